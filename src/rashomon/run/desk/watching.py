"""Watch feeds: ask each now and then, fetch the pages that it tells of, add them to the desk.

In: files or addresses of feeds.  Out: a growing desk. Every step is noted in the desk before the next begins: a watch
that was stopped goes on where it was, and no page is fetched twice.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from rashomon.errors import ReadError, UsageError
from rashomon.model import Rejected, Value
from rashomon.read.captures import keep_response, read_capture
from rashomon.read.fetch.addresses import host_of, refuse_url
from rashomon.read.fetch.client import Failed, Manners
from rashomon.read.fetch.feeds import read_feed
from rashomon.read.fetch.rounds import by_host
from rashomon.read.fetch.visitor import Visitor
from rashomon.run.desk.adding import Incoming
from rashomon.run.desk.asking import DeskRules, ask_feed, note_feed, note_page
from rashomon.run.desk.place import captures_folder, now
from rashomon.run.desk.work import Added, add_items
from rashomon.run.options import Notify, Options, Progress
from rashomon.store.desk import Desk
from rashomon.store.fetches import change_fetch, keep_feeds, read_feeds, read_fetches

AT_ONCE = 500  # pages fetched before they are added: a stopped watch has little to add later
LISTS_DEEP = 3  # lists of lists of feeds that are followed


class Round(Value, frozen=True, kw_only=True):
    """What one round of watching gave."""

    feeds: int
    troubled: int
    new: int
    fetched: int
    added: Added


def watch_round(
    desk: Desk, feeds: Sequence[str], visitor: Visitor, options: Options, *, progress: Progress, notify: Notify
) -> Round:
    """Ask the feeds once, fetch every page that waits, add what was captured."""
    asked, troubled, new = ask_feeds(desk, feeds, visitor, notify=notify)
    fetched = 0
    folder = captures_folder(desk.address).absolute()
    outcomes: dict[str, int] = {}
    while True:
        with desk.reading() as connection:
            waiting = read_fetches(connection, "waiting", now(), AT_ONCE)
        visits = by_host(waiting, lambda row: host_of(row.url), lambda row: visitor.visit(row.url))
        for done, (row, answer) in enumerate(visits, 1):
            fetched += note_page(desk, folder, row, answer)
            progress("fetch", done, len(waiting))
            if isinstance(answer, Failed):
                notify(f"{row.url}: {answer.detail}")
        added = add_captured(desk, options, progress=progress, notify=notify)
        outcomes = {name: outcomes.get(name, 0) + count for name, count in added.outcomes.items()}
        if len(waiting) < AT_ONCE:
            total = Added(outcomes=outcomes, grown=added.grown)
            return Round(feeds=asked, troubled=troubled, new=new, fetched=fetched, added=total)


def ask_feeds(desk: Desk, feeds: Sequence[str], visitor: Visitor, *, notify: Notify) -> tuple[int, int, int]:
    """Ask each feed that is due, and the feeds that it lists; return how many, how many in trouble, pages told of."""
    asked = troubled = new = 0
    wanted = list(feeds)
    for _ in range(LISTS_DEEP):
        with desk.writing() as connection:
            keep_feeds(connection, wanted, now())
            rows = read_feeds(connection, wanted, now())
        listed: list[str] = []
        for row, answer in by_host(rows, lambda row: host_of(row.url), partial(ask_feed, visitor)):
            asked += 1
            new += note_feed(desk, row, answer)
            feed = None if isinstance(answer, Failed) else answer.feed
            trouble = answer.detail if isinstance(answer, Failed) else feed.trouble if feed else None
            troubled += trouble is not None
            if trouble is not None:
                notify(f"{row.url}: {trouble}")
            listed += feed.feeds if feed else ()
        wanted = [url for url in dict.fromkeys(listed) if url not in wanted]
        if not wanted:
            break
    return asked, troubled, new


def add_captured(desk: Desk, options: Options, *, progress: Progress, notify: Notify) -> Added:
    """Add the pages that were captured and are not in the desk yet, and grow its stories by them."""
    with desk.reading() as connection:
        rows = read_fetches(connection, "captured", now(), AT_ONCE)
    added = add_items(desk, map(_read_captured, rows), options, progress=progress, notify=notify)
    with desk.writing() as connection:
        for row in rows:
            change_fetch(connection, row.number, state="done")
    return added


def _read_captured(row: Any) -> Incoming:  # noqa: ANN401 a row of the desk
    item = read_capture(Path(row.archive_file), row.archive_offset)
    return Incoming(item=item, feed=row.feed, origin=row.origin)


def find_feeds(given: Iterable[str]) -> list[str]:
    """Return the addresses of feeds that arguments name: addresses, or files that list them (OPML, one a line)."""
    found: list[str] = []
    for one in given:
        if "://" in one:
            refused = refuse_url(one)
            if refused:
                raise UsageError(f"{one}: {refused}")
            found.append(one)
            continue
        try:
            body = Path(one).read_bytes()
        except OSError as error:
            raise ReadError(f"{one}: the list of feeds cannot be read: {error.strerror}") from error
        feed = read_feed(body, "")
        if not feed.feeds:
            raise UsageError(f"{one}: {feed.trouble or 'it lists no feed'}; name an OPML file or one address a line")
        found += feed.feeds
    return list(dict.fromkeys(found))


def watch(
    desk: Desk,
    given: Sequence[str],
    manners: Manners,
    options: Options,
    *,
    every_seconds: float | None,
    progress: Progress,
    notify: Notify,
) -> Iterator[Round]:
    """Yield what each round gave; without `every_seconds` there is one."""
    feeds = find_feeds(given)
    visitor = Visitor(manners, DeskRules(desk), now=now)
    while True:
        started = time.monotonic()
        yield watch_round(desk, feeds, visitor, options, progress=progress, notify=notify)
        if every_seconds is None:
            return
        time.sleep(max(0.0, every_seconds - (time.monotonic() - started)))


def fetch_pages(desk: Desk, urls: Sequence[str], manners: Manners) -> Iterator[Incoming]:
    """Yield the pages at some addresses, each captured now: one that the desk knows becomes an update."""
    visitor = Visitor(manners, DeskRules(desk), now=now)
    for url, answer in by_host(list(dict.fromkeys(urls)), host_of, visitor.visit):
        if isinstance(answer, Failed):
            yield Incoming(item=Rejected(path=url, page_id=None, reason="not-found", detail=answer.detail))
            continue
        file, offset = keep_response(captures_folder(desk.address).absolute(), answer)
        yield Incoming(item=read_capture(file, offset))
