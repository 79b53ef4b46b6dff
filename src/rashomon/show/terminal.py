"""The comparison as a person reads it in a terminal: plain lines of at most the console's width, signs beside colour.

In: the comparison and a console.  Out: printed text.  Texts of pages are never read as the terminal's markup, and
control characters never reach it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from rashomon.model import Change, Comparison, Value
from rashomon.show.changes import Mark, marks_of
from rashomon.show.conflicts import NO_CONTRADICTION, ConflictView
from rashomon.show.differences import Omission, UpdateView, WordingView
from rashomon.show.evidence import EvidenceBook, Link
from rashomon.show.labels import Account
from rashomon.show.matrix import Cell, Entry, Row
from rashomon.show.plain import clip, in_quotes, one_line, show_hidden
from rashomon.show.storyview import CopyView, Overview, StoryView, view_comparison
from rashomon.show.timeline import Times

MAX_ROWS = 8  # utterances of a story that a screen or two hold; the report has them all
MAX_ITEMS = 5  # of every other list
MAX_CHANGES = 4  # changes of words in one line
WORDS = 220  # letters of a quoted text
LEAST_WIDTH = 40

_SPACES = re.compile(r"\s+")
_MARK_STYLES = {"same": "", "cut": "red", "insert": "green"}
_MARK_SIGNS = {"same": "{}", "cut": "⟦{}⟧", "insert": "+{}+"}


class Line(Value, frozen=True, kw_only=True):
    """A paragraph to print: its text, how far it stands in, and how far its later lines do."""

    text: Text
    indent: int = 0
    hang: int = 2


def print_comparison(comparison: Comparison, console: Console) -> None:
    """Print the stories with their findings, the strongest first, then what was not used."""
    view = view_comparison(comparison, EvidenceBook(comparison))
    for line in write_lines(view):
        _print(line, console)


def _print(line: Line, console: Console) -> None:
    if not line.text.plain:
        console.print()
        return
    width = max(console.width, LEAST_WIDTH) - line.indent - line.hang
    for number, row in enumerate(line.text.wrap(console, width)):
        row.rstrip()
        indent = line.indent + (line.hang if number else 0)
        console.print(_encodable(Text(" " * indent) + row, console.encoding), soft_wrap=True, highlight=False)


def _encodable(text: Text, encoding: str) -> Text:
    """Return `text` with "?" for what the console's encoding lacks: a summary must not end at a foreign letter."""
    plain = text.plain.encode(encoding, "replace").decode(encoding)
    return text if plain == text.plain else Text(plain, spans=text.spans)


def write_lines(view: Overview) -> Iterator[Line]:
    """Yield every paragraph of the summary."""
    for number, story in enumerate(view.stories, 1):
        yield from _write_story(story, number, len(view.stories))
    yield from _write_singles(view)
    yield from _write_run(view)


def _plain(*parts: str | tuple[str, str]) -> Text:
    """Return a text of parts, each plain or with its style; nothing in a part is read as markup."""
    text = Text()
    for part in parts:
        words, style = part if isinstance(part, tuple) else (part, "")
        text.append(show_hidden(_SPACES.sub(" ", words)), style)
    return text


def _line(*parts: str | tuple[str, str], indent: int = 0, hang: int = 2) -> Line:
    return Line(text=_plain(*parts), indent=indent, hang=hang)


_BLANK = Line(text=Text(""))


def _head(title: str, count: int | None = None) -> Iterator[Line]:
    yield _BLANK
    yield _line((title, "bold"), *([f"  {count}"] if count is not None else []))


def _write_story(story: StoryView, number: int, total: int) -> Iterator[Line]:
    if number > 1:
        yield _BLANK
        yield _BLANK
    yield _line((f"STORY {number} of {total}: " if total > 1 else "STORY: ", "bold"), (story.title, "bold"))
    yield _line(f"{story.span}. {story.counts}.", indent=2, hang=0)
    if story.highlights:
        yield from _head("Look here first")
        for line in story.highlights:
            head = _plain(f"{line.label}: ", (f"{line.about} ", "bold"))
            words = write_marks(line.marks) if line.marks else _plain(line.words)
            tail = _plain(f" [{_labels(line.links)}]", (_check(line.sure, line.because), "yellow"))
            yield Line(text=head.append_text(words).append_text(tail), indent=2)
    yield from _write_accounts(story)
    yield from _write_rows(story.shared)
    for strip in story.strips:
        yield from _head(f"{strip.title} ({strip.hint})", len(strip.conflicts))
        for conflict in strip.conflicts:
            yield from _write_conflict(conflict)
    yield from _write_calm(story.no_contradiction)
    yield from _write_omissions(story.omissions)
    yield from _write_facts(story)
    yield from _write_wording(story.wording, story)
    yield from _write_updates(story.updates)
    yield from _write_times(story.times)
    yield from _write_origins(story)


def _labels(links: Iterable[Link]) -> str:
    return ", ".join(dict.fromkeys(link.account.label for link in links))


def _names(accounts: Iterable[Account]) -> str:
    return ", ".join(account.label for account in accounts)


def _write_accounts(story: StoryView) -> Iterator[Line]:
    yield from _head("Accounts", len(story.accounts))
    for column in story.columns:
        note = f" ({column.account.note})" if column.account.note else ""
        yield _line((column.account.label, "cyan"), note, f", {column.account.when}", indent=2)
        for version in column.versions:
            yield _line("later version: ", (version.label, "cyan"), f", {version.when}", indent=6)
        for copy in column.copies:
            yield _line("same text: ", (copy.label, "cyan"), f", {copy.when}", indent=6)


def _more(shown: int, total: int) -> Iterator[Line]:
    if total > shown:
        yield _line((f"and {total - shown} more in the report", "dim"), indent=2)


def _write_rows(rows: tuple[Row, ...]) -> Iterator[Line]:
    if not rows:
        return
    yield from _head("Who said what, and how each account has it", len(rows))
    yield _line(("⟦cut⟧  +inserted+  ⟦old⟧ +new+", "dim"), indent=2)
    for row in rows[:MAX_ROWS]:
        yield from _write_row(row)
    yield from _more(MAX_ROWS, len(rows))


def _write_row(row: Row) -> Iterator[Line]:
    yield _BLANK
    on = f" ({row.said_on})" if row.said_on else ""
    yield _line(
        f"{row.number}. ", (row.speaker, "bold"), on, ": ", in_quotes(clip(row.base_text, WORDS)), indent=2, hang=3
    )
    yield _line((row.origins, "dim"), (_check(row.sure, row.because), "yellow"), indent=5, hang=2)
    for cell in row.said_by:
        for entry in cell.entries:
            yield Line(text=_write_entry(entry, cell), indent=5, hang=4)
    for reason, labels in _absent(row).items():
        yield _line((f"{reason}: {', '.join(labels)}", "dim"), indent=5, hang=4)


def _check(sure: str, because: str) -> str:
    return f"; check: {one_line(because)}" if sure == "check" else ""


def _absent(row: Row) -> dict[str, list[str]]:
    absent: dict[str, list[str]] = {}
    for cell in row.cells:
        if cell.state not in {"said", "none"}:
            absent.setdefault(f"{cell.sign} {cell.reason}", []).append(cell.column.account.label)
    return absent


def _write_entry(entry: Entry, cell: Cell) -> Text:
    copies = f" (+{len(cell.column.copies)})" if cell.column.copies and entry.account == cell.column.account else ""
    text = _plain((entry.account.label, "cyan"), copies, ": ")
    if entry.verb:
        text.append_text(_plain((entry.verb, "italic"), ", "))
    if entry.base:
        return text.append("fullest rendering", "dim")
    if entry.same:
        return text.append("same words", "dim")
    if entry.again:
        return text.append("the same changes", "dim")
    if entry.changes:
        return text.append_text(_write_changes(entry.changes))
    label = "another translation, " if entry.translated else ""
    return text.append_text(
        _plain(label, in_quotes(clip(entry.text, WORDS))) if label else _plain(in_quotes(clip(entry.text, WORDS)))
    )


def _write_changes(changes: tuple[Change, ...]) -> Text:
    text = Text("; ").join(write_marks(marks_of(change)) for change in changes[:MAX_CHANGES])
    if len(changes) > MAX_CHANGES:
        text.append(f"; and {len(changes) - MAX_CHANGES} more", "dim")
    return text


def write_marks(marks: Iterable[Mark]) -> Text:
    """Return marked words with signs as well as colour."""
    text = Text()
    for mark in marks:
        text.append(_MARK_SIGNS[mark.kind].format(one_line(mark.text)), _MARK_STYLES[mark.kind])
        if mark.space or mark.kind == "cut":
            text.append(" ")
    text.rstrip()
    return text


def _write_conflict(conflict: ConflictView) -> Iterator[Line]:
    status = f" ({NO_CONTRADICTION[conflict.status]})" if conflict.status != "conflict" else ""
    yield _line((conflict.about, "bold"), status, (_check(conflict.sure, conflict.because), "yellow"), indent=2)
    for side in conflict.sides:
        value = write_marks(side.marks) if side.marks else _plain((side.value, "bold"))
        given = f", given by {side.given_by}" if side.given_by else ""
        as_of = f", as of {side.as_of}" if side.as_of else ""
        yield Line(text=value.append_text(_plain(f"{given}{as_of} [{_labels(side.links)}]")), indent=4, hang=4)


def _write_calm(conflicts: tuple[ConflictView, ...]) -> Iterator[Line]:
    if conflicts:
        yield from _head("No contradiction", len(conflicts))
        for conflict in conflicts[:MAX_ITEMS]:
            values = " / ".join(f"{side.value} [{_labels(side.links)}]" for side in conflict.sides)
            yield _line(f"{conflict.about}: {values}. {conflict.status}: {NO_CONTRADICTION[conflict.status]}", indent=2)
        yield from _more(MAX_ITEMS, len(conflicts))


def _write_omissions(omissions: tuple[Omission, ...]) -> Iterator[Line]:
    if not omissions:
        return
    yield from _head("Not found in", len(omissions))
    for item in omissions[:MAX_ITEMS]:
        yield _line((f"{item.speaker}: " if item.speaker else "", "bold"), in_quotes(clip(item.what, WORDS)), indent=2)
        yield _line((f"in {_names(item.carried_by)}; {item.origins}", "dim"), indent=4)
        for lack in item.lacks:
            nearest = f"; nearest: “{clip(lack.nearest.text, WORDS)}”" if lack.nearest else ""
            sign = "~" if lack.state == "weaker" else "–"
            yield _line(f"{sign} ", (lack.column.account.label, "cyan"), f": {lack.reason}{nearest}", indent=4)
    yield from _more(MAX_ITEMS, len(omissions))


def _write_facts(story: StoryView) -> Iterator[Line]:
    if story.facts:
        yield from _head("Reported in their own voice", len(story.facts))
        for fact in story.facts[:MAX_ITEMS]:
            yield _line(f"{clip(fact.text, WORDS)} ", (f"[{fact.origins}: {_labels(fact.links)}]", "dim"), indent=2)
        yield from _more(MAX_ITEMS, len(story.facts))


def _write_wording(wording: tuple[WordingView, ...], story: StoryView) -> Iterator[Line]:
    if not wording:
        return
    yield from _head("Words used", len(wording))
    for group in wording[:MAX_ITEMS]:
        yield _line((group.referent, "bold"), indent=2)
        for column, uses in zip(story.columns, group.uses, strict=True):
            terms = ", ".join(f"{in_quotes(use.text)}{f' ×{use.count}' if use.count > 1 else ''}" for use in uses)
            if terms:
                yield _line((column.account.label, "cyan"), f": {terms}", indent=4)
    yield from _more(MAX_ITEMS, len(wording))


def _write_updates(updates: tuple[UpdateView, ...]) -> Iterator[Line]:
    if not updates:
        return
    yield from _head("Changed after publication", len(updates))
    for update in updates:
        said = "the page says so" if update.admitted else "no note of it found on the page"
        yield _line(
            (f"{update.earlier.label} → {update.later.label}", "cyan"), f", {update.later.when}; {said}", indent=2
        )
        for change in update.changes[:MAX_ITEMS]:
            yield Line(text=write_marks(change.marks), indent=4)


def _write_times(times: Times) -> Iterator[Line]:
    if not times.events:
        return
    yield from _head("Timeline", len(times.events))
    for event in times.events[: 2 * MAX_ITEMS]:
        yield _line(
            (f"{event.date}  ", "bold"), clip(event.text, WORDS), (f" [{_labels(event.links)}]", "dim"), indent=2
        )
    yield from _more(2 * MAX_ITEMS, len(times.events))
    if times.undated:
        yield _line((f"No date on the page: {_names(times.undated)}", "dim"), indent=2)


def _write_origins(story: StoryView) -> Iterator[Line]:
    if not story.copies and not story.citations:
        return
    yield from _head("Copies and citations", len(story.copies) + len(story.citations))
    for copy in story.copies:
        yield _write_copy(copy)
    for citation in story.citations[:MAX_ITEMS]:
        yield _line((citation.account.label, "cyan"), " has it from ", citation.upstream, indent=2)


def _write_copy(copy: CopyView) -> Line:
    named = f", named in {_names(copy.credited)}" if copy.credited else ", not named"
    return _line(f"One text from {copy.origin}{named}: {_names(copy.accounts)} ({copy.containment} shared)", indent=2)


def _write_singles(view: Overview) -> Iterator[Line]:
    if view.singles:
        yield from _head("Told by one account only", len(view.singles))
        for single in view.singles[: 2 * MAX_ITEMS]:
            yield _line(f"{single.title} ", (f"[{single.account.label}, {single.account.when}]", "dim"), indent=2)
        yield from _more(2 * MAX_ITEMS, len(view.singles))


def _write_run(view: Overview) -> Iterator[Line]:
    if view.refused:
        yield from _head("Not used", len(view.refused))
        for refused in view.refused[: 2 * MAX_ITEMS]:
            detail = f": {one_line(refused.detail)}" if refused.detail else ""
            yield _line(f"{refused.path} ", (f"{refused.reason}{detail}", "dim"), indent=2)
        yield from _more(2 * MAX_ITEMS, len(view.refused))
    yield _BLANK
    pages = f"{view.pages} {'page' if view.pages == 1 else 'pages'} read"
    yield _line(f"{pages}, {len(view.refused)} not used, {view.incomplete} not complete.")
