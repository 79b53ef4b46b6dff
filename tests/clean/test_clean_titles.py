"""The headline of an HTML page: what it shows, what it states, and the outlet's name behind it."""

from __future__ import annotations

import pytest

from rashomon.clean.html.titles import strip_site
from rashomon.model import Article
from tests.clean.clean_pages import BODY, clean_markup, make_html, paragraphs, removed_as

NEWS = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2031-03-11"}</script>'
SHOWN = "Old ferry stays, council says"


def titled(shown: str, window: str, stated: str, *, kind: str = NEWS) -> Article:
    """Return the article of a page with a headline, a window title and an Open Graph title."""
    head = f"<title>{window}</title><meta property='og:title' content='{stated}'>{kind}"
    return clean_markup(make_html(f"<article><h1>{shown}</h1>{paragraphs(*BODY)}</article>", head))


def test_a_title_written_on_purpose_is_the_headline() -> None:
    """The window repeats what is shown; the statement says it otherwise, and the shown one is kept as removed."""
    article = titled(SHOWN, f"{SHOWN} | Sound Herald", "Lorvik keeps its ferry running")
    assert article.headline == "Lorvik keeps its ferry running"
    assert article.source_map[0].source == "meta"
    assert removed_as(article, "duplicate") == SHOWN


@pytest.mark.parametrize(
    "stated", ["Old ferry stays", f"{SHOWN} | Sound Herald", "Old ferry stays, counc…", SHOWN.upper()]
)
def test_a_statement_that_only_cuts_or_lengthens_is_not(stated: str) -> None:
    """What the page shows stands."""
    assert titled(SHOWN, f"{SHOWN} | Sound Herald", stated).headline == SHOWN


def test_a_copy_of_the_window_title_is_not() -> None:
    """Such a title is made for search engines."""
    assert titled(SHOWN, "Ferry news 2031", "Ferry news 2031").headline == SHOWN


def test_only_a_news_page_writes_titles_on_purpose() -> None:
    """Elsewhere what is shown is the title."""
    assert titled(SHOWN, SHOWN, "Lorvik keeps its ferry running", kind="").headline == SHOWN


def test_words_that_style_parts_are_parted_as_stated() -> None:
    """A kicker inside the heading is glued to it in the text."""
    assert titled("<b>Tug strike</b>Port is shut", "Tug strike Port is shut", "Tug strike / Port is shut").headline == (
        "Tug strike / Port is shut"
    )


@pytest.mark.parametrize(
    ("title", "sites", "bare"),
    [
        ("Ferry stays - Sound Herald", ("soundherald",), "Ferry stays"),
        ("Ferry stays in the sound | World | News | Herald.example", ("heraldexample",), "Ferry stays in the sound"),
        ("Ferry stays - and sinks", ("soundherald",), "Ferry stays - and sinks"),
        ("Live | Sound Herald", ("soundherald",), "Live"),
        ("ferry", (), "ferry"),
    ],
)
def test_the_outlets_name_is_cut_off(title: str, sites: tuple[str, ...], bare: str) -> None:
    """And the sections before it; other words behind a dash stay."""
    assert strip_site(title, sites) == bare
