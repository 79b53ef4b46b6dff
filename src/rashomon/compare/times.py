"""When an article was published, as far as it says so, and what may be claimed from it.

A time with an offset is taken in UTC, a clock time without a zone as it stands, a bare date as its whole day.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, datetime, timedelta

from rashomon.model import Article, Value

MINUTES_A_DAY = 24 * 60
CLEARLY_BEFORE_MINUTES = 60  # clocks without zones and slow desks: less than an hour apart proves no order


class Moment(Value, frozen=True, kw_only=True):
    """The first and last minute at which something can have been published; minutes since 1970."""

    earliest: int
    latest: int


def moment_of(value: str) -> Moment | None:
    """Return the minutes that a truncated ISO date leaves open; None where it is no date."""
    try:
        start, days = _start_of(value)
    except ValueError:
        return None
    minute = _minutes(start)
    return Moment(earliest=minute, latest=minute + days * MINUTES_A_DAY)


def _start_of(value: str) -> tuple[datetime, int]:
    """Return the first moment of the date and how many days it spans: 0 for a clock time."""
    if "T" in value:
        return datetime.fromisoformat(value), 0
    parts = [int(part) for part in value.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    start = datetime(year, month, day, tzinfo=UTC)
    return start, 1 if len(parts) == 3 else monthrange(year, month)[1] if len(parts) == 2 else 365


def _minutes(moment: datetime) -> int:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return int((aware - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(minutes=1))


def publication_of(article: Article) -> Moment | None:
    """Return when the article was published; None where it does not say."""
    return moment_of(article.published.value) if article.published else None


def days_apart(a: Moment, b: Moment) -> float:
    """Return the least number of days between two publications, 0 where they can coincide."""
    gap = max(a.earliest - b.latest, b.earliest - a.latest, 0)
    return gap / MINUTES_A_DAY
