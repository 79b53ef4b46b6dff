"""The desk: add pages to it, look at its stories, search it, see how it stands, forget a page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rashomon.cli.common import (
    Format,
    KnownProfiles,
    Manifest,
    OneStory,
    Workers,
    make_options,
    print_rows,
    report_rejected,
    say,
    show_progress,
    stop_if_empty,
)
from rashomon.cli.compare import choose_targets, write_comparison
from rashomon.errors import UsageError

if TYPE_CHECKING:
    from rashomon.store.desk import Desk

DeskAt = Annotated[
    str | None,
    typer.Option(
        "--desk",
        metavar="FILE|postgresql://…",
        envvar="RASHOMON_DESK",
        help="Where the desk lies. Default: a file in your data folder.",
    ),
]
Outlet = Annotated[str | None, typer.Option("--outlet", help="Only this outlet, by name or id.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Published on this day or later.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Published on this day or earlier.")]
Language = Annotated[str | None, typer.Option("--language", metavar="CODE", help="Only this language, such as en.")]
Limit = Annotated[int, typer.Option("--limit", min=0, help="How many at most; 0: all.")]


class Plain(StrEnum):
    """How lists are written."""

    TEXT = "text"
    JSON = "json"


AsJson = Annotated[Plain, typer.Option("--format", help="text to read, json: one object a line.")]


@contextmanager
def open_here(given: str | None, *, create: bool = False) -> Iterator[Desk]:
    """Give the desk that a person means."""
    from sqlalchemy.exc import SQLAlchemyError

    from rashomon.run.desk.place import find_desk
    from rashomon.store.desk import open_desk

    with open_desk(find_desk(given), create=create) as desk:
        try:
            yield desk
        except SQLAlchemyError as error:
            reason = str(getattr(error, "orig", None) or error).partition("\n")[0]
            raise UsageError(f"{desk.place}: the desk cannot be used: {reason}") from error


def status(desk: DeskAt = None, format_: Annotated[Plain, typer.Option("--format")] = Plain.TEXT) -> None:
    """Show what the desk holds, and how much work waits."""
    import json

    from rashomon.run.desk.work import read_status

    with open_here(desk) as opened:
        found = read_status(opened)
    if format_ is Plain.JSON:
        typer.echo(json.dumps(found, ensure_ascii=False))
        return
    for name, value in found.items():
        shown = ", ".join(f"{key} {count}" for key, count in value.items()) if isinstance(value, dict) else value
        typer.echo(f"{name.replace('_', ' '):20} {'' if shown is None else shown}")


def stories(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", show_default=False, help="Pages; without any, the stories of the desk."),
    ] = None,
    desk: DeskAt = None,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    language: Language = None,
    limit: Limit = 20,
    format_: AsJson = Plain.TEXT,
    manifest: Manifest = None,
    profiles: KnownProfiles = None,
    one_story: OneStory = False,
    workers: Workers = 0,
) -> None:
    """List the stories of the desk, newest first; given pages, print each of their stories as a JSON line."""
    if paths:
        _print_stories_of(paths, manifest, profiles, one_story, workers)
        return
    from rashomon.run.desk.lists import iterate_stories
    from rashomon.store.lists import Narrow

    narrow = Narrow(outlet=outlet, language=language, since=since, until=until)
    with open_here(desk) as opened:
        rows = iterate_stories(opened, narrow, limit)
        _print_list(rows, format_, _show_story)


def _print_stories_of(
    paths: list[str], manifest: Path | None, profiles: Path | None, one_story: bool, workers: int
) -> None:
    from rashomon.run.pipeline import run_clean, run_link

    options = make_options(manifest, profiles, one_story, workers)
    with show_progress() as progress:
        cleaned = run_clean(paths, options, progress=progress, notify=say)
    linked, _ = run_link(cleaned.articles, options)
    report_rejected(cleaned.rejected)
    print_rows(linked.stories)


def story(
    story_id: Annotated[str, typer.Argument(metavar="ID", help="As `rashomon stories` shows it, or its beginning.")],
    format_: Annotated[Format | None, typer.Option("--format", help="Default: a summary on the terminal.")] = None,
    output: Annotated[
        list[Path] | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, by its suffix.")
    ] = None,
    desk: DeskAt = None,
) -> None:
    """Show one story of the desk as `compare` does: a summary, or a file by its suffix."""
    targets = choose_targets(format_, output or [])
    from rashomon.run.desk.lists import compare_story_at

    with open_here(desk) as opened:
        comparison = compare_story_at(opened, story_id)
    for form, path in targets:
        write_comparison(comparison, form, path)


def said(
    name: Annotated[str, typer.Argument(metavar="NAME", help='Who spoke, such as "Dmitry Peskov" or Peskov.')],
    desk: DeskAt = None,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    language: Language = None,
    limit: Limit = 50,
    format_: AsJson = Plain.TEXT,
) -> None:
    """Show what somebody said, newest first, and which outlet reports it in which words."""
    from rashomon.run.desk.lists import iterate_said
    from rashomon.store.lists import Narrow

    narrow = Narrow(outlet=outlet, language=language, since=since, until=until)
    with open_here(desk) as opened:
        _print_list(iterate_said(opened, name, narrow, limit, notify=say), format_, _show_statement)


def search(
    words: Annotated[str, typer.Argument(metavar="WORDS", help='Words, "a phrase", -without.')],
    desk: DeskAt = None,
    outlet: Outlet = None,
    since: Since = None,
    until: Until = None,
    language: Language = None,
    limit: Limit = 20,
    statements: Annotated[bool, typer.Option("--statements", help="Search what was said, not whole articles.")] = False,
    format_: AsJson = Plain.TEXT,
) -> None:
    """Search the articles of the desk, or what was said in them, best matches first."""
    from rashomon.run.desk.lists import iterate_hits, iterate_statements
    from rashomon.store.lists import Narrow

    narrow = Narrow(outlet=outlet, language=language, since=since, until=until)
    with open_here(desk) as opened:
        if statements:
            _print_list(iterate_statements(opened, words, narrow, limit), format_, _show_statement)
        else:
            _print_list(iterate_hits(opened, words, narrow, limit, notify=say), format_, _show_hit)


def relink(
    reclean: Annotated[bool, typer.Option("--reclean", help="First read, clean and annotate every page anew.")] = False,
    desk: DeskAt = None,
    workers: Workers = 0,
) -> None:
    """Link all articles of the desk anew and compare every story anew; stories keep their ids where they can."""
    from rashomon.run.desk.relinking import relink_desk

    with open_here(desk) as opened, show_progress() as progress:
        done = relink_desk(opened, reclean=reclean, workers=workers, progress=progress, notify=say)
        say(f"{opened.place}: {done.linked} articles linked, {done.compared} stories compared")


def forget(
    page: Annotated[str, typer.Argument(metavar="PAGE|URL", help="A page's id, path or web address.")],
    desk: DeskAt = None,
) -> None:
    """Remove a page, all captures of its address, and everything that was found in them."""
    from rashomon.run.desk.forgetting import forget_page

    with open_here(desk) as opened:
        gone = forget_page(opened, page)
    if not gone:
        raise UsageError(f"{page}: the desk has no such page; give the id, path or address of one")
    say(f"{_counted(gone, 'page')} forgotten")


def _print_list(rows: Iterator[Any], form: Plain, show: Any) -> None:  # noqa: ANN401 a function of a row
    import msgspec

    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 the count is used below
        line = msgspec.json.encode(row).decode() if form is Plain.JSON else show(row)
        sys.stdout.write(line + "\n")
    if not count:
        stop_if_empty([])


def _show_story(row: Any) -> str:  # noqa: ANN401 a row of the desk
    days = " to ".join(dict.fromkeys(day[:10] for day in (row["first"], row["last"]) if day)) or "no date"
    counts = [_counted(row["articles"], "account"), _counted(row["outlets"], "outlet")]
    counts += [_counted(row["conflicts"], "conflict")] if row["conflicts"] else []
    return f"{row['id']}  {_one_line(row['title'])}\n    {days} · {' · '.join(counts)}"


def _show_statement(row: Any) -> str:  # noqa: ANN401 as above
    where = " · ".join(
        part for part in (row["day"] or "no date", row["outlet"] or "outlet unknown", row["kind"]) if part
    )
    return f"{_one_line(row['content'])}\n    {_one_line(row['speaker'] or '')} · {where} · {row['article_id']}"


def _show_hit(row: Any) -> str:  # noqa: ANN401 as above
    where = " · ".join(part for part in (row.outlet or "outlet unknown", row.day or "no date", row.story_id) if part)
    excerpt = f"\n    {_one_line(row.excerpt.text)}" if row.excerpt else ""
    return f"{_one_line(row.headline or 'no headline')}\n    {where}{excerpt}"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _one_line(text: str) -> str:
    """Return the text on one line; control characters are shown, not obeyed."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in " ".join(text.split()))
