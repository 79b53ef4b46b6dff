"""Read truncated ISO dates for people, and as ranges of minutes for drawing.

A date stays as exact as it was given: "2025-01" is a month, drawn as a bar, never as its first day.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from rashomon.model import Value

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_YEAR = 9998  # the year after it is the last that a date can hold
_LENGTHS = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d", 13: "%Y-%m-%dT%H"}


class When(Value, frozen=True, kw_only=True):
    """A date as a half-open range of minutes since 1970 in UTC; a time without a zone is taken as given."""

    start: int
    end: int

    @property
    def exact(self) -> bool:
        """Whether the date names an hour or a minute."""
        return self.end - self.start <= 60


def read_date(value: str | None) -> When | None:
    """Return the range that a truncated ISO date covers, or None where it is no date."""
    if value is None:
        return None
    start = _parse(value)
    if start is None:
        return None
    end = _next(start, len(value))
    return When(start=_minutes(start), end=_minutes(end))


def _parse(value: str) -> datetime | None:
    try:
        form = _LENGTHS.get(len(value))
        parsed = datetime.strptime(value, form).replace(tzinfo=UTC) if form else datetime.fromisoformat(value)
    except ValueError:
        return None
    if parsed.year > _LAST_YEAR:
        return None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def _next(start: datetime, length: int) -> datetime:
    if length == 4:
        return start.replace(year=start.year + 1)
    if length == 7:
        return start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)
    return start + (timedelta(days=1) if length == 10 else timedelta(hours=1) if length == 13 else timedelta(minutes=1))


def _minutes(moment: datetime) -> int:
    return int((moment - _EPOCH).total_seconds() // 60)


def show_date(value: str | None) -> str:
    """Return a date as people write it, "24 Jan 2025, 17:04"; what is no date comes back as it is."""
    if value is None:
        return "undated"
    if _parse(value) is None:
        return value
    year, month, day = value[:4], value[5:7], value[8:10]
    shown = year
    if month:
        shown = f"{_MONTHS[int(month) - 1]} {year}"
    if day:
        shown = f"{int(day)} {shown}"
    return shown + _clock(value[11:])


def show_short(value: str) -> str:
    """Return a date without its year and zone, for a drawing that names them elsewhere: "4 Mar, 07:12"."""
    if _parse(value) is None or len(value) < 10:
        return show_date(value)
    day = f"{int(value[8:10])} {_MONTHS[int(value[5:7]) - 1]}"
    return f"{day}, {value[11:16]}" if len(value) > 13 else day


def _clock(rest: str) -> str:
    if not rest:
        return ""
    at = max(rest.find("+"), rest.find("-"), rest.find("Z"))
    zone = "" if at < 0 else " UTC" if rest[at:] in {"Z", "+00:00"} else f" ({rest[at:]})"
    return f", {rest[:5]}{zone}"


def show_span(first: str | None, last: str | None) -> str:
    """Return the time from `first` to `last`: "14 to 16 May 2026", one date where they are one day."""
    if first is None or last is None:
        return show_date(first or last) if first or last else "no dates"
    start, end = show_date(first[:10]), show_date(last[:10])
    if start == end:
        return start
    if first[:7] == last[:7] and len(first) >= 10 and len(last) >= 10:
        return f"{int(first[8:10])} to {end}"
    if first[:4] == last[:4] and len(first) >= 7 and len(last) >= 7:
        return f"{start.removesuffix(first[:4]).rstrip()} to {end}"
    return f"{start} to {end}"


def show_lag(minutes: int) -> str:
    """Return how much later, in the largest units that matter: "35 min", "2 h 40 min", "3 days"."""
    if minutes < 60:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    return f"{hours // 24} days"
