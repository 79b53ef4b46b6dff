"""Draw when the accounts of a story were published, small enough for a line of a list.

In: dates as the pages give them.  Out: dots on a line, numbers ready for SVG attributes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rashomon.model import Value
from rashomon.show.dates import read_date

WIDTH, HEIGHT = 200, 38  # units of the drawing
BINS = 40
EDGE = 4
TALLEST = 30
LEAST = 3
LONE = 10  # the height of one account where few are in a slice


class Bar(Value, frozen=True, kw_only=True):
    """How many accounts were published in one slice of the time."""

    x: float
    y: float
    width: float
    height: float


class Activity(Value, frozen=True, kw_only=True):
    """The bars of a drawing; `dated` counts the accounts that have a date."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    dated: int


def draw_activity(dates: Iterable[str | None]) -> Activity | None:
    """Return bars over the time from the first date to the last; None where fewer than two accounts are dated."""
    found = [when.start for date in dates if (when := read_date(date)) is not None]
    if len(found) < 2:
        return None
    first, last = min(found), max(found)
    slices = Counter(min((minute - first) * BINS // max(last - first, 1), BINS - 1) for minute in found)
    highest = max(slices.values())
    room = (WIDTH - 2 * EDGE) / BINS
    step = min(TALLEST / highest, LONE)
    bars = tuple(
        Bar(
            x=round(EDGE + place * room + 0.5, 1),
            y=round(HEIGHT - 4 - max(count * step, LEAST), 1),
            width=round(room - 1, 1),
            height=round(max(count * step, LEAST), 1),
        )
        for place, count in sorted(slices.items())
    )
    return Activity(width=WIDTH, height=HEIGHT, bars=bars, dated=len(found))
