"""Utterances: the statements that render one thing said on one occasion, in every account.

In: the statements under their final speakers.  Out: groups of statements, each with the reason it was made.
Precision comes first: statements join by rare words in common or by their exact words, never across two occasions.
The same words under two speakers stay one group, which `attributions` then shows as a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rashomon.compare.accounts import Account, Telling, statement_text
from rashomon.compare.citations import own_name, same_outlet
from rashomon.compare.names import name_tokens, same_surname
from rashomon.compare.similarity import Likeness, candidate_pairs, measure_likeness
from rashomon.compare.speakers import Cast, Identity
from rashomon.compare.terms import content_terms, is_number, plain_words, spelt_out
from rashomon.compare.times import days_apart
from rashomon.model import Statement, Value
from rashomon.text.normalize import fold

MAX_POSTINGS = 80  # a term in more statements than this tells none of them apart
HOME_BONUS = 0.5  # a headline is first of all a cut of its own article's quotation
SHORT_WORDS = 5  # a cut so short must stand in the other as it is
RUN_WORDS = 3  # fewer words in a row stand in any two sentences
MOST_WORDS = 0.75  # share of the shorter's words that the longer has in order
NEARLY_ALL_WORDS = 0.8
SAME_WORDS = 0.95  # said to two audiences: only the same words are one utterance
# Shared terms, then least share of the lighter text and of both, by which two wordings are one thing.
PARAPHRASE_ROWS = ((4, 0.55, 0.28), (2, 0.6, 0.34))
PAIR_TERMS = 2  # few shared terms must be rare ones,
PAIR_WEIGHT = 0.9  # together as heavy as so many unseen terms
UNKNOWN_SPEAKER_EXTRA = 0.15  # without a known speaker on both sides, more must be alike
PLAIN_TERMS = 3  # two sources told without quotation marks: fewer terms ("heard no alarm") can be anybody's
MAX_DAYS_APART = 10  # reports of one utterance appear within days; later ones quote it word for word
LONG_VERBATIM_WORDS = 8  # so many words alike are the same words, whenever they are printed
# Press and public at large: a report that names them and one that names nobody can be of one occasion.
_PRESS = frozenset(
    """reporters reporter journalists journalist news media press conference briefing television tv crowd
    audience public""".split()
)
_WHEN_WHERE = re.compile(r"\s+(?:at|in|on|by|during|after|before|from|via|over|outside|inside)\s.*")
_SPOKE_TO = re.compile(r"\b(?:spoke|speaking|talked|talking) (?:to|with) (?:the |his |her |their |a )?([a-z]+)")
_US = re.compile(r"^(us|this (newspaper|paper|website|reporter)|our (reporter|correspondent))\b")


class Said(Value, frozen=True, kw_only=True):
    """A statement read for comparison. `venue` is whom it was said to where that tells occasions apart."""

    id: str
    statement: Statement
    account: Account
    words: tuple[str, ...]
    terms: frozenset[str]
    venue: str | None
    exclusive: bool


class Match(Value, frozen=True, kw_only=True):
    """Two statements that render one utterance, how strongly, and whether by their exact words."""

    a: str
    b: str
    score: float
    verbatim: bool


def read_statements(telling: Telling, statements: Iterable[Statement]) -> dict[str, Said]:
    """Return the statements that can be held against others, by id."""
    said = {s.id: read_statement(telling.accounts[s.article_id], s) for s in statements if s.attribution == "speech"}
    return {key: value for key, value in sorted(said.items()) if value.terms}


def read_statement(account: Account, statement: Statement) -> Said:
    """Return the statement with its words, terms and venue."""
    text = statement_text(statement)
    venue, exclusive = read_venue(account, statement)
    return Said(
        id=statement.id,
        statement=statement,
        account=account,
        words=spelt_out(plain_words(text)),
        terms=frozenset(content_terms(text)),
        venue=venue,
        exclusive=exclusive,
    )


def read_venue(account: Account, statement: Statement) -> tuple[str | None, bool]:
    """Return whom it was said to, None for the press at large, and whether it was said to this outlet alone."""
    addressee = fold(statement.addressee or statement.medium or "").removeprefix("the ").strip()
    if not addressee:
        return read_audience(account, statement), False
    outlet = own_name(account)
    own = _US.match(addressee) or (outlet is not None and _names_outlet(_WHEN_WHERE.sub("", addressee), outlet))
    if own:
        return account.article.outlet.id if account.article.outlet is not None else account.id, True
    return (None, False) if set(addressee.split()) & _PRESS else (addressee, False)


def read_audience(account: Account, statement: Statement) -> str | None:
    """Return the audience that the sentence before names ("spoke to workers"), the press apart."""
    sentence = account.sentence_at(statement.content[0].start)
    before = account.sentence_at(sentence.span.start - 2) if sentence is not None else None
    spoke = _SPOKE_TO.search(before.text) if before is not None and before.article_id == account.id else None
    return spoke[1] if spoke is not None and spoke[1] not in _PRESS else None


def _names_outlet(addressee: str, outlet: str) -> bool:
    """Return whether "the Chronicle" is the outlet "Barrowby Chronicle"."""
    short, full = fold(addressee).removeprefix("the ").split(), fold(outlet).removeprefix("the ").split()
    return same_outlet(addressee, outlet) or (
        bool(short) and (full[-len(short) :] == short or full[: len(short)] == short)
    )


# Whether two statements can be one


def match_statements(telling: Telling, cast: Cast, said: Mapping[str, Said]) -> list[Match]:
    """Return the pairs of statements that render one utterance, the surest first."""
    people = {identity.id: identity for identity in cast.identities}
    pairs = candidate_pairs({key: s.terms for key, s in said.items()}, cap=MAX_POSTINGS, shared=1)
    matches = (match_pair(telling, people, said[a], said[b]) for a, b in pairs)
    return sorted((m for m in matches if m is not None), key=lambda m: (-m.score, m.a, m.b))


def match_pair(telling: Telling, people: Mapping[str, Identity], a: Said, b: Said) -> Match | None:
    """Return the match of two statements, None where they are two utterances or it cannot be told."""
    if len(a.terms & b.terms) == 1 and min(len(a.words), len(b.words)) > SHORT_WORDS:
        return None
    relation = relate_speakers(people, a.statement, b.statement)
    likeness = measure_likeness(telling, a.words, b.words, a.terms, b.terms)
    exact = is_verbatim(likeness, a, b)
    if not exact and (relation == "different" or not is_paraphrase(telling, likeness, a, b, relation)):
        return None
    if relation == "different" and not is_long_verbatim(likeness, a, b):
        return None
    if relation == "unknown" and likeness.shared < PLAIN_TERMS and both_told(a, b):
        return None
    if not one_occasion(likeness, a, b):
        return None
    here = HOME_BONUS if a.account.id == b.account.id else 0.0
    bonus = here + {"same": 0.2, "unknown": 0.0, "different": -0.2}[relation]
    apart = 0.1 if a.exclusive != b.exclusive else 0.0
    score = round(likeness.contained + likeness.verbatim + likeness.joint + bonus - apart, 4)
    return Match(a=a.id, b=b.id, score=score, verbatim=exact)


def both_told(a: Said, b: Said) -> bool:
    """Return whether two sources are named by different words and neither is quoted: "survivors", "Mr Pask"."""
    x, y = a.statement, b.statement
    return x.kind == y.kind == "indirect" and None not in {x.speaker_id, y.speaker_id}


def relate_speakers(people: Mapping[str, Identity], a: Statement, b: Statement) -> str:
    """Return "same", "different", or "unknown" where a speaker is missing, unnamed, or speaks for the other."""
    if a.speaker_id is None or b.speaker_id is None:
        return "unknown"
    if a.speaker_id == b.speaker_id:
        return "same"
    x, y = people.get(a.speaker_id), people.get(b.speaker_id)
    if x is None or y is None or "unnamed" in {x.kind, y.kind}:
        return "unknown"
    return "unknown" if speaks_for(x, y) or speaks_for(y, x) or may_be_one(x, y) else "different"


def speaks_for(person: Identity, body: Identity) -> bool:
    """Return whether a person's role names the body: a company's spokeswoman, a union's secretary."""
    if person.kind != "person" or body.kind != "body":
        return False
    names = {frozenset(content_terms(name)) for name in (body.name, *body.aliases)}
    roles = [frozenset(content_terms(role.text)) for role in person.roles]
    return any(name and name & role for name in names for role in roles)


def may_be_one(x: Identity, y: Identity) -> bool:
    """Return whether two people share a surname: they can be one whom a page names badly."""
    a, b = name_tokens(x.name), name_tokens(y.name)
    return x.kind == y.kind == "person" and bool(a and b) and same_surname(a[-1], b[-1])


def is_verbatim(likeness: Likeness, a: Said, b: Said) -> bool:
    """Return whether one statement's words stand in the other's: a cut, or the same quotation."""
    shorter = min(len(a.words), len(b.words))
    if all(map(is_number, a.terms & b.terms)):
        return False
    if shorter > SHORT_WORDS:
        return likeness.verbatim >= MOST_WORDS and likeness.run >= RUN_WORDS and likeness.shared > 1
    if likeness.verbatim == 1 and likeness.run > 1 and shorter > RUN_WORDS:
        return True
    return likeness.run >= min(shorter, RUN_WORDS) and likeness.verbatim >= NEARLY_ALL_WORDS and likeness.contained == 1


def is_long_verbatim(likeness: Likeness, a: Said, b: Said) -> bool:
    """Return whether the words alike are too many for two people to have chosen them."""
    quoted = a.statement.kind in {"direct", "mixed"} and b.statement.kind in {"direct", "mixed"}
    enough = min(len(a.words), len(b.words)) >= RUN_WORDS
    return quoted and enough and likeness.run >= RUN_WORDS and likeness.verbatim >= NEARLY_ALL_WORDS


def is_paraphrase(telling: Telling, likeness: Likeness, a: Said, b: Said, relation: str) -> bool:
    """Return whether enough rare words are shared for two wordings of one thing."""
    if a.account.article.language != b.account.article.language:
        return relation == "same" and shares_figure(a, b)
    if likeness.numbers and not same_numbers(a, b):
        return False
    stricter = UNKNOWN_SPEAKER_EXTRA if relation == "unknown" else 0.0
    for terms, contained, joint in PARAPHRASE_ROWS:
        if likeness.shared >= terms:
            heavy = terms > PAIR_TERMS or likeness.weight >= PAIR_WEIGHT * telling.weights[""]
            return heavy and likeness.contained >= contained + stricter and likeness.joint >= joint + stricter
    return False


def shares_figure(a: Said, b: Said) -> bool:
    """Return whether two languages share a figure of two digits or more that is no year, and no figure differs."""
    figures = {t for t in a.terms & b.terms if is_number(t) and len(t) > 1 and not re.fullmatch("(19|20)[0-9]{2}", t)}
    return bool(figures) and same_numbers(a, b)


def same_numbers(a: Said, b: Said) -> bool:
    """Return whether no number of one stands against another of the other."""
    x, y = ({t for t in s.terms if is_number(t)} for s in (a, b))
    return x <= y or y <= x


def one_occasion(likeness: Likeness, a: Said, b: Said) -> bool:
    """Return whether two statements can come from one occasion: day, venue, episode and dates of publication."""
    x, y = a.statement, b.statement
    same_words = likeness.verbatim >= NEARLY_ALL_WORDS and likeness.run >= RUN_WORDS
    if x.said_on and y.said_on and not dates_fit(x.said_on, y.said_on):
        return False
    if (a.exclusive or b.exclusive) and a.venue != b.venue:
        return a.account.id == b.account.id or (
            (a.venue is None or b.venue is None) and not _is_general(x, y) and same_words
        )
    if a.venue != b.venue and a.account.id != b.account.id and likeness.verbatim < SAME_WORDS:
        return False
    long_words = same_words and likeness.run >= LONG_VERBATIM_WORDS
    return long_words or _published_together(a.account, b.account)


def _is_general(x: Statement, y: Statement) -> bool:
    """Return whether one of them was said to the press at large, which an interview is not."""
    return any(s.addressee is not None and set(fold(s.addressee).split()) & _PRESS for s in (x, y))


def dates_fit(a: str, b: str) -> bool:
    """Return whether two truncated dates can be one: the shorter is the beginning of the longer."""
    short = min(len(a), len(b))
    return a[:short] == b[:short]


def _published_together(a: Account, b: Account) -> bool:
    if a.episode is not None and b.episode is not None and a.episode != b.episode:
        return False
    if a.published is None or b.published is None:
        return True
    return days_apart(a.published, b.published) <= MAX_DAYS_APART


# Grouping


def group_statements(said: Mapping[str, Said], matches: Sequence[Match]) -> list[tuple[str, ...]]:
    """Return the groups of statements that are one utterance in two articles or more.

    The surest matches join first; two groups join only where the fullest statement of one matches the other, and
    where no two of their statements are held apart by their occasion.
    """
    accepted = {(m.a, m.b) for m in matches}
    groups = {key: [key] for key in said}
    for match in matches:
        first, second = groups[match.a], groups[match.b]
        if first is not second and joinable(said, accepted, first, second):
            first.extend(second)
            for key in second:
                groups[key] = first
    unique = {id(group): tuple(sorted(group)) for group in groups.values()}
    found = [group for group in unique.values() if len({said[k].account.id for k in group}) > 1]
    return sorted(found)


def joinable(
    said: Mapping[str, Said], accepted: set[tuple[str, str]], first: Sequence[str], second: Sequence[str]
) -> bool:
    """Return whether two groups are one utterance."""
    linked = any(
        (min(full, other), max(full, other)) in accepted
        for group, others in ((first, second), (second, first))
        for full in [fullest(said[k] for k in group).id]
        for other in others
    )
    return linked and not any(held_apart(said[a], said[b]) for a in first for b in second)


def held_apart(a: Said, b: Said) -> bool:
    """Return whether two statements are known to come from two occasions."""
    x, y = a.statement, b.statement
    if x.said_on and y.said_on and not dates_fit(x.said_on, y.said_on):
        return True
    return a.account.id != b.account.id and a.exclusive != b.exclusive and _is_general(x, y)


def fullest(group: Iterable[Said]) -> Said:
    """Return the fullest rendering: direct before mixed before paraphrase, then the most words."""
    rank = {"direct": 0, "mixed": 1, "indirect": 2, "headline": 3}
    return min(group, key=lambda s: (rank[s.statement.kind], -len(s.words), s.id))
