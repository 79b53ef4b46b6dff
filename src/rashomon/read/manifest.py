"""Read the manifest: a CSV that says what pages do not say.

In: a CSV file with a header.  Out: its rows by file; a UsageError names file, line, value and what is accepted.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from rashomon.errors import ReadError, UsageError
from rashomon.model import Genre, Given
from rashomon.model.base import Value
from rashomon.read.stamps import truncate_time

COLUMNS = ("path", "url", "outlet", "published", "captured", "genre")
GENRES: tuple[str, ...] = get_args(Genre)
DELIMITERS = (",", ";", "\t")  # spreadsheets write the second where the comma is a decimal mark
DATE_FORMS = "2025-01, 2025-01-24, 2025-01-24T17:04 or 2025-01-24T17:04+03:00"


class ManifestRow(Value, frozen=True, kw_only=True):
    """What one row says of a page, or of the pages of one archive."""

    line: int
    path: str
    url: str | None
    captured: str | None
    given: Given


class Manifest(Value, frozen=True, kw_only=True):
    """A manifest: its file, and its rows by the absolute path of the file that they speak of."""

    file: str
    rows: Mapping[str, tuple[ManifestRow, ...]]


def read_manifest(path: str | Path) -> Manifest:
    """Return the manifest in the CSV file `path`; its paths count from its own folder, or from the current one."""
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ReadError(f"{file}: the manifest cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: the manifest is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    rows: dict[str, tuple[ManifestRow, ...]] = {}
    for row in _parse_rows(file, text):
        key = _locate(file, row.path)
        again = next((other for other in rows.get(key, ()) if other.url == row.url), None)
        if again:
            raise UsageError(f"{file}, line {row.line}: {row.path!r} stands in line {again.line} already")
        rows[key] = (*rows.get(key, ()), row)
    return Manifest(file=str(file), rows=rows)


def _parse_rows(file: Path, text: str) -> list[ManifestRow]:
    header = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=header.count)  # the first of them where the header is one column
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    try:
        _check_header(file, reader.fieldnames)
        return [_parse_row(file, reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise UsageError(f"{file}, line {reader.line_num}: no valid CSV: {error}") from error


def _check_header(file: Path, names: object) -> None:
    header = list(names) if isinstance(names, list) else []
    if "path" not in header:
        raise UsageError(f"{file}, line 1: the header needs a column path; columns are {', '.join(COLUMNS)}")
    unknown = [name for name in header if name not in COLUMNS]
    if unknown:
        raise UsageError(f"{file}, line 1: unknown column {unknown[0]!r}; columns are {', '.join(COLUMNS)}")
    if len(set(header)) < len(header):
        raise UsageError(f"{file}, line 1: a column stands twice in the header")


def _parse_row(file: Path, line: int, row: dict[str, str | None]) -> ManifestRow:
    place = f"{file}, line {line}"
    if None in row:
        raise UsageError(f"{place}: more values than columns; put a value with a comma in quotation marks")
    values = {name: (value or "").strip() for name, value in row.items()}
    if not values["path"]:
        raise UsageError(f"{place}: the path is empty")
    genre = values.get("genre") or None
    if genre is not None and genre not in GENRES:
        raise UsageError(f"{place}: genre {genre!r} is none of {', '.join(GENRES)}")
    published = _parse_date(place, "published", values.get("published"))
    return ManifestRow(
        line=line,
        path=values["path"],
        url=values.get("url") or None,
        captured=_parse_date(place, "captured", values.get("captured")),
        given=Given(outlet=values.get("outlet") or None, published=published, genre=genre),
    )


def _parse_date(place: str, column: str, value: str | None) -> str | None:
    if not value:
        return None
    date = truncate_time(value)
    if date is None:
        raise UsageError(f"{place}: {column} {value!r} is no date; write {DATE_FORMS}")
    return date


def _locate(manifest: Path, path: str) -> str:
    """Return the absolute path that a row names: beside the manifest if it is there, else from the current folder."""
    beside = absolute_path(manifest.parent / path)
    return beside if Path(beside).exists() else absolute_path(path)


def absolute_path(path: str | Path) -> str:
    """Return `path` absolute and without "..", links left as they are."""
    return os.path.abspath(path)  # noqa: PTH100 - Path.absolute keeps ".."
