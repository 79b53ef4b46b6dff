"""Rows that are clean already, and rows that hold markup."""

from __future__ import annotations

import json

import msgspec

from rashomon.clean import clean_page
from rashomon.model import Article, Given, Rejected
from rashomon.run.models import CleanNets
from tests.clean.clean_pages import BODY, HEADLINE, body_of, clean_row, make_html, make_page, paragraphs


def test_a_row_is_taken_as_it_stands() -> None:
    """Fields become the article, offsets count inside the field."""
    row: dict[str, object] = {
        "id": "7", "title": HEADLINE, "text": "One.\n\nTwo\u00a0three.", "date": "2031-03-11", "outlet": "Sound Herald",
        "lang": "eng", "authors": ["Tove Lindgard", "Staff"],
    }  # fmt: skip
    article = clean_row(row)
    assert (article.headline, body_of(article)) == (HEADLINE, ["One.", "Two three."])
    assert (article.language, article.authors) == ("en", ("Tove Lindgard",))
    last = article.source_map[-1]
    assert (last.path, last.page_start, last.page_end) == ("text", 6, 16)


def test_the_keys_of_other_tools_are_understood() -> None:
    """news-please says maintext and date_publish; midnight there is a bare day."""
    article = clean_row(
        {
            "title": HEADLINE,
            "maintext": "One line.",
            "date_publish": "2031-03-11 00:00:00",
            "source_domain": "h.example",
        }
    )
    assert body_of(article) == ["One line."]
    assert article.published is not None
    assert (article.published.value, article.published.precision) == ("2031-03-11", "day")
    assert article.outlet is not None
    assert article.outlet.name == "h.example"


def test_a_title_alone_is_an_article_without_a_body() -> None:
    """Title-only data sets have stories, too."""
    article = clean_row({"title": HEADLINE})
    assert (article.text, article.paragraphs) == (HEADLINE, ())


def test_our_own_articles_keep_their_paragraphs() -> None:
    """The spans of an article that this program wrote are used again."""
    text = "Head\n\nOne.\n\nTwo."
    article = clean_row({"headline": "Head", "text": text, "paragraphs": [[6, 10], [12, 16]]})
    assert body_of(article) == ["One.", "Two."]


def test_a_row_with_markup_only_is_cleaned() -> None:
    """HTML in a row is cleaned as an HTML page."""
    html = make_html(f"<article><h1>{HEADLINE}</h1>{paragraphs(*BODY)}</article>")
    article = clean_row({"html": html})
    assert (article.headline, body_of(article)) == (HEADLINE, list(BODY))


def test_a_row_without_words_is_refused() -> None:
    """Neither text nor title: nothing to compare."""
    result = clean_page(make_page(json.dumps({"foo": 1, "text": 5}), "application/json"), None, nets=CleanNets())
    assert isinstance(result, Rejected)
    assert result.reason == "empty"


def test_a_manifest_fills_what_the_page_does_not_say() -> None:
    """The outlet is marked as given, the date says where it comes from; what the row states stays."""
    given = Given(outlet="Sound Herald", published="2031-03-11", genre="opinion")
    page = make_page(json.dumps({"title": HEADLINE}), "application/json")
    article = clean_page(msgspec.structs.replace(page, given=given), None, nets=CleanNets())
    assert isinstance(article, Article)
    assert article.outlet is not None
    assert (article.outlet.name, article.outlet.given) == ("Sound Herald", True)
    assert article.published is not None
    assert (article.published.value, article.published.source) == ("2031-03-11", "manifest")
    assert article.genre == "opinion"
    stated = make_page(json.dumps({"title": HEADLINE, "outlet": "Other", "date": "2030-01-01"}), "application/json")
    other = clean_page(msgspec.structs.replace(stated, given=given), None, nets=CleanNets())
    assert isinstance(other, Article)
    assert other.outlet is not None
    assert (other.outlet.name, other.outlet.given) == ("Other", False)
