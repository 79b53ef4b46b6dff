"""Draw a figure that moved in time as a staircase: one step an account of it, labelled with value and time.

In: the view of an update.  Out: `Stairs`, numbers ready for SVG attributes, or None where a side is no number.
"""

from __future__ import annotations

from itertools import pairwise

from rashomon.model import Value
from rashomon.show.views.conflicts import ConflictView, SideView

LEAST_GAP = 92  # units between two steps: room for "4 Mar, 07:12"
LEAST_WIDTH = 300
TOP, FLOOR, HEIGHT = 34, 112, 140  # the highest step, the lowest, and the drawing with its dates
EDGE = 6
MAX_STEPS = 12  # more steps are a table's business


class Stair(Value, frozen=True, kw_only=True):
    """One step: where it begins and ends, how high it is, and the side it shows."""

    x: int
    end: int
    y: int
    rise: int
    side: SideView


class Stairs(Value, frozen=True, kw_only=True):
    """All steps, in units of the drawing's width."""

    width: int
    height: int
    floor: int
    stairs: tuple[Stair, ...]


def draw_steps(move: ConflictView) -> Stairs | None:
    """Return the drawing of a figure in time, or None where there is nothing to draw."""
    values = [side.number for side in move.sides if side.number is not None]
    if len(values) != len(move.sides) or not 1 < len(values) <= MAX_STEPS:
        return None
    width = max(LEAST_WIDTH, LEAST_GAP * len(values) + 2 * EDGE)
    starts = _places(move.sides, width)
    low, high = min(values), max(values)
    heights = [round(FLOOR - 14 - (value - low) / ((high - low) or 1) * (FLOOR - 14 - TOP)) for value in values]
    ends = [*starts[1:], width - EDGE]
    rises = [0, *(before - here for before, here in pairwise(heights))]
    stairs = zip(starts, ends, heights, rises, move.sides, strict=True)
    return Stairs(
        width=width,
        height=HEIGHT,
        floor=FLOOR,
        stairs=tuple(Stair(x=x, end=end, y=y, rise=rise, side=side) for x, end, y, rise, side in stairs),
    )


def _places(sides: tuple[SideView, ...], width: int) -> list[int]:
    """Return where each step begins: by its time where all have one, never closer than a label."""
    gaps = [
        max(later.when.start - earlier.when.start, 0) if earlier.when and later.when else 0
        for earlier, later in pairwise(sides)
    ]
    free = width - 2 * EDGE - LEAST_GAP * len(sides)
    total = sum(gaps) or 1
    places = [EDGE]
    for gap in gaps:
        places.append(places[-1] + LEAST_GAP + round(free * gap / total))
    return places
