"""The time of capture at the head of a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.stamps import find_captured, truncate_time


@pytest.mark.parametrize(
    ("text", "captured"),
    [
        ("<!-- capture 2031-03-04T05:06Z -->\n<!DOCTYPE html>", "2031-03-04T05:06+00:00"),
        (
            "<html><head>\n<!-- Page saved on 2031-03-04 05:06:07 UTC by a tool --></head><body>",
            "2031-03-04T05:06+00:00",
        ),
        ("<!-- archived: 2031-03-04 -->", "2031-03-04"),
        ("<!-- retrieved at 2031-03-04T05:06:07.123+02:00 from https://a.example/ -->", "2031-03-04T05:06+02:00"),
        (
            "<!--\n Page saved with a tool\n saved date: Tue Mar 04 2031 05:06:07 GMT+0100 (CET)\n-->",
            "2031-03-04T05:06+01:00",
        ),
        ("<!-- saved date: Tue Foo 04 2031 05:06:07 GMT+0100 -->", None),
        ("[Captured 2031-03-04T05:06]\nThe ferry is late", "2031-03-04T05:06"),
        ("# retrieved: 2031-03-04 from https://a.example/1\n\nThe ferry is late", "2031-03-04"),
        ("Retrieved on 2031-03-04, the boat was towed away.", None),
        ("Captured on 2031-03-04 the rebels said\nmore", None),
        ("The ferry is late\nCaptured 2031-03-04", None),
        ("<html><body><!-- captured 2031-03-04 --><p>", None),
        ("<!-- generated 2031-03-04 -->", None),
        ("<!-- captured 2031-13-44 -->", None),
        ("<!-- captured 2031-03-04T25:00Z -->", None),
        ("", None),
    ],
)
def test_only_a_head_comment_or_a_line_of_its_own_says_when_a_page_was_captured(
    text: str, captured: str | None
) -> None:
    """Dates in sentences, in the body, of building the page, or that are no dates, are no captures."""
    assert find_captured(text) == captured


@pytest.mark.parametrize(
    ("value", "cut"),
    [
        ("2031-03", "2031-03"),
        ("2031-03-04", "2031-03-04"),
        (" 2031-03-04T05:06:07Z ", "2031-03-04T05:06+00:00"),
        ("2031-03-04 05:06:07.999999", "2031-03-04T05:06"),
        ("2031-03-04T05:06:07+0530", "2031-03-04T05:06+05:30"),
        ("2031", None),
        ("20310304", None),
        ("2031-W10-2", None),
        ("2031-02-30", None),
        ("04.03.2031", None),
        ("", None),
    ],
)
def test_times_are_cut_to_the_minute_and_never_made_up(value: str, cut: str | None) -> None:
    """A month stays a month and a day a day; an offset is kept; other forms are not guessed at."""
    assert truncate_time(value) == cut


@given(st.datetimes(timezones=st.timezones()))
def test_cutting_twice_is_cutting_once(moment: object) -> None:
    """What was cut is still a time of the same kind, or it was none."""
    once = truncate_time(str(moment))
    assert once is None or truncate_time(once) == once


@given(st.text(max_size=400))
def test_any_text_has_a_capture_time_or_none(text: str) -> None:
    """Nothing raises, whatever stands at the head."""
    captured = find_captured("<!-- captured " + text)
    assert captured is None or truncate_time(captured) == captured
