"""The comparison as Markdown: the report's content in plain text, every finding with a footnote for its evidence.

In: the comparison.  Out: Markdown (CommonMark with tables and footnotes).  Whatever a page's text holds, it is shown
as text: no markup, no link and no HTML of a page takes effect.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rashomon.model import Change, Comparison
from rashomon.show.changes import Mark, marks_of
from rashomon.show.plain import clip, in_quotes, one_line
from rashomon.show.views.conflicts import NO_CONTRADICTION, ConflictView
from rashomon.show.views.differences import Omission
from rashomon.show.views.evidence import EvidenceBook, Link
from rashomon.show.views.labels import Account
from rashomon.show.views.matrix import LEGEND, Cell, Entry, Row
from rashomon.show.views.origins import Branch
from rashomon.show.views.stories import Overview, StoryView, view_comparison
from rashomon.show.views.updates import UpdateView

WORDS = 160  # letters of a rendering shown whole in a table's cell

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$^&@{}])")
_LINK = re.compile(r"(?i)(:)(?=//)|(\bwww)(?=\.)")
_OPENING = re.compile(r"^([#+=>:!-]|\d{1,9}(?=[.)]))")


def escape(text: str) -> str:
    """Return `text` so that Markdown shows it as it is: "[a](b)" stays eleven plain letters and signs."""
    line = _SPECIAL.sub(r"\\\1", one_line(text))
    line = _LINK.sub(lambda match: "\\:" if match[1] else f"{match[2]}&#8203;", line)
    return _OPENING.sub(_escape_opening, line)


def _escape_opening(match: re.Match[str]) -> str:
    # "1." at the start of an item would begin a list inside it.
    return f"{match[1]}&#8203;" if match[1].isdigit() else f"\\{match[1]}"


def render_markdown(comparison: Comparison) -> str:
    """Return the comparison as Markdown."""
    book = EvidenceBook(comparison)
    view = view_comparison(comparison, book)
    lines = ["# Comparison of accounts", "", escape(view.run_line), ""]
    for story in view.stories:
        lines += _story(story)
    lines += _singles(view)
    lines += _refused(view)
    lines += _footnotes(book)
    return "\n".join(lines).rstrip() + "\n"


def _story(story: StoryView) -> Iterator[str]:
    yield from (f"## {escape(story.title)}", "", f"{story.span}. {story.counts}.", "")
    if story.highlights:
        yield from ("### Look here first", "")
        for line in story.highlights:
            words = _marks(line.marks) or escape(line.words)
            yield f"- {escape(line.label)}: **{escape(line.about)}** {words}{_notes(line.links)}"
        yield ""
    yield from _accounts(story)
    yield from _matrix(story)
    for strip in story.strips:
        yield from _part(f"{strip.title} ({strip.hint})", map(_conflict, strip.conflicts))
    yield from _part("What changed over time", [*map(_conflict, story.moves), *map(_update, story.updates)])
    yield from _part("No contradiction", map(_conflict, story.no_contradiction))
    yield from _part("Not found in", map(_omission, story.omissions))
    facts = (f"{escape(f.text)}{_notes(f.links)} ({f.origins})" for f in story.facts)
    yield from _part("Reported in their own voice", facts)
    yield from _wording(story)
    events = (f"**{escape(e.date)}** {escape(e.text)}{_notes(e.links)}" for e in story.times.events)
    yield from _part("Timeline", events)
    yield from _part("Where it comes from", _origins(story))


def _part(title: str, items: Iterable[str]) -> Iterator[str]:
    found = list(items)
    if found:
        yield from (f"### {title}", "", *(f"- {item}" for item in found), "")


def _notes(links: Iterable[Link]) -> str:
    return "".join(f"[^{number}]" for number in dict.fromkeys(link.number for link in links))


def _note(link: Link | None) -> str:
    return f"[^{link.number}]" if link else ""


def _names(accounts: Iterable[Account]) -> str:
    return ", ".join(escape(account.label) for account in accounts)


def _accounts(story: StoryView) -> Iterator[str]:
    yield from ("### Accounts", "")
    for column in story.columns:
        note = f" ({column.account.note})" if column.account.note else ""
        copies = f"; same text: {_names(column.copies)}" if column.copies else ""
        versions = f"; later version: {_names(column.versions)}" if column.versions else ""
        yield f"- {escape(column.account.label)}{note}, {escape(column.account.when)}{versions}{copies}"
    yield ""


def _matrix(story: StoryView) -> Iterator[str]:
    if not story.shared:
        return
    yield from ("### Who said what, and how each account has it", "")
    heads = (f"{escape(c.account.label)}{f' (+{len(c.copies)})' if c.copies else ''}" for c in story.columns)
    yield f"| Said | {' | '.join(heads)} |"
    yield "| --- |" + " --- |" * len(story.columns)
    for row in story.shared:
        yield f"| {_base(row)} | {' | '.join(map(_cell, row.cells))} |"
    yield from ("", "; ".join(f"{sign} {meaning}" for sign, meaning in LEGEND) + "; ~~cut~~; **inserted**", "")


def _base(row: Row) -> str:
    check = f" *check: {escape(row.because)}*" if row.sure == "check" else ""
    return (
        f"**{escape(row.speaker)}**: {escape(in_quotes(row.base_text))}{_notes(row.base_pieces)} ({row.origins}){check}"
    )


def _cell(cell: Cell) -> str:
    if cell.state == "said":
        return "<br>".join(_entry(entry, cell) for entry in cell.entries)
    return f"{cell.sign}{_note(cell.nearest)}"


def _entry(entry: Entry, cell: Cell) -> str:
    label = f"{escape(entry.account.label)}: " if entry.account != cell.column.account else ""
    verb = f"*{escape(entry.verb)}* " if entry.verb else ""
    return f"{label}{verb}{_rendering(entry)}{_note(entry.link)}"


def _rendering(entry: Entry) -> str:
    if entry.base or entry.same:
        return "(fullest)" if entry.base else "(same words)"
    if entry.changes:
        return "; ".join(_change(change) for change in entry.changes)
    return ("(another translation) " if entry.translated else "") + f"{escape(in_quotes(clip(entry.text, WORDS)))}"


def _change(change: Change) -> str:
    return _marks(marks_of(change))


def _marks(marks: Iterable[Mark]) -> str:
    signs = {"same": "{}", "cut": "~~{}~~", "insert": "**{}**"}
    words = (
        signs[mark.kind].format(escape(mark.text)) + (" " if mark.space or mark.kind == "cut" else "") for mark in marks
    )
    return "".join(words).rstrip()


def _conflict(conflict: ConflictView) -> str:
    status = f" ({conflict.status}: {NO_CONTRADICTION[conflict.status]})" if conflict.status != "conflict" else ""
    check = f" *check: {escape(conflict.because)}*" if conflict.sure == "check" else ""
    sides = []
    for side in conflict.sides:
        value = _marks(side.marks) if side.marks else f"**{escape(side.value)}**"
        given = f", given by {escape(side.given_by)}" if side.given_by else ""
        as_of = f", as of {escape(side.as_of)}" if side.as_of else ""
        accounts = _names(dict.fromkeys(link.account for link in side.links))
        sides.append(f"  - {value}{given}{as_of} ({accounts}){_notes(side.links)}")
    return "\n".join([f"{escape(conflict.about)}{status}{check}", *sides])


def _omission(omission: Omission) -> str:
    speaker = f"**{escape(omission.speaker)}**: " if omission.speaker else ""
    what = f"{escape(in_quotes(omission.what))}{_note(omission.link)}"
    first = f"{speaker}{what} in {_names(omission.carried_by)} ({omission.origins})"
    lacks = [f"  - {escape(k.column.account.label)}: {k.reason}{_note(k.nearest)}" for k in omission.lacks]
    return "\n".join([first, *lacks])


def _wording(story: StoryView) -> Iterator[str]:
    if not story.wording:
        return
    yield from ("### Words used", "")
    yield f"| Of | {' | '.join(escape(column.account.label) for column in story.columns)} |"
    yield "| --- |" + " --- |" * len(story.columns)
    for group in story.wording:
        cells = (
            "<br>".join(f"{escape(use.text)} ×{use.count}{_notes(use.links[:1])}" for use in uses)
            for uses in group.uses
        )
        yield f"| {escape(group.referent)} | {' | '.join(cells)} |"
    yield ""


def _update(update: UpdateView) -> str:
    said = "the page says that it was changed" if update.admitted else "no note of the change found on the page"
    first = f"{escape(update.earlier.label)} → {escape(update.later.label)} ({said})"
    return "\n".join([first, *(f"  - {_marks(change.marks)}{_notes(change.links)}" for change in update.changes)])


def _origins(story: StoryView) -> Iterator[str]:
    yield from map(_branch, story.lineage.branches)
    for copy in story.lineage.rootless:
        yield f"One text in {_names(copy.accounts)} ({copy.containment} shared)"


def _branch(branch: Branch) -> str:
    how = f" ({branch.how}){_note(branch.link)}" if branch.how else ""
    circle = " (a circle: this name stands above too)" if branch.circle else ""
    below = ["  - " + line for child in branch.children for line in [_branch(child).replace("\n", "\n  ")]]
    return "\n".join([f"{escape(branch.name)}{how}{circle}", *below])


def _singles(view: Overview) -> Iterator[str]:
    if view.singles:
        yield from ("## Told by one account only", "")
        yield from (f"- {escape(s.title)} ({escape(s.account.label)}, {escape(s.account.when)})" for s in view.singles)
        yield ""


def _refused(view: Overview) -> Iterator[str]:
    if view.refused:
        yield from ("## Not used", "")
        yield from (f"- {escape(r.path)}: {r.reason}, {escape(r.detail)}" for r in view.refused)
        yield ""


def _footnotes(book: EvidenceBook) -> Iterator[str]:
    for link in book.footnotes():
        where = f"{book.page_path(link.account.article_id)}, characters {link.start}–{link.end}"
        label = f"{escape(link.account.label)}, {escape(link.account.when)}"
        yield f"[^{link.number}]: {label}: {escape(in_quotes(link.sentence))} ({escape(where)})"
