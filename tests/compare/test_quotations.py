"""Words changed inside quotation marks: what is shown as a difference, and what is only another spelling or a cut."""

from __future__ import annotations

import pytest

from rashomon.model import Conflict
from tests.builders import make_article
from tests.compare.tellings import Line, annotate_by_hand, compare_accounts


def quotation_conflicts(*quotations: str, language: str = "en") -> list[Conflict]:
    """Return the quotation conflicts of accounts that each print one of the quotations of one speaker."""
    told = []
    for number, words in enumerate(quotations):
        text = f'The pier of Sandle closed on Monday.\n\n"{words}," Ada Brook said.'
        key = f"paper {number}"
        article = make_article(
            text, key=key, outlet=key, published="2031-03-04", headline=f"Pier {number}", language=language
        )
        told.append((article, annotate_by_hand(article, [Line(words=words, speaker="Ada Brook")])))
    return [c for c in compare_accounts(told).conflicts if c.kind == "quotation"]


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "We will not open the sluice before the ice has gone",
            "We will open the sluice before the ice has gone",
            {"not", "without “not”"},
        ),
        (
            "We counted 12 boats in the harbour and none of ours",
            "We counted 20 boats in the harbour and none of ours",
            {"12", "20"},
        ),
        (
            "I made the lantern for the sea and not for a prize",
            "I made the lantern for the son and not for a prize",
            {"sea", "son"},
        ),
        (
            "We may light the lantern again when the storm comes back",
            "We will light the lantern again when the storm comes back",
            {"may", "will"},
        ),
        (
            "All of the ferrymen knew about the crack in the pier",
            "Some of the ferrymen knew about the crack in the pier",
            {"all", "some"},
        ),
        (
            "The owners lied to us about the pier for three years",
            "The owners spoke to us about the pier for three years",
            {"lied", "spoke"},
        ),
    ],
    ids=["not", "figure", "short-word", "may-will", "all-some", "verb"],
)
def test_a_word_that_turns_the_sense_is_shown(one: str, other: str, values: set[str]) -> None:
    """One replaced word, or a lost "not", inside otherwise equal quotations is a difference with both wordings."""
    (conflict,) = quotation_conflicts(one, other)
    assert {side.value for side in conflict.sides} == values


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The colour of the water told us all we had to know", "The color of the water told us all we had to know"),
        ("We have seven boats left and they are all at sea", "We have 7 boats left and they are all at sea"),
        (
            "We didn't know that the pier was closed to the ferries",
            "We did not know that the pier was closed to the ferries",
        ),
        (
            "The number one task of our crew has been to save the pier",
            "The No. 1 task of our crew has been to save the pier",
        ),
        ("The bank must be shut down before the winter comes again", "He must step down before the winter comes again"),
        ("The pier is closed. We are going to build a new one", "We are gonna build a new one"),
        (
            "We lit the lantern at dusk [on Monday] for the ferry and waited",
            "We lit the lantern at dusk for the ferry and waited",
        ),
        (
            "Our door stands open but we shall not beg for anything",
            "The gate is open to all, yet we will never ask for a thing",
        ),
        (
            "We lit the d--- lantern at dusk for the ferry and waited",
            "We lit the damned lantern at dusk for the ferry and waited",
        ),
    ],
    ids=["british", "numeral", "short-form", "number", "sentences", "cut", "brackets", "translation", "masked"],
)
def test_a_spelling_a_cut_or_another_translation_is_no_difference(one: str, other: str) -> None:
    """What editors and translators do to a quotation changes no words of the speaker."""
    assert quotation_conflicts(one, other) == []


def test_two_changed_words_in_two_papers_are_two_differences() -> None:
    """Each wording that departs from the others is shown by itself."""
    found = quotation_conflicts(
        "We lit the lantern at dusk for the ferry and waited by the steps",
        "We lit the lantern at dusk for the bishop and waited by the steps",
        "We lit the lantern at noon for the ferry and waited by the steps",
    )
    assert {frozenset(side.value for side in c.sides) for c in found} == {
        frozenset({"ferry", "bishop"}),
        frozenset({"dusk", "noon"}),
    }
