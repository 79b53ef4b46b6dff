"""Answers with a strong validator, so that what has not changed is not sent again.

In: an object of the contract, or a ready body.  Out: a response; 304 where the asker has it already.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from rashomon.model import Value

API_PATH = "/api/v1"
JSON = "application/json"
KEPT_PRIVATE = "private, no-cache"  # kept, but asked for each time whether it is still true


class Listed(Value, frozen=True, kw_only=True):
    """Some items of a list; `next` is the cursor of those that follow, null at the end."""

    items: Sequence[Any]
    next: str | None


def answer_json(request: Request, value: Any, media: str = JSON) -> Response:  # noqa: ANN401 any object of the model
    """Return the object as JSON."""
    return answer(request, msgspec.json.encode(value), media)


def answer_listed(request: Request, objects: Sequence[str], following: str | None) -> Response:
    """Return a list of objects that are JSON text already, as the desk keeps them."""
    items = [msgspec.Raw(text.encode()) for text in objects]
    return answer_json(request, Listed(items=items, next=following))


def answer(request: Request, body: bytes, media: str) -> Response:
    """Return the body with its digest as validator."""
    etag = f'"{hashlib.sha256(media.encode() + body).hexdigest()[:32]}"'
    headers = {"Cache-Control": KEPT_PRIVATE, "ETag": etag, "Vary": "Accept"}
    if _is_known(request, etag):
        return Response(status_code=304, headers=headers)
    return Response(body, 200, headers, media)


def _is_known(request: Request, etag: str) -> bool:
    given = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    return etag in given or "*" in given


def address_of(request: Request, path: str, thing_id: str = "") -> str:
    """Return the whole address of something of this desk, as the asker reaches it."""
    return f"{str(request.base_url).rstrip('/')}{path}{quote(thing_id, safe='')}"


def media_wanted(request: Request, offered: Sequence[str]) -> str:
    """Return which of the media types `Accept` prefers; the first where it has no wish that can be met."""
    wishes = [_read_wish(wish) for wish in request.headers.get("accept", "").lower().split(",")]
    for wish, _ in sorted(wishes, key=lambda one: -one[1]):
        for media in offered:
            if wish == frozenset(part.strip() for part in media.split(";")):
                return media
    return offered[0]


def _read_wish(wish: str) -> tuple[frozenset[str], float]:
    """Return a media type with its parameters, and how much it is wanted."""
    parts = [part.strip() for part in wish.split(";")]
    weights = [part[2:] for part in parts if part.startswith("q=")]
    try:
        weight = float(weights[0]) if weights else 1.0
    except ValueError:
        weight = 0.0
    return frozenset(part for part in parts if not part.startswith("q=")), weight
