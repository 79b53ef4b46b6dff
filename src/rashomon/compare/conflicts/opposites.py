"""Opposites: one sentence that two accounts tell with opposite words ("passed", "failed").

In: the sentences of all accounts.  Out: one difference for each pair of opposite words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.compare.accounts import Sentence, Telling
from rashomon.compare.conflicts.denied import is_negated
from rashomon.compare.conflicts.values import Claim, Difference, giver_of
from rashomon.compare.words.similarity import candidate_pairs, measure_likeness
from rashomon.compare.words.terms import word_term
from rashomon.compare.words.topics import shorten
from rashomon.model import Statement
from rashomon.text.normalize import fold

ANTONYMS: dict[str, str] = {}
for _pair in (
    "pass fail|accept reject|approve reject|win lose|increase decrease|rise fall|guilty innocent|"
    "alive dead|confirm deny|support oppose"
    "|succeed fail|acquit convict|allow ban|resume suspend|advance retreat|recover worsen|grant refuse|"
    "sign veto|arrive leave|strengthen weaken"
).split("|"):
    _a, _b = (word_term(word) or word for word in _pair.split())
    ANTONYMS.setdefault(_a, _b)
    ANTONYMS.setdefault(_b, _a)

SHARED_TERMS = 2
OPPOSITE_JOINT = 0.5  # two tellings of one sentence, apart from the opposite words
MAX_POSTINGS = 60  # a term in more sentences than this tells none of them apart


def find_opposites(telling: Telling, statements: Mapping[str, Sequence[Statement]]) -> list[Difference]:
    """Return the sentences that two accounts tell with opposite words and otherwise alike."""
    rows = {
        s.key: s
        for account in telling.accounts.values()
        for s in account.sentences
        if s.in_body and s.terms & set(ANTONYMS)
    }
    groups: dict[tuple[str, ...], dict[str, Claim]] = {}
    for a, b in pair_opposites(rows):
        words = opposite_words(telling, rows[a], rows[b])
        if words is not None:
            claims = groups.setdefault(tuple(sorted(words)), {})
            for sentence, word in zip((rows[a], rows[b]), words, strict=True):
                giver = giver_of(statements.get(sentence.article_id, ()), sentence.evidence())
                claims[sentence.key] = Claim(value=word, evidence=sentence.evidence(), given_by=giver)
    return [
        Difference(
            kind="denial",
            status="conflict",
            about=shorten(min((c.evidence.text for c in claims.values()), key=lambda t: (len(t), t))),
            claims=tuple(claims[key] for key in sorted(claims)),
            sure="check",
            because="one sentence is told with opposite words",
        )
        for _, claims in sorted(groups.items())
    ]


def pair_opposites(rows: Mapping[str, Sentence]) -> list[tuple[str, str]]:
    """Return the pairs of sentences that hold two opposite words and share others."""
    blind = {key: frozenset(s.terms - set(ANTONYMS)) for key, s in rows.items()}
    pairs = set()
    for word, opposite in sorted(ANTONYMS.items()):
        if word < opposite:
            sides = {key: s.terms for key, s in rows.items() if word in s.terms or opposite in s.terms}
            near = candidate_pairs({key: blind[key] for key in sides}, cap=MAX_POSTINGS, shared=SHARED_TERMS)
            pairs |= {(a, b) for a, b in near if (word in sides[a]) != (word in sides[b])}
    return sorted(pairs)


def opposite_words(telling: Telling, a: Sentence, b: Sentence) -> tuple[str, str] | None:
    """Return the opposite words of two sentences of two accounts that are otherwise alike."""
    if a.article_id == b.article_id or is_negated(a.text) != is_negated(b.text):
        return None
    found = [(t, ANTONYMS[t]) for t in sorted(a.terms) if ANTONYMS.get(t) in b.terms and t not in b.terms]
    if len(found) != 1 or ANTONYMS[found[0][0]] in a.terms:
        return None
    x, y = a.terms - {found[0][0]}, b.terms - {found[0][1]}
    likeness = measure_likeness(telling, a.words, b.words, x, y)
    if likeness.joint < OPPOSITE_JOINT or likeness.shared < SHARED_TERMS:
        return None
    return written(a, found[0][0]), written(b, found[0][1])


def written(sentence: Sentence, term: str) -> str:
    """Return the word of the sentence that has the term."""
    return next((fold(word) for word in sentence.words if word_term(word) == term), term)
