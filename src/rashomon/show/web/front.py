"""The front page: stories, newest first, with what tells them apart at a glance.

In: what a reader narrows the list to.  Out: the page.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.engine import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rashomon.model import Conflict, Side, Value
from rashomon.show.api.meant import BY_DAY
from rashomon.show.dates import show_date, show_span
from rashomon.show.plain import one_line
from rashomon.show.web.activity import Activity, draw_activity
from rashomon.show.web.answers import show_page
from rashomon.show.web.asked import FILTERS, address_of, make_address, read_cursor, read_narrow
from rashomon.show.web.origins import tell_origins
from rashomon.show.web.questions import (
    count_stories,
    count_waiting,
    list_front,
    list_languages,
    list_outlet_names,
    read_first_conflicts,
    read_publishers,
    read_tellings,
)
from rashomon.store.packing import from_json

STORIES_SHOWN = 25
MOST_NAMES = 6  # outlets named in a line
MOST_SIDES = 4


class StoryLine(Value, frozen=True, kw_only=True):
    """A story of the list; one that a single account tells leads straight to that account."""

    address: str
    title: str
    span: str
    newest: str
    counts: tuple[str, ...]
    outlets: tuple[tuple[str | None, str], ...]
    more_outlets: int
    conflict: str
    sides: tuple[str, ...]
    check: bool
    activity: Activity | None
    stale: bool


def show_front(request: Request) -> Response:
    """Return the front page."""
    narrow, cursor = read_narrow(request), read_cursor(request, BY_DAY)
    single = request.query_params.get("single") == "1"
    asked = {name: getattr(narrow, name) for name in FILTERS} | {"single": "1" if single else None}
    with request.app.state.desk.reading() as connection:
        found = list_front(connection, narrow, single=single, cursor=cursor, limit=STORIES_SHOWN)
        lines = read_lines(connection, found.rows)
        several, alone = count_stories(connection)
        context: dict[str, Any] = {
            "outlets": list_outlet_names(connection),
            "languages": list_languages(connection),
            "waiting": count_waiting(connection),
        }
    empty = not (several or alone)
    return show_page(
        request,
        "empty.html.j2" if empty and not any(context["waiting"].values()) else "front.html.j2",
        lines=lines,
        asked=asked,
        narrowed=any(asked[name] for name in FILTERS),
        several=several,
        alone=alone,
        single=single,
        other=make_address("/", asked, single=None if single else "1"),
        next=make_address("/", asked, cursor=found.next) if found.next else None,
        start=make_address("/", asked) if cursor else None,
        place=request.app.state.desk.place,
        **context,
    )


def read_lines(connection: Connection, rows: tuple[Any, ...]) -> list[StoryLine]:
    """Return the lines of some rows of stories."""
    ids = [row.id for row in rows]
    tellings, conflicts = read_tellings(connection, ids), read_first_conflicts(connection, ids)
    publishers = read_publishers(connection)
    origins = {story: tell_origins(told, publishers) for story, told in tellings.items()}
    return [_line(row, tellings[row.id], conflicts.get(row.id), origins[row.id]) for row in rows]


def _line(row: Any, tellings: list[Any], conflict: str | None, origins: str) -> StoryLine:  # noqa: ANN401 rows
    outlets = {one.outlet_id: one.outlet for one in tellings if one.outlet}
    first = from_json(conflict, Conflict) if conflict else None
    return StoryLine(
        address=address_of("articles", tellings[0].id) if len(tellings) == 1 else address_of("stories", row.id),
        title=one_line(row.title),
        span=show_span(row.first, row.last),
        newest=show_date(row.last),
        counts=tuple(_counts(row, origins)),
        outlets=tuple(outlets.items())[:MOST_NAMES],
        more_outlets=max(len(outlets) - MOST_NAMES, 0),
        conflict=one_line(first.about) if first else "",
        sides=tuple(_show_side(first, side) for side in first.sides[:MOST_SIDES]) if first else (),
        check=first is not None and first.sure == "check",
        activity=draw_activity(one.published for one in tellings),
        stale=row.stale,
    )


def _show_side(conflict: Conflict, side: Side) -> str:
    return one_line(show_date(side.value) if conflict.kind == "date" else side.value)


def _counts(row: Any, origins: str) -> list[str]:  # noqa: ANN401 a row of the desk
    counts = [count_of(row.articles, "account"), origins] if row.articles > 1 else []
    counts += [f"{row.utterances} said in several"] if row.utterances else []
    counts += [count_of(row.conflicts, "conflict")] if row.conflicts else []
    return counts


def count_of(number: int, name: str) -> str:
    """Return a count with its name: "3 conflicts"."""
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


ROUTES = [Route("/", show_front)]
