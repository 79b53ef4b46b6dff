"""Forget a page of a desk: its rows, its capture, and its part in the stories."""

from __future__ import annotations

import os
from pathlib import Path

from rashomon.model import PageRecord
from rashomon.read.captures import blank_record
from rashomon.run.desk.comparing import compare_stale
from rashomon.run.desk.place import captures_folder, now
from rashomon.run.desk.workers import hire
from rashomon.run.options import no_progress
from rashomon.store.desk import Desk
from rashomon.store.forget import find_pages, forget_pages


def forget_page(desk: Desk, given: str) -> int:
    """Forget the pages that an id, a path or an address names; return how many there were.

    Captures that the desk made itself are made unreadable; files that a person added stay where they are.
    """
    with desk.linking():
        with desk.reading() as connection:
            found = find_pages(connection, given) or find_pages(connection, os.path.abspath(given))  # noqa: PTH100
        if not found:
            return 0
        with desk.writing() as connection:
            forget_pages(connection, [record.id for record in found], now())
        for record in found:
            _forget_capture(desk, record)
    with hire(1) as workers:
        compare_stale(desk, workers, no_progress)
    return len(found)


def _forget_capture(desk: Desk, record: PageRecord) -> None:
    if record.archive is None or not Path(record.archive.file).is_relative_to(captures_folder(desk.address).absolute()):
        return
    blank_record(Path(record.archive.file), record.archive.offset)
