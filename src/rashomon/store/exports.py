"""Write the tables of a desk for other programs: JSON Lines, CSV, Parquet, a table as Media Cloud has it.

In: a desk's connection and the name of a table.  Out: all its rows, as a stream: memory does not grow with the desk.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from rashomon.store import schema as t
from rashomon.store.packing import article_from_row, to_json

AT_ONCE = 500  # rows held in memory
# Cells that a spreadsheet would take for a formula begin so; the sign before them says that they are text.
FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")
TEXT_SIGN = "'"

EXPORTED: Mapping[str, sa.Table] = {
    table.name: table
    for table in (
        t.pages,
        t.articles,
        t.rejected,
        t.outlets,
        t.speakers,
        t.stories,
        t.statements,
        t.utterances,
        t.facts,
        t.conflicts,
        t.copies,
        t.citations,
        t.updates,
        t.wording,
        t.timeline,
    )
}
"""The tables that are exported, in the order of the contract."""

MEDIA_CLOUD = ("id", "indexed_date", "language", "media_name", "media_url", "publish_date", "title", "url", "story_id")


def stream_rows(connection: Connection, asked: sa.Select[Any]) -> Iterator[RowMapping]:
    """Yield the rows of a question, a few at a time."""
    result = connection.execution_options(stream_results=True).execute(asked)
    for part in result.mappings().partitions(AT_ONCE):
        yield from part


def columns_of(table: sa.Table) -> list[sa.Column[Any]]:
    """Return the columns that a table for reading has: all but the whole object."""
    return [column for column in table.c if column.name != "object"]


def json_lines(connection: Connection, table: sa.Table) -> Iterator[bytes]:
    """Yield each row as a line of JSON: the contract's object where there is one, else the columns."""
    for row in stream_rows(connection, sa.select(table).order_by(table.c.number)):
        yield _object_of(table, row).encode() + b"\n"


def _object_of(table: sa.Table, row: RowMapping) -> str:
    if table is t.articles:
        return to_json(article_from_row(row["text"], row["object"]))
    if table is t.outlets:
        return to_json({**_fields(row, "id", "name", "publisher"), "domains": msgspec.json.decode(row["domains"])})
    if table is t.speakers:
        aliases = row["aliases"].split("\n") if row["aliases"] else []
        return to_json({**_fields(row, "id", "name", "kind"), "aliases": aliases, "roles": []})
    if table is t.stories:  # its own id may be another than the one it was linked under
        return to_json({**msgspec.json.decode(row["object"]), "id": row["id"]})
    return str(row["object"])


def _fields(row: RowMapping, *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}


def csv_lines(connection: Connection, table: sa.Table) -> Iterator[bytes]:
    """Yield the table as CSV with a header; no cell is taken for a formula by a spreadsheet."""
    columns = columns_of(table)
    rows = stream_rows(connection, sa.select(*columns).order_by(table.c.number))
    names = [column.name for column in columns]
    yield from _write_csv(names, ([row[name] for name in names] for row in rows))


def media_cloud_lines(connection: Connection) -> Iterator[bytes]:
    """Yield the articles as Media Cloud's downloads have them: a CSV of addresses, media and dates, without texts."""
    articles = t.articles.c
    domains = sa.select(t.outlets.c.domains).where(t.outlets.c.id == articles.outlet_id).scalar_subquery()
    columns = (
        articles.id,
        articles.added.label("indexed_date"),
        articles.language,
        articles.outlet.label("media_name"),
        domains.label("media_url"),
        articles.published.label("publish_date"),
        articles.headline.label("title"),
        articles.url,
        articles.story_id,
    )
    rows = stream_rows(connection, sa.select(*columns).order_by(articles.number))
    yield from _write_csv(MEDIA_CLOUD, ([_first_domain(row, name) for name in MEDIA_CLOUD] for row in rows))


def _first_domain(row: RowMapping, name: str) -> Any:  # noqa: ANN401 a cell
    if name != "media_url":
        return row[name]
    domains = msgspec.json.decode(row[name]) if row[name] else []
    return domains[0] if domains else None


def _write_csv(names: Iterable[str], rows: Iterable[list[Any]]) -> Iterator[bytes]:
    page = io.StringIO(newline="")
    writer = csv.writer(page)
    for row in chain([list(names)], rows):
        writer.writerow([_safe_cell(cell) for cell in row])
        yield page.getvalue().encode("utf-8", "replace")
        page.seek(0)
        page.truncate()


def _safe_cell(cell: Any) -> Any:  # noqa: ANN401 a cell
    """Return the cell so that it is text where a spreadsheet would calculate."""
    if isinstance(cell, str) and cell.startswith(FORMULA_BEGINS):
        return TEXT_SIGN + cell
    return cell


WRITERS: Mapping[str, Callable[[Connection, sa.Table], Iterator[bytes]]] = {"jsonl": json_lines, "csv": csv_lines}
"""The formats that are streams of lines; Parquet has its own file."""
