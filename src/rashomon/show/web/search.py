"""The search: articles, or what was said in them, best matches first, with counts to narrow by.

In: a question and what it is narrowed to.  Out: the page; its address says all that was asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.engine import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rashomon.model import Value
from rashomon.show.api.meant import BY_NUMBER
from rashomon.show.dates import show_date
from rashomon.show.html.languages import language_name
from rashomon.show.plain import one_line
from rashomon.show.web.answers import show_page
from rashomon.show.web.asked import FILTERS, make_address, read_cursor, read_narrow, read_wish
from rashomon.show.web.questions import list_languages, list_outlet_names, read_outlet_names
from rashomon.show.web.speaker import group_occasions, read_titles
from rashomon.store.lists import Narrow
from rashomon.store.search import Hit, search_articles, search_statements

HITS_SHOWN = 20
FACET_VALUES = 8
PATH = "/search"


class HitView(Value, frozen=True, kw_only=True):
    """An article that answers; `pieces` are the excerpt, what was asked for apart."""

    hit: Hit
    date: str
    story: str
    pieces: tuple[tuple[str, bool], ...]


class Choice(Value, frozen=True, kw_only=True):
    """A value to narrow by, with how many answer; `address` takes the wish away where it is `chosen`."""

    name: str
    count: int
    address: str
    chosen: bool


def show_search(request: Request) -> Response:
    """Return the search page."""
    question, cursor = read_wish(request, "q"), read_cursor(request, BY_NUMBER)
    narrow, where = read_narrow(request), request.query_params.get("in", "articles")
    in_statements = where == "statements"
    asked = {"q": question, "in": "statements" if in_statements else None}
    asked |= {name: getattr(narrow, name) for name in FILTERS}
    context: dict[str, Any] = {"hits": [], "occasions": [], "found": None, "facets": [], "next": None}
    with request.app.state.desk.reading() as connection:
        if question:
            find = _find_statements if in_statements else _find_articles
            context |= find(connection, question, narrow, cursor, asked)
        context |= {"outlets": list_outlet_names(connection), "languages": list_languages(connection)}
    return show_page(
        request,
        "search.html.j2",
        question=question,
        in_statements=in_statements,
        asked=asked,
        narrowed=any(asked[name] for name in FILTERS),
        other=make_address(PATH, asked, **{"in": None if in_statements else "statements"}),
        plain=make_address(PATH, {"q": question, "in": asked["in"]}),
        start=make_address(PATH, asked) if cursor else None,
        **context,
    )


def _find_articles(
    connection: Connection, question: str, narrow: Narrow, cursor: str | None, asked: Mapping[str, str | None]
) -> dict[str, object]:
    found = search_articles(connection, question, narrow, cursor=cursor, limit=HITS_SHOWN)
    titles = read_titles(connection, found.items)
    names = read_outlet_names(connection, found.facets["outlet_id"])
    return {
        "hits": [_view_hit(hit, titles) for hit in found.items],
        "found": found.found,
        "facets": _list_facets(found.facets, names, asked),
        "next": make_address(PATH, asked, cursor=found.next) if found.next else None,
    }


def _find_statements(
    connection: Connection, question: str, narrow: Narrow, cursor: str | None, asked: Mapping[str, str | None]
) -> dict[str, object]:
    found = search_statements(connection, question, narrow, cursor=cursor, limit=HITS_SHOWN)
    occasions = group_occasions(found.rows, read_titles(connection, found.rows))
    speakers = {row.id: (row.speaker_id, one_line(row.speaker or "")) for row in found.rows}
    return {
        "occasions": [(occasion, speakers[occasion.variants[0].said[0].id]) for occasion in occasions],
        "next": make_address(PATH, asked, cursor=found.next) if found.next else None,
    }


def _view_hit(hit: Hit, titles: Mapping[str, str]) -> HitView:
    return HitView(
        hit=hit, date=show_date(hit.day), story=titles.get(hit.story_id or "", ""), pieces=tuple(_pieces(hit))
    )


def _pieces(hit: Hit) -> list[tuple[str, bool]]:
    """Return the excerpt cut at the words that were asked for."""
    if hit.excerpt is None:
        return []
    pieces, at = [], hit.excerpt.start
    for mark in hit.marks:
        start, end = mark.start - hit.excerpt.start, mark.end - hit.excerpt.start
        pieces += [(hit.excerpt.text[at - hit.excerpt.start : start], False), (hit.excerpt.text[start:end], True)]
        at = mark.end
    return [*pieces, (hit.excerpt.text[at - hit.excerpt.start :], False)]


def _list_facets(
    facets: Mapping[str, Mapping[str, int]], names: Mapping[str, str], asked: Mapping[str, str | None]
) -> list[tuple[str, list[Choice]]]:
    """Return the choices of each facet, those with most hits first."""
    listed = []
    for title, facet, wish in (("Outlet", "outlet_id", "outlet"), ("Language", "language", "language")):
        shown = language_name if facet == "language" else lambda value: names.get(value, value)
        choices = [
            Choice(
                name=shown(value),
                count=count,
                address=make_address(PATH, asked, **{wish: None if asked[wish] == value else value}),
                chosen=asked[wish] == value,
            )
            for value, count in list(facets[facet].items())[:FACET_VALUES]
        ]
        listed.append((title, choices))
    months = [
        Choice(
            name=show_date(month),
            count=count,
            address=make_address(PATH, asked, since=month, until=month),
            chosen=asked["since"] == month == asked["until"],
        )
        for month, count in sorted(facets["month"].items(), reverse=True)[:FACET_VALUES]
    ]
    return [*listed, ("Month", months)]


ROUTES = [Route(PATH, show_search)]
