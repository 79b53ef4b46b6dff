"""Cut an article's text for reading: blocks, sentences, and the pieces between the edges of evidence.

In: an article and the spans that findings point at.  Out: blocks of sentences of pieces, in order, covering each block.
Sentences here are a help for the eye: where a finding starts is exact whatever they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rashomon.model import Article, Span, Value

_END = re.compile(r"[.!?…]+[\"'”’»›)\]]*\s+(?=[\"'“‘„«‹(\[]*[^\W\da-z_])")
# A full stop after one of these ends no sentence.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st gen col sgt lt capt sen rep gov rev hon jr sr vs no etc inc ltd co corp u.s u.k e.g i.e "
    "jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m ca z.b d.h bzw".split()
)
_LAST_WORD = re.compile(r"[\w.]+$")


class Piece(Value, frozen=True, kw_only=True):
    """Characters of the text that no evidence's edge divides."""

    span: Span
    text: str


class Sentence(Value, frozen=True, kw_only=True):
    """A sentence for reading, with the anchor that links lead to."""

    anchor: str
    span: Span
    pieces: tuple[Piece, ...]


class Block(Value, frozen=True, kw_only=True):
    """Headline, dek or paragraph."""

    kind: str
    sentences: tuple[Sentence, ...]


def cut_blocks(article: Article, key: str, marked: Iterable[Span]) -> tuple[Block, ...]:
    """Return the article's blocks; anchors are "a1-s1", "a1-s2"… in the order of the text."""
    edges = sorted({edge for span in marked for edge in (span.start, span.end)})
    blocks, count = [], 0
    for span in article.blocks():
        sentences = []
        for sentence in split_sentences(article.text, span):
            count += 1
            pieces = tuple(_cut(article.text, sentence, edges))
            sentences.append(Sentence(anchor=f"{key}-s{count}", span=sentence, pieces=pieces))
        blocks.append(Block(kind=_kind(article, span), sentences=tuple(sentences)))
    return tuple(blocks)


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


def _cut(text: str, span: Span, edges: list[int]) -> Iterable[Piece]:
    inner = edges[bisect_right(edges, span.start) : bisect_left(edges, span.end)]
    bounds = [span.start, *inner, span.end]
    for start, end in pairwise(bounds):
        yield Piece(span=Span(start, end), text=text[start:end])


def sentence_at(sentences: Sequence[Sentence], start: int) -> Sentence | None:
    """Return the one of `sentences`, in the order of the text, that holds the character at `start`."""
    place = bisect_right(sentences, start, key=lambda sentence: sentence.span.start) - 1
    found = sentences[place] if place >= 0 else None
    return found if found is not None and start < found.span.end else None
