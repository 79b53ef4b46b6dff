"""The API as one router, to be included in the application under `API_PATH`.

In: a desk.  Out: a router.  It only reads. Who may ask is decided before, by the application.
"""

from __future__ import annotations

from functools import cache

import msgspec
from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from rashomon.model import Article, Comparison, MadeBy, Outlet, Speaker
from rashomon.show.api import feeds, lists
from rashomon.show.api.annotations import ANNOTATION_MEDIA, annotate_article
from rashomon.show.api.answers import API_PATH, JSON, address_of, answer, answer_json, media_wanted
from rashomon.show.api.asked import ThingId, desk_of
from rashomon.show.api.document import Answers, answers, describe_api, refer
from rashomon.show.api.linked_data import LINKED_MEDIA, link_article
from rashomon.show.api.problems import ReadingRouter, problem
from rashomon.show.api.reading import find_article, find_outlet, find_speaker, find_story, statements_of
from rashomon.store.comparisons import read_comparison
from rashomon.store.desk import Desk

ALL_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]
TEXT_MEDIA = "text/plain; charset=utf-8"
ARTICLE_MEDIA = (JSON, LINKED_MEDIA, ANNOTATION_MEDIA)
OBJECT = {"type": "object"}
MERGED: Answers = {308: {"description": "The story was merged into another, to which `Location` leads."}}

router = ReadingRouter()


@router.read("/stories/{thing_id}", responses=answers(refer(Comparison), here=True) | MERGED)
def story(request: Request, thing_id: ThingId) -> Response:
    """Everything that was found in one story, as a comparison; a story that was merged leads to where it went."""
    with desk_of(request).reading() as connection:
        kept = find_story(connection, thing_id)
        if kept != thing_id:
            return Response(status_code=308, headers={"Location": f"{API_PATH}/stories/{kept}"})
        comparison = read_comparison(connection, kept, request.state.made_by)
    return answer_json(request, comparison)


@router.read("/articles/{thing_id}.txt", responses=answers({"type": "string"}, "text/plain", here=True))
def article_text(request: Request, thing_id: ThingId) -> Response:
    """The text of an article alone: what all evidence counts in."""
    with desk_of(request).reading() as connection:
        found = find_article(connection, thing_id)
    return answer(request, found.text.encode("utf-8", "replace"), TEXT_MEDIA)


@router.read("/articles/{thing_id}.jsonld", responses=answers(OBJECT, LINKED_MEDIA, here=True))
def article_linked(request: Request, thing_id: ThingId) -> Response:
    """An article and the quotations in it, in the words of schema.org."""
    return _answer_article(request, thing_id, LINKED_MEDIA)


@router.read("/articles/{thing_id}/annotations", responses=answers(OBJECT, ANNOTATION_MEDIA, here=True))
def article_annotations(request: Request, thing_id: ThingId) -> Response:
    """The statements of an article as a collection of web annotations."""
    return _answer_article(request, thing_id, ANNOTATION_MEDIA)


@router.read("/articles/{thing_id}", responses=answers(refer(Article), here=True))
def article(request: Request, thing_id: ThingId) -> Response:
    """One article; as linked data or annotations where `Accept` asks for them."""
    return _answer_article(request, thing_id, media_wanted(request, ARTICLE_MEDIA))


def _answer_article(request: Request, article_id: str, media: str) -> Response:
    with desk_of(request).reading() as connection:
        found = find_article(connection, article_id)
        statements = statements_of(connection, article_id) if media != JSON else ()
    if media == JSON:
        return answer_json(request, found)
    address = address_of(request, f"{API_PATH}/articles/", article_id)
    describe = annotate_article if media == ANNOTATION_MEDIA else link_article
    return answer(request, msgspec.json.encode(describe(found, statements, address)), media)


@router.read("/speakers/{thing_id}", responses=answers(refer(Speaker), here=True))
def speaker(request: Request, thing_id: ThingId) -> Response:
    """Who speaks, with other names and roles; the words are `/statements?speaker=…`."""
    with desk_of(request).reading() as connection:
        return answer_json(request, find_speaker(connection, thing_id))


@router.read("/outlets/{thing_id}", responses=answers(refer(Outlet), here=True))
def outlet(request: Request, thing_id: ThingId) -> Response:
    """Who publishes."""
    with desk_of(request).reading() as connection:
        return answer_json(request, find_outlet(connection, thing_id))


@router.read("/", include_in_schema=False)
@router.read("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """The document that describes this API."""
    return answer(request, _document(), JSON)


@cache
def _document() -> bytes:
    return msgspec.json.encode(describe_api(DESCRIBED, API_PATH))


def refuse(request: Request) -> Response:
    """Refuse what is not here, and whatever does not only read."""
    if request.method in {"GET", "HEAD"}:
        return problem(404, f"{request.url.path}: nothing is here; {API_PATH}/openapi.json tells what is")
    return problem(405, "this desk is only read here", {"Allow": "GET, HEAD"})


for _part in (lists.router, feeds.router):
    router.routes.extend(_part.routes)
DESCRIBED = tuple(router.routes)


def api_router(desk: Desk, made_by: MadeBy) -> APIRouter:
    """Return the router that answers from `desk`; `made_by` is what makes its comparisons."""

    async def give(request: Request) -> None:
        request.state.desk, request.state.made_by = desk, made_by

    whole = ReadingRouter(dependencies=[Depends(give)])
    whole.include_router(router)
    # Last, as it answers whatever the others do not.
    whole.add_api_route("/{rest:path}", refuse, methods=ALL_METHODS, response_class=Response, include_in_schema=False)
    return whole
