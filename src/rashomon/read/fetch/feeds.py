"""Read feeds: RSS, Atom, JSON Feed, news sitemaps, and lists of feeds (OPML, one address a line).

In: the bytes of a feed and its address.  Out: its entries, or the further feeds that it lists. Never raises.
The `<source>` of an entry, which says from whom the feed has it, is kept as its origin.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from rashomon.model.base import Value
from rashomon.read.fetch.addresses import refuse_url
from rashomon.text.normalize import collapse_spaces

MOST_ENTRIES = 50_000  # of one feed; a sitemap may have as many
HEAD_BYTES = 4096  # in which the first element stands
_FIRST_ELEMENT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# What the parser of feeds raises where elements of one kind of feed stand in another: a link outside an entry.
_PARSER_FAULTS = (LookupError, AttributeError, TypeError, ValueError, AssertionError, RecursionError)
_FEED_LINK = re.compile(
    r"""<link\b(?=[^>]*\btype\s*=\s*["']application/(?:rss|atom|feed)\+(?:xml|json)["'])"""
    r"""(?=[^>]*\brel\s*=\s*["']alternate["'])[^>]*\bhref\s*=\s*["']([^"'>]+)["']""",
    re.IGNORECASE,
)


class Entry(Value, frozen=True, kw_only=True):
    """A page that a feed tells of; `origin` is the source that the feed names for it."""

    url: str
    origin: str | None = None


class Feed(Value, frozen=True, kw_only=True):
    """What a feed holds: entries, or further feeds. `trouble` says why it holds nothing."""

    title: str | None = None
    entries: tuple[Entry, ...] = ()
    feeds: tuple[str, ...] = ()
    trouble: str | None = None


def read_feed(body: bytes, url: str) -> Feed:
    """Return what the feed at `url` holds, whatever its kind."""
    head = body[:HEAD_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"{", b"[")):
        return _read_json(body, url)
    first = _FIRST_ELEMENT.search(re.sub(rb"<!--.*?-->", b"", head, flags=re.DOTALL))
    name = first[1].lower() if first else b""
    if name in (b"urlset", b"sitemapindex", b"opml"):
        return _read_xml(body, url, name.decode())
    if name == b"html":
        return _read_page(body, url)
    if name in (b"rss", b"feed", b"rdf"):
        return _read_syndicated(body, url)
    return _read_lines(body, url)


def _read_json(body: bytes, url: str) -> Feed:
    try:
        whole = json.loads(body)
    except (ValueError, RecursionError):
        return Feed(trouble="it is neither XML nor JSON that can be read")
    if not isinstance(whole, dict) or "jsonfeed.org" not in str(whole.get("version", "")):
        return Feed(trouble="its JSON is no JSON Feed")
    items = whole.get("items")
    rows = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    found = ((row.get("url") or row.get("external_url"), row.get("_source") or row.get("source")) for row in rows)
    return Feed(title=_tidy(whole.get("title")), entries=_make_entries(found, url))


def _read_xml(body: bytes, url: str, kind: str) -> Feed:
    """Return the entries of a sitemap, or the feeds of a sitemap index or an OPML list."""
    if _DOCTYPE.search(body):
        return Feed(trouble="it declares entities, which no sitemap or list needs")
    try:
        root = ET.fromstring(body)  # noqa: S314 entities were refused above
    except (ET.ParseError, ValueError, RecursionError) as error:
        return Feed(trouble=f"its XML cannot be read: {error}")
    if kind == "opml":
        outlines = (item for item in root.iter() if _local(item) == "outline")
        listed = [item.get("xmlUrl") or item.get("xmlurl") for item in outlines]
        return Feed(title=_tidy(root.findtext("./head/title")), feeds=_make_urls(listed, url))
    places = [_place_of(item) for item in root if _local(item) in ("url", "sitemap")]
    if kind == "sitemapindex":
        return Feed(feeds=_make_urls(places, url))
    return Feed(entries=_make_entries(((place, None) for place in places), url))


def _read_syndicated(body: bytes, url: str) -> Feed:
    import feedparser

    try:
        parsed = feedparser.parse(
            body, response_headers={"content-location": url, "content-type": "application/xml"}, sanitize_html=False
        )
    except _PARSER_FAULTS as error:
        return Feed(trouble=f"the feed cannot be read: {type(error).__name__}")
    rows = [(item.get("link"), (item.get("source") or {}).get("title")) for item in parsed.entries]
    if not rows and parsed.bozo:
        return Feed(trouble=f"the feed cannot be read: {_tidy(str(parsed.get('bozo_exception')))}")
    return Feed(title=_tidy(parsed.feed.get("title")), entries=_make_entries(rows, url))


def _read_page(body: bytes, url: str) -> Feed:
    """Return the feeds that a web page names as its own."""
    found = _FEED_LINK.findall(body.decode("utf-8", "replace"))
    return Feed(feeds=_make_urls(found, url)) if found else Feed(trouble="a web page that names no feed")


def _read_lines(body: bytes, url: str) -> Feed:
    """Return the feeds of a list with one address a line; lines that begin with # are notes."""
    lines = [line.strip() for line in body.decode("utf-8-sig", "replace").splitlines()]
    wanted = [line for line in lines if line and not line.startswith("#")]
    if not wanted or any(refuse_url(line) for line in wanted):
        return Feed(trouble="it is neither a feed nor a list of addresses")
    return Feed(feeds=_make_urls(wanted, url))


def _make_entries(rows: Iterable[tuple[Any, Any]], base: str) -> tuple[Entry, ...]:
    """Return the entries with an address that can be asked, each address once."""
    found: dict[str, Entry] = {}
    for place, origin in rows:
        address = _make_url(place, base)
        if address is not None and len(found) < MOST_ENTRIES:
            found.setdefault(address, Entry(url=address, origin=_tidy(origin)))
    return tuple(found.values())


def _make_urls(places: Iterable[Any], base: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(url for place in places if (url := _make_url(place, base)) is not None))


def _make_url(place: object, base: str) -> str | None:
    if not isinstance(place, str) or not place.strip():
        return None
    try:
        url = urljoin(base, place.strip())
    except ValueError:
        return None
    return None if refuse_url(url) else url


def _tidy(text: object) -> str | None:
    return collapse_spaces(text)[:200] or None if isinstance(text, str) else None


def _local(item: ET.Element) -> str:
    return item.tag.rpartition("}")[2]


def _place_of(item: ET.Element) -> str | None:
    return next((inner.text for inner in item if _local(inner) == "loc"), None)
