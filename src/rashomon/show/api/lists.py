"""The lists of the API: stories, articles, outlets, speakers, statements, findings, hits of a search.

In: what to look for, as parameters.  Out: `{"items": […], "next": cursor or null}`; no list is cut off.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import msgspec
from fastapi import Query
from msgspec.structs import replace
from sqlalchemy.engine import Connection
from starlette.requests import Request
from starlette.responses import Response

from rashomon.model import (
    Article,
    Citation,
    Conflict,
    ConflictKind,
    ConflictStatus,
    CopyGroup,
    Fact,
    Happening,
    Outlet,
    Speaker,
    Statement,
    StatementKind,
    Story,
    Update,
    Utterance,
    Wording,
)
from rashomon.show.api import asked
from rashomon.show.api.answers import Listed, answer_json, answer_listed
from rashomon.show.api.asked import FIRST_PAGE, desk_of
from rashomon.show.api.document import answers, listed, refer
from rashomon.show.api.meant import BY_DAY, BY_NUMBER, check_cursor, speakers_meant
from rashomon.show.api.problems import ReadingRouter
from rashomon.show.api.reading import list_outlets, speaker_of
from rashomon.store.comparisons import read_outlets
from rashomon.store.lists import (
    Narrow,
    Slice,
    find_speakers,
    list_articles,
    list_findings,
    list_statements,
    list_stories,
)
from rashomon.store.pages import read_articles
from rashomon.store.search import Hits, search_articles, search_statements
from rashomon.text.normalize import fold

router = ReadingRouter()

# The findings that are narrowed by nothing but their story, and the type of each.
BY_STORY: dict[str, type] = {
    "facts": Fact,
    "wording": Wording,
    "timeline": Happening,
    "copies": CopyGroup,
    "citations": Citation,
    "updates": Update,
}
KindOfStatement = Annotated[StatementKind | None, Query(description="How it is reported.")]
KindOfConflict = Annotated[ConflictKind | None, Query(description="What differs.")]
StatusOfConflict = Annotated[ConflictStatus | None, Query(description="What kind of difference it is.")]
NOBODY = Slice(rows=(), next=None)


@router.read("/stories", responses=answers(listed(Story)))
def stories(
    request: Request,
    outlet: asked.Outlet = None,
    language: asked.Language = None,
    since: asked.Since = None,
    until: asked.Until = None,
    cursor: asked.Cursor = None,
    limit: asked.Limit = FIRST_PAGE,
) -> Response:
    """Stories, newest first."""
    narrow = Narrow(outlet=outlet, language=language, since=since, until=until)
    with desk_of(request).reading() as connection:
        found = list_stories(connection, narrow, cursor=check_cursor(cursor, BY_DAY), limit=limit)
    items = [{**msgspec.json.decode(row.object, type=dict[str, msgspec.Raw]), "id": row.id} for row in found.rows]
    return answer_json(request, Listed(items=items, next=found.next))


@router.read("/articles", responses=answers(listed(Article)))
def articles(
    request: Request,
    story: asked.StoryId = None,
    outlet: asked.Outlet = None,
    language: asked.Language = None,
    since: asked.Since = None,
    until: asked.Until = None,
    cursor: asked.Cursor = None,
    limit: asked.Limit = FIRST_PAGE,
) -> Response:
    """Articles, last added first."""
    narrow = Narrow(story_id=story, outlet=outlet, language=language, since=since, until=until)
    with desk_of(request).reading() as connection:
        found = list_articles(connection, narrow, cursor=check_cursor(cursor, BY_NUMBER), limit=limit)
        whole = read_articles(connection, [row.id for row in found.rows])
    return answer_json(request, Listed(items=[whole[row.id] for row in found.rows], next=found.next))


@router.read("/outlets", responses=answers(listed(Outlet)))
def outlets(request: Request, cursor: asked.Cursor = None, limit: asked.Limit = FIRST_PAGE) -> Response:
    """Outlets, last added first."""
    with desk_of(request).reading() as connection:
        found = list_outlets(connection, cursor=check_cursor(cursor, BY_NUMBER), limit=limit)
        whole = {outlet.id: outlet for outlet in read_outlets(connection, {row.id for row in found.rows})}
    return answer_json(request, Listed(items=[whole[row.id] for row in found.rows], next=found.next))


@router.read("/speakers", responses=answers(listed(Speaker)))
def speakers(request: Request, name: asked.Name) -> Response:
    """The speakers whom a name means, all at once; their roles stand with each speaker alone."""
    with desk_of(request).reading() as connection:
        rows = find_speakers(connection, fold(name))
    return answer_json(request, Listed(items=[speaker_of(row) for row in rows], next=None))


@router.read("/statements", responses=answers(listed(Statement)))
def statements(
    request: Request,
    q: asked.Words = None,
    speaker: asked.SpeakerWish = None,
    story: asked.StoryId = None,
    kind: KindOfStatement = None,
    outlet: asked.Outlet = None,
    language: asked.Language = None,
    since: asked.Since = None,
    until: asked.Until = None,
    cursor: asked.Cursor = None,
    limit: asked.Limit = FIRST_PAGE,
) -> Response:
    """What was said, newest first; with `q`, best matches first."""
    narrow = Narrow(story_id=story, kind=kind, outlet=outlet, language=language, since=since, until=until)
    after = check_cursor(cursor, BY_DAY if q is None else BY_NUMBER)

    def read(narrowed: Narrow) -> Slice:
        if q is None:
            return list_statements(connection, narrowed, cursor=after, limit=limit)
        return search_statements(connection, q, narrowed, cursor=after, limit=limit)

    with desk_of(request).reading() as connection:
        found = _of_speaker(connection, narrow, speaker, read)
    return answer_listed(request, [row.object for row in found.rows], found.next)


@router.read("/utterances", responses=answers(listed(Utterance)))
def utterances(
    request: Request,
    story: asked.StoryId = None,
    speaker: asked.SpeakerWish = None,
    cursor: asked.Cursor = None,
    limit: asked.Limit = FIRST_PAGE,
) -> Response:
    """Things said, each with all its renderings, last found first."""
    after = check_cursor(cursor, BY_NUMBER)
    with desk_of(request).reading() as connection:
        found = _of_speaker(
            connection,
            Narrow(story_id=story),
            speaker,
            lambda narrow: list_findings(connection, "utterances", narrow, cursor=after, limit=limit),
        )
    return answer_listed(request, [row.object for row in found.rows], found.next)


@router.read("/conflicts", responses=answers(listed(Conflict)))
def conflicts(
    request: Request,
    story: asked.StoryId = None,
    kind: KindOfConflict = None,
    status: StatusOfConflict = None,
    cursor: asked.Cursor = None,
    limit: asked.Limit = FIRST_PAGE,
) -> Response:
    """Values that differ, last found first."""
    return _answer_findings(request, "conflicts", Narrow(story_id=story, kind=kind, status=status), cursor, limit)


def _add_findings(name: str, kind: type) -> None:
    """Add the list of the findings of one table."""

    def findings(
        request: Request, story: asked.StoryId = None, cursor: asked.Cursor = None, limit: asked.Limit = FIRST_PAGE
    ) -> Response:
        return _answer_findings(request, name, Narrow(story_id=story), cursor, limit)

    described = (kind.__doc__ or "").partition("\n")[0]
    router.read(f"/{name}", name=name, description=described, responses=answers(listed(kind)))(findings)


for _name, _kind in BY_STORY.items():
    _add_findings(_name, _kind)


@router.read("/search", responses=answers(refer(Hits)))
def search(
    request: Request,
    q: asked.Question,
    story: asked.StoryId = None,
    outlet: asked.Outlet = None,
    language: asked.Language = None,
    since: asked.Since = None,
    until: asked.Until = None,
    cursor: asked.Cursor = None,
    limit: asked.Limit = FIRST_PAGE,
) -> Response:
    """Articles that hold every word, best matches first, each with the sentence that matches; and facets."""
    narrow = Narrow(story_id=story, outlet=outlet, language=language, since=since, until=until)
    after = check_cursor(cursor, BY_NUMBER)
    with desk_of(request).reading() as connection:
        found = search_articles(connection, q, narrow, cursor=after, limit=limit)
    return answer_json(request, found)


def _of_speaker(connection: Connection, narrow: Narrow, speaker: str | None, read: Callable[[Narrow], Slice]) -> Slice:
    """Return what `read` finds of the speakers that are meant; nothing where nobody is."""
    if speaker is None:
        return read(narrow)
    ids = speakers_meant(connection, speaker)
    return read(replace(narrow, speaker_ids=ids)) if ids else NOBODY


def _answer_findings(request: Request, name: str, narrow: Narrow, cursor: str | None, limit: int) -> Response:
    after = check_cursor(cursor, BY_NUMBER)
    with desk_of(request).reading() as connection:
        found = list_findings(connection, name, narrow, cursor=after, limit=limit)
    return answer_listed(request, [row.object for row in found.rows], found.next)
