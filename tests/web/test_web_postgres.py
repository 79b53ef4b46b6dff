"""The pages on a desk in PostgreSQL: every question of the site is asked there, too."""

from __future__ import annotations

from tests.show.invented_story import build_comparison
from tests.store.conftest import new_database, server
from tests.web.test_web_pages import PAGES
from tests.web.web_builders import ask, fill_desk

__all__ = ["server"]


def test_every_page_answers_from_postgresql(server: str) -> None:
    """Lists, searches and pages are the same whatever the database."""
    with fill_desk(new_database(server), build_comparison()) as desk:
        client = ask(desk)
        for address in (*PAGES, "/?outlet=o-Daily Gannet&language=en&since=2031", "/speakers?name=tol%25"):
            assert client.get(address).status_code == 200, address
        assert "7 accounts" in client.get("/").text
