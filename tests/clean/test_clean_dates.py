"""Dates in visible and ISO form."""

from __future__ import annotations

import pytest

from rashomon.text.dates import find_date
from tests.clean.clean_pages import BODY, HEADLINE, clean_markup, make_html, paragraphs


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ANNA SMITHFriday, 24 January 2031, 17:04", "2031-01-24T17:04"),
        ("23 Jan, 2031 21:10", "2031-01-23T21:10"),
        ("May 24, 2031 10:15am", "2031-05-24T10:15"),
        ("Nov 19, 2031, 10:31 pm CST", "2031-11-19T22:31-06:00"),
        ("12:05 AM, 1 March 2031", "2031-03-01T00:05"),
        ("PUBLISHED 07.06.31 AT 21:02", "2031-06-07T21:02"),
        ("14 мая 2031, 22:40", "2031-05-14T22:40"),
        ("Publié le 24 mai 2031 à 00h35", "2031-05-24T00:35"),
        ("20:05, 19 Jun 2031 | Updated 20:41", "2031-06-19T20:05"),
        ("2 June 2031, 06:40 GMT", "2031-06-02T06:40+00:00"),
        ("2031-05-15T05:00:00.123+01:00", "2031-05-15T05:00+01:00"),
        ("2031-05-15 05:00:00", "2031-05-15T05:00"),
        ("2031年1月24日", "2031-01-24"),
        ("June 29, 2031November 12, 2032", "2031-06-29"),
        ("by Ida VennNovember 20, 2031", "2031-11-20"),
        ("٢٤ يناير ٢٠٣١", "2031-01-24"),
        ("24 كانون الثاني 2031 17:04", "2031-01-24T17:04"),
        ("2031年1月13日 21時37分", "2031-01-13T21:37"),
        ("2031년 1월 29일 18:40", "2031-01-29T18:40"),
        ("5 Ağustos 2031, 12:30", "2031-08-05T12:30"),
        ("28 березня 2031 р., 12:30", "2031-03-28T12:30"),
        ("2031-01", "2031-01"),
        ("May 2031", "2031-05"),
    ],
)
def test_a_date_is_read_as_truncated_iso(text: str, value: str) -> None:
    """No more is said than the text says; an offset only where it gives one."""
    found = find_date(text)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "text",
    [
        "Jan. 24",
        "31 February 2031",
        "1.2.3.4",
        "yesterday at 17:04",
        "2031",
        "99/99/2031",
        "the 5 May 2020s",
        "5 ſep 2031",
    ],
)
def test_what_is_no_full_date_is_none(text: str) -> None:
    """A day without its year, or one that does not exist, is unknown."""
    assert find_date(text) is None


def test_the_order_of_day_and_month_depends_on_the_language() -> None:
    """Plain English says neither, so an exchangeable pair stays unknown."""
    assert find_date("5/6/2031") is None
    assert find_date("5/6/2031", language="en-US") == ("2031-05-06", "day", 0, 8)
    assert find_date("5/6/2031", language="en-GB") == ("2031-06-05", "day", 0, 8)
    assert find_date("5/16/2031") == ("2031-05-16", "day", 0, 9)


@pytest.mark.parametrize(
    ("published", "modified", "line", "value"),
    [
        ("2031-08-21", "2031-08-21", "Published Apr 26, 2031", "2031-04-26"),
        ("2031-08-21", "2031-08-22", "Published Apr 26, 2031", "2031-08-21"),
        ("2031-08-21", "2031-08-21", "Aug 21, 2031", "2031-08-21"),
        ("2031-08-21", "2031-08-21", "Aug 30, 2031", "2031-08-21"),
    ],
)
def test_a_page_stamped_anew_is_as_old_as_its_byline_says(published: str, modified: str, line: str, value: str) -> None:
    """Both stated days are that of the rebuilding; the older day under the headline is believed."""
    head = (
        f"<meta property='article:published_time' content='{published}'>"
        f"<meta property='article:modified_time' content='{modified}'>"
    )
    shown = f"<article><h1>{HEADLINE}</h1><p class='byline'>{line}</p>{paragraphs(*BODY)}</article>"
    article = clean_markup(make_html(shown, head))
    assert article.published is not None
    assert article.published.value == value
