"""What the model sees of blocks, and what it says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean.blocks import Block
from rashomon.clean.html.walk import walk_markup
from rashomon.clean.scores.characters import CASELESS, DIGIT, IDEOGRAM, LOWER, STOP, UPPER, count_characters
from rashomon.clean.scores.features import describe_blocks, find_run
from rashomon.clean.scores.lexicon import BUCKETS, Lexicon, LexiconTable
from rashomon.clean.scores.model import LABELS, parse_nets
from rashomon.clean.scores.neighbours import describe_shared
from rashomon.clean.scores.scoring import score_blocks
from rashomon.errors import WeightsError
from rashomon.run.models import CleanNets
from tests.clean.clean_pages import BODY

PARAGRAPH = "The harbour board voted on Tuesday to keep the old ferry until the bridge across the sound is open."
MENU = ("Home", "News", "Sport", "Weather", "Contact us", "Subscribe", "Log in")


def lines(*texts: str) -> list[Block]:
    """Return lines of a dump."""
    return [Block(text=text) for text in texts]


def test_characters_are_counted_by_class() -> None:
    """Letters of every script, digits and marks are told apart, a block at a time."""
    counts = count_characters(["Ab 12.", "Привет", "שלום", "東京。"]).counts
    assert counts[0, [UPPER, LOWER, DIGIT, STOP]].tolist() == [1, 1, 2, 1]
    assert counts[1, [UPPER, LOWER]].tolist() == [1, 5]
    assert counts[2, CASELESS] == 4
    assert counts[3, [IDEOGRAM, STOP]].tolist() == [2, 1]


def test_words_are_alike_whatever_their_case_and_digits() -> None:
    """“Page 12” and “PAGE 97” are the same two words."""
    found = count_characters(["Page 12", "PAGE 97", "pages"])
    assert found.words.tolist() == [2, 2, 1]
    assert found.hashes[:2].tolist() == found.hashes[2:4].tolist()
    assert found.hashes[4] not in found.hashes[:4]


def test_the_densest_run_is_the_one_with_the_largest_sum() -> None:
    """A small loss inside is borne, a large one parts two runs."""
    assert find_run(np.array([-1.0, 3.0, -1.0, 4.0, -9.0, 5.0])) == (1, 4)
    assert find_run(np.array([-1.0, -2.0])) == (0, 0)


def test_only_blocks_with_elements_have_rows_about_them() -> None:
    """A line of a dump has none; a block of a page has."""
    page = walk_markup(f"<nav><a href='/'>Home</a></nav><article><p>{PARAGRAPH}</p></article>").blocks
    assert describe_blocks(lines(*MENU), None).elements.shape[0] == 0
    assert describe_blocks(page, None).elements.shape[0] > 0


def test_an_unknown_token_says_nothing() -> None:
    """Its row is zero; that of a known one is what the table holds."""
    table = LexiconTable(buckets=[5], width=2, values=np.array([32, -64], np.int8).tobytes())
    lexicon = Lexicon(table)
    assert lexicon.values[lexicon.row[[5, 6, BUCKETS - 1]]].tolist() == [[1.0, -2.0], [0.0, 0.0], [0.0, 0.0]]


def test_paragraphs_score_higher_than_a_menu() -> None:
    """The menu is told by its words and its form."""
    scores = score_blocks(lines(*MENU, *[f"{i}. {PARAGRAPH}" for i in range(6)], *MENU), nets=CleanNets())
    assert min(scores.body[7:13]) > max(scores.body[:7])
    assert set(scores.kinds) <= set(LABELS)


def test_no_blocks_have_no_scores() -> None:
    """An empty page is no error."""
    assert score_blocks([], nets=CleanNets()) == ([], [])


def test_neighbours_say_which_lines_are_shared() -> None:
    """Each block has rows about itself and what is around it; where no neighbour is known there are no rows."""
    lengths, prose = np.array([4.0, 90.0, 120.0], np.float32), np.array([False, True, True])
    rows = describe_shared([True, False, False], lengths, prose)
    assert rows.shape[1] == 3
    assert rows[0].tolist() == [1, 1, 1]
    assert rows[1].tolist() == [1, 0, 0]
    assert describe_shared([], lengths, prose).shape[0] == 0


def test_a_second_capture_says_nothing() -> None:
    """A page most of whose prose stands on another page is the same article again: its lines are no boilerplate."""
    lengths = np.full(4, 100.0, np.float32)
    assert describe_shared([True] * 4, lengths, np.ones(4, bool)).shape[0] == 0


def test_a_notice_that_neighbours_share_is_less_like_body() -> None:
    """The same sentence under the body scores lower where other pages have it."""
    notice = "The herald is printed on paper from the mills of Vesk, and its readers get it by boat every morning."
    blocks = lines(*MENU, *BODY, notice, *MENU)
    shared = [True] * 7 + [False] * 3 + [True] * 8
    alone = score_blocks(blocks, nets=CleanNets()).body
    known = score_blocks(blocks, nets=CleanNets(), shared=shared).body
    assert known[10] < alone[10]
    assert all(after >= before - 0.05 for before, after in zip(alone[7:10], known[7:10], strict=True))


@pytest.mark.parametrize("raw", [b"", b"{}", b"[1]", b'{"source": "x"}'])
def test_broken_weights_are_named(raw: bytes) -> None:
    """The error says what cannot be read."""
    with pytest.raises(WeightsError, match="weights of cleaning"):
        parse_nets(raw)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(min_size=1, max_size=80).filter(lambda text: any(map(str.isalnum, text))), min_size=1, max_size=12)
)
def test_any_text_has_finite_scores_that_do_not_change(texts: list[str]) -> None:
    """Whatever the characters, scores lie between 0 and 1 and are the same the second time."""
    first = score_blocks(lines(*texts), nets=CleanNets())
    assert all(0.0 <= score <= 1.0 for score in first.body)
    assert first == score_blocks(lines(*texts), nets=CleanNets())
