"""Feeds to subscribe to: the stories of the desk, and what a speaker says, as RSS 2.0 and JSON Feed 1.1.

In: a desk.  Out: the newest items; a JSON Feed leads on to all older ones.
A feed's times are those at which the desk learned something: publishers seldom state an instant, and none is guessed.
What articles say of their own dates stands in the words of an item.
"""

from __future__ import annotations

from typing import Any

from msgspec import json
from sqlalchemy.engine import Connection, Row
from starlette.requests import Request
from starlette.responses import Response

from rashomon.model import Story
from rashomon.show.api import asked
from rashomon.show.api.answers import API_PATH, address_of, answer, answer_json
from rashomon.show.api.asked import FIRST_PAGE, ThingId, desk_of
from rashomon.show.api.document import answers
from rashomon.show.api.meant import BY_DAY, check_cursor
from rashomon.show.api.problems import ReadingRouter
from rashomon.show.api.reading import added_times, find_speaker
from rashomon.show.api.syndication import JSON_FEED_MEDIA, RSS_MEDIA, Feed, Item, make_json_feed, make_rss
from rashomon.store.lists import Narrow, list_statements, list_stories

router = ReadingRouter()

FEEDS_PATH = f"{API_PATH}/feeds"
RSS = answers({"type": "string"}, RSS_MEDIA)
JSON_FEED = answers({"type": "object"}, JSON_FEED_MEDIA)
SPEAKER_RSS = answers({"type": "string"}, RSS_MEDIA, here=True)
SPEAKER_JSON_FEED = answers({"type": "object"}, JSON_FEED_MEDIA, here=True)


@router.read("/feeds/stories.rss", responses=RSS)
def stories_rss(
    request: Request, outlet: asked.Outlet = None, language: asked.Language = None, limit: asked.Limit = FIRST_PAGE
) -> Response:
    """The newest stories as RSS."""
    narrow = Narrow(outlet=outlet, language=language)
    return answer(request, make_rss(_stories(request, narrow, None, limit)), RSS_MEDIA)


@router.read("/feeds/stories.json", responses=JSON_FEED)
def stories_json(
    request: Request,
    outlet: asked.Outlet = None,
    language: asked.Language = None,
    cursor: asked.Cursor = None,
    limit: asked.Limit = FIRST_PAGE,
) -> Response:
    """The newest stories as JSON Feed."""
    narrow = Narrow(outlet=outlet, language=language)
    return answer_json(request, make_json_feed(_stories(request, narrow, cursor, limit)), JSON_FEED_MEDIA)


@router.read("/feeds/speakers/{thing_id}.rss", responses=SPEAKER_RSS)
def speaker_rss(request: Request, thing_id: ThingId, limit: asked.Limit = FIRST_PAGE) -> Response:
    """What a speaker said last, as RSS."""
    return answer(request, make_rss(_said(request, thing_id, None, limit)), RSS_MEDIA)


@router.read("/feeds/speakers/{thing_id}.json", responses=SPEAKER_JSON_FEED)
def speaker_json(
    request: Request, thing_id: ThingId, cursor: asked.Cursor = None, limit: asked.Limit = FIRST_PAGE
) -> Response:
    """What a speaker said last, as JSON Feed."""
    return answer_json(request, make_json_feed(_said(request, thing_id, cursor, limit)), JSON_FEED_MEDIA)


def _stories(request: Request, narrow: Narrow, cursor: str | None, limit: int) -> Feed:
    with desk_of(request).reading() as connection:
        found = list_stories(connection, narrow, cursor=check_cursor(cursor, BY_DAY), limit=limit)
    return Feed(
        title="Stories",
        home=address_of(request, "/"),
        address=str(request.url),
        next=_following(request, found.next),
        items=tuple(_tell_story(request, row) for row in found.rows),
    )


def _tell_story(request: Request, row: Row[Any]) -> Item:
    story = json.decode(row.object, type=Story)
    days = " to ".join(dict.fromkeys(day[:10] for day in (row.first, row.last) if day)) or "no date"
    counts = f"Accounts: {row.articles}. Outlets: {row.outlets}. Origins: {row.origins}. Conflicts: {row.conflicts}."
    lines = [line.evidence[0].text for line in story.brief if line.evidence]
    return Item(
        id=row.id,
        address=address_of(request, "/stories/", row.id),
        title=row.title,
        text="\n\n".join([*lines, f"Published: {days}. {counts}"]),
        changed=row.changed,
        source=None,
        tags=tuple(row.languages.split()),
    )


def _said(request: Request, speaker_id: str, cursor: str | None, limit: int) -> Feed:
    narrow = Narrow(speaker_ids=(speaker_id,))
    with desk_of(request).reading() as connection:
        speaker = find_speaker(connection, speaker_id)
        found = list_statements(connection, narrow, cursor=check_cursor(cursor, BY_DAY), limit=limit)
        items = _tell_statements(request, connection, speaker.name, found.rows)
    return Feed(
        title=f"What {speaker.name} is reported to have said",
        home=address_of(request, "/speakers/", speaker_id),
        address=str(request.url),
        next=_following(request, found.next),
        items=items,
    )


def _tell_statements(
    request: Request, connection: Connection, name: str, rows: tuple[Row[Any], ...]
) -> tuple[Item, ...]:
    added = added_times(connection, {row.article_id for row in rows})
    return tuple(
        Item(
            id=row.id,
            address=f"{address_of(request, '/articles/', row.article_id)}#{row.id}",
            title=f"{name}, in {row.outlet or 'an outlet that is not known'}, {row.day or 'no date'}",
            text=row.content,
            changed=added[row.article_id],
            source=row.url,
            tags=tuple(word for word in (row.kind, row.language) if word),
        )
        for row in rows
    )


def _following(request: Request, cursor: str | None) -> str | None:
    """Return the address of the items that follow."""
    return str(request.url.include_query_params(cursor=cursor)) if cursor is not None else None
