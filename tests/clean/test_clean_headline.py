"""The headline of a dump: which line it is, and when there is none."""

from __future__ import annotations

import pytest

from rashomon.clean.dump.headline import find_headline
from rashomon.clean.dump.lines import split_lines
from tests.clean.clean_pages import BODY, HEADLINE, make_dump

MENU = ("News", "Sport", "Weather on the coast", "Letters to the editor")


@pytest.mark.parametrize("beside", ["Share this article", "By Tove Lindgard", "Photo: the ferry on its last trip"])
def test_the_line_whose_words_the_body_uses_is_the_headline(beside: str) -> None:
    """Menus above, a byline or a caption between headline and body do not take its place."""
    blocks = split_lines(make_dump(*MENU, HEADLINE, beside, *BODY))
    assert find_headline(blocks, [6, 7, 8]) == len(MENU)


def test_an_address_that_spells_a_line_makes_it_the_headline() -> None:
    """Of two lines that could be the headline the one in the page's address is."""
    other = "The bridge that nobody in Lorvik has paid for yet"
    blocks = split_lines(make_dump(other, HEADLINE, *BODY))
    slugged = "https://herald.example/2031/03/the-bridge-that-nobody-in-lorvik-has-paid-for"
    assert find_headline(blocks, [2, 3, 4], slugged) == 0


def test_a_page_without_body_has_no_headline() -> None:
    """Where nothing is an article nothing is its headline."""
    assert find_headline(split_lines(make_dump(*MENU)), []) is None


def test_sentences_alone_have_no_headline() -> None:
    """A text that begins with its first paragraph stays without a headline."""
    assert find_headline(split_lines(make_dump(*BODY)), [0, 1, 2]) is None
