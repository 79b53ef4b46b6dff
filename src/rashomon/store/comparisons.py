"""Read a story as a whole: its articles with everything that was found in them, as one comparison of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy.engine import Connection

from rashomon.model import (
    Citation,
    Comparison,
    Conflict,
    CopyGroup,
    Fact,
    Happening,
    MadeBy,
    Outlet,
    PageRecord,
    Speaker,
    Statement,
    Story,
    Update,
    Utterance,
    Wording,
)
from rashomon.store import schema as t
from rashomon.store.packing import all_from_json, article_from_row, from_json

# The lists of one story: their table, their type, and the order that they stand in.
LISTS: Mapping[str, tuple[sa.Table, Any, str]] = {
    "speakers": (t.story_speakers, Speaker, "place"),
    "statements": (t.statements, Statement, "article_id"),
    "utterances": (t.utterances, Utterance, "place"),
    "facts": (t.facts, Fact, "place"),
    "conflicts": (t.conflicts, Conflict, "place"),
    "copies": (t.copies, CopyGroup, "id"),
    "citations": (t.citations, Citation, "place"),
    "updates": (t.updates, Update, "place"),
    "wording": (t.wording, Wording, "place"),
    "timeline": (t.timeline, Happening, "place"),
}


def read_comparison(connection: Connection, story_id: str, made_by: MadeBy) -> Comparison | None:
    """Return everything that the desk has of one story; None where there is no such story."""
    text = connection.scalar(sa.select(t.stories.c.object).where(t.stories.c.id == story_id))
    if text is None:
        return None
    story = replace(from_json(text, Story), id=story_id)
    asked = sa.select(t.articles.c.text, t.articles.c.object).where(t.articles.c.story_id == story_id)
    rows = connection.execute(asked.order_by(t.articles.c.id))
    articles = tuple(article_from_row(row.text, row.object) for row in rows)
    findings: dict[str, Any] = {name: _read_list(connection, name, story_id) for name in LISTS}
    return Comparison(
        made_by=made_by,
        pages=_read_pages(connection, story_id),
        articles=articles,
        rejected=(),
        outlets=read_outlets(connection, {article.outlet.id for article in articles if article.outlet}),
        stories=(story,),
        **findings,
    )


def _read_list(connection: Connection, name: str, story_id: str) -> tuple[Any, ...]:
    table, kind, order = LISTS[name]
    orders = [table.c[order], *((table.c.place,) if "place" in table.c else ())]
    asked = sa.select(table.c.object).where(table.c.story_id == story_id).order_by(*orders)
    return all_from_json(connection.scalars(asked), kind)


def _read_pages(connection: Connection, story_id: str) -> tuple[PageRecord, ...]:
    asked = (
        sa.select(t.pages.c.object)
        .join(t.articles, t.articles.c.page_id == t.pages.c.id)
        .where(t.articles.c.story_id == story_id)
        .order_by(t.pages.c.path, t.pages.c.id)
    )
    return all_from_json(connection.scalars(asked), PageRecord)


def read_outlets(connection: Connection, ids: set[str]) -> tuple[Outlet, ...]:
    """Return the outlets with these ids, sorted by id."""
    asked = sa.select(t.outlets).where(t.outlets.c.id.in_(sorted(ids))).order_by(t.outlets.c.id)
    return tuple(
        Outlet(id=row.id, name=row.name, publisher=row.publisher, domains=from_json(row.domains, tuple[str, ...]))
        for row in connection.execute(asked)
    )
