"""Contradictions, changes in time and what was not found, for a terminal.

In: a story's view.  Out: lines, values under each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.show.plain import clip, in_quotes
from rashomon.show.terminal.lines import (
    Line,
    align,
    check,
    head,
    line,
    more,
    name_accounts,
    name_links,
    plain,
    write_marks,
)
from rashomon.show.views.conflicts import NO_CONTRADICTION, ConflictView
from rashomon.show.views.differences import Omission
from rashomon.show.views.stories import StoryView
from rashomon.show.views.updates import UpdateView

MAX_ITEMS = 5  # of every list
MAX_SIDES = 6
WORDS = 220  # letters of a quoted text


def write_differences(story: StoryView) -> Iterator[Line]:
    """Yield the strips of contradictions, then what changed in time, what is no contradiction, what was not found."""
    for strip in story.strips:
        yield from head(f"{strip.title} ({strip.hint})", len(strip.conflicts))
        for conflict in strip.conflicts[: 2 * MAX_ITEMS]:
            yield from _write_conflict(conflict)
        yield from more(2 * MAX_ITEMS, len(strip.conflicts))
    yield from _write_changed(story.moves, story.updates)
    yield from _write_calm(story.no_contradiction)
    yield from _write_omissions(story.omissions)


def _write_conflict(conflict: ConflictView) -> Iterator[Line]:
    yield line((conflict.about, "bold"), check(conflict.sure, conflict.because), indent=2)
    rows = []
    for side in conflict.sides[:MAX_SIDES]:
        value = write_marks(side.marks) if side.marks else plain((side.value, "bold"))
        given = f"given by {side.given_by}, " if side.given_by else ""
        as_of = f"as of {side.as_of} " if side.as_of else ""
        rows.append((value, plain(given, as_of, (f"[{name_links(side.links)}]", "dim"))))
    yield from align(rows, indent=4)


def _write_changed(moves: tuple[ConflictView, ...], updates: tuple[UpdateView, ...]) -> Iterator[Line]:
    if not moves and not updates:
        return
    yield from head("What changed over time", len(moves) + len(updates))
    for update in updates:
        said = "the page says so" if update.admitted else "no note of it found on the page"
        yield line(
            (f"{update.earlier.label} → {update.later.label}", "cyan"), f", {update.later.when}; {said}", indent=2
        )
        for change in update.changes[:MAX_ITEMS]:
            yield Line(text=write_marks(change.marks), indent=4)
    for move in moves[:MAX_ITEMS]:
        yield from _write_conflict(move)
    yield from more(MAX_ITEMS, len(moves))


def _write_calm(conflicts: tuple[ConflictView, ...]) -> Iterator[Line]:
    if not conflicts:
        return
    yield from head("No contradiction", len(conflicts))
    for conflict in conflicts[:MAX_ITEMS]:
        sides = " / ".join(f"{side.value} [{name_links(side.links)}]" for side in conflict.sides)
        why = f". {conflict.status}: {NO_CONTRADICTION[conflict.status]}"
        yield line((conflict.about, "bold"), f": {sides}", (why, "dim"), indent=2)
    yield from more(MAX_ITEMS, len(conflicts))


def _write_omissions(omissions: tuple[Omission, ...]) -> Iterator[Line]:
    if not omissions:
        return
    yield from head("Not found in", len(omissions))
    for omission in omissions[:MAX_ITEMS]:
        speaker = f"{omission.speaker}: " if omission.speaker else ""
        yield line(
            (speaker, "bold"), in_quotes(clip(omission.what, WORDS)), check(omission.sure, omission.because), indent=2
        )
        yield line((f"in {name_accounts(omission.carried_by)}; {omission.origins}", "dim"), indent=4)
        rows = []
        for lack in omission.lacks[:MAX_ITEMS]:
            nearest = f"; nearest: {in_quotes(clip(lack.nearest.text, WORDS))}" if lack.nearest else ""
            sign = "~" if lack.state == "weaker" else "–"
            rows.append((plain(f"{sign} ", (lack.column.account.label, "cyan")), plain(lack.reason, nearest)))
        yield from align(rows, indent=4)
        yield from more(MAX_ITEMS, len(omission.lacks))
    yield from more(MAX_ITEMS, len(omissions))
