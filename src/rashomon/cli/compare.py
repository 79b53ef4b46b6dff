"""Compare pages, prove an output, print its schema."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.common import (
    Format,
    KnownOutlets,
    KnownProfiles,
    Manifest,
    OneStory,
    Paths,
    Workers,
    make_options,
    report_rejected,
    say,
    show_progress,
    stop_if_empty,
)
from rashomon.errors import VerificationError

if TYPE_CHECKING:
    from rashomon.model import Comparison

SUFFIX_FORMATS = {
    ".json": Format.JSON,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".md": Format.MARKDOWN,
    ".txt": Format.TEXT,
}

Only = Annotated[
    str | None,
    typer.Option(
        "--only",
        metavar="KINDS",
        help="Only these findings, by comma: utterances, omissions, facts, conflicts, wording, timeline, updates, "
        "citations, brief.",
    ),
]
OfStory = Annotated[
    str | None,
    typer.Option("--story", metavar="WORDS", help="Only the story with this id, or these words in its title."),
]
OfSpeaker = Annotated[
    str | None, typer.Option("--speaker", metavar="NAME", help="Only what this speaker said, and what concerns it.")
]
SinceDate = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help="Only findings that an account published since then has part in."),
]


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
    only: Only = None,
    story: OfStory = None,
    speaker: OfSpeaker = None,
    since: SinceDate = None,
    manifest: Manifest = None,
    profiles: KnownProfiles = None,
    outlets: KnownOutlets = None,
    one_story: OneStory = False,
    workers: Workers = 0,
) -> None:
    """Compare the accounts of each story: who said what, what differs, what is missing, what contradicts.

    Without --format, a summary goes to the terminal and each --output file is written by its suffix.
    """
    targets = choose_targets(format_, output or [])
    from rashomon.run.pipeline import run_comparison
    from rashomon.show.selection import read_selection, select_findings

    selection = read_selection(only=only, story=story, speaker=speaker, since=since)
    options = make_options(manifest, profiles, one_story, workers, outlets)
    quiet = Format.JSON in [form for form, path in targets if path is None]
    with show_progress(quiet=quiet) as progress:
        comparison = run_comparison(paths, options, progress=progress, notify=say)
    comparison = select_findings(comparison, selection)
    report_rejected(comparison.rejected)
    for form, path in targets:
        write_comparison(comparison, form, path)
    if tables is not None:
        from rashomon.store.tables import write_tables

        write_tables(comparison, tables)
        say(f"tables: {tables}")
    stop_if_empty(comparison.articles)


def verify(
    output: Annotated[Path, typer.Argument(metavar="OUT.json", help="What `rashomon compare --format json` wrote.")],
    pages: Annotated[
        Path | None, typer.Option("--pages", metavar="DIR", help="Where the pages lie; default: beside OUT.json.")
    ] = None,
) -> None:
    """Prove every finding of an output against its pages again, character by character."""
    from rashomon.run.verify import verify_file

    proof = verify_file(output, pages)
    for problem in proof.problems:
        say(problem)
    if proof.problems:
        raise VerificationError(f"{output}: {len(proof.problems)} things are not proved")
    typer.echo(f"{output}: proved, {proof.checked} things checked")


def schema() -> None:
    """Print the JSON Schema of the output."""
    import json

    from rashomon.model import comparison_schema

    typer.echo(json.dumps(comparison_schema(), indent=2))


def choose_targets(form: Format | None, outputs: Sequence[Path]) -> list[tuple[Format, Path | None]]:
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


def write_comparison(comparison: Comparison, form: Format, path: Path | None) -> None:
    """Write the comparison to a file, or to stdout where no path is given."""
    from rashomon.show import output

    if form is Format.TEXT and path is None:
        output.print_to_terminal(comparison)
    elif path is None:
        sys.stdout.buffer.write(RENDERERS[form](comparison, None))
        sys.stdout.buffer.flush()
    else:
        output.write_file(path, RENDERERS[form](comparison, path))
        say(f"{form.value}: {path}")


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
