"""Forget a page: its capture, its article, and everything that was found in it."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from rashomon.model import PageRecord
from rashomon.store import schema as t
from rashomon.store.packing import from_json
from rashomon.store.pages import in_parts, order_captures
from rashomon.store.stories import mark_touched
from rashomon.text.urls import canonical_url


def find_pages(connection: Connection, given: str) -> list[PageRecord]:
    """Return the pages that a person may mean by an id, a path or an address; all captures of an address."""
    asked = sa.select(t.pages.c.object).where(
        sa.or_(t.pages.c.id == given, t.pages.c.path == given, t.pages.c.canonical_url == canonical_url(given))
    )
    return [from_json(text, PageRecord) for text in connection.scalars(asked)]


def forget_pages(connection: Connection, page_ids: list[str], now: str) -> None:
    """Remove pages with all that was found in them; their stories are to be compared anew."""
    for part in in_parts(page_ids):
        mine = t.articles.c.page_id.in_(part)
        stories = set(connection.scalars(sa.select(t.articles.c.story_id).where(mine)))
        addresses = list(connection.scalars(sa.select(t.pages.c.canonical_url).where(t.pages.c.id.in_(part))))
        connection.execute(sa.delete(t.articles).where(mine))
        connection.execute(sa.delete(t.rejected).where(t.rejected.c.page_id.in_(part)))
        connection.execute(sa.delete(t.pages).where(t.pages.c.id.in_(part)))
        for address in sorted({address for address in addresses if address}):
            order_captures(connection, address)
        # An address that was forgotten is not fetched again.
        fetched = t.fetches.c.canonical_url.in_([address for address in addresses if address])
        connection.execute(sa.update(t.fetches).where(fetched).values(state="forgotten"))
        mark_touched(connection, [story for story in stories if story], now)
