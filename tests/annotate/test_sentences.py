"""Sentences of an article."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate.sentences import split_sentences
from rashomon.model import Span


def sentences_in(text: str) -> list[str]:
    return [s.of(text) for s in split_sentences(text, [Span(0, len(text))])]


def test_a_full_stop_ends_a_sentence() -> None:
    """Two sentences are two."""
    assert sentences_in("It rained. The dam held.") == ["It rained.", "The dam held."]


def test_abbreviations_and_initials_do_not_end_a_sentence() -> None:
    """Titles, initials and months with a stop go on."""
    assert len(sentences_in("Mr. J. Lund met Gov. Hale on Jan. 24 in St. Orm.")) == 1


def test_a_country_in_letters_ends_a_sentence_before_a_common_first_word() -> None:
    """A country in letters ends a sentence only where the next word says so."""
    assert len(sentences_in("He left the U.S. The others stayed.")) == 2
    assert len(sentences_in("The U.S. Senate voted.")) == 1


def test_an_elision_inside_a_quotation_does_not_split() -> None:
    """Three dots go on."""
    assert len(sentences_in("“We are ready... If they come, we will know,” he said.")) == 1


def test_an_editor_note_does_not_split() -> None:
    """Words in square brackets stay in their sentence."""
    assert len(sentences_in("“I agree with him [Orm - ed.] that it was late,” he said.")) == 1


def test_a_stop_inside_closing_marks_ends_the_sentence() -> None:
    """The mark belongs to the sentence that it closes."""
    assert sentences_in("“We won.” She smiled.") == ["“We won.”", "She smiled."]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_sentences_are_in_order_and_hold_every_letter(text: str) -> None:
    found = split_sentences(text, [Span(0, len(text))] if text else [])
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(s.of(text).split()) for s in found) == "".join(text.split())
