"""The web application as a whole: pages, the programming interface, errors, and the guard before them.

In: an open desk and whether a token is asked for.  Out: an application that any ASGI server runs.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from rashomon.errors import UsageError
from rashomon.model import MadeBy
from rashomon.show.api.answers import API_PATH
from rashomon.show.api.routes import api_router
from rashomon.show.web import article, assets, errors, front, outlet, search, sign_in, speaker, story
from rashomon.show.web.guard import Guard
from rashomon.show.web.kept import KeptPages
from rashomon.store.desk import Desk
from rashomon.version import VERSION

FAMILIES = (front, story, article, speaker, outlet, search, sign_in, assets)
READERS = 4  # questions to the desk at once: each connection maps the file anew, and more only wait for the cores
LEAST_TO_PACK = 2_000  # bytes
PACKING = 4  # of nine: a story is packed in some milliseconds


def make_app(desk: Desk, *, token: str | None, made_by: MadeBy, loopback: bool = True) -> FastAPI:
    """Return the application; `loopback` says that it is bound to this machine only, where no token is needed."""
    app = FastAPI(
        title="Rashomon",
        version=VERSION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=_read_by_few,
        routes=[route for family in FAMILIES for route in family.ROUTES],
    )
    app.state.desk = desk
    app.state.token = token
    app.state.made_by = made_by
    app.state.kept = KeptPages()
    app.include_router(api_router(desk, made_by), prefix=API_PATH)
    for kind, handler in (
        (HTTPException, errors.show_http_error),
        (UsageError, errors.show_wrong_use),
        (SQLAlchemyError, errors.show_desk_trouble),
    ):
        app.add_exception_handler(kind, handler)  # type: ignore[arg-type]
    if not loopback:  # on one machine packing takes longer than it saves
        app.add_middleware(GZipMiddleware, minimum_size=LEAST_TO_PACK, compresslevel=PACKING)
    app.add_middleware(Guard, token=token, loopback=loopback)
    return app


@asynccontextmanager
async def _read_by_few(_app: FastAPI) -> AsyncIterator[None]:
    """Let no more than `READERS` requests be worked on at once; the others wait their turn."""
    current_default_thread_limiter().total_tokens = READERS
    yield
