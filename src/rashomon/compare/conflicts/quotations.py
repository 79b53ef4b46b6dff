"""Quotations: words changed inside quotation marks beyond cut and translation.

In: utterances.  Out: one difference for each direct quotation in which one telling replaces content words while the
rest stays the same. Several replacements are another translation and no difference.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations, starmap

from rapidfuzz.distance import OSA

from rashomon.compare.accounts import statement_text
from rashomon.compare.conflicts.values import Claim, Difference
from rashomon.compare.said.renderings import changes_content, list_changes
from rashomon.compare.said.statements import Said
from rashomon.compare.words.terms import NUMBER_WORDS, is_number, plain_words, spelt_out, word_term
from rashomon.compare.words.topics import shorten
from rashomon.model import Change, Utterance, Value
from rashomon.text.normalize import fold

MIN_EQUAL_WORDS = 5  # so many other words must be the same for the replaced one to stand out
SAME_SHARE = 0.7  # of the shorter quotation's words
MAX_REPLACED_WORDS = 3
MAX_CHANGES = 3  # a cut before or behind apart, the rest must be the same
MAX_REPLACEMENTS = 1  # with more, the quotation was worded anew, as translators do
SAME_NEIGHBOURS = 5  # words next to the replaced one, before and after together, that must be the same
SAME_BEFORE = 2  # of them right before: "it must [be shut] down", "he must [step] down" are two sentences
_MASKED = re.compile(r"\w--+|\*\*|\[expletive", re.IGNORECASE)  # a word that the outlet does not print
# Letters of a word, and how many of them may differ where it is only spelt or inflected in another way.
_SPELLING_ROWS = ((7, 2), (5, 1), (0, 0))
_MARKED = re.compile(r"[\"“„«]([^\"“”„«»]+)")
_NUMBERED = re.compile(r"\bNo\.? (?=\d)", re.IGNORECASE)
_NOT = frozenset({"not", "never"})
# Small words that turn the sense, a class a row; within a row they are one word in two mouths.
_SMALL: dict[str, int] = {
    word: number
    for number, row in enumerate(
        (
            "may might could can", "will shall must", "should ought", "all every each", "some few several", "most many",
            "none no neither", "not never", "before", "after", "with", "without", "they", "we i", "always", "sometimes",
        )
    )
    for word in row.split()
}  # fmt: skip
ORDINALS = {
    number: word_term(word) or word
    for number, word in zip(
        "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th".split(),
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(),
        strict=True,
    )
}


def find_quotations(utterances: Sequence[Utterance], said: Mapping[str, Said]) -> list[Difference]:
    """Return the utterances whose quoted words differ, one difference for each replaced word."""
    return [d for u in utterances for d in differ_in_words([q for i in u.statement_ids for q in quote_of(said[i])])]


class Quoted(Value, frozen=True, kw_only=True):
    """What an account prints in quotation marks of a statement."""

    said: Said
    text: str

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, folded."""
        return plain_words(self.text)


def quote_of(said: Said) -> list[Quoted]:
    """Return the words in quotation marks: all of a direct quotation, the long parts of a mixed one."""
    text = statement_text(said.statement)
    if said.statement.kind == "direct":
        return [Quoted(said=said, text=text)]
    parts = _MARKED.findall(text) if said.statement.kind == "mixed" else []
    return [Quoted(said=said, text=part) for part in parts if len(plain_words(part)) > MIN_EQUAL_WORDS]


def differ_in_words(group: Sequence[Quoted]) -> list[Difference]:
    """Return the differences in one utterance, none where no quotation has one weighty word replaced."""
    ordered = sorted(group, key=lambda q: (q.said.id, q.text))
    found: dict[frozenset[str], Difference] = {}
    for a, b in combinations(ordered, 2):
        change = changed_words(a, b)
        if change is not None:
            wordings = frozenset({fold(change.base), fold(change.here)})
            found.setdefault(wordings, show_change(ordered, a, change))
    return [found[key] for key in sorted(found, key=sorted)]


def show_change(group: Sequence[Quoted], a: Quoted, change: Change) -> Difference:
    """Return the difference with every quotation that has one of the two wordings."""
    return Difference(
        kind="quotation",
        status="conflict",
        about=shorten(a.text),
        claims=tuple(claim for quoted in group for claim in claim_words(quoted, change)),
        sure="check",
        because="one quotation has other words where the rest is the same",
    )


def changed_words(a: Quoted, b: Quoted) -> Change | None:
    """Return the one replacement, or the one "not", between two quotations; None where there is none or more."""
    if a.said.language != b.said.language or a.said.account.id == b.said.account.id:
        return None
    if any(_MASKED.search(quoted.text) for quoted in (a, b)):
        return None
    changes = list_changes(a.text, b.text)
    worded = [c for c in changes if c.op == "replace" and not is_spelling(c)]
    turned = [c for c in changes if is_turned(c)]
    weighty = turned or [c for c in worded if changes_meaning(c) and not shares_content(c)]
    if len(weighty) != 1 or len({*worded, *turned}) > MAX_REPLACEMENTS or len(changes) > MAX_CHANGES:
        return None
    change = weighty[0]
    lost = sum(len(c.here.split()) for c in changes if c.op in {"replace", "insert"})
    equal = len(b.words) - lost
    small = max(len(change.base.split()), len(change.here.split())) <= MAX_REPLACED_WORDS
    alike = small and equal >= max(MIN_EQUAL_WORDS, SAME_SHARE * min(len(a.words), len(b.words)))
    return change if alike and stands_alike(a, b, change) else None


def is_turned(change: Change) -> bool:
    """Return whether the change is a "not" that one quotation has and the other lacks."""
    words = spelt_out(plain_words(f"{change.base} {change.here}"))
    return change.op in {"cut", "insert"} and bool(words) and set(words) <= _NOT


def changes_meaning(change: Change) -> bool:
    """Return whether a replacement touches words of content, or a small word that turns the sense."""
    before, after = (set(spelt_out(plain_words(text))) for text in (change.base, change.here))
    classes = [{_SMALL[w] for w in words if w in _SMALL} for words in (before - after, after - before)]
    return changes_content(change) or (all(classes) and classes[0] != classes[1])


def stands_alike(a: Quoted, b: Quoted, change: Change) -> bool:
    """Return whether the replaced words stand between the same words; else two sentences were held together."""
    if not change.base or not change.here:
        with_it, without = (a, b) if change.base else (b, a)
        gone = plain_words(change.base or change.here)
        return any(
            (*reversed(before), *after) in _rows(without.words, len(before) + len(after))
            for before, after in surroundings(with_it.words, gone)
            if len(before) + len(after) >= SAME_NEIGHBOURS
        )
    first, second = (surroundings(q.words, plain_words(t)) for q, t in ((a, change.base), (b, change.here)))
    return any(alike_around(x, y) for x in first for y in second)


def _rows(words: Sequence[str], size: int) -> set[tuple[str, ...]]:
    """Return all rows of so many words."""
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def alike_around(x: tuple[tuple[str, ...], tuple[str, ...]], y: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Return whether the words right before or after are the same, and enough of both together."""
    before = next((i for i, (p, q) in enumerate(zip(x[0], y[0], strict=False)) if p != q), min(len(x[0]), len(y[0])))
    after = next((i for i, (p, q) in enumerate(zip(x[1], y[1], strict=False)) if p != q), min(len(x[1]), len(y[1])))
    begins = min(len(x[0]), len(y[0])) < SAME_BEFORE  # at the beginning of a quotation nothing stands before
    return before + after >= SAME_NEIGHBOURS and (begins or before >= SAME_BEFORE)


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
    here, base = (spelt_out(plain_words(_NUMBERED.sub("number ", text))) for text in (change.here, change.base))
    here, base = (tuple(NUMBER_WORDS.get(word, word) for word in words) for words in (here, base))
    if here == base or "".join(here) == "".join(base):
        return True
    a, b = (
        [ORDINALS.get(t, t) for w in fold(text).split() if (t := word_term(w)) is not None]
        for text in (change.base, change.here)
    )
    return bool(a) and len(a) == len(b) and all(starmap(same_spelling, zip(a, b, strict=True)))


def same_spelling(a: str, b: str) -> bool:
    """Return whether two terms are one word spelt in two ways; of short words and figures each letter counts."""
    if a == b:
        return True
    allowed = next(most for letters, most in _SPELLING_ROWS if min(len(a), len(b)) >= letters)
    return not (is_number(a) or is_number(b)) and OSA.distance(a, b) <= allowed


def claim_words(quoted: Quoted, change: Change) -> list[Claim]:
    """Return the claims of a quotation that has one of the two wordings; a left out "not" is shown with its place."""
    statement = quoted.said.statement
    wording = next((text for text in (change.base, change.here) if text and holds(quoted.text, text)), None)
    if wording is None:
        wording = "" if "" in {change.base, change.here} else None
    if wording is None:
        return []
    value = fold(wording) or f"without “{fold(change.base or change.here)}”"
    pieces = [piece for piece in statement.content if wording and holds(piece.text, wording)]
    speaker = statement.speaker.name if statement.speaker is not None else None
    return [Claim(value=value, evidence=piece, given_by=speaker) for piece in pieces or statement.content[:1]]


def holds(text: str, words: str) -> bool:
    """Return whether the words stand in the text, in a row."""
    return f" {' '.join(plain_words(words))} " in f" {' '.join(plain_words(text))} "
