"""Quotations: words changed inside quotation marks beyond cut and translation.

In: utterances.  Out: one difference for each direct quotation in which one telling replaces content words while the
rest stays the same. Several replacements are another translation and no difference.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import OSA

from rashomon.compare.accounts import statement_text
from rashomon.compare.conflicts import Claim, Difference
from rashomon.compare.renderings import changes_content, list_changes
from rashomon.compare.said import Said
from rashomon.compare.terms import plain_words, spelt_out, word_term
from rashomon.compare.topics import shorten
from rashomon.model import Change, Utterance
from rashomon.text.normalize import fold

MIN_EQUAL_WORDS = 5  # so many other words must be the same for the replaced one to stand out
SAME_SHARE = 0.7  # of the shorter quotation's words
MAX_REPLACED_WORDS = 3
MAX_CHANGES = 3  # a cut before or behind apart, the rest must be the same
MAX_REPLACEMENTS = 1  # with more, the quotation was worded anew, as translators do
SAME_NEIGHBOURS = 5  # words next to the replaced one, before and after together, that must be the same
_MASKED = re.compile(r"\w--+|\*\*|\[expletive", re.IGNORECASE)  # a word that the outlet does not print
SPELLING_DISTANCE = 2  # up to so many letters, a word is spelt or inflected in another way
ORDINALS = {
    number: word_term(word) or word
    for number, word in zip(
        "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th".split(),
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(),
        strict=True,
    )
}


def find_quotations(utterances: Sequence[Utterance], said: Mapping[str, Said]) -> list[Difference]:
    """Return the utterances whose quoted words differ."""
    found = []
    for utterance in utterances:
        quoted = [said[i] for i in utterance.statement_ids if said[i].statement.kind == "direct"]
        difference = differ_in_words(quoted)
        found.extend([difference] if difference is not None else [])
    return found


def differ_in_words(group: Sequence[Said]) -> Difference | None:
    """Return the difference in one utterance, None where no quotation has one content word replaced."""
    for a in group:
        for b in group:
            change = replaced_words(a, b) if a.id < b.id else None
            if change is not None:
                claims = [claim for s in group for claim in claim_words(s, change)]
                return Difference(
                    kind="quotation",
                    status="conflict",
                    about=shorten(statement_text(a.statement)),
                    claims=tuple(claims),
                    sure="check",
                    because="one quotation has other words where the rest is the same",
                )
    return None


def replaced_words(a: Said, b: Said) -> Change | None:
    """Return the one replacement between two quotations in one language, None where there is none or more."""
    if a.account.article.language != b.account.article.language or a.account.id == b.account.id:
        return None
    changes = list_changes(statement_text(a.statement), statement_text(b.statement))
    worded = [c for c in changes if c.op == "replace" and not is_spelling(c)]
    replaced = [c for c in worded if changes_content(c) and not shares_content(c)]
    if len(replaced) != 1 or len(worded) > MAX_REPLACEMENTS or len(changes) > MAX_CHANGES:
        return None
    change = replaced[0]
    lost = sum(len(c.here.split()) for c in changes if c.op in {"replace", "insert"})
    equal = len(plain_words(statement_text(b.statement))) - lost
    small = max(len(change.base.split()), len(change.here.split())) <= MAX_REPLACED_WORDS
    shorter = min(len(a.words), len(b.words))
    alike = small and equal >= max(MIN_EQUAL_WORDS, SAME_SHARE * shorter) and stands_alike(a, b, change)
    return change if alike and not any(_MASKED.search(statement_text(s.statement)) for s in (a, b)) else None


def stands_alike(a: Said, b: Said, change: Change) -> bool:
    """Return whether the replaced words stand between the same words; else two sentences were held together."""
    sides = [
        (plain_words(statement_text(s.statement)), plain_words(t)) for s, t in ((a, change.base), (b, change.here))
    ]
    first, second = (surroundings(words, part) for words, part in sides)
    return any(alike_around(x, y) for x in first for y in second)


def alike_around(x: tuple[tuple[str, ...], tuple[str, ...]], y: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Return whether the words right before or after are the same, and enough of both together."""
    before = next((i for i, (p, q) in enumerate(zip(x[0], y[0], strict=False)) if p != q), min(len(x[0]), len(y[0])))
    after = next((i for i, (p, q) in enumerate(zip(x[1], y[1], strict=False)) if p != q), min(len(x[1]), len(y[1])))
    return before + after >= SAME_NEIGHBOURS


def surroundings(words: Sequence[str], part: Sequence[str]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return, a place of the part, the words before it (nearest first) and after it, a few of each."""
    size = len(part)
    places = [i for i in range(len(words) - size + 1) if size and tuple(words[i : i + size]) == tuple(part)]
    return [
        (
            tuple(reversed(words[max(0, i - SAME_NEIGHBOURS) : i])),
            tuple(words[i + size : i + size + SAME_NEIGHBOURS]),
        )
        for i in places
    ]


def shares_content(change: Change) -> bool:
    """Return whether both sides of a replacement hold one content word: "lives along" and "live on"."""
    before, after = ({word_term(w) for w in fold(text).split()} - {None} for text in (change.base, change.here))
    return bool(before & after)


def is_spelling(change: Change) -> bool:
    """Return whether the replaced words are one word in two forms: number, tense, spelling."""
    here, base = (spelt_out(plain_words(text)) for text in (change.here, change.base))
    if here == base or "".join(here) == "".join(base):
        return True
    a, b = (
        [ORDINALS.get(t, t) for w in fold(text).split() if (t := word_term(w)) is not None]
        for text in (change.base, change.here)
    )
    return (
        bool(a)
        and len(a) == len(b)
        and all(x == y or OSA.distance(x, y) <= SPELLING_DISTANCE for x, y in zip(a, b, strict=True))
    )


def claim_words(said: Said, change: Change) -> list[Claim]:
    """Return the claims of a statement that has one of the two wordings."""
    words = f" {' '.join(plain_words(statement_text(said.statement)))} "
    for text in (change.base, change.here):
        if f" {' '.join(plain_words(text))} " in words:
            speaker = said.statement.speaker
            return [
                Claim(value=fold(text), evidence=piece, given_by=speaker.name if speaker is not None else None)
                for piece in said.statement.content
                if holds_near(piece.text, text) or len(said.statement.content) == 1
            ] or [Claim(value=fold(text), evidence=said.statement.content[0], given_by=None)]
    return []


def holds_near(piece: str, text: str) -> bool:
    """Return whether the piece of the statement holds the words."""
    return " ".join(plain_words(text)) in " ".join(plain_words(piece))
