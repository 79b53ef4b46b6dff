"""Words, their places and their stems."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.tokens import content_words, stem, word_spans, words


def test_a_word_keeps_its_apostrophe() -> None:
    """A contraction and a name with an apostrophe are one word each."""
    assert words("O’Neil doesn’t know") == ["o'neil", "doesn't", "know"]


def test_small_words_carry_no_content() -> None:
    """Articles and auxiliaries are left out, the rest is stemmed."""
    assert content_words("The miners were waiting for the signals") == ["miner", "wait", "signal"]


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (("make", "makes", "making"), "mak"),
        (("stop", "stops", "stopped", "stopping"), "stop"),
        (("ministry", "ministries"), "ministry"),
        (("release", "releases", "released"), "releas"),
        (("kill", "killed", "killing"), "kill"),
    ],
)
def test_inflected_forms_share_a_stem(forms: tuple[str, ...], expected: str) -> None:
    """Forms of one verb or noun are counted as one."""
    assert {stem(form) for form in forms} == {expected}


def test_words_of_other_scripts_stay_as_they_are() -> None:
    """English rules are not applied to Russian."""
    assert stem("министрес") == "министрес"


@given(st.text())
def test_word_spans_lie_in_order_inside_the_text(text: str) -> None:
    """Every span covers a word of the text, and none overlaps another."""
    end = 0
    for span in word_spans(text):
        assert end <= span.start < span.end <= len(text)
        assert span.of(text).strip() == span.of(text)
        end = span.end
