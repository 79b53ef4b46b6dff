"""A live blog is split into its dated entries."""

from __future__ import annotations

import pytest

from rashomon.clean import clean_page
from rashomon.clean.live import read_moment
from rashomon.model import Article, MediaType, Page, PageRecord, content_id
from rashomon.run.models import CleanNets

ENTRIES = (
    (
        "00:20",
        "The harbour master Ida Venn said shortly after midnight that the third tug had been freed from the mud.",
    ),
    (
        "22:45",
        "Divers reached the hull of the ferry on Tuesday evening and found both rudders bent, the port office said.",
    ),
    ("21:10", "Some eighty passengers were taken ashore in lifeboats, according to the coast guard of Oster Bay."),
    ("19:05", "The ferry Lark ran aground on the sandbank off Oster on its way to Lorvik, its owner Norline said."),
)


def make_html(entries: tuple[tuple[str, str], ...], path: str = "/live/ferry") -> Page:
    posts = "".join(f"<article><p class='stamp'>{stamp}</p><p>{text}</p></article>" for stamp, text in entries)
    html = (
        "<html lang='en'><head><title>Ferry aground off Oster - live</title>"
        "<meta property='og:type' content='article'>"
        "<meta property='article:published_time' content='2025-03-11T19:00:00+01:00'>"
        "<meta property='article:modified_time' content='2025-03-12T00:25:00+01:00'></head>"
        f"<body><main><h1>Ferry aground off Oster - live</h1>{posts}</main></body></html>"
    )
    return make_page(html, "text/html", f"https://news.example{path}")


def make_page(text: str, media_type: MediaType, url: str | None) -> Page:
    record = PageRecord(
        id=content_id("p", text),
        path="page",
        url=url,
        captured=None,
        media_type=media_type,
        bytes=len(text.encode()),
        archive=None,
    )
    return Page(record=record, text=text)


def clean(page: Page) -> Article:
    article = clean_page(page, None, nets=CleanNets())
    assert isinstance(article, Article)
    return article


def test_entries_hold_their_paragraphs_and_cross_midnight() -> None:
    """Entries, newest first, get the day of the page's last change, and the day before it past midnight."""
    article = clean(make_html(ENTRIES))
    assert article.genre == "live"
    assert [entry.span.of(article.text) for entry in article.entries] == [text for _, text in ENTRIES]
    assert [entry.published.value for entry in article.entries if entry.published] == [
        "2025-03-12T00:20",
        "2025-03-11T22:45",
        "2025-03-11T21:10",
        "2025-03-11T19:05",
    ]


def test_oldest_first_counts_days_forward() -> None:
    """Entries that grow older upwards start on the day of publication."""
    article = clean(make_html(tuple(reversed(ENTRIES))))
    assert [entry.published.value for entry in article.entries if entry.published][::3] == [
        "2025-03-11T19:05",
        "2025-03-12T00:20",
    ]


def test_a_page_that_is_not_live_has_no_entries() -> None:
    """Times between the paragraphs of a report do not make it a live blog."""
    assert (
        clean(
            make_html(ENTRIES, "/news/ferry").__class__(
                record=make_html(ENTRIES, "/news/ferry").record,
                text=make_html(ENTRIES).text.replace(" - live", ""),
            )
        ).entries
        == ()
    )


def test_a_live_page_without_times_has_no_entries() -> None:
    """A page that calls itself live and times nothing stays whole."""
    untimed = tuple(("Update", text) for _, text in ENTRIES)
    article = clean(make_html(untimed))
    assert (article.genre, article.entries) == ("live", ())


@pytest.mark.parametrize(
    ("text", "minute", "offset"),
    [
        ("14:32", 872, ""),
        ("2.32pm BST", 872, "+01:00"),
        ("Posted at 14h32", 872, ""),
        ("14.32 Uhr", 872, ""),
        ("12:05 AM", 5, ""),
        ("09:15 GMT", 555, "+00:00"),
    ],
)
def test_time_lines(text: str, minute: int, offset: str) -> None:
    """A line that is a time of day is read in the ways outlets write it."""
    moment = read_moment(text, 0)
    assert moment is not None
    assert (moment.minute, moment.offset, moment.day) == (minute, offset, None)


@pytest.mark.parametrize("text", ["25:10", "14:32 Venn speaks", "Lorvik 4:2 Oster", "14:32 and 15:40", "3:1", "", "14"])
def test_other_lines(text: str) -> None:
    """A result, two times, or words beside a time are no time line."""
    assert read_moment(text, 0) is None
