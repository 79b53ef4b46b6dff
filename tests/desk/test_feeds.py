"""Reading feeds of every kind, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.fetch.feeds import Entry, read_feed

HERE = "https://wire.example/feed"
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>The  Wire</title>
<item><title>One</title><link>https://wire.example/1</link><source url="https://a.example/">Calder Gazette</source>
</item>
<item><title>Two</title><link>/2</link></item><item><title>No link</title></item>
<item><link>https://wire.example/1</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Wire</title>
<entry><link href="1"/><source><title>Eastmoor Echo</title></source></entry></feed>"""
JSON_FEED = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "The Wire", "items": [{"url": "/1"}, {"id": 2}, 3]}'
)
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://wire.example/1 </loc>
<news:news><news:title>One</news:title></news:news></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://wire.example/news.xml
</loc></sitemap></sitemapindex>"""
OPML = """<opml version="2.0"><head><title>Mine</title></head><body><outline text="Papers">
<outline type="rss" xmlUrl="https://wire.example/feed"/></outline><outline text="no feed"/></body></opml>"""


def test_the_source_that_a_feed_names_is_kept_as_origin() -> None:
    """RSS and Atom say from whom they have an entry; each address comes once, relative ones made whole."""
    feed = read_feed(RSS.encode(), HERE)
    assert feed.title == "The Wire"
    assert feed.entries == (
        Entry(url="https://wire.example/1", origin="Calder Gazette"),
        Entry(url="https://wire.example/2"),
    )
    assert read_feed(ATOM.encode(), HERE).entries == (Entry(url="https://wire.example/1", origin="Eastmoor Echo"),)


@pytest.mark.parametrize("feed", [JSON_FEED, SITEMAP], ids=["json feed", "news sitemap"])
def test_other_feeds_give_their_pages(feed: str) -> None:
    """JSON Feed and news sitemaps are feeds, too."""
    assert [entry.url for entry in read_feed(feed.encode(), HERE).entries] == ["https://wire.example/1"]


@pytest.mark.parametrize(
    ("feed", "listed"),
    [
        (OPML, "https://wire.example/feed"),
        (INDEX, "https://wire.example/news.xml"),
        ("# papers\n\nhttps://wire.example/a\n", "https://wire.example/a"),
        (
            '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>',
            "https://wire.example/rss",
        ),
    ],
    ids=["opml", "sitemap index", "lines", "web page"],
)
def test_lists_give_their_feeds(feed: str, listed: str) -> None:
    """OPML, an index of sitemaps, a list of addresses, and a web page that names its feed."""
    assert read_feed(feed.encode(), HERE).feeds == (listed,)


@pytest.mark.parametrize(
    "nothing",
    [
        b"",
        b"{",
        b'{"version": "1"}',
        b"<html><body>no feed</body></html>",
        b"<urlset><url>",
        b"<!DOCTYPE urlset [<!ENTITY a 'aaaa'>]><urlset><url><loc>&a;</loc></url></urlset>",
        b"just some words",
        b"file:///etc/passwd\n",
        b"[" * 100_000,
    ],
    ids=["empty", "cut json", "other json", "page", "cut xml", "entities", "words", "file", "deep"],
)
def test_what_is_no_feed_says_why(nothing: bytes) -> None:
    """A person reads what is wrong; nothing is raised."""
    feed = read_feed(nothing, HERE)
    assert not feed.entries
    assert not feed.feeds
    assert feed.trouble


def test_a_feed_of_a_thousand_nested_entities_is_read_in_no_time() -> None:
    """A feed cannot make its reader write out a billion laughs."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    title = "<rss><channel><title>&a11;</title></channel></rss>"
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{entities}]>{title}'
    assert len(read_feed(bomb.encode(), HERE).title or "") <= 200


def test_an_entry_can_only_lead_to_the_web() -> None:
    """Addresses of files and scripts are left out."""
    links = "".join(f"<item><link>{url}</link></item>" for url in ("file:///etc/passwd", "javascript:x", "ftp://a/b"))
    assert read_feed(f"<rss><channel>{links}</channel></rss>".encode(), HERE).entries == ()


@given(st.binary(max_size=300) | st.text("<>/ rsfedhmlua=\"':", max_size=200).map(str.encode))
def test_any_bytes_are_read(body: bytes) -> None:
    """Whatever a server sends, there is an answer."""
    feed = read_feed(body, HERE)
    assert feed.entries or feed.feeds or feed.trouble or feed.trouble is None
