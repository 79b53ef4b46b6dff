"""The comparison as a person reads it in a terminal: plain lines of at most the console's width, strongest first.

In: the comparison and a console.  Out: printed text.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console

from rashomon.model import Comparison
from rashomon.show.plain import one_line
from rashomon.show.terminal.lines import BLANK, Line, head, line, more, print_line
from rashomon.show.terminal.story import MAX_ITEMS, write_story
from rashomon.show.views.evidence import EvidenceBook
from rashomon.show.views.stories import Overview, view_comparison

__all__ = ["print_comparison", "write_lines"]


def print_comparison(comparison: Comparison, console: Console) -> None:
    """Print the stories with their findings, the strongest first, then what was not used."""
    view = view_comparison(comparison, EvidenceBook(comparison))
    for written in write_lines(view):
        print_line(written, console)


def write_lines(view: Overview) -> Iterator[Line]:
    """Yield every paragraph of the summary."""
    for number, story in enumerate(view.stories, 1):
        yield from write_story(story, number, len(view.stories))
    yield from _write_singles(view)
    yield from _write_run(view)


def _write_singles(view: Overview) -> Iterator[Line]:
    if view.singles:
        yield from head("Told by one account only", len(view.singles))
        for single in view.singles[: 2 * MAX_ITEMS]:
            yield line(f"{single.title} ", (f"[{single.account.label}, {single.account.when}]", "dim"), indent=2)
        yield from more(2 * MAX_ITEMS, len(view.singles))


def _write_run(view: Overview) -> Iterator[Line]:
    if view.refused:
        yield from head("Not used", len(view.refused))
        for refused in view.refused[: 2 * MAX_ITEMS]:
            detail = f": {one_line(refused.detail)}" if refused.detail else ""
            yield line(f"{refused.path} ", (f"{refused.reason}{detail}", "dim"), indent=2)
        yield from more(2 * MAX_ITEMS, len(view.refused))
    yield BLANK
    yield line(view.run_line)
