"""Keep what linking needs of articles, packed: a new article is linked with those around it, none of them read again.

In: packed values by article id.  Out: the same. What is in them is linking's own matter.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from rashomon.store import schema as t
from rashomon.store.pages import in_parts


def keep_prepared(connection: Connection, packed: Mapping[str, bytes]) -> None:
    """Keep the packed values of articles, in place of those that they had."""
    ids = sorted(packed)
    for part in in_parts(ids):
        connection.execute(sa.delete(t.prepared).where(t.prepared.c.article_id.in_(part)))
    if ids:
        connection.execute(sa.insert(t.prepared), [{"article_id": one, "packed": packed[one]} for one in ids])


def read_prepared(connection: Connection, article_ids: Collection[str]) -> dict[str, bytes]:
    """Return the packed values of these articles, as far as they are kept."""
    found: dict[str, bytes] = {}
    for part in in_parts(article_ids):
        rows = connection.execute(sa.select(t.prepared).where(t.prepared.c.article_id.in_(part)))
        found.update((row.article_id, row.packed) for row in rows)
    return found


def drop_prepared(connection: Connection) -> None:
    """Remove all packed values: another version of the program may read articles in another way."""
    connection.execute(sa.delete(t.prepared))
