"""Frames: what is parsed of a block, its spoken quotations replaced by a stand-in.

In: a text, its blocks and quotations.  Out: a frame a block, and the way back from the frame's offsets to the text.
A whole quotation says nothing about who speaks and confuses the parser, so it becomes "Yes"; words quoted inside a
sentence stay.  Marks are made straight: the parser has seen those most.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rashomon.annotate.leads import prose_start
from rashomon.annotate.quotes import Quotation
from rashomon.model import Span
from rashomon.model.base import Value

MAX_FRAME_CHARACTERS = 20_000  # no paragraph of prose is longer; what is, is no prose and stays unread behind it
STAND_IN = "Yes"  # a pronoun would be taken for the subject
MIN_MASKED_WORDS = 2  # one quoted word inside a sentence is part of it
_STRAIGHT = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "\n": " ", "\u00a0": " "}
)
_LEADS = frozenset(":,;—–-(")


class Piece(Value, frozen=True, kw_only=True):
    """A run of the frame: from `at` on it stands for the text from `start` to `end`; `quotation` is what is masked."""

    at: int
    start: int
    end: int
    quotation: int | None = None


class Frame(Value, frozen=True, kw_only=True):
    """The parsed text of one block; `masked` maps the offset of each stand-in to its quotation's number."""

    block: int
    text: str
    pieces: tuple[Piece, ...]

    def text_span(self, start: int, end: int) -> Span:
        """Return the place in the article of the frame's characters `start:end`; a stand-in means its quotation."""
        return Span(self._back(start, first=True), self._back(end - 1, first=False))

    def _back(self, at: int, *, first: bool) -> int:
        piece = self.pieces[bisect_right(self.pieces, at, key=lambda p: p.at) - 1] if at else self.pieces[0]
        if piece.quotation is not None:
            return piece.start if first else piece.end
        return piece.start + (at - piece.at) + (0 if first else 1)


def frame_block(text: str, block: Span, index: int, quotations: Sequence[Quotation]) -> Frame:
    """Return the frame of `block`; `quotations` are all of the article, their numbers are kept."""
    pieces: list[Piece] = []
    parts: list[str] = []
    length = 0
    at = prose_start(text, block)
    end = min(block.end, at + MAX_FRAME_CHARACTERS)

    def add(part: str, start: int, end: int, quotation: int | None = None) -> None:
        nonlocal length
        if part:
            pieces.append(Piece(at=length, start=start, end=end, quotation=quotation))
            parts.append(part)
            length += len(part)

    first = bisect_left(quotations, block.start, key=lambda q: q.outer.start)
    last = bisect_left(quotations, block.end, key=lambda q: q.outer.start)
    inside = quotations[first:last]
    for number, quotation in enumerate(inside, first):
        if (
            quotation.block != index
            or quotation.depth
            or quotation.outer.start < at
            or quotation.outer.end > end
            or not is_spoken(text, block, quotation)
        ):
            continue
        add(_straighten(text, Span(at, quotation.outer.start), inside), at, quotation.outer.start)
        add(_stand_in(text, quotation), quotation.outer.start, quotation.outer.end, number)
        at = quotation.outer.end
    if at < end:
        add(_straighten(text, Span(at, end), inside), at, end)
    return Frame(block=index, text="".join(parts), pieces=tuple(pieces))


def _straighten(text: str, span: Span, quotations: Sequence[Quotation]) -> str:
    plain = span.of(text).translate(_STRAIGHT)
    for q in quotations:
        if span.covers(q.outer) and q.opened and q.closed and text[q.outer.start] in "‘'":
            start, end = q.outer.start - span.start, q.outer.end - span.start
            plain = plain[:start] + '"' + plain[start + 1 : end - 1] + '"' + plain[end:]
    return plain


def _stand_in(text: str, quotation: Quotation) -> str:
    last = text[quotation.inner.end - 1]
    stop = last if last in ",.!?" else "." if last == "…" else ""
    return f'"{STAND_IN}{stop}"'


def is_spoken(text: str, block: Span, quotation: Quotation) -> bool:
    """Return whether the quotation is a stretch of speech of its own rather than words inside a sentence."""
    inner = quotation.inner.of(text).rstrip("'’”\"") or quotation.inner.of(text)  # "… from the road,'" she said
    if len(inner.split()) < MIN_MASKED_WORDS and not (inner[-1] in ",.!?…" and inner[:1].isupper()):
        return False
    before = text[block.start : quotation.outer.start].rstrip()
    if not quotation.opened or quotation.from_before:
        return True
    leads = not before or before[-1] in ".!?…”’\"'»" or before[-1] in _LEADS
    ends = inner[-1] in ",.!?…" or text[quotation.outer.end : quotation.outer.end + 1] == "," or quotation.goes_on
    if leads:
        return ends or (bool(before) and before[-1] in ":,") or quotation.outer.end == block.end
    return ends and inner[0].isupper() and before.rsplit(None, 1)[-1].lower() not in {"the", "a", "that", "his", "her"}
