"""The two formats of feeds, from the same items.

In: a feed and its items.  Out: RSS 2.0 as bytes, JSON Feed 1.1 as an object.
Titles and words come from pages of anybody: what XML cannot hold is left out, all else is escaped.
"""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from xml.etree import ElementTree

from rashomon.model import Value

RSS_MEDIA = "application/rss+xml"
JSON_FEED_MEDIA = "application/feed+json"
JSON_FEED_VERSION = "https://jsonfeed.org/version/1.1"
ATOM = "http://www.w3.org/2005/Atom"
DESCRIPTION = "From the Rashomon desk. Times are those at which the desk learned it."
# Characters that XML 1.0 has no way to write.
NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
WEB = ("http://", "https://")
ElementTree.register_namespace("atom", ATOM)


class Item(Value, frozen=True, kw_only=True):
    """An item: its page on the desk, its words, when it changed, and the page elsewhere that it was found on."""

    id: str
    address: str
    title: str
    text: str
    changed: str
    source: str | None
    tags: tuple[str, ...]


class Feed(Value, frozen=True, kw_only=True):
    """A feed; `home` is its page to read, `address` its own, `next` that of the items that follow."""

    title: str
    home: str
    address: str
    next: str | None
    items: tuple[Item, ...]


def make_json_feed(feed: Feed) -> dict[str, Any]:
    """Return the feed as a JSON Feed."""
    head = {
        "version": JSON_FEED_VERSION,
        "title": feed.title,
        "description": DESCRIPTION,
        "home_page_url": feed.home,
        "feed_url": feed.address,
    }
    following = {"next_url": feed.next} if feed.next else {}
    return head | following | {"items": [_json_item(item) for item in feed.items]}


def _json_item(item: Item) -> dict[str, Any]:
    told = {
        "id": item.id,
        "url": item.address,
        "external_url": _web_address(item.source),
        "title": item.title,
        "content_text": item.text,
        "date_modified": item.changed,
        "tags": list(item.tags),
    }
    return {name: value for name, value in told.items() if value or name == "content_text"}


def make_rss(feed: Feed) -> bytes:
    """Return the feed as RSS."""
    rss = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(rss, "channel")
    for name, value in (("title", feed.title), ("link", feed.home), ("description", DESCRIPTION)):
        _add(channel, name, value)
    ElementTree.SubElement(channel, f"{{{ATOM}}}link", href=_as_xml(feed.address), rel="self", type=RSS_MEDIA)
    for item in feed.items:
        _add_item(channel, item)
    raw: bytes = ElementTree.tostring(rss, encoding="utf-8", xml_declaration=True)
    return raw


def _add_item(channel: ElementTree.Element, item: Item) -> None:
    element = ElementTree.SubElement(channel, "item")
    _add(element, "title", item.title)
    _add(element, "link", item.address)
    # Readers take the words for HTML: escaped once for that and once more for XML.
    _add(element, "description", _as_html(item.text))
    for tag in item.tags:
        _add(element, "category", tag)
    _add(element, "guid", item.id, isPermaLink="false")
    _add(element, "pubDate", format_datetime(datetime.fromisoformat(item.changed)))


def _add(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = _as_xml(text)


def _as_xml(text: str) -> str:
    return NOT_XML.sub("", text)


def _as_html(text: str) -> str:
    """Return plain words as HTML with its paragraphs."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"<p>{paragraph}</p>" for paragraph in escaped.split("\n\n"))


def _web_address(address: str | None) -> str | None:
    """Return an address only where it leads to the web: a page can name any, `javascript:` too."""
    return address if address is not None and address.startswith(WEB) else None
