"""Pairing: whether two statements in one language render one utterance.

In: two statements read for comparison, how alike their words are, and how their speakers relate.  Out: a `Match` or
None. Exact words join by themselves; other words join by rare terms in common, where no figure differs and neither
denies what the other says. Nothing joins across two occasions.
"""

from __future__ import annotations

from rashomon.compare.said.occasions import NEARLY_ALL_WORDS, RUN_WORDS, SAME_WORDS, one_occasion
from rashomon.compare.said.relations import Relation
from rashomon.compare.said.statements import RUN_LENGTH, Said
from rashomon.compare.who.roles import role_terms
from rashomon.compare.words.gist import Rarity
from rashomon.compare.words.similarity import Likeness, measure_likeness
from rashomon.compare.words.terms import is_number
from rashomon.model import Value

HOME_BONUS = 0.5  # a headline is first of all a cut of its own article's quotation
RELATION_BONUS: dict[Relation, float] = {"same": 0.2, "unknown": 0.0, "different": -0.2}
AWAY = 0.1  # told to one outlet by one account alone: the press's version comes first

SHORT_WORDS = 5  # a cut so short must stand in the other as it is
# Terms that a fragment must hold: "an act of war", "the whistleblower" are anybody's words.
FRAGMENT_TERMS: dict[Relation, int] = {"same": 1, "unknown": 3, "different": 3}
MOST_WORDS = 0.75  # share of the shorter's words that the longer has in order
LEAST_CONTAINED = 0.45  # under every row's share of the lighter text
SAME_SENTENCE_WORDS = 6  # a sentence so long and the same in two accounts is one text printed twice
# Shared terms, their weight in rarest terms, then least share of the lighter text and of both, by which two wordings of
# one speaker are one thing. Of 588 pairs of statements by one speaker in one US article that share two terms, some 45
# pass: all but about 8 are a headline or summary and its own quotation.
PARAPHRASE_ROWS = ((3, 1.9, 0.46, 0.24), (2, 1.6, 0.5, 0.26))
UNKNOWN_SPEAKER_EXTRA = 0.15  # without a known speaker on both sides, more must be alike
PLAIN_WORDS = 14  # a longer statement says more than that something is not so


class Match(Value, frozen=True, kw_only=True):
    """Two statements that render one utterance, how strongly, and whether by their exact words."""

    a: str
    b: str
    score: float
    verbatim: bool


def can_match(rarity: Rarity, a: Said, b: Said, relation: Relation) -> bool:
    """Return whether it is worth while to hold the two statements' words against each other, in order."""
    if quotes_other(a, b, relation):
        return False
    if a.words == b.words:
        return True
    common = a.gist & b.gist
    if len(common) == 1 and min(len(a.words), len(b.words)) > SHORT_WORDS:
        return False
    if relation == "same" and not a.runs.isdisjoint(b.runs):
        return True
    lighter = min(rarity.total(a.gist), rarity.total(b.gist))
    return rarity.weigh(common) >= LEAST_CONTAINED * lighter


def quotes_other(a: Said, b: Said, relation: Relation) -> bool:
    """Return whether one holds the other, or is at second hand: "The foreman said, 'Smell it'."."""
    x, y = a.statement, b.statement
    if y.id == x.nested_in or x.id == y.nested_in:
        return True
    return relation != "same" and (x.nested_in is None) != (y.nested_in is None)


def match_pair(rarity: Rarity, a: Said, b: Said, relation: Relation, likeness: Likeness) -> Match | None:
    """Return the match of two statements, None where they are two utterances or it cannot be told."""
    exact = is_verbatim(likeness, a, b, relation) or is_reprinted(a, b)
    if not (a.quoted and b.quoted) and (contradicts(a, b) or not same_numbers(a, b)):
        return None
    if not (exact or is_paraphrase(rarity, likeness, a, b, relation)):
        return None
    if not one_occasion(likeness, a, b):
        return None
    here = HOME_BONUS if a.account.id == b.account.id else 0.0
    apart = AWAY if a.venue.own != b.venue.own else 0.0
    score = likeness.contained + likeness.verbatim + likeness.joint + here + RELATION_BONUS[relation] - apart
    return Match(a=a.id, b=b.id, score=round(score, 4), verbatim=exact)


def liken(rarity: Rarity, a: Said, b: Said) -> Likeness:
    """Return how alike the words of two statements are."""
    return measure_likeness(rarity, a.words, b.words, a.gist, b.gist)


def is_verbatim(likeness: Likeness, a: Said, b: Said, relation: Relation) -> bool:
    """Return whether one statement's words stand in the other's: a cut, or the same quotation."""
    if all(map(is_number, a.gist & b.gist)):
        return False
    if relation == "different":
        return is_long_verbatim(likeness, a, b)
    shorter = min(len(a.words), len(b.words))
    if relation == "same" and a.quoted and b.quoted and likeness.run >= RUN_LENGTH and likeness.shared > 1:
        return True
    if shorter > SHORT_WORDS:
        kept = likeness.contained >= MOST_WORDS or likeness.run >= SHORT_WORDS
        return kept and likeness.verbatim >= MOST_WORDS and likeness.run >= RUN_WORDS and likeness.shared > 1
    if likeness.shared < FRAGMENT_TERMS[relation]:
        return False
    if likeness.verbatim == 1 and likeness.run > 1 and shorter > RUN_WORDS:
        return True
    return likeness.run >= min(shorter, RUN_WORDS) and likeness.verbatim >= NEARLY_ALL_WORDS and likeness.contained == 1


def is_long_verbatim(likeness: Likeness, a: Said, b: Said) -> bool:
    """Return whether the words alike are too many for two people to have chosen them."""
    if min(len(a.words), len(b.words)) < RUN_WORDS or likeness.run < RUN_WORDS:
        return False
    if a.quoted and b.quoted and likeness.shared >= FRAGMENT_TERMS["different"]:
        return likeness.verbatim >= NEARLY_ALL_WORDS
    return likeness.verbatim >= SAME_WORDS and likeness.run >= RUN_LENGTH and likeness.shared > 1


def is_reprinted(a: Said, b: Said) -> bool:
    """Return whether two accounts print one sentence, in which the two statements are the same words."""
    if a.account.id == b.account.id or a.words != b.words:
        return False
    first, second = (s.account.sentence_at(s.statement.content[0].start) for s in (a, b))
    return (
        first is not None
        and second is not None
        and len(first.words) >= SAME_SENTENCE_WORDS
        and first.words == second.words
    )


def is_paraphrase(rarity: Rarity, likeness: Likeness, a: Said, b: Said, relation: Relation) -> bool:
    """Return whether enough rare words are shared for two wordings of one thing."""
    if relation == "different" or not same_numbers(a, b):
        return False
    if relation == "unknown" and both_told(a, b):
        return False
    stricter = UNKNOWN_SPEAKER_EXTRA if relation == "unknown" else 0.0
    for terms, weight, contained, joint in PARAPHRASE_ROWS:
        if likeness.shared >= terms:
            heavy = likeness.weight >= weight * rarity.weights[""]
            return heavy and likeness.contained >= contained + stricter and likeness.joint >= joint + stricter
    return False


def both_told(a: Said, b: Said) -> bool:
    """Return whether neither is quoted and two sources are named: "survivors", "Mr Pask".

    Two unnamed sources that are described alike ("officials", "senior officials") can be one.
    """
    sources = [s.statement.source for s in (a, b) if s.statement.kind == "indirect" and s.statement.speaker_id]
    terms = [role_terms(source.text) for source in sources if source is not None and source.text[:1].islower()]
    alike = len(terms) == len((a, b)) and (terms[0] <= terms[1] or terms[1] <= terms[0])
    return len(sources) == len((a, b)) and not alike


def same_numbers(a: Said, b: Said) -> bool:
    """Return whether no number of one stands against another of the other."""
    return a.numbers <= b.numbers or b.numbers <= a.numbers


def contradicts(a: Said, b: Said) -> bool:
    """Return whether one of two plain statements denies what the other says."""
    return max(len(a.words), len(b.words)) <= PLAIN_WORDS and a.negated != b.negated
