"""Read single objects of the contract from the desk: an article, an outlet, a speaker, a story's comparison.

In: a connection and an id.  Out: the object; NotHereError where the desk has none of this id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy.engine import Connection, Row

from rashomon.model import Article, Outlet, Role, Speaker, Statement
from rashomon.show.api.meant import NotHereError
from rashomon.store import schema as t
from rashomon.store.comparisons import read_outlets
from rashomon.store.lists import Slice, read_slice
from rashomon.store.packing import all_from_json
from rashomon.store.pages import in_parts, read_articles
from rashomon.store.stories import resolve_story


def find_story(connection: Connection, story_id: str) -> str:
    """Return the id under which a story is kept now."""
    found = resolve_story(connection, story_id)
    if found is None:
        raise NotHereError(f"{story_id}: the desk has no such story")
    return found


def find_article(connection: Connection, article_id: str) -> Article:
    """Return an article with its text."""
    found = read_articles(connection, [article_id]).get(article_id)
    if found is None:
        raise NotHereError(f"{article_id}: the desk has no such article")
    return found


def find_outlet(connection: Connection, outlet_id: str) -> Outlet:
    """Return an outlet."""
    found = read_outlets(connection, {outlet_id})
    if not found:
        raise NotHereError(f"{outlet_id}: the desk has no such outlet")
    return found[0]


def list_outlets(connection: Connection, *, cursor: str | None, limit: int) -> Slice:
    """Return outlets, last added first."""
    return read_slice(connection, sa.select(t.outlets), (t.outlets.c.number,), cursor=cursor, limit=limit)


def find_speaker(connection: Connection, speaker_id: str) -> Speaker:
    """Return a speaker with the names and roles of all stories: each role once, where it was first found."""
    asked = sa.select(t.story_speakers.c.object).where(t.story_speakers.c.speaker_id == speaker_id)
    told = all_from_json(connection.scalars(asked.order_by(t.story_speakers.c.number)), Speaker)
    row = connection.execute(sa.select(t.speakers).where(t.speakers.c.id == speaker_id)).first()
    if row is None and not told:
        raise NotHereError(f"{speaker_id}: the desk has no such speaker")
    roles: dict[str, Role] = {}
    for speaker in told:
        for role in speaker.roles:
            roles.setdefault(role.text, role)
    known = speaker_of(row) if row is not None else told[0]
    return replace(known, roles=tuple(roles.values()))


def speaker_of(row: Row[Any]) -> Speaker:
    """Return the speaker that a row of `speakers` tells of, without the roles, which stand in stories."""
    aliases = tuple(row.aliases.split("\n")) if row.aliases else ()
    return Speaker(id=row.id, name=row.name, kind=row.kind, aliases=aliases, roles=())


def statements_of(connection: Connection, article_id: str) -> tuple[Statement, ...]:
    """Return the statements of an article in the order of its text."""
    asked = sa.select(t.statements.c.object).where(t.statements.c.article_id == article_id)
    return all_from_json(connection.scalars(asked.order_by(t.statements.c.place)), Statement)


def added_times(connection: Connection, article_ids: set[str]) -> dict[str, str]:
    """Return when articles came to the desk."""
    asked = sa.select(t.articles.c.id, t.articles.c.added).where(t.articles.c.id.in_(sorted(article_ids)))
    return {row.id: row.added for row in connection.execute(asked)}


def statements_by_id(connection: Connection, ids: Collection[str]) -> dict[str, Statement]:
    """Return the statements with these ids."""
    found: dict[str, Statement] = {}
    for part in in_parts(ids):
        texts = connection.scalars(sa.select(t.statements.c.object).where(t.statements.c.id.in_(part)))
        found.update((statement.id, statement) for statement in all_from_json(texts, Statement))
    return found


def count_findings(connection: Connection, story_id: str, names: Iterable[str]) -> dict[str, int]:
    """Return how many findings of each kind a story has."""
    tables = {name: t.metadata.tables[name] for name in names}
    return {
        name: connection.scalar(sa.select(sa.func.count()).select_from(table).where(table.c.story_id == story_id)) or 0
        for name, table in tables.items()
    }
