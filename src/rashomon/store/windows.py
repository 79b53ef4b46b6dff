"""Read what linking looks at: articles without a story, and those published around the same days.

In: days as ISO dates.  Out: ids with days. An undated article counts by the day on which it was added.
"""

from __future__ import annotations

from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from rashomon.model import Value
from rashomon.store import schema as t

DAY = sa.func.coalesce(t.articles.c.day, sa.func.substr(t.articles.c.added, 1, 10))


class Dated(Value, frozen=True, kw_only=True):
    """An article by its id, and the day by which it is linked, "2031-03-04" or "2031-03"."""

    id: str
    day: str


def read_unlinked(connection: Connection) -> list[Dated]:
    """Return the articles that have no story yet, by day."""
    asked = sa.select(t.articles.c.id, DAY.label("day")).where(t.articles.c.story_id.is_(None))
    return [Dated(id=row.id, day=row.day) for row in connection.execute(asked.order_by("day", t.articles.c.id))]


def read_window(connection: Connection, first: str, last: str) -> list[str]:
    """Return the ids of the articles with a story that were published, or added where undated, in a range of days."""
    dated = sa.select(t.articles.c.id).where(t.articles.c.day >= first, t.articles.c.day <= last)
    undated = sa.select(t.articles.c.id).where(t.articles.c.day.is_(None), t.articles.c.added >= first)
    undated = undated.where(t.articles.c.added <= last + "~")
    linked = t.articles.c.story_id.is_not(None)
    return sorted({*connection.scalars(dated.where(linked)), *connection.scalars(undated.where(linked))})


def shift_day(day: str, days: int) -> str:
    """Return the day so many days later; a month counts from its first day. What is no date stays as it is."""
    try:
        return (date.fromisoformat(day if len(day) > len("2031-03") else f"{day}-01") + timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return day
