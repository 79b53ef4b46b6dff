"""What a person asks of a desk, each as one function: add, relink, say what it holds.

In: a desk and what to do.  Out: what was done, counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

from rashomon.model import Rejected, Value
from rashomon.read import read_pages
from rashomon.run.desk.adding import OUTCOMES, Incoming, add_pages
from rashomon.run.desk.growing import Grown, grow_stories
from rashomon.run.desk.publishers import refresh_publishers, remember_publishers
from rashomon.run.desk.workers import hire
from rashomon.run.local import choose_workers
from rashomon.run.options import Notify, Options, Progress, no_notice, no_progress
from rashomon.store.counts import count_reasons, count_rows, read_edges
from rashomon.store.desk import Desk
from rashomon.version import VERSION

SIZES_THAT_PAY = 60  # pages: below this, starting processes takes longer than they save


class Added(Value, frozen=True, kw_only=True):
    """What became of the pages, how many articles were linked, how many stories compared."""

    outcomes: dict[str, int]
    grown: Grown


def add_paths(
    desk: Desk,
    paths: Sequence[str | Path],
    options: Options = Options(),
    *,
    fetched: Iterable[Incoming] = (),
    progress: Progress = no_progress,
    notify: Notify = no_notice,
) -> Added:
    """Add everything that `paths` hold and what is being `fetched`, link it and compare the stories that grew."""
    found = read_pages(paths, manifest=options.manifest, limits=options.limits, notify=notify)
    incoming = chain((Incoming(item=item) for item in found), fetched)
    return add_items(desk, incoming, options, progress=progress, notify=notify)


def add_items(
    desk: Desk,
    incoming: Iterable[Incoming],
    options: Options = Options(),
    *,
    progress: Progress = no_progress,
    notify: Notify = no_notice,
) -> Added:
    """Add pages as they come, link them and compare the stories that grew; remember who publishes, if it is said."""
    if options.publishers is not None:
        remember_publishers(desk, options.publishers)
    rest = iter(incoming)
    first = list(islice(rest, SIZES_THAT_PAY))  # to see whether there are many
    with hire(choose_workers(options.workers, len(first))) as workers:
        told = _reported(chain(first, rest), notify)
        outcomes = add_pages(desk, told, workers, told=lambda done: progress("add", done, 0))
        refresh_publishers(desk)
        grown = grow_stories(desk, workers, progress)
    return Added(outcomes={name: outcomes[name] for name in OUTCOMES}, grown=grown)


def _reported(incoming: Iterator[Incoming], notify: Notify) -> Iterator[Incoming]:
    """Yield what comes, and name each refusal."""
    for one in incoming:
        if isinstance(one.item, Rejected):
            notify(f"{one.item.path}: {one.item.reason}: {one.item.detail}")
        yield one


def read_status(desk: Desk) -> dict[str, Any]:
    """Return what the desk holds, counted."""
    with desk.reading() as connection:
        counts = count_rows(connection)
        return {
            "desk": desk.place,
            **counts,
            "rejected_by_reason": count_reasons(connection),
            **read_edges(connection),
            "bytes": desk.file.stat().st_size if desk.file is not None else None,
            "version": VERSION,
        }
