"""Blocks: the visible parts of a page in reading order, each with its place in the page.

A block is a line of a text dump, a block element of an HTML page, or a value stated in metadata. Its `text` is what
a reader sees, on one line; its `segments` say where each character stands, counted from the block's own start.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from rashomon.clean.html.elements import OUTSIDE, Element, Told
from rashomon.model import RemovedKind, Segment, ValueSource
from rashomon.text.normalize import collapse_spaces, tidy_character

MAX_LINE_CHARACTERS = 200_000  # a longer line is data, not a paragraph; guards every pattern behind it
MAX_BLOCKS = 20_000  # blocks a page: the longest live tickers have some thousand


# A text node of an HTML page: its parent, its index among the parent's child nodes, its text as it was serialised.
# A plain tuple, because a page has a thousand of them and few are kept.
Piece = tuple[Element, int, str]


class Block(msgspec.Struct, frozen=True, gc=False):
    """One visible part of a page.

    `start`, `end`: place in a text page or a row's `field`; `pieces`: the text nodes of an HTML page. `tag`: "line" or
    the element's name. `link`, `bold`: share of its characters inside links, inside strong marks. `hint`: what its
    container calls itself; `positive`: that is an article; `dek`: that is a dek. `pictured`: it stands right behind an
    image. `gap`: blank lines (text) or elements closed (HTML) before it. `group`: number of its container. `told`: what
    the elements around its words say of them. `source`: where a value that the page does not show was stated.
    """

    text: str
    start: int = 0
    end: int = 0
    pieces: tuple[Piece, ...] = ()
    tag: str = "line"
    bullet: bool = False
    link: float = 0.0
    bold: float = 0.0
    hint: RemovedKind | None = None
    positive: bool = False
    dek: bool = False
    pictured: bool = False
    gap: int = 0
    group: int = 0
    depth: int = 0
    told: Told = OUTSIDE
    source: ValueSource | None = None
    field: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The words of the names of the elements around it, innermost first."""
        return self.told.names

    @property
    def path(self) -> tuple[str, ...]:
        """The tags of the nearest block elements, outermost first."""
        return self.told.path


_WHITE = re.compile(r"\s+")
# Every character that tidying changes or drops, and every line break; a text without them is tidy already. Written
# as escapes: the characters themselves cannot be seen.
_UNTIDY_SET = r"\x00-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff"
_UNTIDY = re.compile(f"[{_UNTIDY_SET}]")
# Words that are tidy already, single spaces between them; else one character that must be looked at.
_RUN = re.compile(rf"(?P<tidy>[^ {_UNTIDY_SET}]+(?: [^ {_UNTIDY_SET}]+)*)|.", re.DOTALL)
# The same without tab and line breaks, which collapsing turns into a space anyway and which stand in every markup.
_UNTIDY_INSIDE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff]"
)


def tidy_text(text: str) -> str:
    """Return `text` with every character tidied but tabs, which collapsing makes a space as well."""
    return _UNTIDY_INSIDE.sub(lambda match: tidy_character(match.group()), text)


def is_plain(text: str) -> bool:
    """Return whether `text` reads the same after tidying and collapsing: nothing to drop, no double space."""
    return not _UNTIDY.search(text) and "  " not in text and text == text.strip()


def map_characters(raw: str, start: int, *, path: str | None = None, at: int = 0) -> tuple[str, tuple[Segment, ...]]:
    """Return `raw` tidied on one line, and the segments that lead back to `start` onwards in the page or field.

    at: where the text will stand in the article; the segments count from its beginning.
    """
    if is_plain(raw):
        return raw, (_place_whole(raw, start, path, at),) if raw else ()
    shown: list[str] = []
    runs: list[list[int]] = []  # [start in text, start in page, length]
    length = 0
    for match in _RUN.finditer(raw):
        kept = match.group("tidy") or tidy_character(match.group())
        if not kept or (kept.isspace() and (not shown or shown[-1] == " ")):
            continue
        if kept.isspace() and kept != " ":
            shown.append(" ")  # a line break is shown as a space that no segment proves
            length += 1
            continue
        place = start + match.start()
        if runs and runs[-1][0] + runs[-1][2] == length and runs[-1][1] + runs[-1][2] == place:
            runs[-1][2] += len(kept)
        else:
            runs.append([length, place, len(kept)])
        shown.append(kept)
        length += len(kept)
    text = "".join(shown).rstrip(" ")
    return text, tuple(_segments_within(runs, len(text), path, at))


def _place_whole(text: str, start: int, path: str | None, at: int) -> Segment:
    """Return the segment of a text that stands in the page or field as it is shown."""
    size = len(text)
    return Segment(start=at, end=at + size, page_start=start, page_end=start + size, path=path)


def _segments_within(runs: list[list[int]], length: int, path: str | None, at: int) -> Iterable[Segment]:
    for start, place, size in runs:
        kept = min(size, length - start)
        if kept > 0:
            yield Segment(start=at + start, end=at + start + kept, page_start=place, page_end=place + kept, path=path)


def unescape(text: str) -> str:
    """Return text with the references that the serialiser writes resolved."""
    return (
        text.replace("&nbsp;", "\xa0")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", '"')
        .replace("&amp;", "&")
    )


def fold_node(raw: str) -> str:
    """Return the text of a node as it is shown: tidied, runs of white space as one space, edges kept."""
    if raw.isprintable() and "  " not in raw:
        return raw
    return _WHITE.sub(" ", tidy_text(raw))


def show_nodes(raw: str) -> str:
    """Return the serialised text of consecutive nodes as a reader sees it, on one line."""
    if "&" in raw:
        raw = unescape(raw)
    text = " ".join(raw.split())
    # All that tidying changes or drops is not printable, and splitting has made every space a plain one.
    return text if text.isprintable() else collapse_spaces(tidy_text(raw))


def join_pieces(pieces: Iterable[Piece], *, at: int = 0) -> tuple[str, tuple[Segment, ...]]:
    """Return the text of consecutive nodes on one line, and a segment for each node's part without edge spaces.

    at: where the text will stand in the article; the segments count from its beginning.
    """
    parts: list[str] = []
    segments: list[Segment] = []
    spaced = True  # what stands before ends in a space, or nothing does
    for element, child, raw in pieces:
        shown = fold_node(unescape(raw) if "&" in raw else raw)
        if spaced and shown[:1] == " ":
            shown = shown[1:]
        if not shown:
            continue
        start, core = at + len(shown) - len(shown.lstrip(" ")), shown.strip(" ")
        if core:
            segments.append(Segment(start=start, end=start + len(core), path=element.path, child=child))
        parts.append(shown)
        at, spaced = at + len(shown), shown[-1] == " "
    return "".join(parts).rstrip(" "), tuple(segments)


def locate_block(block: Block, source: str, at: int = 0) -> tuple[str, tuple[Segment, ...]]:
    """Return the block's text and the segments that prove it; `source` is the page's text or the row's field.

    at: where the text will stand in the article; the segments count from its beginning.
    """
    text = block.text
    if block.source is not None:
        return text, (Segment(start=at, end=at + len(text), source=block.source),)
    if len(block.pieces) == 1:
        element, child, _ = block.pieces[0]
        return text, (Segment(start=at, end=at + len(text), path=element.path, child=child),)
    if block.pieces:
        return join_pieces(block.pieces, at=at)
    raw = source[block.start : block.end]
    if raw == text and text:
        return text, (_place_whole(text, block.start, block.field, at),)
    return map_characters(raw, block.start, path=block.field, at=at)


def shown_text(raw: str) -> str:
    """Return `raw` as a reader sees it, on one line."""
    return raw if is_plain(raw) else collapse_spaces(tidy_text(raw))
