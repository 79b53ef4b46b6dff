"""When articles were published: days for measuring gaps, instants for finding the first and the last.

In: `Dated` values, truncated ISO.  Out: numbers that can be compared.
A clock time without a zone is taken as it stands; a bare day or month begins at its first minute.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from rashomon.model import Dated

SECONDS_A_DAY = 86_400
FIRST_OF_MONTH = "-01"
NOON = 0.5  # a bare day is taken at its middle: no gap is then wrong by more than half a day


def instant_of(value: str) -> datetime | None:
    """Return the first instant that truncated ISO `value` can mean, None where it is no date."""
    try:
        moment = datetime.fromisoformat(value + FIRST_OF_MONTH if len(value) == len("2025-01") else value)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def day_of(dated: Dated | None) -> float | None:
    """Return when an article was published in days since 1970, None where unknown or known to the month only."""
    if dated is None or dated.precision == "month":
        return None
    moment = instant_of(dated.value)
    if moment is None:
        return None
    return moment.timestamp() / SECONDS_A_DAY + (NOON if dated.precision == "day" else 0.0)


def first_and_last(dates: Iterable[Dated | None]) -> tuple[str | None, str | None]:
    """Return the earliest and the latest of the dates as they were written, None where there is none."""
    known = sorted(
        (moment, dated.value)
        for dated in dates
        if dated is not None and (moment := instant_of(dated.value)) is not None
    )
    return (known[0][1], known[-1][1]) if known else (None, None)
