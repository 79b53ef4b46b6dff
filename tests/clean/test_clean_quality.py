"""Whether a page shows the whole article."""

from __future__ import annotations

import pytest

from rashomon.clean.html.jsonld import read_article_object
from tests.clean.clean_pages import BODY, HEADLINE, clean_dump, clean_markup, make_dump, make_html, paragraphs


def test_nothing_proves_that_a_page_is_whole() -> None:
    """Without a sign it cannot be told."""
    quality = clean_dump(make_dump(HEADLINE, *BODY)).quality
    assert quality.complete is None
    assert quality.notes == ()


@pytest.mark.parametrize(
    ("behind", "note"),
    [("Subscribe to continue reading", "paywall"), ("Continue reading", "cut-off"), ("Weiterlesen", "cut-off")],
)
def test_a_call_to_read_on_says_that_more_was_written(behind: str, note: str) -> None:
    """It stands behind the body."""
    quality = clean_markup(make_html(f"<h1>{HEADLINE}</h1>{paragraphs(*BODY)}<div>{behind}</div>")).quality
    assert quality.complete is False
    assert note in quality.notes


@pytest.mark.parametrize("end", ["the council said that the…", "the council said [...]", "the council said that the"])
def test_a_sentence_that_breaks_off_is_noted(end: str) -> None:
    """The last paragraph ends inside a sentence."""
    text = f"On Friday, after two more days of talks behind closed doors, {end}"
    assert clean_dump(make_dump(HEADLINE, *BODY, text)).quality.notes == ("cut-off",)


def test_a_record_that_ends_inside_a_tag_is_noted() -> None:
    """The rest of the page was not captured."""
    html = make_html(f"<article><h1>{HEADLINE}</h1>{paragraphs(*BODY)}</article>").removesuffix("</body></html>")
    assert clean_markup(html + '<div class="fo').quality.notes == ("truncated",)


def test_of_several_articles_the_pages_own_is_read() -> None:
    """A page that lists others states them, too; the one with its address or title is its own."""
    scripts = [
        '{"@type": "NewsArticle", "headline": "Other", "url": "https://h.example/2", "author": "B", "image": "x"}',
        '{"@type": "NewsArticle", "headline": "Ours", "url": "https://h.example/1"}',
    ]
    assert read_article_object(scripts, ["https://h.example/1"])[0]["headline"] == "Ours"
    assert read_article_object(scripts, ["Ours"])[0]["headline"] == "Ours"
    assert read_article_object(scripts)[0]["headline"] == "Other"
