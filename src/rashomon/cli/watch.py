"""Bring pages to the desk: from files, from web addresses, from feeds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.common import KnownOutlets, Manifest, Workers, make_options, say, show_progress, stop_if_empty
from rashomon.cli.desk import DeskAt, open_here
from rashomon.errors import MissingExtraError

if TYPE_CHECKING:
    from rashomon.run.desk.adding import Incoming
    from rashomon.store.desk import Desk

AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Ask machines of your own network, too, such as localhost.")
]
Delay = Annotated[float, typer.Option("--delay", min=0, help="Seconds between two requests to one host.")]


def add(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL", show_default=False, help="Files, folders or globs of pages, or web addresses."
        ),
    ],
    desk: DeskAt = None,
    manifest: Manifest = None,
    outlets: KnownOutlets = None,
    delay: Delay = 2.0,
    allow_private: AllowPrivate = False,
    workers: Workers = 0,
) -> None:
    """Add pages to the desk, and let its stories grow by them. What is there already is skipped.

    An outlets file is remembered: it holds for what is added later, too, until another is given.
    """
    from rashomon.run.desk.work import add_paths

    urls = [one for one in inputs if one.startswith(("http://", "https://"))]
    paths = [one for one in inputs if one not in urls]
    options = make_options(manifest, None, workers=workers, outlets=outlets)
    with open_here(desk, create=True) as opened, show_progress() as progress:
        fetched = _fetch(opened, urls, delay, allow_private) if urls else ()
        added = add_paths(opened, paths, options, fetched=fetched, progress=progress, notify=say)
        place = opened.place
    done, grown = added.outcomes, added.grown
    say(
        f"{place}: {done['articles']} new articles, {done['unchanged']} unchanged captures, {done['known']} known "
        f"before, {done['rejected']} rejected; {grown.compared} stories compared"
    )
    if not sum(done.values()) or done["rejected"] == sum(done.values()):
        stop_if_empty([])


def _fetch(desk: Desk, urls: list[str], delay: float, allow_private: bool) -> Iterator[Incoming]:
    check_watch_extra()
    from rashomon.read.fetch.client import Manners
    from rashomon.run.desk.watching import fetch_pages

    return fetch_pages(desk, urls, Manners(delay_seconds=delay, allow_private=allow_private))


def watch(
    feeds: Annotated[
        list[str],
        typer.Argument(metavar="FEEDS|URL...", show_default=False, help="OPML or text files of feeds, or addresses."),
    ],
    once: Annotated[bool, typer.Option("--once", help="One round, then leave.")] = False,
    every: Annotated[float, typer.Option("--every", min=1, metavar="MINUTES", help="How often feeds are asked.")] = 15,
    delay: Delay = 2.0,
    allow_private: AllowPrivate = False,
    desk: DeskAt = None,
    workers: Workers = 0,
) -> None:
    """Watch feeds: fetch what they tell of, politely, and add it to the desk. Ctrl-C stops; nothing is lost."""
    check_watch_extra()
    from rashomon.read.fetch.client import Manners
    from rashomon.run.desk import watching

    manners = Manners(delay_seconds=delay, allow_private=allow_private)
    options = make_options(None, None, workers=workers)
    with open_here(desk, create=True) as opened, show_progress() as progress:
        rounds = watching.watch(
            opened,
            feeds,
            manners,
            options,
            every_seconds=None if once else every * 60,
            progress=progress,
            notify=say,
        )
        try:
            for done in rounds:
                say(
                    f"{done.feeds} feeds asked, {done.troubled} in trouble, {done.new} new pages told of, "
                    f"{done.fetched} fetched, {done.added.outcomes.get('articles', 0)} new articles, "
                    f"{done.added.grown.compared} stories compared"
                )
        except KeyboardInterrupt:
            say("stopped; what was fetched is kept, and the next watch goes on from here")


def check_watch_extra() -> None:
    """Raise MissingExtraError where a package for fetching is not installed."""
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in ("feedparser", "httpcore", "protego")):
        raise MissingExtraError('fetching pages needs: pip install "rashomon[watch]"')
