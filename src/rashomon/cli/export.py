"""Export a desk for other programs and for people."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.common import say
from rashomon.cli.desk import DeskAt, open_here
from rashomon.errors import UsageError

if TYPE_CHECKING:
    from rashomon.model import Comparison
    from rashomon.store.desk import Desk


class Export(StrEnum):
    """What a desk can be exported as."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    MARKDOWN = "markdown"
    HTML = "html"
    MEDIACLOUD = "mediacloud"


SUFFIXES = {Export.MARKDOWN: ".md", Export.HTML: ".html"}


def export(
    format_: Annotated[Export, typer.Argument(metavar="FORMAT", help=", ".join(Export))],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR|FILE", help="A folder for all; with --table, a file (or stdout)."),
    ] = None,
    table: Annotated[
        str | None, typer.Option("--table", metavar="NAME", help="One table: articles, statements, conflicts, ...")
    ] = None,
    desk: DeskAt = None,
) -> None:
    """Export everything that the desk holds, all rows, however many there are.

    jsonl, csv, parquet: a file a table. markdown, html: a file a story. mediacloud: one CSV of articles.
    """
    with open_here(desk) as opened:
        if format_ in SUFFIXES:
            _export_stories(opened, format_, _need_folder(output, format_))
        elif format_ is Export.MEDIACLOUD:
            _export_media_cloud(opened, output)
        else:
            _export_tables(opened, format_, output, table)


def _need_folder(output: Path | None, form: Export) -> Path:
    if output is None:
        raise UsageError(f"export {form.value}: name a folder with --output")
    return output


def _export_tables(desk: Desk, form: Export, output: Path | None, wanted: str | None) -> None:
    from rashomon.store.exports import EXPORTED, WRITERS
    from rashomon.store.parquet import write_parquet
    from rashomon.store.tables import make_folder, write_whole

    if wanted is not None and wanted not in EXPORTED:
        raise UsageError(f"--table {wanted}: no table of a desk; choose from {', '.join(EXPORTED)}")
    if wanted is not None and output is None and form in WRITERS:
        with desk.reading() as connection:
            _print(WRITERS[form](connection, EXPORTED[wanted]))
        return
    folder = _need_folder(output, form)
    names = [wanted] if wanted is not None else list(EXPORTED)
    if wanted is None:
        make_folder(folder)
    for name in names:
        file = folder if wanted is not None else folder / f"{name}.{form.value}"
        with desk.reading() as connection:
            if form is Export.PARQUET:
                write_parquet(connection, EXPORTED[name], file)
            else:
                write_whole(file, WRITERS[form](connection, EXPORTED[name]))
    say(f"{folder}: {', '.join(names)}")


def _export_media_cloud(desk: Desk, output: Path | None) -> None:
    from rashomon.store.exports import media_cloud_lines
    from rashomon.store.tables import write_whole

    with desk.reading() as connection:
        if output is None:
            _print(media_cloud_lines(connection))
        else:
            write_whole(output, media_cloud_lines(connection))
            say(f"{output}: articles")


def _export_stories(desk: Desk, form: Export, folder: Path) -> None:
    """Write each story as a file of its own; one is held in memory at a time."""
    from rashomon.run.desk.lists import ALL, compare_story_at, iterate_stories
    from rashomon.store.lists import Narrow
    from rashomon.store.tables import make_folder, write_whole

    make_folder(folder)
    count = 0
    for count, row in enumerate(iterate_stories(desk, Narrow(), ALL), 1):  # noqa: B007 the count is told below
        rendered = _render(compare_story_at(desk, row["id"]), form)
        write_whole(folder / f"{row['id']}{SUFFIXES[form]}", [rendered.encode()])
    say(f"{folder}: {count} stories")


def _render(comparison: Comparison, form: Export) -> str:
    from rashomon.show.markdown import render_markdown
    from rashomon.show.report import render_report

    return render_report(comparison) if form is Export.HTML else render_markdown(comparison)


def _print(lines: Iterator[bytes]) -> None:
    for line in lines:
        sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()
