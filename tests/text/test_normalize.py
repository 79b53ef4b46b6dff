"""Characters are tidied one by one, and strings folded for comparison."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.normalize import DROPPED, collapse_spaces, fold, strip_accents, tidy_character, tidy_characters


def test_every_kind_of_space_becomes_the_plain_one() -> None:
    """A no-break space, a thin space and a tab are plain spaces, so that a search for words finds them."""
    assert tidy_characters("20\u00a0miners\u2009and\tmore") == "20 miners and more"


def test_characters_that_show_nothing_are_dropped() -> None:
    """Soft hyphens, zero-width and bidirectional controls and null bytes vanish."""
    assert tidy_characters("min\u00adis\u200bter\u202e\x00") == "minister"


def test_folding_makes_quotes_dashes_and_case_alike() -> None:
    """Two outlets' typography of one sentence is one string."""
    assert fold("“We’re\u00a0READY” – he said") == fold('"we\'re ready" - he said')


def test_accents_can_be_taken_away() -> None:
    """A name with and without accents is one name."""
    assert strip_accents("Béatrice Ørnvik") == "Beatrice Ørnvik"


def test_spaces_collapse_to_one_line() -> None:
    """Line ends and runs of spaces become one space."""
    assert collapse_spaces(" a\n\n b\t c ") == "a b c"


@given(st.text())
def test_tidying_works_character_by_character(text: str) -> None:
    """The whole is the sum of its characters, so offsets can be followed through."""
    assert tidy_characters(text) == "".join(map(tidy_character, text))


@given(st.text())
def test_tidy_text_stays_tidy(text: str) -> None:
    """Tidying twice changes nothing more, and nothing invisible is left."""
    tidy = tidy_characters(text)
    assert tidy_characters(tidy) == tidy
    assert not DROPPED & set(tidy)
