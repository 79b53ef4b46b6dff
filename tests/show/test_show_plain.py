"""Texts and dates as people read them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.show.dates import read_date, show_date, show_lag, show_span
from rashomon.show.plain import clip, in_quotes, one_line, show_hidden


def test_control_characters_are_drawn_as_signs() -> None:
    """What a terminal or browser would obey is shown instead."""
    assert show_hidden("a\x00b\x1b[31m") == "a␀b␛[31m"


def test_direction_controls_are_named() -> None:
    """A character that turns the reading direction cannot hide words."""
    assert show_hidden("\u202egnp.exe") == "⟨U+202E⟩gnp.exe"


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_a_shown_line_holds_no_control_character(text: str) -> None:
    """No text can break its line or carry a control character through."""
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E for c in one_line(text))


@settings(max_examples=50, deadline=None)
@given(st.text(), st.integers(min_value=5, max_value=50))
def test_a_clipped_text_is_never_longer_than_asked(text: str, limit: int) -> None:
    """The limit holds whatever the text, with one sign for what was cut."""
    assert len(clip(text, limit)) <= limit + 1


def test_a_long_text_is_cut_at_a_word() -> None:
    """A cut text ends with a whole word."""
    assert clip("the harbour master told reporters", 20) == "the harbour master…"


def test_quotation_marks_are_not_doubled() -> None:
    """A text that has quotation marks at an edge gets no others."""
    assert in_quotes("“We left,” she said.") == "“We left,” she said."
    assert in_quotes("we left") == "“we left”"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2031", "2031"),
        ("2031-01", "Jan 2031"),
        ("2031-01-24", "24 Jan 2031"),
        ("2031-01-24T17:04", "24 Jan 2031, 17:04"),
        ("2031-01-24T17:04Z", "24 Jan 2031, 17:04 UTC"),
        ("2031-01-24T17:04:30-05:00", "24 Jan 2031, 17:04 (-05:00)"),
        (None, "undated"),
        ("soon", "soon"),
    ],
)
def test_a_date_is_shown_as_exactly_as_it_was_given(value: str | None, shown: str) -> None:
    """Nothing is added to a date: no day to a month, no zone to a time."""
    assert show_date(value) == shown


def test_a_month_covers_all_its_days() -> None:
    """An imprecise date is a range, in December too."""
    when = read_date("2030-12")
    assert when is not None
    assert when.end - when.start == 31 * 24 * 60
    assert not when.exact


def test_a_time_with_a_zone_is_placed_in_utc() -> None:
    """Half past six in a zone an hour ahead is half past five."""
    assert read_date("2031-01-24T18:30+01:00") == read_date("2031-01-24T17:30Z")


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789-T:+Z ", max_size=25))
def test_any_text_is_a_date_or_none(value: str) -> None:
    """No value of a page makes reading a date fail."""
    when = read_date(value)
    assert when is None or when.start < when.end


def test_a_span_names_its_month_once() -> None:
    """Days of one month share it, one day stands alone."""
    assert show_span("2031-03-04T06:20Z", "2031-03-05") == "4 to 5 Mar 2031"
    assert show_span("2031-03-04", "2031-03-04T10:00") == "4 Mar 2031"
    assert show_span("2031-03-04", "2031-04-01") == "4 Mar to 1 Apr 2031"
    assert show_span(None, None) == "no dates"


def test_a_lag_uses_the_units_that_matter() -> None:
    """Minutes for an hour, hours for two days, days after that."""
    assert [show_lag(n) for n in (35, 160, 120, 4400)] == ["35 min", "2 h 40 min", "2 h", "3 days"]
