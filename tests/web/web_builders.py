"""Put an invented comparison on a desk, and serve the desk to a browser."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from sqlalchemy.engine import Connection
from starlette.testclient import TestClient

from rashomon.model import Comparison, Findings, Given, MadeBy, content_id
from rashomon.show.views.stories import split_stories
from rashomon.show.web.app import make_app
from rashomon.store.desk import Desk, open_desk
from rashomon.store.findings import Compared, keep_findings
from rashomon.store.packing import pack_annotations
from rashomon.store.pages import Kept, keep_article
from rashomon.store.stories import assign_stories, read_version
from tests.store.desk_builders import NOW, empty_annotations

TOKEN = "a token that nobody guesses"  # noqa: S105 of the tests only
MADE_BY = MadeBy(version="0.1.0", options={}, weights={}, profiles=None, vectors=False)
FOUND = ("utterances", "facts", "conflicts", "citations", "updates", "wording", "timeline")


def fill_desk(address: str | Path, comparison: Comparison) -> Desk:
    """Return a new desk that holds a comparison."""
    desk = open_desk(address)
    pages = {page.id: page for page in comparison.pages}
    with desk.writing() as connection:
        for article in comparison.articles:
            kept = Kept(
                record=pages[article.page_id],
                identity=content_id("i", article.page_id),
                site=None,
                domain=None,
                given=Given(),
                feed=None,
                origin=None,
                added=NOW,
            )
            keep_article(connection, kept, article, pack_annotations(empty_annotations(article)))
        assign_stories(connection, comparison.stories, NOW)
        for story_id, own in split_stories(comparison).items():
            _keep(connection, own, story_id)
    return desk


def _keep(connection: Connection, own: Comparison, story_id: str) -> None:
    story = next(one for one in own.stories if one.id == story_id)
    members = set(story.article_ids)
    statements = tuple(one for one in own.statements if one.article_id in members)
    version = read_version(connection, story_id)
    assert version is not None
    compared = Compared(
        story=story,
        version=version,
        articles=tuple(article for article in own.articles if article.id in members),
        copies=own.copies,
        findings=Findings(
            story_id=story_id,
            brief=story.brief,
            speakers=own.speakers,
            statements=statements,
            **{name: getattr(own, name) for name in FOUND},
        ),
    )
    assert keep_findings(connection, compared, NOW)


def ask(desk: Desk, token: str | None = None, *, loopback: bool = True) -> TestClient:
    """Return a client of the application, on this machine by name."""
    app = make_app(desk, token=token, made_by=MADE_BY, loopback=loopback)
    return TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)


@contextmanager
def serve_app(app: FastAPI) -> Iterator[str]:
    """Give the address of the application, served on a free port while the block lasts."""
    with socket.create_server(("127.0.0.1", 0)) as sock:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{sock.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)
