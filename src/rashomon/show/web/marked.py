"""Cut an article's text where marks begin and end, so that each piece has one set of them.

In: an article, its statements, a range that a link leads to.  Out: blocks of pieces, in the order of the text.
Pieces together are exactly the text of their block: nothing is added to or taken from what the page says.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from rashomon.model import Article, Span, Statement, Value


class MarkedPiece(Value, frozen=True, kw_only=True):
    """Characters with the same marks.

    `said` says that they are what somebody says, `found` that a link leads to them, `first` that they are the first
    such ones; `begins` are the numbers of the statements that begin here.
    """

    start: int
    end: int
    text: str
    said: bool
    found: bool
    first: bool
    begins: tuple[int, ...]


class MarkedBlock(Value, frozen=True, kw_only=True):
    """Headline, dek or a paragraph."""

    kind: str
    pieces: tuple[MarkedPiece, ...]


def mark_blocks(article: Article, statements: Sequence[Statement], wanted: Span | None) -> list[MarkedBlock]:
    """Return the blocks of the text with their pieces."""
    said = [Span(piece.start, piece.end) for one in statements for piece in one.content]
    begins: dict[int, list[int]] = {}
    for number, one in enumerate(statements, 1):
        begins.setdefault(one.content[0].start, []).append(number)
    marks = [*said, *([wanted] if wanted else [])]
    edges = sorted({edge for span in marks for edge in (span.start, span.end)})
    covered = _join(said)
    blocks, shown = [], False
    for block in article.blocks():
        pieces = []
        for start, end in _cut(block, edges):
            found = wanted is not None and wanted.start <= start and end <= wanted.end
            pieces.append(
                MarkedPiece(
                    start=start,
                    end=end,
                    text=article.text[start:end],
                    said=_is_in(start, covered),
                    found=found,
                    first=found and not shown,
                    begins=tuple(begins.get(start, ())),
                )
            )
            shown = shown or found
        blocks.append(MarkedBlock(kind=_kind(article, block), pieces=tuple(pieces)))
    return blocks


def _cut(block: Span, edges: list[int]) -> list[tuple[int, int]]:
    inner = edges[bisect_right(edges, block.start) : bisect_left(edges, block.end)]
    return list(pairwise([block.start, *inner, block.end]))


def _join(spans: Sequence[Span]) -> list[Span]:
    """Return the spans with those that overlap as one, in order."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _is_in(place: int, spans: list[Span]) -> bool:
    at = bisect_right(spans, place, key=lambda span: span.start) - 1
    return at >= 0 and place < spans[at].end


def _kind(article: Article, span: Span) -> str:
    return "headline" if span == article.headline_span else "dek" if span == article.dek_span else "paragraph"
