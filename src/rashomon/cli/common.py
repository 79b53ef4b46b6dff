"""What all commands share: messages, exit codes, formats, options of the pages to read.

Results go to stdout, messages to stderr.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from rashomon.model import Rejected
    from rashomon.run.options import Options, Progress

NOTHING_FOUND, WRONG_USE, NOT_PROVED = 1, 2, 3


class Format(StrEnum):
    """How a comparison is written."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    MARKDOWN = "markdown"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        show_default=False,
        help="Files, folders or globs of .txt, .html, .jsonl[.gz], .warc[.gz]; - reads one page from standard input.",
    ),
]
Manifest = Annotated[
    Path | None,
    typer.Option(
        "--pages",
        metavar="CSV",
        help="A table path,url,outlet,published,captured,genre for what pages do not say; shown as given.",
    ),
]
KnownProfiles = Annotated[
    Path | None,
    typer.Option("--profiles", metavar="JSON", help="What pages of a site share, as `rashomon profiles` wrote it."),
]
KnownOutlets = Annotated[
    Path | None,
    typer.Option("--outlets", metavar="TOML", help="Which outlets and domains are one publisher, so one origin."),
]
OneStory = Annotated[bool, typer.Option("--one-story", help="You know that all these pages belong to one story.")]
Workers = Annotated[int, typer.Option("--workers", min=0, help="Processes to use; 0: as many as pay off.")]


def make_options(
    manifest: Path | None,
    profiles: Path | None,
    one_story: bool = False,
    workers: int = 0,
    outlets: Path | None = None,
) -> Options:
    """Return the options of a run, with the manifest, the profiles and the outlets file read."""
    from rashomon.read import read_manifest
    from rashomon.read.publishers import read_publishers
    from rashomon.run.options import Options
    from rashomon.run.profiles import read_profiles

    given = read_manifest(manifest) if manifest is not None else None
    known = read_profiles(profiles) if profiles is not None else None
    publishers = read_publishers(outlets) if outlets is not None else None
    return Options(one_story=one_story, manifest=given, profiles=known, publishers=publishers, workers=workers)


def print_rows(rows: Iterable[Any]) -> None:
    """Print each row as a JSON line; stop with exit code 1 where there is none."""
    import msgspec

    lines = [msgspec.json.encode(row) + b"\n" for row in rows]
    sys.stdout.buffer.write(b"".join(lines))
    sys.stdout.buffer.flush()
    stop_if_empty(lines)


def stop_if_empty(found: Sequence[object]) -> None:
    """Stop with exit code 1 where nothing was found."""
    if not found:
        say("rashomon: nothing usable was found in what you gave")
        raise typer.Exit(NOTHING_FOUND)


def report_rejected(rejected: Sequence[Rejected]) -> None:
    """Name each refused input and its reason."""
    for item in rejected:
        say(f"{item.path}: {item.reason}: {item.detail}")


def say(message: str) -> None:
    """Write one message to stderr; control characters of file names and pages are shown, not obeyed."""
    typer.echo("".join(c if c.isprintable() else repr(c)[1:-1] for c in message), err=True)


@contextmanager
def show_progress(*, quiet: bool = False) -> Iterator[Progress]:
    """Give a progress function: a bar on stderr for a person at a terminal, silence otherwise."""
    from rashomon.run.options import no_progress

    if quiet or not sys.stderr.isatty():
        yield no_progress
        return
    from rashomon.show.progress import progress_bar

    with progress_bar() as progress:
        yield progress
