"""Keep which articles make a story. A desk gives a story its id once; what is merged into it is redirected.

In: groups of articles that linking found among some articles.  Out: rows; touched stories are marked as stale, which
means that their accounts are to be compared anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from rashomon.model import Story, content_id
from rashomon.store import schema as t
from rashomon.store.packing import from_json, to_json
from rashomon.store.pages import in_parts


def story_of(connection: Connection, article_ids: Collection[str]) -> dict[str, str | None]:
    """Return the story of each of the articles, None where it has none yet."""
    found: dict[str, str | None] = {}
    for part in in_parts(article_ids):
        rows = connection.execute(sa.select(t.articles.c.id, t.articles.c.story_id).where(t.articles.c.id.in_(part)))
        found.update((row.id, row.story_id) for row in rows)
    return found


def assign_stories(connection: Connection, groups: Iterable[Story], now: str) -> set[str]:
    """Make the articles of each group one story of the desk; return the ids of the stories that this touched.

    A group takes over the story that has most of its articles; other stories of its articles are merged into it. Of a
    story whose articles fall apart into several groups, the largest keeps it, with the articles that were not asked.
    """
    ordered = sorted(groups, key=lambda group: (-len(group.article_ids), group.id))
    before = story_of(connection, [article for group in ordered for article in group.article_ids])
    taken: set[str] = set()
    touched: set[str] = set()
    for group in ordered:
        found = Counter(story for article in group.article_ids if (story := before.get(article)) is not None)
        free = sorted((story for story in found if story not in taken), key=lambda story: (-found[story], story))
        target = free[0] if free else _reopen_story(connection, group) or _new_story(connection, group, now)
        taken.update((target, *free))
        moved = [article for article in group.article_ids if before.get(article) != target]
        touched |= _move_articles(connection, moved, before, target)
        touched |= {merged for merged in free[1:] if _merge_story(connection, merged, target)}
    mark_touched(connection, touched, now)
    return touched


def _reopen_story(connection: Connection, group: Story) -> str | None:
    """Return the story that most of the group's articles were taken out of, if nobody has taken it up again."""
    found: Counter[str] = Counter()
    for part in in_parts(group.article_ids):
        was_in = sa.select(t.articles.c.was_in).where(t.articles.c.id.in_(part), t.articles.c.was_in.is_not(None))
        found.update(connection.scalars(was_in))
    for story_id, _ in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        if read_version(connection, story_id) is not None and not member_ids(connection, story_id):
            return story_id
    return None


def take_apart(connection: Connection) -> int:
    """Take all articles out of their stories, to be linked anew; return how many there are."""
    linked = t.articles.c.story_id.is_not(None)
    change = sa.update(t.articles).where(linked).values(was_in=t.articles.c.story_id, story_id=None)
    return connection.execute(change).rowcount


def close_empty(connection: Connection) -> None:
    """Remove the stories that taking apart has left without articles; redirect each to where most of them went."""
    taken_apart = t.articles.c.was_in.is_not(None)
    if connection.scalar(sa.select(t.articles.c.number).where(taken_apart).limit(1)) is None:
        return
    used = sa.select(t.articles.c.story_id).where(t.articles.c.story_id == t.stories.c.id).exists()
    for story_id in connection.scalars(sa.select(t.stories.c.id).where(~used)).all():
        asked = sa.select(t.articles.c.story_id).where(t.articles.c.was_in == story_id)
        went = Counter(connection.scalars(asked.where(t.articles.c.story_id.is_not(None))))
        if went:
            target = min(went, key=lambda other: (-went[other], other))
            _redirect(connection, story_id, target)
        remove_story(connection, story_id)
    connection.execute(sa.update(t.articles).where(taken_apart).values(was_in=None))


def _redirect(connection: Connection, story_id: str, target: str) -> None:
    older = sa.update(t.story_redirects).where(t.story_redirects.c.story_id == story_id)
    connection.execute(older.values(story_id=target))
    connection.execute(sa.insert(t.story_redirects), {"id": story_id, "story_id": target})


def _new_story(connection: Connection, group: Story, now: str) -> str:
    """Insert a row for the group and return its id; an id that was given away before is not given again."""
    story_id, again = group.id, 0
    while _is_taken(connection, story_id):
        again += 1
        story_id = content_id("story", group.id, again)
    row = {**story_row(group, now), "id": story_id, "version": 0, "stale": True, "changed": now}
    connection.execute(sa.insert(t.stories), row)
    return story_id


def _is_taken(connection: Connection, story_id: str) -> bool:
    asked = sa.union_all(
        sa.select(t.stories.c.id).where(t.stories.c.id == story_id),
        sa.select(t.story_redirects.c.id).where(t.story_redirects.c.id == story_id),
    )
    return connection.execute(asked).first() is not None


def story_row(story: Story, now: str) -> dict[str, object]:
    """Return the columns that a story gives by itself."""
    return {
        "title": story.title.text,
        "first": story.first,
        "last": story.last,
        "newest": story.last or now[:10],
        "articles": len(story.article_ids),
        "outlets": story.outlets,
        "episodes": len(story.episodes),
        "object": to_json(story),
    }


def _move_articles(
    connection: Connection, moved: Collection[str], before: Mapping[str, str | None], target: str
) -> set[str]:
    """Move articles into a story; return the stories that lost or gained one."""
    for part in in_parts(moved):
        connection.execute(sa.update(t.articles).where(t.articles.c.id.in_(part)).values(story_id=target))
    return {target, *(story for article in moved if (story := before.get(article)) is not None)} if moved else set()


def _merge_story(connection: Connection, merged: str, target: str) -> bool:
    """Move the rest of a story into another and redirect its id."""
    change = sa.update(t.articles).where(t.articles.c.story_id == merged).values(story_id=target)
    connection.execute(change)
    _redirect(connection, merged, target)
    return True


def mark_touched(connection: Connection, touched: Collection[str], now: str) -> None:
    """Mark stories as stale, and take away those that have no article left."""
    for part in in_parts(sorted(touched)):
        counts = sa.select(t.articles.c.story_id, sa.func.count().label("size")).group_by(t.articles.c.story_id)
        rows = connection.execute(counts.where(t.articles.c.story_id.in_(part)))
        sizes = {row.story_id: row.size for row in rows}
        for story_id in part:
            if sizes.get(story_id):
                change = sa.update(t.stories).where(t.stories.c.id == story_id)
                connection.execute(change.values(stale=True, version=t.stories.c.version + 1, changed=now))
            else:
                remove_story(connection, story_id)


def remove_story(connection: Connection, story_id: str) -> None:
    """Remove a story without articles, with everything that was found in it."""
    for table in STORY_TABLES:
        connection.execute(sa.delete(table).where(table.c.story_id == story_id))
    connection.execute(sa.delete(t.stories).where(t.stories.c.id == story_id))


STORY_TABLES = (
    t.story_speakers,
    t.utterances,
    t.facts,
    t.conflicts,
    t.copies,
    t.citations,
    t.updates,
    t.wording,
    t.timeline,
)


def resolve_story(connection: Connection, story_id: str) -> str | None:
    """Return the id under which a story is kept now: its own, or that of the story it was merged into."""
    if connection.scalar(sa.select(t.stories.c.id).where(t.stories.c.id == story_id)) is not None:
        return story_id
    asked = sa.select(t.story_redirects.c.story_id).where(t.story_redirects.c.id == story_id)
    return connection.scalar(asked)


def read_story(connection: Connection, story_id: str) -> Story | None:
    """Return the story with this very id."""
    text = connection.scalar(sa.select(t.stories.c.object).where(t.stories.c.id == story_id))
    return from_json(text, Story) if text is not None else None


def next_stale(connection: Connection, limit: int) -> list[str]:
    """Return the ids of some stories that are to be compared anew, the longest waiting first."""
    asked = sa.select(t.stories.c.id).where(t.stories.c.stale).order_by(t.stories.c.number).limit(limit)
    return list(connection.scalars(asked))


def member_ids(connection: Connection, story_id: str) -> list[str]:
    """Return the ids of a story's articles, sorted."""
    asked = sa.select(t.articles.c.id).where(t.articles.c.story_id == story_id).order_by(t.articles.c.id)
    return list(connection.scalars(asked))


def count_stale(connection: Connection) -> int:
    """Return how many stories are to be compared anew."""
    return connection.scalar(sa.select(sa.func.count()).select_from(t.stories).where(t.stories.c.stale)) or 0


def read_version(connection: Connection, story_id: str) -> int | None:
    """Return how often the articles of a story have changed; None where there is no such story."""
    return connection.scalar(sa.select(t.stories.c.version).where(t.stories.c.id == story_id))


def find_story_ids(connection: Connection, given: str) -> list[str]:
    """Return the ids of the stories that a person may mean: an id, one that was redirected, or the beginning of one."""
    exact = resolve_story(connection, given)
    if exact is not None:
        return [exact]
    beginning = given if given.startswith("story-") else f"story-{given}"
    asked = sa.select(t.stories.c.id).where(t.stories.c.id >= beginning, t.stories.c.id < beginning + "~").limit(2)
    return list(connection.scalars(asked))
