"""Rows of a desk for the command line: from one page of a list to the next, as far as a person wants."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from rashomon.errors import UsageError
from rashomon.model import Comparison
from rashomon.run.desk.maker import describe_maker
from rashomon.run.options import Notify
from rashomon.store.comparisons import read_comparison
from rashomon.store.desk import Desk
from rashomon.store.lists import MOST, Narrow, Slice, find_speakers, list_statements, list_stories
from rashomon.store.search import Hit, search_articles, search_statements
from rashomon.store.stories import find_story_ids
from rashomon.text.normalize import fold

ALL = 0  # the limit that is none
STORY_COLUMNS = ("id", "title", "first", "last", "articles", "outlets", "origins", "utterances", "conflicts", "changed")
STATEMENT_COLUMNS = ("id", "article_id", "story_id", "speaker", "kind", "said_on", "day", "outlet", "content", "url")


def walk_slices(read: Callable[[str | None, int], Slice], limit: int) -> Iterator[Any]:
    """Yield rows from slice to slice, as many as `limit` allows."""
    cursor, left = None, limit
    while True:
        found = read(cursor, min(left, MOST) if limit != ALL else MOST)
        yield from found.rows
        left -= len(found.rows)
        cursor = found.next
        if cursor is None or (limit != ALL and left <= 0):
            return


def iterate_stories(desk: Desk, narrow: Narrow, limit: int) -> Iterator[dict[str, Any]]:
    """Yield stories, newest first, as rows."""
    with desk.reading() as connection:
        for row in walk_slices(lambda cursor, n: list_stories(connection, narrow, cursor=cursor, limit=n), limit):
            yield {name: row._mapping[name] for name in STORY_COLUMNS}


def compare_story_at(desk: Desk, given: str) -> Comparison:
    """Return the comparison of the story whose id is, or begins with, what was given."""
    with desk.reading() as connection:
        ids = find_story_ids(connection, given)
        if len(ids) != 1:
            found = "several stories begin so" if ids else "the desk has no such story"
            raise UsageError(f"{given}: {found}; `rashomon stories` lists their ids")
        comparison = read_comparison(connection, ids[0], describe_maker())
    assert comparison is not None
    return comparison


def iterate_said(desk: Desk, name: str, narrow: Narrow, limit: int, *, notify: Notify) -> Iterator[dict[str, Any]]:
    """Yield what the speakers of this name said, newest first, as rows."""
    with desk.reading() as connection:
        speakers = find_speakers(connection, fold(name))
        if len(speakers) > 1:
            notify(f"{name}: {', '.join(row.name for row in speakers)}")
        chosen = Narrow(
            outlet=narrow.outlet,
            language=narrow.language,
            since=narrow.since,
            until=narrow.until,
            speaker_ids=tuple(row.id for row in speakers),
        )
        if speakers:
            rows = walk_slices(lambda cursor, n: list_statements(connection, chosen, cursor=cursor, limit=n), limit)
            yield from map(_statement_of, rows)


def iterate_statements(desk: Desk, words: str, narrow: Narrow, limit: int) -> Iterator[dict[str, Any]]:
    """Yield the statements that hold the words, best first, as rows."""
    with desk.reading() as connection:
        rows = walk_slices(
            lambda cursor, n: search_statements(connection, words, narrow, cursor=cursor, limit=n), limit
        )
        yield from map(_statement_of, rows)


def _statement_of(row: Any) -> dict[str, Any]:  # noqa: ANN401 a row of the desk
    return {key: row._mapping[key] for key in STATEMENT_COLUMNS}


def iterate_hits(desk: Desk, words: str, narrow: Narrow, limit: int, *, notify: Notify) -> Iterator[Hit]:
    """Yield the articles that hold the words, best first, and tell how many there are."""
    cursor, left = None, limit
    with desk.reading() as connection:
        while True:
            found = search_articles(connection, words, narrow, cursor=cursor, limit=left if limit != ALL else MOST)
            if cursor is None:
                notify(f"{found.found} articles")
            yield from found.items
            left -= len(found.items)
            cursor = found.next
            if cursor is None or (limit != ALL and left <= 0):
                return
