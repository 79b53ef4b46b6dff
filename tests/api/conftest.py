"""A small desk in either kind of database, and the API before it as a program asks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from rashomon.show.api.answers import API_PATH
from rashomon.show.api.routes import api_router
from rashomon.store.desk import Desk, open_desk
from tests.api.small_desk import MADE_BY, fill_desk
from tests.store.conftest import new_database, server

__all__ = ["server"]  # a fixture


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk of two stories and some articles by themselves; tests only read it."""
    if request.param == "sqlite":
        address = str(Path(tmp_path_factory.mktemp("api")) / "desk.db")
    else:
        address = new_database(request.getfixturevalue("server"))
    with open_desk(address) as opened:
        fill_desk(opened)
        yield opened


@pytest.fixture(scope="session")
def api(desk: Desk) -> FastAPI:
    """A bare application with the API."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.include_router(api_router(desk, MADE_BY), prefix=API_PATH)
    return app


@pytest.fixture(scope="session")
def client(api: FastAPI) -> Iterator[TestClient]:
    """Something that asks the API; its addresses begin after `/api/v1`."""
    with TestClient(api, base_url=f"http://desk.example{API_PATH}", follow_redirects=False) as asking:
        yield asking
