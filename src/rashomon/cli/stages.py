"""Single stages of the program, for other programs: one JSON object a line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.common import (
    KnownProfiles,
    Manifest,
    Paths,
    Workers,
    make_options,
    print_rows,
    report_rejected,
    say,
    show_progress,
)


def articles(paths: Paths, manifest: Manifest = None, profiles: KnownProfiles = None, workers: Workers = 0) -> None:
    """Print each page's article as a JSON line: text, metadata, and what was removed."""
    from rashomon.run.pipeline import run_clean

    with show_progress() as progress:
        cleaned = run_clean(paths, make_options(manifest, profiles, workers=workers), progress=progress, notify=say)
    report_rejected(cleaned.rejected)
    print_rows(cleaned.articles)


def statements(paths: Paths, manifest: Manifest = None, profiles: KnownProfiles = None, workers: Workers = 0) -> None:
    """Print each statement of each article as a JSON line: who said what, with its evidence."""
    from rashomon.run.pipeline import run_annotate, run_clean

    options = make_options(manifest, profiles, workers=workers)
    with show_progress() as progress:
        cleaned = run_clean(paths, options, progress=progress, notify=say)
        annotations = run_annotate(cleaned.articles, options, progress=progress)
    report_rejected(cleaned.rejected)
    print_rows([statement for annotation in annotations for statement in annotation.statements])


def profiles(
    paths: Paths,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there; default: print.")
    ] = None,
    manifest: Manifest = None,
) -> None:
    """Write, as JSON, the lines that pages of each site share: menus, notices, footers.

    With --profiles, later runs know them from the first page of a site on, and clean it the same in every run.
    """
    from rashomon.clean import learn_profiles, write_profiles
    from rashomon.model import Page
    from rashomon.read import read_manifest, read_pages

    given = read_manifest(manifest) if manifest is not None else None
    read = read_pages(paths, manifest=given, notify=say)
    learned = learn_profiles(item for item in read if isinstance(item, Page))
    written = write_profiles(learned) + b"\n"
    if output is not None:
        from rashomon.show.output import write_file

        write_file(output, written)
    else:
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
    say(f"profiles: {len(learned.profiles)} sites with several pages")
