"""Collect what an HTML page states about itself, by where it stands: JSON-LD, meta elements, title, <time>.

In: the elements that one pass over the markup found.  Out: Stated. What to believe is decided elsewhere.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from rashomon.clean.html.jsonld import Object, read_article_object
from rashomon.clean.html.walk import Markup
from rashomon.text.normalize import collapse_spaces, tidy_characters

MAX_VALUE = 2000  # characters of a stated value
_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")


class Stated(NamedTuple):
    """What a page states about itself, by where it stands."""

    article: Object
    by_id: dict[str, Object]
    meta: dict[str, list[str]]
    title: str | None
    canonical: str | None
    times: list[dict[str, str]]

    def first(self, *names: str) -> str | None:
        """Return the first non-empty meta value among `names`."""
        return next((value for name in names for value in self.meta.get(name, ()) if value), None)


def read_stated(markup: Markup) -> Stated:
    """Return what the page's head, scripts and time elements state."""
    meta: dict[str, list[str]] = {}
    title = canonical = None
    for tag in markup.stated:
        name = (
            tag.attributes.get("property") or tag.attributes.get("name") or tag.attributes.get("itemprop") or ""
        ).lower()
        if tag.tag == "meta" and name:
            meta.setdefault(name, []).append(tidy_value(tag.attributes.get("content", "")))
        elif tag.tag == "title" and title is None:
            title = tidy_value(tag.text) or None
        elif tag.tag == "link" and "canonical" in tag.attributes.get("rel", "").lower().split():
            canonical = canonical or tag.attributes.get("href")
    own = [value for value in (canonical, title, *meta.get("og:url", ()), *meta.get("og:title", ())) if value]
    article, by_id = read_article_object([tag.text for tag in markup.stated if tag.tag == "json-ld"], own)
    times = [tag.attributes for tag in markup.stated if tag.tag == "time"]
    return Stated(article, by_id, meta, title, canonical, times)


def tidy_value(value: object) -> str:
    """Return a stated value on one line, with references that were escaped twice resolved."""
    if not isinstance(value, str):
        return ""
    value = value[:MAX_VALUE]
    if "&" in value:
        value = _REFERENCE.sub(lambda match: unescape(match.group()), value)
    return collapse_spaces(tidy_characters(value))
