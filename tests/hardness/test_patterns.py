from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fuzz.patterns import find_patterns, hostile_strings, is_anchored
from rashomon.text.dates import find_date

CHARACTERS = 100
# What twice as long a string may cost: a search that fails at each place twice is four times the work; more than that
# is a pattern that tries several ways to divide the same characters.
MOST_GROWTH = 6.0
CHEAP_SECONDS = 0.001  # below, growth is not measured: the clock is too coarse
MOST_SECONDS = 0.05  # of one search in 200 characters

# Patterns that never meet what makes them slow, and why.
GUARDED = {
    "rashomon.text.dates": "wide gaps are made narrow before: see test_dates_with_wide_gaps_cost_nothing",
}


class TooSlowError(Exception):
    """A search did not end in time."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stop the block after so many seconds; the engine of regular expressions looks for signals now and then."""

    def stop(*_: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def seconds_of(pattern: re.Pattern[Any], text: str, *, anchored: bool) -> float:
    """Return the processor's seconds that a search costs, many where it does not end."""
    string = text if isinstance(pattern.pattern, str) else text.encode("latin-1", "replace")
    started = time.process_time()
    try:
        with at_most(MOST_SECONDS * 4):
            pattern.match(string) if anchored else pattern.search(string)
    except TooSlowError:
        return MOST_SECONDS * 4
    return time.process_time() - started


def find_slowest(pattern: re.Pattern[Any], *, anchored: bool) -> tuple[float, str] | None:
    """Return the seconds and the string on which the pattern goes wrong, None if it does on none."""
    for text in hostile_strings(pattern, 2 * CHARACTERS):
        if seconds_of(pattern, text, anchored=anchored) < CHEAP_SECONDS:
            continue
        cost = min(seconds_of(pattern, text, anchored=anchored) for _ in range(3))
        half = min(seconds_of(pattern, text[: len(text) // 2] + text[-3:], anchored=anchored) for _ in range(3))
        if cost > MOST_SECONDS or (cost > CHEAP_SECONDS and cost > half * MOST_GROWTH):
            return cost, text
    return None


def test_no_pattern_of_the_package_runs_away_on_what_its_own_loops_repeat() -> None:
    """Each compiled pattern, on strings that repeat what it repeats: no more work than its square."""
    slow = {
        place: found
        for place, pattern in find_patterns().items()
        if place.split(":")[0] not in GUARDED
        and (found := find_slowest(pattern, anchored=is_anchored(place))) is not None
    }
    assert slow == {}


def test_dates_with_wide_gaps_cost_nothing() -> None:
    """A date line of blanks is read at once, and its place is where it stands."""
    started = time.process_time()
    for lead in ("1:11", "5 May 1:11", "2011 1:11", "1911/ 1/ 1日 (a)"):
        find_date(f"{lead}{' ' * 270}May 5 2011")
    assert time.process_time() - started < MOST_SECONDS
    found = find_date(f"Posted{' ' * 40}5 May{' ' * 40}2011, late")
    assert found is not None
    assert (found.value, found.start, found.end) == ("2011-05-05", 46, 95)


def test_the_strings_find_a_pattern_that_runs_away() -> None:
    """What is derived from a pattern that divides its words in many ways makes it slow: the proof proves."""
    assert find_slowest(re.compile(r"(?:\w+\s?){1,6}!"), anchored=False) is not None
    assert find_slowest(re.compile(r"(?:\w++\s?){1,6}!"), anchored=False) is None
