"""Keep what is watched: feeds, the pages they told of and what became of each, what sites ask of robots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from rashomon.model import Value
from rashomon.store import schema as t
from rashomon.store.pages import in_parts
from rashomon.text.urls import canonical_url

MOST_TRIES = 5  # of a page that fails for a reason that may pass


class Told(Value, frozen=True, kw_only=True):
    """A page that a feed tells of, and the source that it names."""

    url: str
    origin: str | None


def keep_feeds(connection: Connection, urls: Iterable[str], now: str) -> None:
    """Keep the addresses of feeds; those that are known stay as they are."""
    wanted = list(dict.fromkeys(urls))
    known = {url for part in in_parts(wanted) for url in connection.scalars(_known_feeds(part))}
    new = [{"url": url, "added": now} for url in wanted if url not in known]
    if new:
        connection.execute(sa.insert(t.feeds), new)


def _known_feeds(urls: Sequence[str]) -> sa.Select[Any]:
    return sa.select(t.feeds.c.url).where(t.feeds.c.url.in_(urls))


def read_feeds(connection: Connection, urls: Iterable[str], now: str) -> list[Row[Any]]:
    """Return those of the feeds that may be asked by now."""
    found: list[Row[Any]] = []
    due = sa.or_(t.feeds.c.not_before.is_(None), t.feeds.c.not_before <= now)
    for part in in_parts(list(urls)):
        found += connection.execute(sa.select(t.feeds).where(t.feeds.c.url.in_(part), due).order_by(t.feeds.c.number))
    return found


def change_feed(connection: Connection, url: str, **values: Any) -> None:  # noqa: ANN401 columns of the table
    """Note what asking a feed gave."""
    connection.execute(sa.update(t.feeds).where(t.feeds.c.url == url).values(**values))


def keep_told(connection: Connection, feed: str, told: Iterable[Told], now: str) -> int:
    """Let the pages that a feed tells of wait to be fetched; return how many the desk did not know."""
    wanted = {key: one for one in told if (key := canonical_url(one.url)) is not None}
    known: set[str] = set()
    for part in in_parts(list(wanted)):
        for column in (t.fetches.c.canonical_url, t.pages.c.canonical_url):
            known.update(connection.scalars(sa.select(column).where(column.in_(part))))
    rows = [
        {"canonical_url": key, "url": one.url, "feed": feed, "origin": one.origin, "state": "waiting", "added": now}
        for key, one in wanted.items()
        if key not in known
    ]
    if rows:
        connection.execute(sa.insert(t.fetches), rows)
    return len(rows)


def read_fetches(connection: Connection, state: str, now: str, limit: int) -> list[Row[Any]]:
    """Return pages in a state that may be asked for by now, the longest waiting first."""
    due = sa.or_(t.fetches.c.not_before.is_(None), t.fetches.c.not_before <= now)
    asked = sa.select(t.fetches).where(t.fetches.c.state == state, due).order_by(t.fetches.c.number)
    return list(connection.execute(asked.limit(limit)))


def change_fetch(connection: Connection, number: int, **values: Any) -> None:  # noqa: ANN401 columns of the table
    """Note what fetching a page gave."""
    connection.execute(sa.update(t.fetches).where(t.fetches.c.number == number).values(**values))


def find_rules(connection: Connection, site: str, since: str) -> str | None:
    """Return the rules of a site that were had since then."""
    asked = sa.select(t.robots.c.rules).where(t.robots.c.site == site, t.robots.c.fetched >= since)
    return connection.scalar(asked)


def keep_rules(connection: Connection, site: str, rules: str, now: str) -> None:
    """Keep the rules of a site in place of older ones."""
    connection.execute(sa.delete(t.robots).where(t.robots.c.site == site))
    connection.execute(sa.insert(t.robots), {"site": site, "rules": rules, "fetched": now})
