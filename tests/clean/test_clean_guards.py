"""Pages that are no article, and pages made to do harm: quick, counted, never an exception."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean import clean_page
from rashomon.clean.blocks import map_characters
from rashomon.model import Article, MediaType, Rejected
from rashomon.run.models import CleanNets
from rashomon.text.normalize import tidy_character
from tests.clean.clean_pages import BODY, HEADLINE, clean_dump, make_dump, make_html, make_page

MOST_SECONDS = 2.0


@pytest.mark.parametrize(
    ("text", "media_type", "reason"),
    [
        (" \n ", "text/plain", "empty"),
        ("word " * 1_000_000, "text/plain", "limit"),
        ("word\n" * 1_000_000, "text/plain", "limit"),
        ("<p>" + "word " * 1_000_000, "text/html", "limit"),
        ("<div>" * 100_000 + "x", "text/html", "limit"),
        ("<" * 500_000, "text/html", "not-an-article"),
        ("[" * 100_000, "application/json", "corrupt"),
        ("[1]", "application/json", "corrupt"),
    ],
)
def test_hostile_pages_are_refused_quickly(text: str, media_type: MediaType, reason: str) -> None:
    """A guard stops them, and the reason says which."""
    begin = time.perf_counter()
    result = clean_page(make_page(text, media_type), None, nets=CleanNets())
    assert isinstance(result, Rejected)
    assert result.reason == reason
    assert time.perf_counter() - begin < MOST_SECONDS


@pytest.mark.parametrize(
    "text",
    [
        make_html("<h1>404 Not Found</h1><p>The page you are looking for could not be found on this server.</p>"),
        make_html("<h1>Access denied</h1><p>You don't have permission to access this page on this server, sorry.</p>"),
        make_html("<p>We and our partners store cookies and process personal data. You can withdraw your consent.</p>"),
        make_html("<ul>" + "".join(f"<li><a href='/{i}'>Headline number {i}</a></li>" for i in range(60)) + "</ul>"),
    ],
)
def test_error_consent_and_index_pages_are_no_articles(text: str) -> None:
    """They are refused as no article."""
    result = clean_page(make_page(text, "text/html"), None, nets=CleanNets())
    assert isinstance(result, Rejected)
    assert result.reason == "not-an-article"


def test_controls_and_direction_marks_are_dropped() -> None:
    """Null bytes and bidirectional controls are not shown, and the rest still maps back."""
    article = clean_dump(make_dump("\u202e" + HEADLINE + "\0", "\u2066" + BODY[0], *BODY[1:]))
    assert article.headline == HEADLINE
    assert article.source_map[0].page_start == 1


ALPHABET = st.sampled_from("ab .\u00a0\u00ad\u200b\t\x00\u202eé“")


@settings(max_examples=150, deadline=None)
@given(st.text(ALPHABET, max_size=40), st.integers(0, 9))
def test_every_character_leads_back(raw: str, start: int) -> None:
    """Each segment is as long as its place in the page and equal to it but for kinds of space."""
    text, segments = map_characters(raw, start)
    assert text == " ".join(text.split())
    covered = 0
    for segment in segments:
        assert segment.page_start is not None
        assert segment.page_end is not None
        source = raw[segment.page_start - start : segment.page_end - start]
        assert "".join(map(tidy_character, source)).replace("\t", " ") == text[segment.start : segment.end]
        covered += segment.end - segment.start
    assert covered == len(text)


LINES = st.sampled_from(
    [*BODY, HEADLINE, "Advertisement", "Sport", "© 2031", "By Anna Smith", "3 March 2031", "  • x y"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=12))
def test_nothing_is_lost(lines: list[str]) -> None:
    """What is kept and what is removed together are all words of the page."""
    result = clean_page(make_page("\n".join(lines)), None, nets=CleanNets())
    if isinstance(result, Article):
        kept = Counter(result.text.split())
        removed = Counter(word for part in result.removed for word in part.text.split())
        assert kept + removed == Counter(word for line in lines for word in line.split() if word != "•")
