"""A story for a terminal: its opening, then its findings, those first that a reader most needs to check.

In: a story's view.  Out: lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from rashomon.show.plain import clip, in_quotes
from rashomon.show.terminal.differences import write_differences
from rashomon.show.terminal.lines import (
    BLANK,
    Line,
    align,
    check,
    head,
    line,
    more,
    name_accounts,
    name_links,
    plain,
    write_changes,
    write_marks,
)
from rashomon.show.views.highlights import Highlight
from rashomon.show.views.matrix import Cell, Entry, Row
from rashomon.show.views.origins import Branch, Lineage
from rashomon.show.views.stories import StoryView
from rashomon.show.views.timeline import Times
from rashomon.show.views.wording import WordingView

MAX_ROWS = 8  # utterances of a story that a screen or two hold; the report has them all
MAX_ITEMS = 5  # of every other list
WORDS = 220  # letters of a quoted text


def write_story(story: StoryView, number: int, total: int) -> Iterator[Line]:
    """Yield the story's lines: look here first, accounts, contradictions, edits, omissions, words, times, origins."""
    if number > 1:
        yield BLANK
        yield BLANK
    yield line((f"STORY {number} of {total}: " if total > 1 else "STORY: ", "bold"), (story.title, "bold"))
    yield line(f"{story.span}. {story.counts}.", indent=2, hang=0)
    if story.highlights:
        yield from head("Look here first")
        for highlight in story.highlights:
            yield _write_highlight(highlight)
    yield from _write_accounts(story)
    yield from write_differences(story)
    yield from _write_rows(story.shared)
    yield from _write_facts(story)
    yield from _write_wording(story.wording, story)
    yield from _write_times(story.times)
    yield from _write_lineage(story.lineage)


def _write_highlight(highlight: Highlight) -> Line:
    text = plain(f"{highlight.label}: ", (f"{highlight.about} ", "bold"))
    if highlight.sides:
        sides = [plain(side.value, (f" [{name_links(side.links)}]", "dim")) for side in highlight.sides]
        text.append_text(Text(" / ").join(sides))
    else:
        text.append_text(write_marks(highlight.marks) if highlight.marks else plain(highlight.words))
        text.append_text(plain((f" [{name_links(highlight.links)}]", "dim")))
    return Line(text=text.append_text(plain(check(highlight.sure, highlight.because))), indent=2)


def _write_accounts(story: StoryView) -> Iterator[Line]:
    yield from head("Accounts", len(story.accounts))
    rows = []
    for column in story.columns[: 2 * MAX_ITEMS]:
        note = f" ({column.account.note})" if column.account.note else ""
        said = plain(column.account.when, note)
        if column.versions:
            said.append_text(plain("; later version: ", (name_accounts(column.versions), "cyan")))
        if column.copies:
            said.append_text(plain("; same text: ", (name_accounts(column.copies), "cyan")))
        rows.append((plain((column.account.label, "cyan")), said))
    yield from align(rows, indent=2)
    yield from more(2 * MAX_ITEMS, len(story.columns))


def _write_rows(rows: tuple[Row, ...]) -> Iterator[Line]:
    if not rows:
        return
    yield from head("Who said what, and how each account has it", len(rows))
    yield line(("⟦cut⟧  +inserted+  ⟦old⟧ +new+", "dim"), indent=2)
    for row in rows[:MAX_ROWS]:
        yield from _write_row(row)
    yield from more(MAX_ROWS, len(rows))


def _write_row(row: Row) -> Iterator[Line]:
    yield BLANK
    on = f" ({row.said_on})" if row.said_on else ""
    said = in_quotes(clip(row.base_text, WORDS))
    yield line(f"{row.number}. ", (row.speaker, "bold"), on, ": ", said, indent=2, hang=3)
    yield line((row.origins, "dim"), check(row.sure, row.because), indent=5, hang=2)
    entries = [_write_entry(entry, cell) for cell in row.said_by for entry in cell.entries]
    yield from align(entries[: 2 * MAX_ITEMS], indent=5)
    yield from more(2 * MAX_ITEMS, len(entries))
    for reason, cells in _absent(row).items():
        yield line((f"{reason}: {name_accounts(cell.column.account for cell in cells)}", "dim"), indent=5, hang=4)


def _absent(row: Row) -> dict[str, list[Cell]]:
    absent: dict[str, list[Cell]] = {}
    for cell in row.cells:
        if cell.state not in {"said", "none"}:
            absent.setdefault(f"{cell.sign} {cell.reason}", []).append(cell)
    return absent


def _write_entry(entry: Entry, cell: Cell) -> tuple[Text, Text]:
    copies = f" (+{len(cell.column.copies)})" if cell.column.copies and entry.account == cell.column.account else ""
    said = plain((entry.verb, "italic"), ", ") if entry.verb else Text()
    return plain((entry.account.label, "cyan"), copies), said.append_text(_write_rendering(entry))


def _write_rendering(entry: Entry) -> Text:
    if entry.base or entry.same or entry.again:
        return Text(
            "fullest rendering" if entry.base else "same words" if entry.same else "the same changes", style="dim"
        )
    if entry.changes:
        return write_changes(entry.changes)
    return plain("another translation, " if entry.translated else "", in_quotes(clip(entry.text, WORDS)))


def _write_facts(story: StoryView) -> Iterator[Line]:
    if story.facts:
        yield from head("Reported in their own voice", len(story.facts))
        for fact in story.facts[:MAX_ITEMS]:
            yield line(clip(fact.text, WORDS), (f" [{fact.origins}: {name_links(fact.links)}]", "dim"), indent=2)
        yield from more(MAX_ITEMS, len(story.facts))


def _write_wording(wording: tuple[WordingView, ...], story: StoryView) -> Iterator[Line]:
    if not wording:
        return
    yield from head("Words used", len(wording))
    for group in wording[:MAX_ITEMS]:
        yield line((group.referent, "bold"), indent=2)
        rows = []
        for column, uses in zip(story.columns, group.uses, strict=True):
            terms = ", ".join(f"{in_quotes(use.text)}{f' ×{use.count}' if use.count > 1 else ''}" for use in uses)
            if terms:
                rows.append((plain((column.account.label, "cyan")), plain(terms)))
        yield from align(rows[: 2 * MAX_ITEMS], indent=4)
    yield from more(MAX_ITEMS, len(wording))


def _write_times(times: Times) -> Iterator[Line]:
    if not times.events:
        return
    yield from head("Timeline", len(times.events))
    rows = [
        (plain((event.date, "bold")), plain(clip(event.text, WORDS), (f" [{name_links(event.links)}]", "dim")))
        for event in times.events[: 2 * MAX_ITEMS]
    ]
    yield from align(rows, indent=2)
    yield from more(2 * MAX_ITEMS, len(times.events))
    if times.undated:
        yield line((f"No date on the page: {name_accounts(times.undated)}", "dim"), indent=2)


def _write_lineage(lineage: Lineage) -> Iterator[Line]:
    if not (lineage.branches or lineage.rootless):
        return
    yield from head("Where it comes from", len(lineage.copies) + len(lineage.citations))
    for branch in lineage.branches[: 2 * MAX_ITEMS]:
        yield from _write_branch(branch, depth=0)
    for copy in lineage.rootless[:MAX_ITEMS]:
        yield line(f"One text, {copy.containment} shared: {name_accounts(copy.accounts)}", indent=2)


def _write_branch(branch: Branch, depth: int) -> Iterator[Line]:
    how = f" ({branch.how})" if branch.how else ""
    circle = " (a circle: it stands above too)" if branch.circle else ""
    yield line("← " if depth else "", (branch.name, "cyan"), (f"{how}{circle}", "dim"), indent=2 + 2 * depth)
    for child in branch.children[: 2 * MAX_ITEMS]:
        yield from _write_branch(child, depth + 1)
