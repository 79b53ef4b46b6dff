"""The page of a speaker: everything said, newest first, and how each outlet reports it; and the list of speakers.

In: a speaker's id.  Out: occasions, each with the statements of its outlets, and counts by outlet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy.engine import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rashomon.model import Speaker, Statement, Value
from rashomon.show.api.meant import BY_DAY
from rashomon.show.changes import Mark, mark_words
from rashomon.show.dates import show_date
from rashomon.show.plain import one_line
from rashomon.show.web.activity import draw_activity
from rashomon.show.web.answers import show_page
from rashomon.show.web.asked import FILTERS, make_address, read_cursor, read_narrow, read_wish
from rashomon.show.web.questions import BY_NAME, list_languages, list_speakers, read_row
from rashomon.store import schema as t
from rashomon.store.lists import list_statements
from rashomon.store.packing import all_from_json, from_json
from rashomon.text.normalize import fold

STATEMENTS_SHOWN = 60
MOST_VERBS = 6  # named of one outlet
MOST_ROLES = 8
LEAST_SHARED = 0.5  # of the letters, for changes to be marked
KINDS = {"direct": "quoted", "mixed": "partly quoted", "indirect": "retold", "headline": "headline"}


class SaidAs(Value, frozen=True, kw_only=True):
    """One outlet's words for what was said."""

    id: str
    article_id: str
    outlet_id: str | None
    outlet: str
    date: str
    language: str | None
    verb: str
    kind: str
    words: str
    start: int
    end: int


class Variant(Value, frozen=True, kw_only=True):
    """Words that several outlets share, with what they change against the fullest; `marks` is empty for the fullest."""

    marks: tuple[Mark, ...]
    said: tuple[SaidAs, ...]


class Occasion(Value, frozen=True, kw_only=True):
    """One thing said, in the words of those who report it; `date` is that of saying, or of the newest report."""

    date: str
    story_id: str | None
    story: str
    variants: tuple[Variant, ...]


class Reporter(Value, frozen=True, kw_only=True):
    """How one outlet reports a speaker: statements, how many of them in the speaker's own words, verbs."""

    id: str | None
    name: str
    statements: int
    quoted: int
    verbs: tuple[tuple[str, int], ...]


def show_speaker(request: Request) -> Response:
    """Return the page of a speaker."""
    speaker_id = request.path_params["speaker_id"]
    narrow, cursor = replace(read_narrow(request), speaker_ids=(speaker_id,)), read_cursor(request, BY_DAY)
    with request.app.state.desk.reading() as connection:
        row = read_row(connection, t.speakers, speaker_id)
        if row is None:
            raise HTTPException(404, "The desk has no such speaker.")
        found = list_statements(connection, narrow, cursor=cursor, limit=STATEMENTS_SHOWN)
        occasions = group_occasions(found.rows, read_titles(connection, found.rows))
        reporters, dates = read_reporters(connection, speaker_id)
        roles = read_roles(connection, speaker_id)
        languages = list_languages(connection)
    asked = {name: getattr(narrow, name) for name in FILTERS}
    path = request.url.path
    return show_page(
        request,
        "speaker.html.j2",
        row=row,
        aliases=[one_line(name) for name in row.aliases.split("\n") if name and name != row.name],
        roles=roles,
        occasions=occasions,
        reporters=reporters,
        total=sum(one.statements for one in reporters),
        activity=draw_activity(dates),
        span=[show_date(day) for day in sorted({day for day in dates if day})],
        asked=asked,
        languages=languages,
        next=make_address(path, asked, cursor=found.next) if found.next else None,
        start=make_address(path, asked) if cursor else None,
    )


def group_occasions(rows: Iterable[Any], titles: dict[str, str]) -> list[Occasion]:
    """Return the statements of one utterance together, in the order of the newest of each."""
    groups: dict[str, list[Any]] = {}
    for row in rows:
        groups.setdefault(f"{row.story_id} {row.utterance_id or row.id}", []).append(row)
    return [
        Occasion(
            date=show_date(next((row.said_on for row in group if row.said_on), None) or group[0].day),
            story_id=group[0].story_id,
            story=titles.get(group[0].story_id, ""),
            variants=tuple(group_variants([_said_as(row) for row in group])),
        )
        for group in groups.values()
    ]


def group_variants(said: list[SaidAs]) -> list[Variant]:
    """Return those who have the same words together, the fullest first, the others with their changes marked."""
    groups: dict[str, list[SaidAs]] = {}
    for one in sorted(said, key=lambda one: -len(one.words)):
        groups.setdefault(fold(one.words).strip(" .,;"), []).append(one)
    base = next(iter(groups.values()))[0]
    return [Variant(marks=_mark(base, group[0]), said=tuple(group)) for group in groups.values()]


def _mark(base: SaidAs, one: SaidAs) -> tuple[Mark, ...]:
    """Return what `one` changes; nothing where most of it is different, which marks would only hide."""
    if one is base or one.language != base.language:
        return ()
    marks = mark_words(base.words, one.words)
    same = sum(len(mark.text) for mark in marks if mark.kind == "same")
    return marks if same >= LEAST_SHARED * len(one.words) else ()


def _said_as(row: Any) -> SaidAs:  # noqa: ANN401 a row of the desk
    statement = from_json(row.object, Statement)
    return SaidAs(
        id=row.id,
        article_id=row.article_id,
        outlet_id=row.outlet_id,
        outlet=row.outlet or "outlet not named",
        date=show_date(row.day),
        language=row.language,
        verb=one_line(statement.cue.text) if statement.cue else "",
        kind=KINDS[row.kind],
        words=one_line(row.content),
        start=statement.content[0].start,
        end=statement.content[-1].end,
    )


def read_titles(connection: Connection, rows: Iterable[Any]) -> dict[str, str]:
    """Return the titles of the stories of some rows, by id."""
    ids = sorted({row.story_id for row in rows if row.story_id})
    asked = sa.select(t.stories.c.id, t.stories.c.title).where(t.stories.c.id.in_(ids))
    return {row.id: one_line(row.title) for row in connection.execute(asked)}


def read_reporters(connection: Connection, speaker_id: str) -> tuple[list[Reporter], list[str | None]]:
    """Return how each outlet reports the speaker, the one with most statements first, and the days of all reports."""
    said, articles = t.statements.c, t.articles.c
    asked = sa.select(said.kind, said.cue, said.day, articles.outlet_id, articles.outlet).join(
        t.articles, articles.id == said.article_id
    )
    groups: dict[str | None, list[Any]] = {}
    for row in connection.execute(asked.where(said.speaker_id == speaker_id)):
        groups.setdefault(row.outlet_id, []).append(row)
    reporters = [_reporter(outlet_id, rows) for outlet_id, rows in groups.items()]
    ordered = sorted(reporters, key=lambda one: (-one.statements, one.name, one.id or ""))
    return ordered, [row.day for rows in groups.values() for row in rows]


def _reporter(outlet_id: str | None, rows: list[Any]) -> Reporter:
    verbs = Counter(row.cue for row in rows if row.cue)
    return Reporter(
        id=outlet_id,
        name=rows[0].outlet or "outlet not named",
        statements=len(rows),
        quoted=sum(row.kind in {"direct", "mixed"} for row in rows),
        verbs=tuple(sorted(verbs.items(), key=lambda verb: (-verb[1], verb[0]))[:MOST_VERBS]),
    )


def read_roles(connection: Connection, speaker_id: str) -> list[tuple[str, int]]:
    """Return what the speaker is called beside the name, with how often."""
    asked = sa.select(t.story_speakers.c.object).where(t.story_speakers.c.speaker_id == speaker_id)
    speakers = all_from_json(connection.scalars(asked), Speaker)
    roles = Counter(one_line(role.text) for speaker in speakers for role in speaker.roles)
    return sorted(roles.items(), key=lambda role: (-role[1], role[0]))[:MOST_ROLES]


def show_speakers(request: Request) -> Response:
    """Return the list of speakers, by name."""
    begins, cursor = read_wish(request, "name"), read_cursor(request, BY_NAME)
    with request.app.state.desk.reading() as connection:
        found = list_speakers(connection, begins, cursor=cursor)
    asked = {"name": begins}
    return show_page(
        request,
        "speakers.html.j2",
        rows=found.rows,
        begins=begins,
        next=make_address("/speakers", asked, cursor=found.next) if found.next else None,
        start=make_address("/speakers", asked) if cursor else None,
    )


ROUTES = [Route("/speakers", show_speakers), Route("/speakers/{speaker_id}", show_speaker)]
