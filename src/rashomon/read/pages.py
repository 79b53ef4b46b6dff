"""Read pages: every capture that paths name, in one order, and what could not be read.

In: files, folders, patterns, "-".  Out: a stream of Page and Rejected, the same for any order of arguments.
A page that stands in two places is read once; the repeat is told through `notify`, so nothing is dropped uncounted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rashomon.model import Page, Rejected
from rashomon.read.apply import apply_manifest, unused_rows
from rashomon.read.files import read_source
from rashomon.read.limits import DEFAULT_LIMITS, Limits
from rashomon.read.manifest import Manifest
from rashomon.read.sources import Notify, find_sources


def read_pages(
    paths: Iterable[str | Path],
    *,
    manifest: Manifest | None = None,
    limits: Limits = DEFAULT_LIMITS,
    notify: Notify = lambda _message: None,
) -> Iterator[Page | Rejected]:
    """Yield the pages of `paths` sorted by path, then place in the file; a bad one as Rejected. Never raises on input.

    `notify` gets a sentence for a page that was already read under another name, for files left alone in a folder,
    and for a row of the manifest that no page answers to.
    """
    first_seen: dict[str, str] = {}
    answered: set[int] = set()
    for source in find_sources(paths, notify=notify):
        for item in [source] if isinstance(source, Rejected) else read_source(source, limits):
            if isinstance(item, Rejected):
                yield item
            elif item.id in first_seen:
                notify(f"{_place(item)}: the same page as {first_seen[item.id]}; read once")
            else:
                first_seen[item.id] = _place(item)
                yield apply_manifest(item, manifest, answered)
    for message in unused_rows(manifest, answered):
        notify(message)


def _place(page: Page) -> str:
    archive = page.record.archive
    return f"{page.record.path}, byte {archive.offset}" if archive else page.record.path
