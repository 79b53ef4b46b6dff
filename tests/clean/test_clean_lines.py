"""Splitting a dump into lines: what is shown, where it stands, what is left out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean.blocks import locate_block
from rashomon.clean.dump.lines import split_lines
from rashomon.clean.prose import count_words, turns_elsewhere
from rashomon.model import Article
from tests.clean.clean_pages import BODY, HEADLINE, body_of, clean_dump, clean_markup, make_dump, make_html, paragraphs

# What real dumps mix: soft hyphen, ligature, zero width, no-break spaces, every kind of line end, bullets, tabs.
LETTERS = st.text(alphabet="ab1.é日ﬁ\u00ad\u200b\u2060\ufeff\u00a0\u202f\t \r\n\u2028\u2029•–-*", max_size=80)


@settings(max_examples=200, deadline=None)
@given(LETTERS)
def test_each_line_maps_back_character_for_character(text: str) -> None:
    """Each segment of a line shows the very characters that stand at its place in the page."""
    for block in split_lines(text):
        shown, segments = locate_block(block, text)
        assert shown == block.text
        for segment in segments:
            assert segment.page_start is not None
            assert segment.page_end is not None
            raw = text[segment.page_start : segment.page_end].replace("\u00a0", " ").replace("\u202f", " ")
            assert raw.replace("\t", " ") == shown[segment.start : segment.end]


@settings(max_examples=200, deadline=None)
@given(LETTERS)
def test_no_letter_is_lost_between_lines(text: str) -> None:
    """All letters and digits of a dump stand in its lines, in order."""
    kept = "".join(block.text for block in split_lines(text))
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


def test_every_kind_of_line_end_ends_a_line() -> None:
    """Windows, old Macintosh and Unicode line ends part lines as line feeds do."""
    lines = split_lines("one\r\ntwo\rthree\u2028four\u2029five\nsix")
    assert [block.text for block in lines] == ["one", "two", "three", "four", "five", "six"]
    assert [block.start for block in lines] == [0, 5, 9, 15, 20, 25]


def test_blank_lines_are_counted_before_the_line_that_follows() -> None:
    """A line knows how many blank lines, or lines that show nothing, stand above it."""
    assert [block.gap for block in split_lines("one\n\n \ntwo\r\n\r\nthree\n---\nfour")] == [0, 2, 1, 1]


def test_soft_hyphens_and_zero_width_characters_are_dropped() -> None:
    """A word with marks that show nothing reads as one word."""
    assert [block.text for block in split_lines("har\u00adbour\u200b coun\u2060cil\u00a0vote")] == [
        "harbour council vote"
    ]


def test_all_of_a_dump_is_kept_or_removed() -> None:
    """Every line of a page is in the article's text or among what was removed."""
    page = make_dump(
        "News Sport", "12 March 2031", HEADLINE, "Tickets: prices", HEADLINE, *BODY, "Most read", "Subscribe"
    )
    article = clean_dump(page)
    assert sorted(_words(article)) == sorted(page.split())


def _words(article: Article) -> list[str]:
    return f"{article.text} {' '.join(part.text for part in article.removed)}".split()


WRAPPED = """Ferry stays

The harbour council of Lorvik voted on Tuesday to keep the old
ferry running until the new bridge is finished, the mayor said
after the meeting. The ferry has crossed the sound four times a
day since 1931, and some two hundred people take it to work.

A bridge would cost nine million crowns, according to a report
that was shown to the council. Work on its first pillar is to
begin in the spring, if the ice allows it. Until then the people
of the two towns will have to wait for the boat as they always
have, and to walk when it is full."""


def test_lines_broken_at_a_fixed_width_are_joined_to_paragraphs() -> None:
    """A dump that breaks its lines in mid-sentence has paragraphs, and they still map back to the page."""
    blocks = split_lines(WRAPPED)
    assert [block.text.split()[0] for block in blocks] == ["Ferry", "The", "A"]
    assert blocks[1].text.endswith("some two hundred people take it to work.")
    assert all(locate_block(block, WRAPPED)[0] == block.text for block in blocks)


def test_short_lines_that_are_no_text_are_not_joined() -> None:
    """Entries of a menu stand below each other without being one paragraph."""
    menu = "\n".join(["Tides and ferries along the whole coast", "Letters from the lighthouse keeper's wife"] * 8)
    assert len(split_lines(menu)) == 16


def test_ideograms_are_counted_as_words() -> None:
    """Where no space parts words, two characters make one."""
    assert count_words("渡し船は橋が完成するまで運航を続ける") == 10
    assert count_words("Two words") == 2
    assert count_words("") == 0


@pytest.mark.parametrize("line", ["Les også: Fergen går", "Läs också: Färjan går", "READ ALSO | Tugs", "関連記事 橋"])
def test_a_line_that_points_to_another_article_is_no_paragraph(line: str) -> None:
    """It is cut from between the paragraphs of a page, in every language that is known to do so."""
    assert turns_elsewhere(line)
    article = clean_markup(make_html(f"<article><h1>{HEADLINE}</h1>{paragraphs(BODY[0], line, *BODY[1:])}</article>"))
    assert body_of(article) == list(BODY)
