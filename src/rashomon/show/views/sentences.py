"""Cut an article's text for reading: sentences with anchors.

In: an article.  Out: its sentences in order, covering each block.
Sentences here are a help for the eye: where a finding starts is exact whatever they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from rashomon.model import Article, Span, Value

_END = re.compile(r"[.!?…]+[\"'”’»›)\]]*\s+(?=[\"'“‘„«‹(\[]*[^\W\da-z_])")
# A full stop after one of these ends no sentence.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st gen col sgt lt capt sen rep gov rev hon jr sr vs no etc inc ltd co corp u.s u.k e.g i.e "
    "jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m ca z.b d.h bzw".split()
)
_LAST_WORD = re.compile(r"[\w.]+$")


class Sentence(Value, frozen=True, kw_only=True):
    """A sentence for reading, with the anchor that links lead to; `block` counts headline, dek and paragraphs."""

    anchor: str
    span: Span
    block: int
    kind: str


def cut_sentences(article: Article, key: str) -> tuple[Sentence, ...]:
    """Return the article's sentences; anchors are "a1-s1", "a1-s2"… in the order of the text."""
    found = [
        (sentence, number, _kind(article, block))
        for number, block in enumerate(article.blocks())
        for sentence in split_sentences(article.text, block)
    ]
    return tuple(
        Sentence(anchor=f"{key}-s{n}", span=span, block=block, kind=kind)
        for n, (span, block, kind) in enumerate(found, 1)
    )


def _kind(article: Article, span: Span) -> str:
    return "headline" if span == article.headline_span else "dek" if span == article.dek_span else "paragraph"


def split_sentences(text: str, block: Span) -> list[Span]:
    """Return the spans of the sentences of a block; together they cover it."""
    starts = [block.start]
    for match in _END.finditer(text, block.start, block.end):
        word = _LAST_WORD.search(text, max(block.start, match.start() - 24), match.start())
        last = word[0].casefold() if word else ""
        if not (last in _ABBREVIATIONS or len(last) == 1):
            starts.append(match.end())
    return [Span(a, b) for a, b in zip(starts, [*starts[1:], block.end], strict=True) if a < b]


def sentence_at(sentences: Sequence[Sentence], start: int) -> Sentence | None:
    """Return the one of `sentences`, in the order of the text, that holds the character at `start`."""
    place = bisect_right(sentences, start, key=lambda sentence: sentence.span.start) - 1
    found = sentences[place] if place >= 0 else None
    return found if found is not None and start < found.span.end else None
