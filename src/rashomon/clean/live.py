"""Split a live blog into its dated entries: the paragraphs under each line that is a time of day.

In: the choice of blocks and the metadata.  Out: for each entry its first and last paragraph, counted among the body's
blocks, and when it was written. A page that does not call itself live, or times fewer than three entries, has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from rashomon.clean.choice import Choice
from rashomon.clean.metadata import Metadata
from rashomon.model import Dated
from rashomon.text.dates import ZONES, find_date

MIN_ENTRIES = 3
MAX_MOMENT = 48  # characters of a line that is a time and nothing else
# "14:32", "2.32pm BST", "Posted at 14h32", "14.32 Uhr": the time, at most a word before it and a zone behind it.
_CLOCK = re.compile(
    r"\W*(?:(?:posted|updated|published|publié|at|um|à|a las|alle|в|о)\W+){0,2}"
    r"(?P<hour>\d{1,2})\s?[:.hH]\s?(?P<minute>\d{2})\s*(?P<half>[ap]\.?m\b\.?)?\s*(?:uhr\b|hrs\b)?\s*"
    r"\(?(?P<zone>[a-z]{1,4}\b|[+-]\d{2}:?\d{2})?\)?\W*",
    re.IGNORECASE,
)


class Moment(NamedTuple):
    """A time line: its block's place, the minute of the day, the offset it gives, and the day where it names one."""

    place: int
    minute: int
    offset: str
    day: date | None


class EntryPlace(NamedTuple):
    """An entry: its first and last paragraph among the body's blocks, and when it was written."""

    first: int
    last: int
    published: Dated | None


def find_entries(choice: Choice, meta: Metadata) -> list[EntryPlace]:
    """Return the entries of a live blog in the order of the page; nothing for any other page."""
    if meta.genre != "live":
        return []
    moments = [moment for i, block in enumerate(choice.blocks) if (moment := read_moment(block.text, i)) is not None]
    if len(moments) < MIN_ENTRIES:
        return []
    held = [(moment, held) for moment, held in _hold_paragraphs(choice, moments) if held]
    if len(held) < MIN_ENTRIES:
        return []
    days = _tell_days([moment for moment, _ in held], meta)
    return [
        EntryPlace(held.start, held.stop - 1, _date_entry(moment, day))
        for (moment, held), day in zip(held, days, strict=True)
    ]


def read_moment(text: str, place: int) -> Moment | None:
    """Return the time that a line is, None for a line that is anything else."""
    if len(text) > MAX_MOMENT or not any(map(str.isdigit, text)):
        return None
    dated = find_date(text)
    if dated is not None and dated.precision == "minute":
        day, clock = dated.value.split("T", 1)
        rest = text[: dated.start] + text[dated.end :]
        if any(map(str.isdigit, rest)):
            return None
        return Moment(place, int(clock[:2]) * 60 + int(clock[3:5]), clock[5:], date.fromisoformat(day))
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    minute, zone = _minute_of_day(found), found["zone"] or ""
    offset = ZONES.get(zone.lower(), "") if zone.isalpha() else zone
    return None if minute is None or (zone.isalpha() and not offset) else Moment(place, minute, offset, None)


def _minute_of_day(found: re.Match[str]) -> int | None:
    hour, minute, half = int(found["hour"]), int(found["minute"]), (found["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def _hold_paragraphs(choice: Choice, moments: Sequence[Moment]) -> Iterator[tuple[Moment, range]]:
    """Yield each time line with the body's blocks between it and the next one."""
    before = [0]
    for role in choice.roles:
        before.append(before[-1] + (role == "body"))
    ends = [*(moment.place for moment in moments[1:]), len(choice.roles)]
    for moment, end in zip(moments, ends, strict=True):
        yield moment, range(before[moment.place], before[end])


def _tell_days(moments: Sequence[Moment], meta: Metadata) -> list[date | None]:
    """Return the day of each entry: as its line says, else counted from the page's own day past each midnight."""
    rises = sum(a.minute <= b.minute for a, b in pairwise(moments))
    ascending = rises * 2 >= len(moments) - 1
    day = _day_of(meta.published) if ascending else _day_of(meta.modified) or _day_of(meta.published)
    days: list[date | None] = []
    for i, moment in enumerate(moments):
        if i and day is not None:
            step = moment.minute - moments[i - 1].minute
            day += timedelta(days=ascending and step < 0) - timedelta(days=not ascending and step > 0)
        day = moment.day or day
        days.append(day)
    return days


def _day_of(dated: Dated | None) -> date | None:
    return date.fromisoformat(dated.value[:10]) if dated is not None and dated.precision != "month" else None


def _date_entry(moment: Moment, day: date | None) -> Dated | None:
    if day is None:
        return None
    clock = f"{moment.minute // 60:02}:{moment.minute % 60:02}"
    return Dated(value=f"{day.isoformat()}T{clock}{moment.offset}", precision="minute", source="visible")
