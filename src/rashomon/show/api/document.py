"""The OpenAPI document: paths from the routes, objects from the types of the contract.

In: the routes of the API.  Out: the document as a dictionary.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from fastapi.openapi.utils import get_openapi
from starlette.routing import BaseRoute

from rashomon.model import (
    Article,
    Citation,
    Comparison,
    Conflict,
    CopyGroup,
    Fact,
    Happening,
    Outlet,
    Speaker,
    Statement,
    Story,
    Update,
    Utterance,
    Wording,
)
from rashomon.show.api.answers import JSON
from rashomon.show.api.problems import PROBLEM_MEDIA, Problem
from rashomon.store.search import Hits
from rashomon.version import VERSION

REFERENCE = "#/components/schemas/"
# The types that answers are made of; what they hold is found from them.
TYPES = (
    Article,
    Citation,
    Comparison,
    Conflict,
    CopyGroup,
    Fact,
    Happening,
    Hits,
    Outlet,
    Problem,
    Speaker,
    Statement,
    Story,
    Update,
    Utterance,
    Wording,
)
Answers = dict[int | str, dict[str, Any]]
UNWANTED = ("HTTPValidationError", "ValidationError")  # FastAPI's own errors, which are never sent
ETAG_HEADERS = {"ETag": {"description": "Of this very content.", "schema": {"type": "string"}}}


def refer(kind: type) -> dict[str, Any]:
    """Return the schema of an object of the contract."""
    return {"$ref": REFERENCE + kind.__name__}


def listed(kind: type) -> dict[str, Any]:
    """Return the schema of a list of objects."""
    cursor = {
        "anyOf": [{"type": "string"}, {"type": "null"}],
        "description": "The cursor of what follows; null at the end.",
    }
    properties = {"items": {"type": "array", "items": refer(kind)}, "next": cursor}
    return {"type": "object", "properties": properties, "required": ["items", "next"]}


def answers(schema: dict[str, Any], *media: str, here: bool = False) -> Answers:
    """Return what a route answers: this schema as these media types, or a problem; `here`: 404 can be one."""
    content = {one: {"schema": schema} for one in media or (JSON,)}
    found: Answers = {
        200: {"description": "Here it is.", "content": content, "headers": ETAG_HEADERS},
        304: {"description": "What you have is still true."},
        400: _problem("Asked wrongly."),
        503: _problem("The desk cannot be read now."),
    }
    return found | ({404: _problem("The desk has no such thing.")} if here else {})


def _problem(words: str) -> dict[str, Any]:
    return {"description": words, "content": {PROBLEM_MEDIA: {"schema": refer(Problem)}}}


def describe_api(routes: Sequence[BaseRoute], server: str) -> dict[str, Any]:
    """Return the document of the API whose addresses begin with `server`."""
    document = get_openapi(
        title="Rashomon",
        version=VERSION,
        description="The articles, stories, statements and findings of a desk. Every finding has its evidence.",
        routes=routes,
        servers=[{"url": server}],
    )
    for path in document["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for name in UNWANTED:
        schemas.pop(name, None)
    _, components = msgspec.json.schema_components(TYPES, ref_template=REFERENCE + "{name}")
    schemas.update(components)
    return document
