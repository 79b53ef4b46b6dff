"""The command line: one command per thing a person wants.

Results go to stdout, messages to stderr.
Exit codes: 0 done, 1 nothing usable found, 2 wrong use, 3 verification failed.
Everything heavy is imported inside the command that needs it, so that `--help` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from rashomon.errors import RashomonError, VerificationError

if TYPE_CHECKING:
    from rashomon.model import Comparison, Rejected
    from rashomon.run.options import Options, Progress

# One thread of linear algebra a process, set before numpy loads: threads of several workers would fight for the cores,
# and sums would depend on how many there are.
THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
NOTHING_FOUND, WRONG_USE, NOT_PROVED = 1, 2, 3

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Read every account of a story and put them side by side, with the sentence behind every finding.",
)


class Format(StrEnum):
    """How a comparison is written."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    MARKDOWN = "markdown"


SUFFIX_FORMATS = {
    ".json": Format.JSON,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".md": Format.MARKDOWN,
    ".txt": Format.TEXT,
}

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
OneStory = Annotated[bool, typer.Option("--one-story", help="You know that all these pages belong to one story.")]
Workers = Annotated[int, typer.Option("--workers", min=0, help="Processes to use; 0: as many as pay off.")]


@app.command()
def compare(
    paths: Paths,
    format_: Annotated[
        Format | None,
        typer.Option("--format", help="Default: a summary on the terminal; with --output, by the file's suffix."),
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there (.json, .html, .md, .txt); may be repeated."),
    ] = None,
    tables: Annotated[
        Path | None, typer.Option("--tables", metavar="DIR", help="Also write one JSON Lines table a list.")
    ] = None,
    manifest: Manifest = None,
    profiles: KnownProfiles = None,
    one_story: OneStory = False,
    workers: Workers = 0,
) -> None:
    """Compare the accounts that PATH... hold: who said what, what differs, what is missing, what contradicts.

    Without --format, a summary goes to the terminal and each --output file is written by its suffix.
    """
    targets = _choose_targets(format_, output or [])
    from rashomon.run.pipeline import run_comparison

    quiet = Format.JSON in [form for form, path in targets if path is None]
    with _progress(quiet=quiet) as progress:
        comparison = run_comparison(
            paths, _options(manifest, profiles, one_story, workers), progress=progress, notify=_say
        )
    _report_rejected(comparison.rejected)
    for form, path in targets:
        _write(comparison, form, path)
    if tables is not None:
        from rashomon.store.tables import write_tables

        write_tables(comparison, tables)
        _say(f"tables: {tables}")
    _stop_if_empty(comparison.articles)


@app.command()
def articles(paths: Paths, manifest: Manifest = None, profiles: KnownProfiles = None, workers: Workers = 0) -> None:
    """Print each page's article as a JSON line: text, metadata, and what was removed."""
    from rashomon.run.pipeline import run_clean

    with _progress() as progress:
        cleaned = run_clean(paths, _options(manifest, profiles, False, workers), progress=progress, notify=_say)
    _report_rejected(cleaned.rejected)
    _print_rows(cleaned.articles)


@app.command()
def statements(paths: Paths, manifest: Manifest = None, profiles: KnownProfiles = None, workers: Workers = 0) -> None:
    """Print each statement of each article as a JSON line: who said what, with its evidence."""
    from rashomon.run.pipeline import run_annotate, run_clean

    options = _options(manifest, profiles, False, workers)
    with _progress() as progress:
        cleaned = run_clean(paths, options, progress=progress, notify=_say)
        annotations = run_annotate(cleaned.articles, options, progress=progress)
    _report_rejected(cleaned.rejected)
    _print_rows([statement for annotation in annotations for statement in annotation.statements])


@app.command()
def stories(
    paths: Paths,
    manifest: Manifest = None,
    profiles: KnownProfiles = None,
    one_story: OneStory = False,
    workers: Workers = 0,
) -> None:
    """Print each story as a JSON line: its articles, episodes and dates."""
    from rashomon.run.pipeline import run_clean, run_link

    options = _options(manifest, profiles, one_story, workers)
    with _progress() as progress:
        cleaned = run_clean(paths, options, progress=progress, notify=_say)
    linked, _ = run_link(cleaned.articles, options)
    _report_rejected(cleaned.rejected)
    _print_rows(linked.stories)


@app.command()
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
    read = read_pages(paths, manifest=given, notify=_say)
    learned = learn_profiles(item for item in read if isinstance(item, Page))
    written = write_profiles(learned) + b"\n"
    if output is not None:
        from rashomon.show.output import write_file

        write_file(output, written)
    else:
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
    _say(f"profiles: {len(learned.profiles)} sites with several pages")


@app.command()
def verify(
    output: Annotated[Path, typer.Argument(metavar="OUT.json", help="What `rashomon compare --format json` wrote.")],
    pages: Annotated[
        Path | None, typer.Option("--pages", metavar="DIR", help="Where the pages lie; default: beside OUT.json.")
    ] = None,
) -> None:
    """Prove every finding of OUT.json against its pages again, character by character."""
    from rashomon.run.verify import verify_file

    proof = verify_file(output, pages)
    for problem in proof.problems:
        _say(problem)
    if proof.problems:
        raise VerificationError(f"{output}: {len(proof.problems)} things are not proved")
    typer.echo(f"{output}: proved, {proof.checked} things checked")


@app.command()
def schema() -> None:
    """Print the JSON Schema of the output."""
    import json

    from rashomon.model import comparison_schema

    typer.echo(json.dumps(comparison_schema(), indent=2))


def _show_version(asked: bool) -> None:
    if asked:
        from rashomon.version import VERSION

        typer.echo(f"rashomon {VERSION}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    pass


def main() -> NoReturn:
    """Run the command line; every expected error is one line on stderr and an exit code."""
    os.environ.update(dict.fromkeys(THREAD_VARIABLES, "1"))
    try:
        app()
    except VerificationError as error:
        _say(f"rashomon: {error}")
        sys.exit(NOT_PROVED)
    except RashomonError as error:
        _say(f"rashomon: {error}")
        sys.exit(WRONG_USE)
    except BrokenPipeError:  # the reader of our output has left, as `head` does
        sys.stderr.close()
        sys.exit(0)
    sys.exit(0)


def _choose_targets(form: Format | None, outputs: Sequence[Path]) -> list[tuple[Format, Path | None]]:
    """Return what to write where (None: stdout), or stop with the reason why it cannot be done."""
    if form is not None:
        if len(outputs) > 1:
            raise typer.BadParameter("--format with several --output files; leave --format out, suffixes decide")
        return [(form, outputs[0] if outputs else None)]
    unknown = [path for path in outputs if path.suffix.lower() not in SUFFIX_FORMATS]
    if unknown:
        known = ", ".join(SUFFIX_FORMATS)
        raise typer.BadParameter(f"{unknown[0]}: give --format, or a suffix of {known}")
    return [(Format.TEXT, None), *((SUFFIX_FORMATS[path.suffix.lower()], path) for path in outputs)]


def _options(manifest: Path | None, profiles: Path | None, one_story: bool, workers: int) -> Options:
    from rashomon.read import read_manifest
    from rashomon.run.options import Options
    from rashomon.run.profiles import read_profiles

    given = read_manifest(manifest) if manifest is not None else None
    known = read_profiles(profiles) if profiles is not None else None
    return Options(one_story=one_story, manifest=given, profiles=known, workers=workers)


def _write(comparison: Comparison, form: Format, path: Path | None) -> None:
    from rashomon.show import output

    if form is Format.TEXT and path is None:
        output.print_to_terminal(comparison)
    elif path is None:
        sys.stdout.buffer.write(RENDERERS[form](comparison, None))
        sys.stdout.buffer.flush()
    else:
        output.write_file(path, RENDERERS[form](comparison, path))
        _say(f"{form.value}: {path}")


def _render_json(comparison: Comparison, path: Path | None) -> bytes:
    from rashomon.show.output import render_json

    return render_json(comparison, beside=path)


def _render_html(comparison: Comparison, path: Path | None) -> bytes:  # noqa: ARG001 one shape for all renderers
    from rashomon.show.report import render_report

    return render_report(comparison).encode()


def _render_markdown(comparison: Comparison, path: Path | None) -> bytes:  # noqa: ARG001 as above
    from rashomon.show.markdown import render_markdown

    return render_markdown(comparison).encode()


def _render_text(comparison: Comparison, path: Path | None) -> bytes:  # noqa: ARG001 as above
    from rashomon.show.output import render_text

    return render_text(comparison).encode()


RENDERERS: dict[Format, Callable[[Comparison, Path | None], bytes]] = {
    Format.JSON: _render_json,
    Format.HTML: _render_html,
    Format.MARKDOWN: _render_markdown,
    Format.TEXT: _render_text,
}


def _print_rows(rows: Iterable[Any]) -> None:
    import msgspec

    lines = [msgspec.json.encode(row) + b"\n" for row in rows]
    sys.stdout.buffer.write(b"".join(lines))
    sys.stdout.buffer.flush()
    _stop_if_empty(lines)


def _stop_if_empty(found: Sequence[object]) -> None:
    if not found:
        _say("rashomon: nothing usable was found in what you gave")
        raise typer.Exit(NOTHING_FOUND)


def _report_rejected(rejected: Sequence[Rejected]) -> None:
    for item in rejected:
        _say(f"{item.path}: {item.reason}: {item.detail}")


def _say(message: str) -> None:
    """Write one message to stderr; control characters of file names and pages are shown, not obeyed."""
    typer.echo("".join(c if c.isprintable() else repr(c)[1:-1] for c in message), err=True)


@contextmanager
def _progress(*, quiet: bool = False) -> Iterator[Progress]:
    """Give a progress function: a bar on stderr for a person at a terminal, silence otherwise."""
    from rashomon.run.options import no_progress

    if quiet or not sys.stderr.isatty():
        yield no_progress
        return
    from rashomon.show.progress import progress_bar

    with progress_bar() as progress:
        yield progress


if __name__ == "__main__":
    main()
