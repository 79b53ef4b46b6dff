"""Desks that the tests of the site look at: one filled once, and one without a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rashomon.store.desk import Desk, open_desk
from tests.show.invented_story import build_comparison
from tests.web.web_builders import ask, fill_desk


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk that holds the invented stories."""
    with fill_desk(tmp_path_factory.mktemp("desk") / "desk.db", build_comparison()) as desk:
        yield desk


@pytest.fixture(scope="module")
def client(filled: Desk) -> TestClient:
    """A reader of the filled desk."""
    return ask(filled)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desk]:
    """A desk without a page."""
    with open_desk(tmp_path / "empty.db") as desk:
        yield desk
