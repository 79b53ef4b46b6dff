"""Ask feeds and pages, and note in the desk what came of it.

In: rows of feeds and of pages that wait.  Out: pages told of, captures kept, troubles noted with when to try again.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from rashomon.model import Value
from rashomon.read.captures import Response, keep_response
from rashomon.read.fetch.client import NOT_MODIFIED, Failed, header_of
from rashomon.read.fetch.feeds import Feed, read_feed
from rashomon.read.fetch.visitor import Visitor
from rashomon.run.desk.place import now
from rashomon.store.desk import Desk
from rashomon.store.fetches import MOST_TRIES, Told, change_feed, change_fetch, find_rules, keep_rules, keep_told

FIRST_WAIT = timedelta(minutes=5)  # after a first trouble; each further one doubles it
LONGEST_WAIT = timedelta(days=1)
RULES_KEPT = timedelta(days=1)  # as RFC 9309 has it
FEED_TYPES = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"


class Answered(Value, frozen=True, kw_only=True):
    """What a feed holds now, None where it has not changed, and what to ask it by the next time."""

    feed: Feed | None
    etag: str | None = None
    last_modified: str | None = None


class DeskRules:
    """What sites ask of robots, kept in the desk for a day."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find(self, site: str) -> str | None:
        """Return the rules of a site if they are fresh."""
        with self._desk.reading() as connection:
            return find_rules(connection, site, shift_now(-RULES_KEPT))

    def keep(self, site: str, rules: str) -> None:
        """Keep the rules of a site."""
        with self._desk.writing() as connection:
            keep_rules(connection, site, rules, now())


def shift_now(by: timedelta) -> str:
    """Return the time so much later, in the form of `now`."""
    return (datetime.fromisoformat(now()) + by).astimezone(UTC).isoformat(timespec="seconds")


def ask_feed(visitor: Visitor, row: Any) -> Answered | Failed:  # noqa: ANN401 a row of the desk
    """Return what a feed holds now."""
    told = {"If-None-Match": row.etag, "If-Modified-Since": row.last_modified}
    answer = visitor.visit(row.url, {"Accept": FEED_TYPES, **{key: value for key, value in told.items() if value}})
    if isinstance(answer, Failed):
        return answer
    if answer.status == NOT_MODIFIED:
        return Answered(feed=None)
    return Answered(
        feed=read_feed(answer.body, answer.url),
        etag=header_of(answer, "etag"),
        last_modified=header_of(answer, "last-modified"),
    )


def note_feed(desk: Desk, row: Any, answer: Answered | Failed) -> int:  # noqa: ANN401 a row of the desk
    """Note what asking a feed gave; return how many pages it told of that are new."""
    with desk.writing() as connection:
        trouble = answer.detail if isinstance(answer, Failed) else answer.feed.trouble if answer.feed else None
        if trouble is not None:
            waits = answer.wait_seconds if isinstance(answer, Failed) else None
            later = shift_now(wait_after(row.failures, waits))
            noted = {"failures": row.failures + 1, "trouble": trouble, "not_before": later, "checked": now()}
            change_feed(connection, row.url, **noted)
            return 0
        well = {"failures": 0, "trouble": None, "not_before": None, "checked": now()}
        if isinstance(answer, Failed) or answer.feed is None:
            change_feed(connection, row.url, **well)
            return 0
        told = [Told(url=entry.url, origin=entry.origin) for entry in answer.feed.entries]
        new = keep_told(connection, row.url, told, now())
        marks = {"etag": answer.etag, "last_modified": answer.last_modified, "title": answer.feed.title}
        change_feed(connection, row.url, **well, **marks)
        return new


def note_page(desk: Desk, folder: Path, row: Any, answer: Response | Failed) -> bool:  # noqa: ANN401 a row of the desk
    """Keep the capture of a page, or note why there is none; return whether there is one."""
    if isinstance(answer, Response):
        file, offset = keep_response(folder, answer)
        done = {"state": "captured", "archive_file": str(file), "archive_offset": offset, "fetched": answer.fetched}
        with desk.writing() as connection:
            change_fetch(connection, row.number, **done, trouble=None)
        return True
    tries = row.tries + 1
    again = answer.passing and tries < MOST_TRIES
    later = shift_now(wait_after(row.tries, answer.wait_seconds)) if again else None
    state = "waiting" if again else "given-up"
    with desk.writing() as connection:
        change_fetch(connection, row.number, state=state, tries=tries, not_before=later, trouble=answer.detail)
    return False


def wait_after(failures: int, asked_seconds: int | None) -> timedelta:
    """Return how long to wait after some failures: what the server asks for, and twice as long each time."""
    own: timedelta = FIRST_WAIT * (1 << min(failures, 16))
    asked = timedelta(seconds=asked_seconds or 0)
    return min(max(own, asked), LONGEST_WAIT)
