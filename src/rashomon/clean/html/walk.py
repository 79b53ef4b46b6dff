"""Split an HTML page into blocks: the text of block elements in reading order, each with its nodes' places.

In: the markup. resiliparse parses it and writes it out again well-formed; one pass over that text gives blocks and the
page's stated metadata, at five times the speed of visiting the nodes one by one. Block tags and <br> part blocks;
inline tags vanish. A place is the parent's path (indices among element children, from the root element) and the
index among all child nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from resiliparse.parse.html import HTMLTree

from rashomon.clean.blocks import Block, Piece, show_nodes, unescape
from rashomon.clean.html.elements import BOLD, LINK, UNSHOWN, VOID_TAGS, Element, Sayings, Tag, read_tag

MAX_DEPTH = 2_000  # nesting of elements: real pages stay under 200; deeper is hostile
MAX_META = 400  # meta elements that are read: a page with more is hostile
# Comments, and elements of raw text: their bracket would be taken for tags. Drawings with them: nothing in one is
# shown as text, and some have hundreds of elements; one that holds another is read as any element.
_RAW = re.compile(
    r"<(?:(script|style|iframe|noembed|noframes|xmp|plaintext)(\s[^>]*)?>([^<]*(?:<(?!/\1>)[^<]*)*)</\1"
    r"|!--[^-]*(?:-(?!->)[^-]*)*--|svg(?:\s[^>]*)?>[^<]*(?:<(?!/?svg[\s>])[^<]*)*</svg)>"
)
_COMMENT, _RAW_TEXT, _LINKED_DATA = "!", "!raw", "!json"  # what stands in their place, as if it were a tag
_CUT = frozenset({_RAW_TEXT, _LINKED_DATA})
# The serialiser writes "<" and ">" inside text and attribute values as references: a tag ends at its first bracket.
_TAG = re.compile(r"<([^\s>]*+)([^>]*+)>")  # nothing is given back: a page may hold a thousand marks that open no tag
_TAG_OR_RAW = re.compile(rf"{_RAW.pattern}|<[^>]*>")
_ATTRIBUTE = re.compile(r'([^\s="]+)="([^"]*)"')
# Controls that show nothing, yet part words for str.split; in their place stands one that parts none.
_SPACE_CONTROLS = "\x1c\x1d\x1e\x1f\x85"
_CONTROL = "\x01"


class MetaTag(NamedTuple):
    """An element that states something: its tag, its attributes, its text."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


class Markup(NamedTuple):
    """What one pass over a page gives; `too_deep` where it was given up."""

    blocks: list[Block]
    stated: list[MetaTag]
    language: str | None
    too_deep: bool


def read_attributes(raw: str) -> dict[str, str]:
    """Return an element's attributes, names in lower case."""
    return {name.lower(): unescape(value) for name, value in _ATTRIBUTE.findall(raw)}


def serialize(markup: str) -> str:
    """Return `markup` parsed and written out well-formed; no control in it is a space for str.split."""
    document = HTMLTree.parse(markup).document
    html = (document.html or "") if document is not None else ""
    for control in _SPACE_CONTROLS:
        if control in html:
            html = html.replace(control, _CONTROL)
    return html


class _Walker:
    """Collects blocks and stated metadata from the tokens of one page."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.stated: list[MetaTag] = []
        self.linked_data: list[str] = []  # scripts of it that the walk has not come to, in order
        self.pieces: list[Piece] = []
        self.sayings = Sayings()
        self.language: str | None = None
        self.gap = 0
        self.groups = 0  # block elements so far
        self.pictured = 0  # depth at which the last image stood, 0 for none before this block

    def list_tokens(self, serialized: str) -> Iterator[tuple[str, str, str]]:
        """Return (tag, attributes, text behind it) for each tag; raw text gives way to a tag of its own."""
        plain = _RAW.sub(self.set_aside, serialized)
        # One flat list of texts, and one tuple for all: a tuple for each would call the garbage collector.
        parts = _TAG.split(plain)
        if len(parts) // 3 != plain.count("<"):  # a tag or an attribute has a bracket in its name
            self.linked_data.clear()
            parts = _TAG.split(_RAW.sub(self.set_aside, _TAG_OR_RAW.sub(_drop_brackets, serialized)))
        flat = iter(parts[1:])
        self.linked_data.reverse()
        return zip(flat, flat, flat, strict=True)

    def set_aside(self, match: re.Match[str]) -> str:
        """Return what stands for a comment or an element of raw text; keep a script of linked data."""
        tag, attributes, text = match.groups()
        if tag == "script" and attributes and "ld+json" in attributes:
            self.linked_data.append(text)
            return f"<{_LINKED_DATA}>"
        return f"<{_COMMENT if match.group().startswith('<!--') else _RAW_TEXT}>"

    def walk(self, serialized: str) -> bool:
        """Read all tokens; return whether the page is nested too deep, which ends the walk."""
        here = Element(None, None, read_tag("#document"), "", "", 0, 0, 0, 0)
        pieces = self.pieces
        for name, attributes, text in self.list_tokens(serialized):
            if name == here.close:
                if here.owner is None:
                    if pieces:
                        self.part(here)
                    self.gap += 1
                here = here.parent or here
            else:
                tag = read_tag(name)
                if tag.opens:
                    here = self.open(here, tag, attributes)
                    if here.depth > MAX_DEPTH:
                        return True
                else:
                    self.pass_by(here, name, attributes)
            if text:
                child = here.nodes
                here.nodes = child + 1
                if pieces or not text.isspace():
                    if here.marks < UNSHOWN:
                        pieces.append((here, child, text))
                    else:
                        self.read_title(here, text)
        self.part(here)
        return False

    def open(self, outer: Element, tag: Tag, attributes: str) -> Element:
        """Return the element that begins within `outer`; a block ends the one before it."""
        if tag.block:
            if self.pieces:
                self.part(outer)
            self.groups += 1
            owner = None
        else:
            owner = outer.owner or outer
        if tag.states:
            self.read_stating(tag.name, attributes)
        index = outer.elements
        outer.elements = index + 1
        outer.nodes += 1
        marks = outer.marks | tag.marks
        return Element(outer, owner, tag, tag.close, attributes, index, self.groups, outer.depth + 1, marks)

    def read_title(self, here: Element, text: str) -> None:
        """Keep the page's title among what is not shown; a drawing has titles, too."""
        if here.tag.name == "title" and here.parent is not None and here.parent.tag.name == "head":
            self.stated.append(MetaTag("title", {}, unescape(text)))

    def read_stating(self, tag: str, attributes: str) -> None:
        """Keep what an element says of the page: its language, or a time."""
        found = read_attributes(attributes)
        if tag == "time":
            self.stated.append(MetaTag("time", found))
        elif self.language is None:
            self.language = found.get("lang") or found.get("xml:lang")

    def pass_by(self, here: Element, tag: str, attributes: str) -> None:
        """Count what holds no text: an element without content, a comment, raw text; a stray end is nothing."""
        if tag[:1] == "/":
            return
        here.nodes += 1
        if tag in VOID_TAGS:
            here.elements += 1
            self.read_void(tag, attributes, here)
        elif tag in _CUT:
            here.elements += 1
            if tag == _LINKED_DATA:
                self.stated.append(MetaTag("json-ld", {}, self.linked_data.pop()))

    def read_void(self, tag: str, attributes: str, here: Element) -> None:
        """Part blocks at a line break, remember an image, keep what a meta element or the canonical address states."""
        if tag == "br" or tag == "hr":
            self.part(here)
        elif tag == "img":
            self.pictured = here.depth
        elif (tag == "meta" or (tag == "link" and "canonical" in attributes)) and len(self.stated) < MAX_META:
            self.stated.append(MetaTag(tag, read_attributes(attributes)))

    def part(self, here: Element) -> None:
        """End the block that the pieces since the last one make, `here` being the element that is open."""
        if not self.pieces:
            return
        pieces = tuple(self.pieces)
        self.pieces.clear()
        inner, _, raw = pieces[0]
        alone = len(pieces) == 1
        text = show_nodes(raw if alone else "".join([raw for _, _, raw in pieces]))
        if not text or not (text[0].isalnum() or any(map(str.isalnum, text[:400]))):
            return
        owner = here.owner or here
        if alone:  # what stands around the text is found out with what it stands in
            told = inner.known or self.sayings.ask(inner)
            link, bold = float(inner.marks & LINK), float(inner.marks & BOLD > 0)
            around = owner.known or self.sayings.ask(owner)
        else:
            told = around = owner.known or self.sayings.ask(owner)
            link, bold = _share_marked(pieces)
        container = (owner.parent.owner or owner.parent) if here is owner and owner.parent is not None else owner
        pictured = self.pictured > 0 and (alone or self.pictured == here.depth)
        tag = owner.tag.name
        # By place, in the order of the fields: by name it would take a tenth of the walk.
        self.blocks.append(
            Block(text, 0, 0, pieces, tag, tag == "li", link, bold, told.hint, around.positive, around.dek or told.dek,
                  pictured, self.gap, container.number, here.depth, told)
        )  # fmt: skip
        self.gap = self.pictured = 0


def _drop_brackets(match: re.Match[str]) -> str:
    """Return a tag whose inner brackets gave way; raw text and comments as they are."""
    found = match.group()
    whole = match.group(1) or found.startswith("<!--") or found.endswith("</svg>")
    return found if whole else f"<{found[1:].replace('<', '&')}"


def _share_marked(pieces: Sequence[Piece]) -> tuple[float, float]:
    """Return the shares of the pieces' characters inside links and inside strong marks."""
    total, link, bold, marks = 0, 0, 0, 0
    for element, _, _ in pieces:
        marks |= element.marks
    if not marks:
        return 0.0, 0.0
    for element, _, raw in pieces:
        size = len(raw.strip())
        total += size
        if element.marks:
            link += size if element.marks & LINK else 0
            bold += size if element.marks & BOLD else 0
    return round(link / max(1, total), 3), round(bold / max(1, total), 3)


def walk_markup(markup: str) -> Markup:
    """Return the blocks and the stated metadata of an HTML page."""
    walker = _Walker()
    too_deep = walker.walk(serialize(markup))
    return Markup(walker.blocks, walker.stated, walker.language, too_deep)
