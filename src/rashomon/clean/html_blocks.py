"""Split an HTML page into blocks: the text of block elements in reading order, each with its nodes' places.

In: the markup. resiliparse parses it and writes it out again well-formed; one pass over that text gives blocks and the
page's stated metadata, at three times the speed of visiting the nodes one by one. Block tags and <br> part blocks;
inline tags vanish. A place is the parent's path (indices among element children, from the root element) and the
index among all child nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from resiliparse.parse.html import HTMLTree

from rashomon.clean.blocks import Block, Piece, fold_node
from rashomon.clean.containers import Naming, read_naming
from rashomon.model import RemovedKind

MAX_DEPTH = 2_000  # nesting of elements: real pages stay under 200; deeper is hostile
BLOCK_TAGS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol p pre section "
    "summary table "
    "tbody td tfoot th thead tr ul video audio".split()
)
SKIPPED_TAGS = frozenset("head template svg math select textarea object canvas datalist".split())
VOID_TAGS = frozenset(
    "area base br col embed hr img input link meta param source track wbr frame keygen basefont bgsound".split()
)
BOLD_TAGS = frozenset({"b", "strong"})
MAX_META = 400  # meta elements that are read: a page with more is hostile
_TOKEN = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style|noscript|iframe|noembed|noframes|xmp|"
    r"plaintext)(?P<rawattrs>\s[^>]*)?>(?P<rawtext>.*?)(?:</(?P=raw)>|\Z)"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][^\s/>]*)(?P<attrs>[^>]*)>|(?P<text>[^<]+)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r'([^\s="]+)="([^"]*)"')


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


def unescape(text: str) -> str:
    """Return text with the references that the serialiser writes resolved."""
    if "&" not in text:
        return text
    return (
        text.replace("&nbsp;", "\xa0")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", '"')
        .replace("&amp;", "&")
    )


def read_attributes(raw: str) -> dict[str, str]:
    """Return an element's attributes, names in lower case."""
    return {name.lower(): unescape(value) for name, value in _ATTRIBUTE.findall(raw)}


def serialize(markup: str) -> str:
    """Return `markup` parsed and written out well-formed."""
    document = HTMLTree.parse(markup).document
    return (document.html or "") if document is not None else ""


class _Frame:
    """An open element."""

    __slots__ = ("bold", "dek", "elements", "group", "hint", "link", "nodes", "path", "positive", "tag")

    def __init__(self, tag: str, path: str, parent: _Frame | None, naming: Naming, group: int) -> None:
        self.tag, self.path, self.elements, self.nodes = tag, path, 0, 0
        self.link: bool = tag == "a" or (parent is not None and parent.link)
        self.bold: bool = tag in BOLD_TAGS or (parent is not None and parent.bold)
        own: RemovedKind | None = "widget" if naming.hidden else naming.hint
        self.hint: RemovedKind | None = own or (parent.hint if parent is not None else None)
        self.positive: bool = naming.positive or (parent is not None and parent.positive)
        self.dek = naming.dek
        self.group = group


class _Walker:
    """Collects blocks and stated metadata from the tokens of one page."""

    def __init__(self) -> None:
        self.stack: list[_Frame] = []
        self.blocks: list[Block] = []
        self.stated: list[MetaTag] = []
        self.pieces: list[Piece] = []
        self.shown: list[str] = []
        self.link = self.bold = self.total = 0
        self.gap = 0
        self.pictured = 0  # depth at which the last image stood, 0 for none before this block
        self.groups = 0
        self.skip: tuple[str, int] | None = None
        self.pending: tuple[str, dict[str, str]] | None = None
        self.language: str | None = None
        self.owner: _Frame | None = None

    def open(self, tag: str, attributes: str) -> None:
        parent = self.stack[-1] if self.stack else None
        path = ""
        if parent is not None:
            path = f"{parent.path}/{parent.elements}" if parent.path else str(parent.elements)
            parent.elements += 1
            parent.nodes += 1
        if tag in VOID_TAGS:
            self.void(tag, attributes)
            return
        block = tag in BLOCK_TAGS or "-" in tag
        if block:
            self.flush()
            self.groups += 1
        naming = read_naming(tag, attributes) if block or tag in {"span", "time", "a", "small", "em", "i"} else _PLAIN
        frame = _Frame(tag, path, parent, naming, self.groups if block or parent is None else parent.group)
        self.stack.append(frame)
        if tag == "html":
            self.language = read_attributes(attributes).get("lang") or read_attributes(attributes).get("xml:lang")
        if tag == "time":
            self.stated.append(MetaTag("time", read_attributes(attributes)))
        if tag in SKIPPED_TAGS and self.skip is None:
            self.skip = (tag, len(self.stack))

    def void(self, tag: str, attributes: str) -> None:
        if tag in {"br", "hr"}:
            self.flush()
        elif tag == "img":
            self.pictured = len(self.stack)
        elif tag in {"meta", "link"} and len(self.stated) < MAX_META:
            self.stated.append(MetaTag(tag, read_attributes(attributes)))

    def close(self, tag: str) -> None:
        if not self.stack or self.stack[-1].tag != tag:
            return
        if self.skip is not None and self.skip == (tag, len(self.stack)):
            self.skip = None
        if tag in BLOCK_TAGS or "-" in tag:
            self.flush()
            self.gap += 1
        self.stack.pop()

    def raw(self, tag: str, attributes: str, text: str) -> None:
        if self.stack:
            self.stack[-1].elements += 1
            self.stack[-1].nodes += 1
        if tag == "script" and "ld+json" in attributes:
            self.stated.append(MetaTag("json-ld", {}, text))

    def text(self, raw: str) -> None:
        if not self.stack:
            return
        frame = self.stack[-1]
        child = frame.nodes
        frame.nodes += 1
        if self.skip is not None:
            if frame.tag == "title" and self.skip[0] == "head":
                self.stated.append(MetaTag("title", {}, unescape(raw)))
            return
        raw = unescape(raw)
        if not self.pieces and raw.isspace():
            return
        if not self.pieces:
            self.owner = frame
        self.pieces.append(Piece(frame.path, child, raw))
        length = len(raw.strip())
        self.total += length
        if frame.link:
            self.link += length
        if frame.bold:
            self.bold += length

    def flush(self) -> None:
        if not self.pieces:
            return
        text = fold_node("".join([piece.raw for piece in self.pieces])).strip()
        owner = next((f for f in reversed(self.stack) if f.tag in BLOCK_TAGS or "-" in f.tag), self.stack[-1])
        if any(map(str.isalnum, text[:400])):
            inner = self.owner if self.owner is not None and len(self.pieces) == 1 else None
            hint = (inner.hint if inner is not None else None) or owner.hint
            total = max(1, self.total)
            self.blocks.append(
                Block(
                    text=text,
                    pieces=tuple(self.pieces),
                    tag=owner.tag,
                    bullet=owner.tag == "li",
                    link=round(self.link / total, 3),
                    bold=round(self.bold / total, 3),
                    hint=hint,
                    positive=owner.positive,
                    dek=owner.dek or (inner is not None and inner.dek),
                    pictured=self.pictured == len(self.stack) or bool(inner and self.pictured),
                    gap=self.gap,
                    group=self.stack[-2].group if len(self.stack) > 1 and self.stack[-1] is owner else owner.group,
                    depth=len(self.stack),
                )
            )
            self.gap = 0
            self.pictured = 0
        self.pieces = []
        self.link = self.bold = self.total = 0


_PLAIN = Naming(None, False, False)


def walk_markup(markup: str) -> Markup:
    """Return the blocks and the stated metadata of an HTML page."""
    walker = _Walker()
    for match in _iterate(serialize(markup)):
        tag = match.group("tag")
        if tag is not None:
            if match.group("close"):
                walker.close(tag)
            else:
                walker.open(tag, match.group("attrs"))
                if len(walker.stack) > MAX_DEPTH:
                    return Markup(walker.blocks, walker.stated, walker.language, True)
        elif (text := match.group("text")) is not None:
            walker.text(text)
        elif match.group("raw") is not None:
            walker.raw(match.group("raw"), match.group("rawattrs") or "", match.group("rawtext"))
        elif walker.stack:
            walker.stack[-1].nodes += 1
    walker.flush()
    return Markup(walker.blocks, walker.stated, walker.language, False)


def _iterate(serialized: str) -> Iterator[re.Match[str]]:
    return _TOKEN.finditer(serialized)
