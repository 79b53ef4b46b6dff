"""Time words against the article's own date."""

from __future__ import annotations

import pytest

from rashomon.annotate.values.times import find_times
from rashomon.model import Span


def dates_in(text: str, published: str | None) -> list[str | None]:
    return [t.date for t in find_times(text, [Span(0, len(text))], published)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("He spoke on Thursday.", "2025-01-23"),
        ("He spoke on Friday.", "2025-01-24"),
        ("He will speak on Monday.", "2025-01-27"),
        ("They will not come, he said Monday.", "2025-01-20"),
        ("He spoke yesterday.", "2025-01-23"),
        ("He spoke on 17 December.", "2024-12-17"),
        ("He spoke on Jan. 20.", "2025-01-20"),
        ("It opened in 2018.", "2018"),
        ("It opened in November.", "2024-11"),
        ("It opened last month.", "2024-12"),
        ("It opened last year.", "2024"),
        ("It dried out last summer.", "2024"),
    ],
)
def test_time_words_are_resolved(text: str, date: str) -> None:
    """A time word names a date, as precise as it is told."""
    assert dates_in(text, "2025-01-24") == [date]


def test_without_an_article_date_a_weekday_names_no_day() -> None:
    """Unknown is none, never a guess."""
    assert dates_in("He spoke on Thursday.", None) == [None]


def test_a_vague_span_names_no_day() -> None:
    """A week is no day."""
    assert dates_in("He spoke earlier this week.", "2025-01-24") == [None]


def test_a_clock_time_takes_the_day_of_its_sentence() -> None:
    """An hour is dated by the one day beside it."""
    assert dates_in("The roof fell at 2:10 a.m. on Thursday.", "2025-01-24") == ["2025-01-23T02:10", "2025-01-23"]


def test_an_impossible_date_is_none() -> None:
    """The thirty-first of February resolves to nothing."""
    assert dates_in("He spoke on 31 February.", "2025-01-24") == [None]
