"""Place a story's times on a drawing: a track of what happened, a lane an outlet for what was published.

In: `Times`.  Out: `Drawing`, numbers ready for SVG attributes.  Not here: the markup.
The days of publication have an even scale. What lies far before or after stands in order beside it, behind a break,
because an event of 1974 would push a week of reports onto one point.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from rashomon.model import Value
from rashomon.show.dates import When
from rashomon.show.plain import clip
from rashomon.show.views.labels import Account
from rashomon.show.views.timeline import Event, Publication, Times

WIDTH = 1000  # units of the drawing; it scales with the page
LABELS = 168  # room at the left for the names of the lanes
EDGE = 24
SLOT = 96  # a far event with its date
ROW = 26
LANE = 30
HEAD = 30  # room above the first track for its heading
LEAST_BAR = 22  # a mark must hold its number
GAP = 5
NEAR_MINUTES = 3 * 24 * 60  # an event within three days of the reports shares their scale
MAX_LANES = 24  # more lanes than a screen is high are drawn as one
MAX_TICKS = 8
MAX_NAMED = 16  # more events than this are only numbered, or the drawing gets taller than a screen
LETTER = 6.2  # the width of a letter of a label
NAME_LETTERS = 46
LEAST_NAME = 12  # a shorter label says nothing
HOUR, DAY = 60, 24 * 60
_STEPS = (HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 91 * DAY, 364 * DAY)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# The first and last minute that a date can name; a page may claim any year.
_FIRST_MINUTE = int((datetime.min.replace(tzinfo=UTC) - _EPOCH).total_seconds() // 60)
_LAST_MINUTE = int((datetime.max.replace(tzinfo=UTC) - _EPOCH).total_seconds() // 60)


class EventMark(Value, frozen=True, kw_only=True):
    """An event's bar with a short label; `far` ones stand outside the even scale and are labelled with their date."""

    x: int
    y: int
    width: int
    event: Event
    far: bool
    label: str
    label_x: int


class PublicationMark(Value, frozen=True, kw_only=True):
    """An account's dot, or bar where the page gives only a day or month."""

    x: int
    y: int
    width: int
    account: Account
    exact: bool


class Lane(Value, frozen=True, kw_only=True):
    """An outlet's line."""

    y: int
    label: str


class Tick(Value, frozen=True, kw_only=True):
    """A line of the even scale with its date."""

    x: int
    label: str


class Drawing(Value, frozen=True, kw_only=True):
    """All marks of a timeline, in units of its width."""

    width: int
    height: int
    left: int
    right: int
    labels: int
    axis: int
    events: tuple[EventMark, ...]
    publications: tuple[PublicationMark, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


class _Scale(Value, frozen=True, kw_only=True):
    """Minutes `start:end` on the units `left:right`; far events take the slots on both sides."""

    start: int
    end: int
    left: int
    right: int

    def x(self, minute: int) -> int:
        """Return the place of a minute, held inside the scale."""
        share = (minute - self.start) / max(self.end - self.start, 1)
        return round(self.left + min(max(share, 0.0), 1.0) * (self.right - self.left))


def draw_times(times: Times) -> Drawing | None:
    """Return the drawing, or None where nothing is dated."""
    dated = [event for event in times.events if event.when is not None]
    if not dated and not times.publications:
        return None
    scale, before, after = _fit(dated, times.publications)
    marks = _place_events(dated, scale, before, after)
    axis = HEAD + ROW * (max((mark.y for mark in marks), default=0) + 1) + 14
    lanes = _lanes(times.publications, axis + 46)
    return Drawing(
        width=WIDTH,
        height=max((lane.y for lane in lanes.values()), default=axis + 16) + LANE,
        left=scale.left,
        right=scale.right,
        labels=LABELS,
        axis=axis,
        events=tuple(replace(mark, y=HEAD + ROW * mark.y) for mark in marks),
        publications=tuple(_place(p, lanes, scale) for p in times.publications),
        lanes=tuple(dict.fromkeys(lanes.values())),
        ticks=tuple(_ticks(scale)),
    )


def _fit(events: list[Event], publications: Iterable[Publication]) -> tuple[_Scale, list[Event], list[Event]]:
    """Return the even scale, and the events before and after it."""
    cores = [p.when for p in publications] or [e.when for e in events if e.when is not None]
    start, end = min(w.start for w in cores), max(w.end for w in cores)
    reach = max(NEAR_MINUTES, end - start)
    low, high = start - reach, end + reach
    before = [e for e in events if e.when is not None and e.when.start < low]
    after = [e for e in events if e.when is not None and e not in before and e.when.end > high]
    near = [e.when for e in events if e.when is not None and e not in before and e not in after]
    start, end = min([start, *(w.start for w in near)]), max([end, *(w.end for w in near)])
    pad = max((end - start) // 20, HOUR)
    left = LABELS + _side_width(before, after) + (EDGE if before else 0)
    right = WIDTH - EDGE - _side_width(after, before) - (EDGE if after else 0)
    start, end = max(start - pad, _FIRST_MINUTE), min(end + pad, _LAST_MINUTE)
    return _Scale(start=start, end=end, left=left, right=right), before, after


def _side_width(side: list[Event], other: list[Event]) -> int:
    """Give far events a slot each, but never more than a quarter of the drawing a side."""
    share = 3 if other else 2
    return min(SLOT * len(_dates(side)), (WIDTH - LABELS) // (share + 1)) if side else 0


def _dates(events: list[Event]) -> list[When]:
    return sorted({e.when for e in events if e.when is not None}, key=lambda when: (when.start, when.end))


def _place_events(events: list[Event], scale: _Scale, before: list[Event], after: list[Event]) -> list[EventMark]:
    """Return the marks, each in the first row with room for it; `y` counts rows."""
    slots = _slots(before, LABELS, scale.left - EDGE) | _slots(after, scale.right + EDGE, WIDTH - EDGE)
    named = len(events) <= MAX_NAMED
    rows: list[int] = []
    marks = []
    for event in sorted(events, key=lambda e: (e.when.start if e.when else 0, e.number)):
        mark = _mark(event, slots, scale, named)
        end = max(mark.x + mark.width, mark.label_x + round(len(mark.label) * LETTER))
        row = next((n for n, taken in enumerate(rows) if taken + GAP <= mark.x), len(rows))
        rows[row : row + 1] = [end]
        marks.append(replace(mark, y=row))
    return marks


def _mark(event: Event, slots: dict[When, int], scale: _Scale, named: bool) -> EventMark:
    when = event.when or When(start=scale.start, end=scale.start)
    if when in slots:
        label = _short_date(event.date)
        x = min(slots[when], WIDTH - LEAST_BAR - GAP - round(len(label) * LETTER))  # the last date is not cut off
        return EventMark(x=x, y=0, width=LEAST_BAR, event=event, far=True, label=label, label_x=x + LEAST_BAR + GAP)
    x = scale.x(when.start)
    width = max(scale.x(when.end) - x, LEAST_BAR)
    inside, beside = width - LEAST_BAR, WIDTH - EDGE - x - width
    letters = min(NAME_LETTERS, int(max(inside, beside) / LETTER) - 1)
    label = clip(event.text, letters) if named and letters >= LEAST_NAME else ""
    label_x = x + (LEAST_BAR if inside > beside else width + GAP)
    return EventMark(x=x, y=0, width=width, event=event, far=False, label=label, label_x=label_x)


def _short_date(date: str) -> str:
    """Return the month and year, or the year alone: a slot has no room for more."""
    return " ".join(date.split(",", maxsplit=1)[0].split(" ")[-2:])


def _slots(events: list[Event], left: int, right: int) -> dict[When, int]:
    dates = _dates(events)
    step = (right - left) / max(len(dates), 1)
    return {when: round(left + step * n) for n, when in enumerate(dates)}


def _lanes(publications: Iterable[Publication], top: int) -> dict[str, Lane]:
    """Return the lane of each outlet by its first account; outlets beyond the room share the last lane."""
    ordered = sorted(publications, key=lambda p: (p.when.start, p.lane))
    names = list(dict.fromkeys(publication.lane for publication in ordered))
    own = names if len(names) <= MAX_LANES else names[: MAX_LANES - 1]
    lanes = {name: Lane(y=top + LANE * n, label=name) for n, name in enumerate(own)}
    rest = Lane(y=top + LANE * len(own), label=f"{len(names) - len(own)} more outlets")
    return lanes | dict.fromkeys(names[len(own) :], rest)


def _place(publication: Publication, lanes: dict[str, Lane], scale: _Scale) -> PublicationMark:
    x, when = scale.x(publication.when.start), publication.when
    width = 0 if when.exact else max(scale.x(when.end) - x, 8)
    return PublicationMark(x=x, y=lanes[publication.lane].y, width=width, account=publication.account, exact=when.exact)


def _ticks(scale: _Scale) -> Iterable[Tick]:
    span = scale.end - scale.start
    step = next((s for s in _STEPS if span / s <= MAX_TICKS), None) or _STEPS[-1] * (
        span // (_STEPS[-1] * MAX_TICKS) + 1
    )
    for minute in range(-(-scale.start // step) * step, scale.end, step):
        yield Tick(x=scale.x(minute), label=_tick_label(minute, step))


def _tick_label(minute: int, step: int) -> str:
    moment = _EPOCH + timedelta(minutes=minute)
    if step < DAY and minute % DAY:
        return f"{moment:%H:%M}"
    return f"{moment.day} {moment:%b}" if step < _STEPS[-1] else f"{moment.year}"
