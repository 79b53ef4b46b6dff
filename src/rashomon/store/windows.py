"""Read what linking looks at: articles without a story, and those that may be of the same happenings.

In: days as ISO dates.  Out: ids. A window holds the articles published in some days with the whole of their stories, as
what holds a story together may lie outside, and the undated ones that were added lately and belong to nothing dated.
"""

from __future__ import annotations

from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from rashomon.model import Value
from rashomon.store import schema as t


class Unlinked(Value, frozen=True, kw_only=True):
    """An article without a story, and its day of publication, "2031-03-04" or "2031-03"; None where it has no date."""

    id: str
    day: str | None


def read_unlinked(connection: Connection) -> list[Unlinked]:
    """Return the articles that have no story yet, by day, undated ones last."""
    asked = sa.select(t.articles.c.id, t.articles.c.day).where(t.articles.c.story_id.is_(None))
    found = [Unlinked(id=row.id, day=row.day) for row in connection.execute(asked.order_by(t.articles.c.id))]
    return sorted(found, key=lambda one: (one.day is None, one.day or "", one.id))


def read_window(connection: Connection, first: str, last: str, *, added_since: str) -> set[str]:
    """Return the ids of the linked articles of some days, and the undated ones that may be of these days."""
    articles, other = t.articles.c, t.articles.alias("other").c
    linked = articles.story_id.is_not(None)
    dated = sa.select(articles.id, articles.story_id).where(linked, articles.day >= first, articles.day <= last)
    stories = dated.with_only_columns(articles.story_id).scalar_subquery()
    of_them = sa.select(articles.id).where(articles.story_id.in_(stories))
    has_date = sa.select(other.id).where(other.story_id == articles.story_id, other.day.is_not(None)).exists()
    of_none = sa.select(articles.id).where(linked, articles.day.is_(None), articles.added >= added_since, ~has_date)
    return {*connection.scalars(of_them), *connection.scalars(of_none)}


def read_added(connection: Connection, added_since: str, limit: int) -> set[str]:
    """Return the ids of the linked articles that were added since then, the last ones of them."""
    articles = t.articles.c
    asked = sa.select(articles.id).where(articles.story_id.is_not(None), articles.added >= added_since)
    return set(connection.scalars(asked.order_by(articles.number.desc()).limit(limit)))


def shift_day(day: str, days: int) -> str:
    """Return the day so many days later; a month counts from its first day. What is no date stays as it is."""
    try:
        return (date.fromisoformat(day if len(day) > len("2031-03") else f"{day}-01") + timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return day
