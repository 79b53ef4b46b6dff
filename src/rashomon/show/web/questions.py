"""What the lists of the site ask the desk, beyond what the desk's own lists give.

In: a connection.  Out: rows, a few questions a page whatever its length.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from rashomon.store import schema as t
from rashomon.store.lists import Narrow, Slice, narrow_articles, read_slice

MOST_OUTLETS = 400  # offered as a filter; a desk with more is searched
NAMES_LISTED = 100
BY_NAME: tuple[type, ...] = (str, int)  # what cursors of lists sorted by name hold: name and number


def list_front(connection: Connection, narrow: Narrow, *, single: bool, cursor: str | None, limit: int) -> Slice:
    """Return stories, newest first: those of several accounts, or those that one account tells."""
    stories = t.stories.c
    asked = sa.select(t.stories).where(stories.articles == 1 if single else stories.articles > 1)
    if narrow.since is not None:
        asked = asked.where(stories.newest >= narrow.since)
    if narrow.until is not None:
        asked = asked.where(sa.or_(stories.first.is_(None), stories.first <= narrow.until + "~"))
    if narrow.outlet is not None or narrow.language is not None:
        members = narrow_articles(
            sa.select(t.articles.c.story_id), Narrow(outlet=narrow.outlet, language=narrow.language)
        )
        asked = asked.where(stories.id.in_(members))
    return read_slice(connection, asked, (stories.newest, stories.number), cursor=cursor, limit=limit)


def count_stories(connection: Connection) -> tuple[int, int]:
    """Return how many stories several accounts tell, and how many one account tells."""
    several = sa.func.sum(sa.case((t.stories.c.articles > 1, 1), else_=0))
    total, found = connection.execute(sa.select(sa.func.count(), several).select_from(t.stories)).one()
    return int(found or 0), int(total - (found or 0))


def count_waiting(connection: Connection) -> dict[str, int]:
    """Return how much work waits: articles without a story, stories to compare anew."""
    to_link = sa.select(sa.func.count()).select_from(t.articles).where(t.articles.c.story_id.is_(None))
    to_compare = sa.select(sa.func.count()).select_from(t.stories).where(t.stories.c.stale)
    return {"to_link": connection.scalar(to_link) or 0, "to_compare": connection.scalar(to_compare) or 0}


def read_tellings(connection: Connection, story_ids: Sequence[str]) -> dict[str, list[Any]]:
    """Return the articles of stories, first published first; `copied_from` is the origin of a shared text."""
    articles, copies = t.articles.c, t.copies.c
    names = ("story_id", "id", "outlet_id", "outlet", "published", "copy_id", "canonical_url", "credit")
    columns = (articles[name] for name in names)
    shared = sa.and_(copies.id == articles.copy_id, copies.story_id == articles.story_id)
    asked = sa.select(*columns, copies.origin.label("copied_from")).outerjoin_from(t.articles, t.copies, shared)
    found: dict[str, list[Any]] = {story: [] for story in story_ids}
    order = (articles.day.nulls_last(), articles.published, articles.id)
    for row in connection.execute(asked.where(articles.story_id.in_(story_ids)).order_by(*order)):
        found[row.story_id].append(row)
    return found


def read_publishers(connection: Connection) -> dict[str, str]:
    """Return the publishers that outlets share, by outlet id."""
    asked = sa.select(t.outlets.c.id, t.outlets.c.publisher).where(t.outlets.c.publisher.is_not(None))
    return {row.id: row.publisher for row in connection.execute(asked)}


def read_first_conflicts(connection: Connection, story_ids: Sequence[str]) -> dict[str, str]:
    """Return the first conflict of each story that has one, as JSON: the surest first, then in the story's order."""
    conflicts = t.conflicts.c
    told = sa.case((conflicts.kind.in_(("number", "date", "name")), 0), else_=1)  # two values say more than “denied”
    order = (sa.case((conflicts.sure == "sure", 0), else_=1), told, conflicts.place)
    rank = sa.func.row_number().over(partition_by=conflicts.story_id, order_by=order).label("rank")
    asked = sa.select(conflicts.story_id, conflicts.object, rank).where(
        conflicts.story_id.in_(story_ids), conflicts.status == "conflict"
    )
    ranked = asked.subquery("ranked")
    rows = connection.execute(sa.select(ranked.c.story_id, ranked.c.object).where(ranked.c.rank == 1))
    return {row.story_id: row.object for row in rows}


def list_outlet_names(connection: Connection) -> Sequence[Any]:
    """Return id and name of the outlets, by name."""
    asked = sa.select(t.outlets.c.id, t.outlets.c.name).order_by(t.outlets.c.name).limit(MOST_OUTLETS)
    return connection.execute(asked).all()


def list_languages(connection: Connection) -> list[str]:
    """Return the languages of the desk's stories, whose rows are fewer than those of articles."""
    found = connection.scalars(sa.select(t.stories.c.languages).distinct())
    return sorted({language for languages in found for language in languages.split()})


def list_outlets(connection: Connection, *, cursor: str | None) -> Slice:
    """Return the outlets by name, each with how many articles, copies and stories the desk has of it."""
    articles, outlets = t.articles.c, t.outlets.c
    counts = (
        sa.select(
            articles.outlet_id,
            sa.func.count().label("articles"),
            sa.func.count(articles.copy_id).label("copies"),
            sa.func.count(articles.story_id.distinct()).label("stories"),
            sa.func.max(articles.day).label("last"),
        )
        .group_by(articles.outlet_id)
        .subquery("counts")
    )
    asked = sa.select(
        outlets.id, outlets.name, outlets.number, counts.c.articles, counts.c.copies, counts.c.stories, counts.c.last
    )
    joined = asked.join(counts, counts.c.outlet_id == outlets.id)
    order = (outlets.name, outlets.number)
    return read_slice(connection, joined, order, cursor=cursor, limit=NAMES_LISTED, newest_first=False)


def list_speakers(connection: Connection, begins: str | None, *, cursor: str | None) -> Slice:
    """Return the speakers by name, each with how many statements the desk has."""
    speakers, said = t.speakers.c, t.statements.c
    counted = sa.select(sa.func.count()).where(said.speaker_id == speakers.id).correlate(t.speakers).scalar_subquery()
    asked = sa.select(speakers.id, speakers.name, speakers.kind, speakers.number, counted.label("statements"))
    if begins:
        folded = begins.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        names = t.speaker_names.c
        like = sa.or_(names.name.like(f"{folded}%", escape="\\"), names.name.like(f"% {folded}%", escape="\\"))
        asked = asked.where(speakers.id.in_(sa.select(names.speaker_id).where(like)))
    order = (speakers.name, speakers.number)
    return read_slice(connection, asked, order, cursor=cursor, limit=NAMES_LISTED, newest_first=False)


def read_row(connection: Connection, table: sa.Table, thing_id: str) -> Any:  # noqa: ANN401 a row, or None
    """Return the row with this id; None where there is none."""
    return connection.execute(sa.select(table).where(table.c.id == thing_id)).first()


def read_outlet_names(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the names of some outlets by id."""
    asked = sa.select(t.outlets.c.id, t.outlets.c.name).where(t.outlets.c.id.in_(sorted(set(ids))))
    return {row.id: row.name for row in connection.execute(asked)}
