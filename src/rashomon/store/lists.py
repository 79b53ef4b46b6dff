"""Read lists page by page, each page from where the last one ended: no list is cut off, however long it is.

In: what to look for, and the cursor of the last page.  Out: some rows, and the cursor of the next page or None.
A cursor is the sort key of the last row; rows added meanwhile shift nothing.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from rashomon.errors import UsageError
from rashomon.model import Value
from rashomon.store import schema as t

PAGE = 50  # rows where nobody says how many
MOST = 1000  # rows at once


class Narrow(Value, frozen=True, kw_only=True):
    """What a list is narrowed to; None narrows nothing. Days are inclusive; an outlet is an id or a name."""

    outlet: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None
    story_id: str | None = None
    speaker_ids: tuple[str, ...] = ()
    kind: str | None = None
    status: str | None = None


class Slice(Value, frozen=True, kw_only=True):
    """Some rows of a list; `next` is the cursor of those that follow, None at the end."""

    rows: tuple[Any, ...]
    next: str | None


def encode_cursor(*key: object) -> str:
    """Return the sort key of a row as a cursor."""
    return base64.urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")


def decode_cursor(cursor: str) -> list[Any]:
    """Return the sort key in a cursor; UsageError if it is none of ours."""
    try:
        return msgspec.json.decode(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)), type=list[Any])
    except (binascii.Error, ValueError, msgspec.MsgspecError) as error:
        raise UsageError("the cursor is not one that this list gave") from error


def read_slice(
    connection: Connection,
    asked: sa.Select[Any],
    order: Sequence[sa.ColumnElement[Any]],
    *,
    cursor: str | None,
    limit: int,
    newest_first: bool = True,
) -> Slice:
    """Return the next rows of `asked` in `order`, whose columns must be among those asked for and never be null."""
    limit = max(1, min(limit, MOST))
    if cursor is not None:
        key = decode_cursor(cursor)
        if len(key) != len(order):
            raise UsageError("the cursor is of another list")
        here, there = sa.tuple_(*order), sa.tuple_(*(sa.literal(part) for part in key))
        asked = asked.where(here < there if newest_first else here > there)
    asked = asked.order_by(*(column.desc() if newest_first else column.asc() for column in order)).limit(limit + 1)
    rows = connection.execute(asked).all()
    more = len(rows) > limit
    last = rows[limit - 1] if more else None
    return Slice(rows=tuple(rows[:limit]), next=encode_cursor(*_key(last, order)) if last is not None else None)


def _key(row: Row[Any], order: Sequence[sa.ColumnElement[Any]]) -> list[Any]:
    return [row._mapping[column] for column in order]


def list_stories(connection: Connection, narrow: Narrow, *, cursor: str | None = None, limit: int = PAGE) -> Slice:
    """Return stories, newest first."""
    asked = sa.select(t.stories)
    if narrow.since is not None:
        asked = asked.where(t.stories.c.newest >= narrow.since)
    if narrow.until is not None:
        asked = asked.where(sa.or_(t.stories.c.first.is_(None), t.stories.c.first <= narrow.until + "~"))
    if narrow.outlet is not None or narrow.language is not None:
        asked = asked.where(t.stories.c.id.in_(narrow_articles(sa.select(t.articles.c.story_id), narrow)))
    return read_slice(connection, asked, (t.stories.c.newest, t.stories.c.number), cursor=cursor, limit=limit)


def narrow_articles(asked: sa.Select[Any], narrow: Narrow) -> sa.Select[Any]:
    """Return the question about articles with the conditions of `narrow`."""
    if narrow.outlet is not None:
        asked = asked.where(sa.or_(t.articles.c.outlet_id == narrow.outlet, t.articles.c.outlet == narrow.outlet))
    if narrow.language is not None:
        asked = asked.where(t.articles.c.language == narrow.language)
    if narrow.since is not None:
        asked = asked.where(t.articles.c.day >= narrow.since)
    if narrow.until is not None:
        asked = asked.where(t.articles.c.day <= narrow.until + "~")
    if narrow.story_id is not None:
        asked = asked.where(t.articles.c.story_id == narrow.story_id)
    return asked


def list_articles(connection: Connection, narrow: Narrow, *, cursor: str | None = None, limit: int = PAGE) -> Slice:
    """Return articles without their text, last added first."""
    columns = [column for column in t.articles.c if column.name not in ("text", "object")]
    asked = narrow_articles(sa.select(*columns), narrow)
    return read_slice(connection, asked, (t.articles.c.number,), cursor=cursor, limit=limit)


def list_statements(connection: Connection, narrow: Narrow, *, cursor: str | None = None, limit: int = PAGE) -> Slice:
    """Return statements with their outlet and address, newest first; those of undated articles come last."""
    day = sa.func.coalesce(t.statements.c.day, sa.literal_column("''")).label("sort_day")
    asked = sa.select(t.statements, day, t.articles.c.outlet, t.articles.c.url).join(
        t.articles, t.articles.c.id == t.statements.c.article_id
    )
    order = (day, t.statements.c.number)
    return read_slice(connection, narrow_statements(asked, narrow), order, cursor=cursor, limit=limit)


def narrow_statements(asked: sa.Select[Any], narrow: Narrow) -> sa.Select[Any]:
    """Return the question about statements and their articles with the conditions of `narrow`."""
    if narrow.speaker_ids:
        asked = asked.where(t.statements.c.speaker_id.in_(narrow.speaker_ids))
    for name in ("story_id", "language", "kind"):
        wanted = getattr(narrow, name)
        if wanted is not None:
            asked = asked.where(t.statements.c[name] == wanted)
    if narrow.outlet is not None:
        asked = asked.where(sa.or_(t.articles.c.outlet_id == narrow.outlet, t.articles.c.outlet == narrow.outlet))
    if narrow.since is not None:
        asked = asked.where(t.statements.c.day >= narrow.since)
    if narrow.until is not None:
        asked = asked.where(t.statements.c.day <= narrow.until + "~")
    return asked


def list_findings(
    connection: Connection, name: str, narrow: Narrow, *, cursor: str | None = None, limit: int = PAGE
) -> Slice:
    """Return the findings of one table, last found first, such as "conflicts" or "utterances"."""
    table = t.metadata.tables[name]
    asked = sa.select(table)
    if narrow.speaker_ids and "speaker_id" in table.c:
        asked = asked.where(table.c.speaker_id.in_(narrow.speaker_ids))
    for column in ("story_id", "kind", "status"):
        wanted = getattr(narrow, column)
        if wanted is not None and column in table.c:
            asked = asked.where(table.c[column] == wanted)
    return read_slice(connection, asked, (table.c.number,), cursor=cursor, limit=limit)


def find_speakers(connection: Connection, folded: str) -> list[Row[Any]]:
    """Return the speakers with this name, in lower case with plain quotes; else those whose names end or begin so."""
    for pattern in (folded, f"% {_escape(folded)}", f"{_escape(folded)} %"):
        name = t.speaker_names.c.name
        meets = name == pattern if pattern == folded else name.like(pattern, escape="\\")
        ids = sa.select(t.speaker_names.c.speaker_id).where(meets)
        rows = connection.execute(sa.select(t.speakers).where(t.speakers.c.id.in_(ids)).order_by(t.speakers.c.name))
        found = list(rows.all())
        if found:
            return found
    return []


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
