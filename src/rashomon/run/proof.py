"""Prove segments of a source map: that a range of an article's text stands in its page where the segment says.

In: a page and its segments.  Out: nothing where a segment is proved, else a sentence why it is not.
HTML places: `path` counts element children from the root element, "1/0/3" and "" for the root itself; `child` counts
all child nodes of that element and must be a text node.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from resiliparse.parse.html import DOMNode, ElementNode, HTMLTree, NodeType

from rashomon.model import Page, Segment
from rashomon.text.normalize import collapse_spaces, tidy_character, tidy_characters

_WHITE = re.compile(r"\s+")
_TAG = re.compile(r"<[^<>]{1,500}>")
MARKUP_KEYS = ("html", "raw_html")  # fields of a row that hold a whole page
UNPROVED_MANIFEST = "stated by a manifest, and no manifest was given that states it"


class PageProver:
    """Proves segments of one page; parses the page at most once, and remembers the elements it has walked to."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._elements: dict[str, DOMNode | None] = {}

    def disprove(self, segment: Segment, text: str) -> str | None:
        """Return why the page does not prove `segment` of the article's `text`; None if it does."""
        if not 0 <= segment.start < segment.end <= len(text):
            return f"the segment is not a range of the text's {len(text)} characters"
        shown = text[segment.start : segment.end]
        if segment.source is not None:
            return self._disprove_stated(segment.source, shown)
        if segment.page_start is not None and segment.page_end is not None:
            return self._disprove_slice(segment, segment.page_start, segment.page_end, shown)
        if segment.path is not None and segment.child is not None:
            return self._disprove_node(segment.path, segment.child, shown)
        return "the segment names no place in the page"

    def _disprove_slice(self, segment: Segment, start: int, end: int, shown: str) -> str | None:
        """Check a range of a text page, or of one field of a row."""
        source = self._page.text if segment.path is None else self._row.get(segment.path)
        name = "the page" if segment.path is None else f"the field {segment.path!r}"
        if not isinstance(source, str):
            return f"the row has no text in {name}"
        if not 0 <= start < end <= len(source):
            return f"{start}:{end} is not a range of {name}"
        return (
            None if equal_but_spaces(shown, source[start:end]) else f"{name} has {source[start:end]!r} at {start}:{end}"
        )

    def _disprove_node(self, path: str, child: int, shown: str) -> str | None:
        """Check a text node of an HTML page."""
        node = self._find_text(path, child)
        if node is None:
            return f"the page has no text node {child} at {path!r}"
        return (
            None if fold_spaces(shown) in fold_spaces(node) else f"the text node {child} at {path!r} does not hold it"
        )

    def _disprove_stated(self, source: str, shown: str) -> str | None:
        """Check a value that the page states outside its visible text."""
        if source == "manifest":
            given = self._page.given
            stated = shown in (given.outlet, given.published, given.genre)
            return None if stated else UNPROVED_MANIFEST
        values = self._json_ld if source == "json-ld" else self._meta
        wanted = _plain(shown)
        return None if any(wanted in value for value in values) else f"the page's {source} does not state it"

    def _find_text(self, path: str, child: int) -> str | None:
        element = self._find_element(path)
        return _text_child(element, child) if element is not None else None

    def _find_element(self, path: str) -> DOMNode | None:
        if path not in self._elements:
            self._elements[path] = find_element(self._tree, path)
        return self._elements[path]

    def _select(self, selector: str) -> list[ElementNode]:
        document = self._tree.document
        return list(document.query_selector_all(selector)) if document is not None else []

    @cached_property
    def _tree(self) -> HTMLTree:
        return HTMLTree.parse(self._markup)

    @cached_property
    def _markup(self) -> str:
        """The page's markup; that of a row stands in one of its fields."""
        if self._page.record.media_type != "application/json":
            return self._page.text
        return next((value for key in MARKUP_KEYS if isinstance(value := self._row.get(key), str)), "")

    @cached_property
    def _row(self) -> dict[str, Any]:
        try:
            row = json.loads(self._page.text)
        except (ValueError, RecursionError):
            return {}
        return row if isinstance(row, dict) else {}

    @cached_property
    def _meta(self) -> tuple[str, ...]:
        """The values of the page's meta tags, its title, and the fields of a row."""
        fields = _strings(self._row) if self._page.record.media_type == "application/json" else ()
        tags = [tag.getattr("content") for tag in self._select("meta[content]")]
        titles = [element.text for element in self._select("title, time, [itemprop]")]
        return tuple(_plain(value) for value in (*fields, *tags, *titles) if value)

    @cached_property
    def _json_ld(self) -> tuple[str, ...]:
        """Every string of the page's JSON-LD blocks; a block that is no JSON is taken as it stands."""
        scripts = [script.text or "" for script in self._select('script[type="application/ld+json"]')]
        return tuple(_plain(value) for script in scripts for value in _json_strings(script))


def find_text_node(tree: HTMLTree, path: str, child: int) -> str | None:
    """Return the text of child node `child` of the element at `path`; None where there is no text node."""
    element = find_element(tree, path)
    return _text_child(element, child) if element is not None else None


def find_element(tree: HTMLTree, path: str) -> DOMNode | None:
    """Return the element at `path` ("" is the root element), None where there is none."""
    element = _element_child(tree.document, 0) if tree.document is not None else None
    for step in path.split("/") if path else ():
        element = _element_child(element, int(step)) if element is not None and step.isdecimal() else None
    return element


def _element_child(parent: DOMNode, index: int) -> DOMNode | None:
    node = parent.first_child
    while node is not None:
        if node.type == NodeType.ELEMENT:
            if index == 0:
                return node
            index -= 1
        node = node.next
    return None


def _text_child(parent: DOMNode, index: int) -> str | None:
    node = parent.first_child
    for _ in range(index):
        if node is None:
            return None
        node = node.next
    return node.value if index >= 0 and node is not None and node.type == NodeType.TEXT else None


def equal_but_spaces(shown: str, source: str) -> bool:
    """Return whether two slices are equally long and equal but for kinds of space."""
    if shown == source:
        return True
    return len(shown) == len(source) and all(
        a == b or a == tidy_character(b) or (a.isspace() and b.isspace()) for a, b in zip(shown, source, strict=True)
    )


def fold_spaces(text: str) -> str:
    """Return `text` as HTML shows it: tidied, each run of white space one space."""
    return _WHITE.sub(" ", tidy_characters(text))


def _plain(value: str) -> str:
    """Return a stated value as a reader would see it: entities resolved, tags gone, one line."""
    return collapse_spaces(tidy_characters(_TAG.sub("", html.unescape(html.unescape(value)))))


def _json_strings(raw: str) -> Iterator[str]:
    try:
        yield from _strings(json.loads(raw))
    except (ValueError, RecursionError):
        yield raw


def _strings(value: object) -> Iterator[str]:
    """Yield every string in a JSON value, whatever its depth."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
