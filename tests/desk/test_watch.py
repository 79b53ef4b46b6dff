"""Watching feeds, from a web server to a desk with stories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.errors import RashomonError
from rashomon.model import Page, Rejected
from rashomon.read import read_pages
from rashomon.read.captures import blank_record, read_capture
from rashomon.read.fetch.client import Manners
from rashomon.run.desk.place import captures_folder
from rashomon.run.desk.watching import Round, fetch_pages, find_feeds, watch
from rashomon.run.desk.work import add_items, read_status
from rashomon.run.options import Options
from rashomon.store.desk import Desk, open_desk
from tests.desk.conftest import WebServer, send

OUTLETS = ("Harbour News", "Eastmoor Echo")
MANNERS = Manners(allow_private=True, delay_seconds=0, seconds=5)


def story_page(outlet: str, extra: str = "") -> str:
    """Return a web page of an outlet on one invented happening."""
    body = (
        "Two cranes fell in a storm at Port Ellin on Tuesday, the harbour master said.",
        f'"Nobody was hurt, and that is luck," harbour master Jon Vik told {outlet}. "We will close the quay."',
        "The port has forty cranes and is the largest on the coast of the two islands.",
        extra,
    )
    paragraphs = "".join(f"<p>{text}</p>" for text in body if text)
    return (
        f'<html><head><title>Two cranes fall at Port Ellin</title><meta property="og:site_name" content="{outlet}">'
        '<meta property="article:published_time" content="2031-03-04T09:10:00+00:00"></head>'
        f"<body><article><h1>Two cranes fall at Port Ellin</h1>{paragraphs}</article></body></html>"
    )


def rss(*urls: str) -> str:
    """Return a feed that tells of pages and names a source."""
    items = "".join(f"<item><link>{url}</link><source>Northwire</source></item>" for url in urls)
    return f"<rss version='2.0'><channel><title>Feed</title>{items}</channel></rss>"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty desk."""
    opened = open_desk(tmp_path / "desk.db")
    yield opened
    opened.close()


def one_round(desk: Desk, *feeds: str, said: list[str] | None = None) -> Round:
    """Watch some feeds once."""
    notes = said if said is not None else []
    rounds = watch(
        desk, feeds, MANNERS, Options(workers=1), every_seconds=None, progress=lambda *_: None, notify=notes.append
    )
    return next(iter(rounds))


def test_pages_of_a_feed_become_a_story_and_are_fetched_once(web: WebServer, desk: Desk) -> None:
    """A second round asks the feed, and no page again; the feed's source is kept as origin."""
    pages = [web.page(f"/{n}", story_page(outlet)) for n, outlet in enumerate(OUTLETS)]
    feed = web.page("/feed", rss(*pages), "application/rss+xml")
    first = one_round(desk, feed)
    assert (first.new, first.fetched, first.added.outcomes["articles"]) == (2, 2, 2)
    status = read_status(desk)
    assert (status["articles"], status["stories"], status["to_fetch"]) == (2, 1, 0)
    with desk.reading() as connection:
        origins = connection.exec_driver_sql("SELECT origin, feed FROM pages").all()
    assert set(origins) == {("Northwire", feed)}
    again = one_round(desk, feed)
    assert (again.new, again.fetched) == (0, 0)
    assert [path for path in web.paths() if path != "/feed"] == ["/0", "/1"]


def test_a_feed_that_has_not_changed_is_not_sent_again(web: WebServer, desk: Desk) -> None:
    """The second question names the state that is known; the answer "not modified" is no trouble."""

    def answer(request: object) -> None:
        known = request.headers.get("If-None-Match")  # type: ignore[attr-defined]
        send(request, b"" if known else rss().encode(), status=304 if known else 200, ETag='"1"')  # type: ignore[arg-type]

    web.answers["/feed"] = answer
    assert one_round(desk, web.url + "/feed").troubled == 0
    assert one_round(desk, web.url + "/feed").troubled == 0
    assert web.asked[-1][1]["if-none-match"] == '"1"'


def test_robots_are_obeyed_and_asked_once(web: WebServer, desk: Desk) -> None:
    """A page that robots.txt forbids is not fetched, and a person is told."""
    web.page("/robots.txt", "User-agent: *\nDisallow: /private\n", "text/plain")
    pages = [web.page("/private/1", story_page("A")), web.page("/open/1", story_page("B"))]
    said: list[str] = []
    found = one_round(desk, web.page("/feed", rss(*pages)), said=said)
    assert found.fetched == 1
    assert "/private/1" not in web.paths()
    assert any("robots.txt does not allow" in note for note in said)
    assert [path for path, _ in web.asked].count("/robots.txt") == 1


def test_a_server_in_trouble_is_asked_again_later_and_not_at_once(web: WebServer, desk: Desk) -> None:
    """A page that cannot be had now waits; one that is gone is given up."""
    web.answers["/busy"] = lambda request: send(request, b"", status=503)
    feed = web.page("/feed", rss(web.url + "/busy", web.url + "/gone"))
    one_round(desk, feed)
    one_round(desk, feed)
    with desk.reading() as connection:
        rows = connection.exec_driver_sql("SELECT url, state, tries, trouble FROM fetches ORDER BY number").all()
    assert [(row.state, row.tries) for row in rows] == [("waiting", 1), ("given-up", 1)]
    assert "status 503" in rows[0].trouble
    assert web.paths().count("/busy") == web.paths().count("/gone") == 1


def test_a_feed_in_trouble_is_left_alone_for_a_while(web: WebServer, desk: Desk) -> None:
    """What is no feed is named, and asked again later only."""
    said: list[str] = []
    feed = web.page("/feed", "<html><body>moved</body></html>")
    assert one_round(desk, feed, said=said).troubled == 1
    assert one_round(desk, feed).feeds == 0
    assert any("names no feed" in note for note in said)


def test_lists_of_feeds_are_followed(web: WebServer, desk: Desk, tmp_path: Path) -> None:
    """An OPML file leads to its feeds, a feed's page to the feed."""
    feed = web.page("/feed", rss(web.page("/1", story_page("A"))))
    home = web.page("/", f'<html><head><link rel="alternate" type="application/rss+xml" href="{feed}"></head></html>')
    (tmp_path / "feeds.opml").write_text(f'<opml><body><outline xmlUrl="{home}"/></body></opml>')
    assert one_round(desk, *find_feeds([str(tmp_path / "feeds.opml")])).fetched == 1


def test_captures_are_kept_as_a_web_archive(web: WebServer, desk: Desk) -> None:
    """What the server sent can be read again by any reader of WARC, with its address and time, under the same id."""
    page = web.page("/1", story_page("A"), "text/html; charset=iso-8859-1")
    one_round(desk, web.page("/feed", rss(page)))
    (file,) = captures_folder(desk.address).glob("*.warc.gz")
    (read,) = read_pages([file])
    assert isinstance(read, Page)
    assert read.record.url == page
    with desk.reading() as connection:
        assert connection.exec_driver_sql("SELECT id FROM pages").scalar() == read.id


def test_the_charset_of_the_answer_counts(web: WebServer, desk: Desk) -> None:
    """A page is read as its server says, also where the page says nothing."""
    raw = story_page("A", "The café at the quay stayed open all night, its owner said.").encode("iso-8859-1")
    web.page("/1", raw, "text/html; charset=iso-8859-1")
    one_round(desk, web.page("/feed", rss(web.url + "/1")))
    with desk.reading() as connection:
        assert "café" in str(connection.exec_driver_sql("SELECT text FROM articles").scalar())


def test_a_forgotten_capture_is_gone_and_its_neighbours_stay(web: WebServer, desk: Desk) -> None:
    """Its bytes are overwritten; the archive can still be read."""
    pages = [web.page(f"/{n}", story_page(outlet)) for n, outlet in enumerate(OUTLETS)]
    one_round(desk, web.page("/feed", rss(*pages)))
    (file,) = captures_folder(desk.address).glob("*.warc.gz")
    before = {item.record.url: item for item in read_pages([file]) if isinstance(item, Page)}
    gone = before[pages[0]].record.archive
    assert gone is not None
    assert blank_record(file, gone.offset)
    left = [item for item in read_pages([file]) if isinstance(item, Page)]
    assert [item.record.url for item in left] == [pages[1]]
    assert left[0].record.archive == before[pages[1]].record.archive
    assert isinstance(read_capture(file, gone.offset), Rejected)


def test_a_stopped_watch_goes_on_with_what_it_has(web: WebServer, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped between fetching and adding, the next round adds the capture and asks the server for nothing."""
    from rashomon.run.desk import watching

    feed = web.page("/feed", rss(web.page("/1", story_page("A"))))
    with monkeypatch.context() as stopped:
        stopped.setattr(watching, "add_items", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            one_round(desk, feed)
    assert read_status(desk)["articles"] == 0
    assert one_round(desk, feed).added.outcomes["articles"] == 1
    assert web.paths().count("/1") == 1


def test_a_page_that_is_fetched_again_is_an_update(web: WebServer, desk: Desk) -> None:
    """The same address with other words: both captures stay, the later takes the place of the earlier."""
    url = web.page("/1", story_page("A"))
    for extra in ("", "", "Divers found the second crane on Wednesday, two days after the storm."):
        web.page("/1", story_page("A", extra))
        add_items(desk, fetch_pages(desk, [url], MANNERS), Options(workers=1))
    with desk.reading() as connection:
        rows = connection.exec_driver_sql("SELECT superseded_by FROM articles ORDER BY number").all()
    assert [row.superseded_by is not None for row in rows] == [True, False]
    assert read_status(desk)["stories"] == 1


@pytest.mark.parametrize("given", ["no-such.opml", "file:///etc/passwd"])
def test_what_lists_no_feeds_is_wrong_use(given: str) -> None:
    """The message names it."""
    with pytest.raises(RashomonError, match=re.escape(given)):
        find_feeds([given])


def test_a_page_that_was_refused_as_private_can_be_allowed_later(web: WebServer, desk: Desk) -> None:
    """The refusal says how; it is not kept as a wish of the site."""
    url = web.page("/1", story_page("A"))
    refused = [one.item for one in fetch_pages(desk, [url], Manners(delay_seconds=0))]
    assert [isinstance(item, Rejected) and "--allow-private" in item.detail for item in refused] == [True]
    assert [isinstance(one.item, Page) for one in fetch_pages(desk, [url], MANNERS)] == [True]


@pytest.mark.parametrize(("status", "fetched"), [(404, 1), (403, 1), (503, 0)])
def test_a_site_without_rules_is_open_and_one_in_trouble_is_not(
    web: WebServer, desk: Desk, status: int, fetched: int
) -> None:
    """No robots.txt: everything may be asked; a server that cannot say: nothing, for the time being."""
    web.answers["/robots.txt"] = lambda request: send(request, b"", status=status)
    web.page("/1", story_page("A"))
    pages = fetch_pages(desk, [web.url + "/1"], MANNERS)
    assert sum(isinstance(one.item, Page) for one in pages) == fetched
