"""Denials: what one source denies and another source, or an account itself, asserts.

In: the statements and sentences of all accounts.  Out: differences with the denial on one side, the assertion on the
other: the denial points back ("denied this", "any such calls"), or it shares the assertion's own words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from rashomon.compare.accounts import Account, Telling
from rashomon.compare.conflicts.denied import Assertion, Denial, list_assertions, list_denials
from rashomon.compare.conflicts.opposites import find_opposites
from rashomon.compare.conflicts.presence import find_presence
from rashomon.compare.conflicts.values import Claim, Difference
from rashomon.compare.times import days_apart
from rashomon.compare.who.names import latin, name_tokens
from rashomon.compare.who.speakers import Cast, name_terms
from rashomon.compare.words.terms import is_number, word_term
from rashomon.compare.words.topics import shorten
from rashomon.model import Statement

# Sentences about a dispute name what is denied without asserting it.
_DISPUTED = re.compile(
    r"\b(?:den(?:y|ies|ied|ials?)|refut|reject|dismiss|disput|question of|whether|claims? that|doubt)", re.IGNORECASE
)
# Verbs that stand in any two statements.
LIGHT_TERMS = frozenset(
    word_term(w) or w for w in "like want know think believe care see hear say tell do make get go come need".split()
)
CONTAINED = 0.6  # share of the denial's own weight that the assertion must have
SHARED_TERMS = 2
MAX_DAYS_APART = 10
MAX_ABOUT_WORDS = 14


def find_denials(telling: Telling, cast: Cast, statements: Mapping[str, Sequence[Statement]]) -> list[Difference]:
    """Return the denials that stand against an assertion, and the sentences told with opposite words."""
    names = name_terms(cast, "person", "body", "unnamed")
    denials = [d for a in telling.accounts.values() for d in list_denials(a, statements.get(a.id, ()), names)]
    assertions = [x for a in telling.accounts.values() for x in list_assertions(a, statements.get(a.id, ()), names)]
    index = AssertionIndex(assertions)
    pairs = [(d, x) for d in denials for x in index.near(d) if contradicts(telling, d, x)]
    answered = group_pairs(telling, pairs, denials)
    return [
        *answered,
        *find_presence(telling, statements),
        *find_opposites(telling, statements),
    ]


class AssertionIndex:
    """The assertions of a story by account and by term; made once, never changed."""

    def __init__(self, assertions: Sequence[Assertion]) -> None:
        self._assertions = assertions
        self._accounts: dict[str, list[int]] = {}
        self._terms: dict[str, list[int]] = {}
        for number, assertion in enumerate(assertions):
            self._accounts.setdefault(assertion.account.id, []).append(number)
            for term in assertion.terms:
                self._terms.setdefault(term, []).append(number)

    def near(self, denial: Denial) -> list[Assertion]:
        """Return the assertions that can be what is denied: those of its account where it points back, or by terms."""
        if denial.back:
            numbers = self._accounts.get(denial.account.id, [])
        else:
            numbers = sorted({n for term in denial.terms for n in self._terms.get(term, ())})
        return [self._assertions[n] for n in numbers]


def contradicts(telling: Telling, denial: Denial, assertion: Assertion) -> bool:
    """Return whether what is denied is what is asserted."""
    if denial.speaker_id is not None and denial.speaker_id == assertion.speaker_id:
        return False
    if denial.account.id == assertion.account.id and denial.sentence.key == assertion.sentence.key:
        return False
    if denial.back:
        return points_at(denial, assertion)
    if not denial.terms & assertion.terms or not same_time(denial.account, assertion.account):
        return False
    if denial.nobody:
        telling_terms = denial.terms - LIGHT_TERMS
        return assertion.speaker is not None and bool(telling_terms) and denial.terms <= assertion.terms
    return shares_proposition(telling, denial, assertion)


def shares_proposition(telling: Telling, denial: Denial, assertion: Assertion) -> bool:
    """Return whether the assertion has what is denied: terms and names, or the verb of a negation and its subject."""
    shared = denial.terms & assertion.terms
    words = frozenset(t for t in denial.terms if not is_number(t))
    if len(shared) < SHARED_TERMS or telling.weigh(shared) < CONTAINED * telling.weigh(words):
        return False
    text = assertion.sentence.text
    if _DISPUTED.search(text) is not None:
        return False
    if denial.predicate is not None:
        subject = name_tokens(denial.speaker)[-1:]
        return denial.predicate in shared and bool(subject) and subject[0] in latin(text)
    named = bool(denial.names) and all(name in text for name in denial.names)
    return named or len(shared) > SHARED_TERMS


def points_at(denial: Denial, assertion: Assertion) -> bool:
    """Return whether the assertion is a source's statement right before the denial."""
    if denial.account.id != assertion.account.id or assertion.speaker is None:
        return False
    near = 0 < denial.sentence.index - assertion.sentence.index <= 1
    between = denial.account.article.text[assertion.sentence.span.end : denial.sentence.span.start]
    return near and not (denial.noun and "\n" in between)


def same_time(a: Account, b: Account) -> bool:
    """Return whether two accounts can speak of one state of things."""
    if a.episode is not None and b.episode is not None and a.episode != b.episode:
        return False
    return a.published is None or b.published is None or days_apart(a.published, b.published) <= MAX_DAYS_APART


def group_pairs(
    telling: Telling, pairs: Sequence[tuple[Denial, Assertion]], denials: Sequence[Denial]
) -> list[Difference]:
    """Return one difference for each set of denials and assertions that hang together."""
    groups: list[list[tuple[Denial, Assertion]]] = []
    for pair in pairs:
        fits = [g for g in groups if any(hang_together(telling, pair, other) for other in g)]
        groups = [g for g in groups if g not in fits] + [[*(p for g in fits for p in g), pair]]
    found = (settle_group(telling, group, denials) for group in groups)
    return [difference for difference in found if difference is not None]


def hang_together(telling: Telling, a: tuple[Denial, Assertion], b: tuple[Denial, Assertion]) -> bool:
    """Return whether two pairs have a denial or an assertion in common, or are one quarrel of the same two."""
    if a[0].evidence == b[0].evidence or a[1].evidence == b[1].evidence or same_side(telling, a[0], b[0]):
        return True
    two = None not in {a[0].speaker_id, a[1].speaker_id}
    same_two = two and (a[0].speaker_id, a[1].speaker_id) == (b[0].speaker_id, b[1].speaker_id)
    return same_two and bool((a[0].terms | a[1].terms) & (b[0].terms | b[1].terms) - LIGHT_TERMS)


def settle_group(
    telling: Telling, group: Sequence[tuple[Denial, Assertion]], denials: Sequence[Denial]
) -> Difference | None:
    """Return the difference of a group: nobody asserts what they deny, and every account of the denial is shown."""
    deniers = {d.speaker_id for d, _ in group} - {None}
    asserted = [x for _, x in group if x.speaker_id not in deniers]
    told = frozenset(term for x in asserted for term in x.terms)
    own = [d if d.terms & told else msgspec.structs.replace(d, evidence=d.evidence[:1]) for d, _ in group]
    more = [d for d in denials if d not in own and any(same_side(telling, d, known) for known in own)]
    return make_difference([*own, *more], asserted) if asserted else None


def same_side(telling: Telling, a: Denial, b: Denial) -> bool:
    """Return whether two denials are one denier's about one thing."""
    shared = a.terms & b.terms
    light = min(telling.weigh(a.terms), telling.weigh(b.terms))
    return (
        a.speaker_id is not None
        and a.speaker_id == b.speaker_id
        and bool(shared)
        and telling.weigh(shared) >= CONTAINED * light
    )


def make_difference(denials: Sequence[Denial], assertions: Sequence[Assertion]) -> Difference:
    """Return the difference between the denials and the assertions of a group."""
    claims = [Claim(value="denied", evidence=e, given_by=d.speaker or None) for d in denials for e in d.evidence]
    claims += [Claim(value="asserted", evidence=x.evidence, given_by=x.speaker) for x in assertions]
    about = min((x.evidence.text for x in assertions), key=lambda text: (len(text), text))
    back = any(d.back for d in denials)
    return Difference(
        kind="denial",
        status="conflict",
        about="whether " + shorten(lower_opening(about), MAX_ABOUT_WORDS),
        claims=tuple(dict.fromkeys(claims)),
        sure="sure" if back else "check",
        because="the denial answers the assertion" if back else "the denial and the assertion share their words",
    )


def lower_opening(text: str) -> str:
    """Return the text with its first word in lower case where that word is an article or pronoun, no name."""
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}" if first.lower() in _PLAIN_OPENINGS else text


_PLAIN_OPENINGS = frozenset(
    "the a an this that these those it he she they we you there all some many in on at our my its his her".split()
)
