"""The page of an outlet: when it has stories compared with others, whose text it carries, what it calls things.

In: an outlet's id.  Out: counts and lists, nothing that rates. Times are compared only where pages give an hour.
"""

from __future__ import annotations

from statistics import median
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rashomon.model import Value, Wording
from rashomon.show.dates import When, read_date, show_date, show_lag
from rashomon.show.plain import one_line
from rashomon.show.web.answers import show_page
from rashomon.show.web.asked import make_address, read_cursor
from rashomon.show.web.questions import BY_NAME, list_outlets, read_outlet_names, read_row
from rashomon.store import schema as t
from rashomon.store.packing import all_from_json, from_json

STORIES_LOOKED_AT = 200  # the newest ones of an outlet
STORIES_LISTED = 40
WORDING_LOOKED_AT = 60  # the newest stories
WORDS_LISTED = 60
VERBS_OF = "how this is introduced"  # begins what a row of verbs is about; the others are names of things


class Turn(Value, frozen=True, kw_only=True):
    """When an outlet had a story; `lag_minutes` after the first account, None where the times do not say."""

    story_id: str
    title: str
    article_id: str
    date: str
    lag_minutes: int | None
    first: str

    @property
    def lag(self) -> str:
        """How much later than the first, as people say it."""
        return "" if self.lag_minutes is None else "first" if not self.lag_minutes else f"+{show_lag(self.lag_minutes)}"


class Carried(Value, frozen=True, kw_only=True):
    """How many articles carry a text whose origin has this name; `article_id` where it is an article of the desk."""

    name: str
    article_id: str | None
    articles: int


class Called(Value, frozen=True, kw_only=True):
    """What an outlet calls a thing, and what others call it in the same story."""

    referent: str
    story_id: str
    own: tuple[tuple[str, int, str, int, int], ...]
    others: tuple[tuple[str, tuple[str, ...]], ...]


def show_outlet(request: Request) -> Response:
    """Return the page of an outlet."""
    outlet_id = request.path_params["outlet_id"]
    with request.app.state.desk.reading() as connection:
        row = read_row(connection, t.outlets, outlet_id)
        if row is None:
            raise HTTPException(404, "The desk has no such outlet.")
        counts = read_counts(connection, outlet_id)
        turns = read_turns(connection, outlet_id)
        carried = read_carried(connection, outlet_id)
        called = read_called(connection, outlet_id, [turn.story_id for turn in turns[:WORDING_LOOKED_AT]])
    timed = [turn.lag_minutes for turn in turns if turn.lag_minutes is not None]
    return show_page(
        request,
        "outlet.html.j2",
        row=row,
        domains=from_json(row.domains, tuple[str, ...]),
        counts=counts,
        turns=turns[:STORIES_LISTED],
        timed=len(timed),
        first=sum(not lag for lag in timed),
        later=show_lag(int(median([lag for lag in timed if lag]))) if any(timed) else "",
        carried=carried,
        called=[one for one in called if not one.referent.startswith(VERBS_OF)][:WORDS_LISTED],
        verbs=[one for one in called if one.referent.startswith(VERBS_OF)][:WORDS_LISTED],
    )


def read_counts(connection: Connection, outlet_id: str) -> Any:  # noqa: ANN401 a row
    """Return how many articles of an outlet there are, how many carry a shared text, and their first and last day."""
    articles = t.articles.c
    counted = (sa.func.count().label("articles"), sa.func.count(articles.copy_id).label("copies"))
    stories = sa.func.count(articles.story_id.distinct()).label("stories")
    days = (sa.func.min(articles.day).label("first"), sa.func.max(articles.day).label("last"))
    return connection.execute(sa.select(*counted, stories, *days).where(articles.outlet_id == outlet_id)).one()


def read_turns(connection: Connection, outlet_id: str) -> list[Turn]:
    """Return when the outlet had its newest stories of several accounts, newest first."""
    articles, stories = t.articles.c, t.stories.c
    mine = sa.select(articles.story_id).where(articles.outlet_id == outlet_id)
    chosen = sa.select(stories.id, stories.title).where(stories.id.in_(mine), stories.articles > 1)
    titles = {
        row.id: one_line(row.title)
        for row in connection.execute(
            chosen.order_by(stories.newest.desc(), stories.number.desc()).limit(STORIES_LOOKED_AT)
        )
    }
    columns = (articles.story_id, articles.id, articles.outlet_id, articles.outlet, articles.published)
    tellings: dict[str, list[Any]] = {story_id: [] for story_id in titles}
    for row in connection.execute(sa.select(*columns).where(articles.story_id.in_(titles)).order_by(articles.id)):
        tellings[row.story_id].append(row)
    return [_turn(story_id, titles[story_id], rows, outlet_id) for story_id, rows in tellings.items()]


def _turn(story_id: str, title: str, rows: list[Any], outlet_id: str) -> Turn:
    def start(row: Any) -> tuple[int, str]:  # noqa: ANN401 a row
        when = read_date(row.published)
        return (when.start if when else 1 << 62, row.id)

    own = min((row for row in rows if row.outlet_id == outlet_id), key=start)
    first = min(rows, key=start)
    others = [row for row in rows if row.outlet_id != outlet_id]
    lag = _lag(read_date(own.published), read_date(first.published)) if others else None
    named = first.outlet or "outlet not named"
    return Turn(
        story_id=story_id,
        title=title,
        article_id=own.id,
        date=show_date(own.published),
        lag_minutes=lag,
        first=f"{named}, {show_date(first.published)}" if lag else "",
    )


def _lag(own: When | None, first: When | None) -> int | None:
    """Return the minutes from the first to the own time; None where one of them names no hour."""
    return own.start - first.start if own and first and own.exact and first.exact else None


def read_carried(connection: Connection, outlet_id: str) -> list[Carried]:
    """Return whose text the outlet's articles carry, as far as it is known, most often carried first."""
    articles, copies = t.articles.c, t.copies.c
    asked = sa.select(copies.origin, sa.func.count(articles.id.distinct()).label("articles")).join(
        t.copies, sa.and_(copies.id == articles.copy_id, copies.story_id == articles.story_id)
    )
    own = sa.or_(copies.origin.is_(None), copies.origin != articles.id)
    rows = connection.execute(asked.where(articles.outlet_id == outlet_id, own).group_by(copies.origin)).all()
    origins = [row.origin for row in rows if row.origin]
    known = sa.select(articles.id, articles.outlet).where(articles.id.in_(origins))
    outlets = {row.id: row.outlet or "outlet not named" for row in connection.execute(known)}
    found = [
        Carried(
            name=one_line(outlets.get(row.origin, row.origin) or "which was first cannot be said"),
            article_id=row.origin if row.origin in outlets else None,
            articles=row.articles,
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (-one.articles, one.name, one.article_id or ""))


def read_called(connection: Connection, outlet_id: str, story_ids: list[str]) -> list[Called]:
    """Return what the outlet calls the things that others call otherwise, in some of its stories."""
    asked = sa.select(t.wording.c.object).where(t.wording.c.story_id.in_(story_ids)).order_by(t.wording.c.number.desc())
    found = [wording for wording in all_from_json(connection.scalars(asked), Wording) if _uses(wording, outlet_id)]
    ids = {term.outlet_id for wording in found for term in wording.terms if term.outlet_id}
    names = read_outlet_names(connection, ids)
    return [_called(wording, outlet_id, names) for wording in found]


def _uses(wording: Wording, outlet_id: str) -> bool:
    return any(term.outlet_id == outlet_id and term.evidence for term in wording.terms)


def _called(wording: Wording, outlet_id: str, names: dict[str, str]) -> Called:
    own = [term for term in wording.terms if term.outlet_id == outlet_id and term.evidence]
    others: dict[str, list[str]] = {}
    for term in wording.terms:
        if term.outlet_id != outlet_id:
            others.setdefault(one_line(term.text), []).append(names.get(term.outlet_id or "", "outlet not named"))
    return Called(
        referent=one_line(wording.referent),
        story_id=wording.story_id,
        own=tuple(
            (one_line(term.text), term.count, term.evidence[0].article_id, term.evidence[0].start, term.evidence[0].end)
            for term in own
        ),
        others=tuple((text, tuple(dict.fromkeys(who))) for text, who in others.items()),
    )


def show_outlets(request: Request) -> Response:
    """Return the list of outlets, by name."""
    cursor = read_cursor(request, BY_NAME)
    with request.app.state.desk.reading() as connection:
        found = list_outlets(connection, cursor=cursor)
    return show_page(
        request,
        "outlets.html.j2",
        rows=found.rows,
        next=make_address("/outlets", {}, cursor=found.next) if found.next else None,
        start="/outlets" if cursor else None,
    )


ROUTES = [Route("/outlets", show_outlets), Route("/outlets/{outlet_id}", show_outlet)]
