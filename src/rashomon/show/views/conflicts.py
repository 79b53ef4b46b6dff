"""Contradictions, side by side, and the pairs that only look like one.

In: the conflicts of a story.  Out: strips by who disagrees, and what is no contradiction, with links to the evidence.
Neutral by rule: a view holds words, values, accounts and times, and no judgement of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rashomon.model import Conflict, Side, Sure, Value
from rashomon.show.changes import Mark, mark_words
from rashomon.show.dates import When, read_date, show_date, show_short
from rashomon.show.plain import clip, one_line
from rashomon.show.views.evidence import EvidenceBook, Link
from rashomon.text.normalize import fold


class SideView(Value, frozen=True, kw_only=True):
    """One side of a conflict: its value for people and as `written` in the finding.

    `marks` are the words of a quotation side held against the first side; `quotes` are the links, those to the same
    sentence together; `number` and `when` place the side on a drawing.
    """

    value: str
    written: str
    number: float | None
    when: When | None
    given_by: str | None
    as_of: str | None
    short_as_of: str
    links: tuple[Link, ...]
    quotes: tuple[tuple[Link, ...], ...]
    marks: tuple[Mark, ...]


class ConflictView(Value, frozen=True, kw_only=True):
    """Values that differ, side by side."""

    id: str
    kind: str
    status: str
    between: str
    about: str
    sides: tuple[SideView, ...]
    sure: Sure
    because: str


class Strip(Value, frozen=True, kw_only=True):
    """Conflicts of one sort under one heading."""

    title: str
    hint: str
    conflicts: tuple[ConflictView, ...]


class Disagreements(Value, frozen=True, kw_only=True):
    """The contradictions in strips, the figures that moved in time, and the pairs that only look like one."""

    strips: tuple[Strip, ...]
    moves: tuple[ConflictView, ...]
    no_contradiction: tuple[ConflictView, ...]


_NUMBER = re.compile(r"-?\d{1,15}(\.\d+)?", re.ASCII)
_LONG_NUMBER = re.compile(r"-?[1-9]\d{4,}(\.\d+)?", re.ASCII)  # a year of four digits is no long number
_DAY = re.compile(r"\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2}.*)?)?$", re.ASCII)
_AFTER_ALL_DATES = 1 << 62
ABOUT_LETTERS = 140  # what a conflict is about fits on two lines

# The strips in the order of the page; what is no contradiction comes last, folded.
_STRIPS = (
    ("outlets", "The accounts disagree", "in the outlets’ own words"),
    ("sources", "The sources disagree", "people or bodies that are quoted give different accounts"),
    ("quotation", "Quoted differently", "other words inside quotation marks, beyond cuts and translation"),
    ("captures", "Two captures of one page differ", "the page was changed between them"),
)
NO_CONTRADICTION = {
    "update": "a later figure replaces an earlier one",
    "scope": "the two measure different things",
    "rounding": "one is the other made rounder",
}


def view_conflicts(conflicts: Iterable[Conflict], book: EvidenceBook) -> Disagreements:
    """Return the contradictions in strips, and apart from them what is none."""
    views = sorted((view_conflict(c, book) for c in conflicts), key=lambda view: (view.sure != "sure", view.id))
    strips = []
    for key, title, hint in _STRIPS:
        found = tuple(view for view in views if view.status == "conflict" and _strip_of(view) == key)
        if found:
            strips.append(Strip(title=title, hint=hint, conflicts=found))
    return Disagreements(
        strips=tuple(strips),
        moves=tuple(view for view in views if view.status == "update"),
        no_contradiction=tuple(view for view in views if view.status not in {"conflict", "update"}),
    )


def _strip_of(view: ConflictView) -> str:
    return "quotation" if view.kind == "quotation" and view.between != "captures" else view.between


def view_conflict(conflict: Conflict, book: EvidenceBook) -> ConflictView:
    """Return one conflict with its sides; the words of quotations are marked against the first side."""
    first = conflict.sides[0].value if conflict.kind == "quotation" and conflict.sides else None
    return ConflictView(
        id=conflict.id,
        kind=conflict.kind,
        status=conflict.status,
        between=conflict.between,
        about=clip(conflict.about, ABOUT_LETTERS),
        sides=tuple(_side(side, first if n else None, book) for n, side in enumerate(_order_sides(conflict))),
        sure=conflict.sure,
        because=conflict.because,
    )


def _order_sides(conflict: Conflict) -> list[Side]:
    """Return the sides; those of an update in the order of their times, as steps."""
    if conflict.status != "update":
        return list(conflict.sides)
    return sorted(conflict.sides, key=lambda side: (_start(side.as_of), side.as_of or "", side.value))


def _start(date: str | None) -> int:
    when = read_date(date)
    return when.start if when else _AFTER_ALL_DATES


def _side(side: Side, against: str | None, book: EvidenceBook) -> SideView:
    marks = mark_words(one_line(against), one_line(side.value)) if against else ()
    links = book.links(side.evidence)
    return SideView(
        value=show_value(side.value),
        written=one_line(side.value),
        given_by=one_line(side.given_by) if side.given_by and side.given_by != side.value else None,
        as_of=show_date(side.as_of) if side.as_of else None,
        short_as_of=show_short(side.as_of) if side.as_of else "undated",
        number=float(side.value) if _NUMBER.fullmatch(side.value) else None,
        when=read_date(side.as_of),
        links=links,
        quotes=_group_quotes(links),
        # Without a shared word the marks would only say that everything is different.
        marks=marks if any(mark.kind == "same" for mark in marks) else (),
    )


def _group_quotes(links: tuple[Link, ...]) -> tuple[tuple[Link, ...], ...]:
    """Return the links with those together that show the same words: copies and versions repeat a sentence."""
    groups: dict[str, list[Link]] = {}
    for link in links:
        groups.setdefault(fold(link.shown), []).append(link)
    return tuple(map(tuple, groups.values()))


def show_value(value: str) -> str:
    """Return a side's value as people write it: "1,870,000,000", "9 Jun 2031"; other values as they are."""
    if _LONG_NUMBER.fullmatch(value):
        whole, point, rest = value.partition(".")
        return f"{int(whole):,}{point}{rest}"
    return show_date(value) if _DAY.match(value) else one_line(value)
