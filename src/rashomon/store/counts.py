"""What a desk holds, counted."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from rashomon.store import schema as t

COUNTED = (
    t.pages,
    t.articles,
    t.rejected,
    t.outlets,
    t.stories,
    t.speakers,
    t.statements,
    t.utterances,
    t.facts,
    t.conflicts,
    t.copies,
    t.citations,
    t.updates,
    t.wording,
    t.timeline,
    t.feeds,
)


def count_rows(connection: Connection) -> dict[str, int]:
    """Return how many rows each table of the glossary has, and how much work waits."""
    counts = {table.name: _count(connection, table) for table in COUNTED}
    waits = {
        "unchanged": _count(connection, t.pages, t.pages.c.repeats.is_not(None)),
        "to_link": _count(connection, t.articles, t.articles.c.story_id.is_(None)),
        "to_compare": _count(connection, t.stories, t.stories.c.stale),
        "to_fetch": _count(connection, t.fetches, t.fetches.c.state == "waiting"),
    }
    return {**counts, **waits}


def count_reasons(connection: Connection) -> dict[str, int]:
    """Return how many inputs were rejected for which reason."""
    asked = sa.select(t.rejected.c.reason, sa.func.count().label("inputs")).group_by(t.rejected.c.reason)
    return {row.reason: row.inputs for row in connection.execute(asked.order_by(t.rejected.c.reason))}


def read_edges(connection: Connection) -> dict[str, str | None]:
    """Return the first and last day of publication, and when a page was last added."""
    first, last = connection.execute(sa.select(sa.func.min(t.articles.c.day), sa.func.max(t.articles.c.day))).one()
    added = connection.scalar(sa.select(t.pages.c.added).order_by(t.pages.c.number.desc()).limit(1))
    return {"first_day": first, "last_day": last, "last_added": added}


def _count(connection: Connection, table: sa.Table, where: sa.ColumnElement[bool] | None = None) -> int:
    asked = sa.select(sa.func.count()).select_from(table)
    return connection.scalar(asked if where is None else asked.where(where)) or 0
