"""Numbers and what they count."""

from __future__ import annotations

import pytest

from rashomon.annotate.values.quantities import find_quantities
from rashomon.model import Quantity, Span


def quantities_in(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text, [Span(0, len(text))])


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It owes 1.87 bln euros.", 1.87e9, "EUR"),
        ("It owes €1.9bn now.", 1.9e9, "EUR"),
        ("It cost £3million.", 3e6, "GBP"),
        ("Sales fell 4.5 percent.", 4.5, "percent"),
        ("A flow of 310 cubic metres per second was agreed.", 310.0, "cubic metre per second"),
        ("It lasted forty minutes.", 40.0, "minute"),
    ],
)
def test_units_and_scales_are_read(text: str, value: float, unit: str) -> None:
    """A quantity is scaled and its unit named."""
    (found,) = quantities_in(text)
    assert (found.value, found.unit) == (value, unit)


def test_number_words_are_read() -> None:
    """Numbers in words have values."""
    assert [q.value for q in quantities_in("Sixty-four people and two hundred and five dogs")] == [64.0, 205.0]


def test_the_state_tells_what_is_counted() -> None:
    """Each number takes the state beside it: dead, missing, hurt."""
    found = quantities_in("Four miners died and 14 were unaccounted for.")
    assert [q.counted for q in found] == [("killed", "miner"), ("missing",)]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("At least 12 people came.", "at-least"),
        ("More than 12 people came.", "more-than"),
        ("Almost 12 people came.", "about"),
        ("Up to 12 people came.", "at-most"),
        ("Then 12 people came.", "exact"),
    ],
)
def test_bounds_are_kept(text: str, bound: str) -> None:
    """A bound before a number is part of what it says."""
    assert quantities_in(text)[0].bound == bound


@pytest.mark.parametrize(
    "text",
    [
        "It opened in 1968.",
        "It opens on 17 April.",
        "It fell at 2:10 a.m. on the hill.",
        "Orm Lund, 27, left.",
        "The 38-year-old left.",
        "They won 31-28 at home.",
        "No one came.",
    ],
)
def test_years_dates_clocks_ages_and_scores_are_no_quantities(text: str) -> None:
    """Figures that count nothing are left out."""
    assert quantities_in(text) == ()


def test_significant_digits_tell_how_round_a_figure_is() -> None:
    """A rounded figure has fewer digits."""
    assert [q.significant_digits for q in quantities_in("from 1,874 to 1,900 tonnes")] == [4, 2]
