"""Look here first: the few findings of a story that a person should check before the others.

In: the views of a story.  Out: at most five lines, each a finding's own words under a fixed label.
Order: changed quotations, contradictions, silent edits, strongest corroboration, what accounts lack.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model import Sure, Value
from rashomon.show.changes import Mark
from rashomon.show.plain import clip, in_quotes
from rashomon.show.views.conflicts import ConflictView, SideView, Strip
from rashomon.show.views.differences import FactView, Omission
from rashomon.show.views.evidence import Link
from rashomon.show.views.matrix import Row
from rashomon.show.views.updates import UpdateView

MAX_LINES = 5  # what one screen holds beside the title
MAX_OF_A_KIND = 2
MIN_CORROBORATING = 2  # known origins; one origin corroborates nothing
MAX_NAMES = 3  # accounts named in a label
WORD_LETTERS = 110  # a line's words fit on two lines of a page

# What a contradiction of each kind is called.
_LABELS = {
    "number": "Different figures",
    "date": "Different dates",
    "name": "Different names",
    "attribution": "Different speakers",
    "quotation": "Quoted differently",
    "denial": "Asserted and denied",
}


class Contrast(Value, frozen=True, kw_only=True):
    """A value of a contradiction, its words marked where it is a quotation, and who has it."""

    value: str
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]


class Highlight(Value, frozen=True, kw_only=True):
    """A label, whose words or figure, and the links that prove them; `sides` are those of a contradiction."""

    label: str
    about: str
    words: str
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]
    sure: Sure
    because: str
    sides: tuple[Contrast, ...] = ()


def pick_highlights(
    strips: Iterable[Strip],
    updates: Iterable[UpdateView],
    facts: Iterable[FactView],
    rows: Iterable[Row],
    omissions: Iterable[Omission],
) -> tuple[Highlight, ...]:
    """Return the lines, the first of each kind before the second of any."""
    conflicts = [view for strip in strips for view in strip.conflicts]
    kinds = [
        [_of_conflict(c) for c in conflicts if c.kind == "quotation"],
        [_of_conflict(c) for c in conflicts if c.kind != "quotation"],
        [line for update in updates if not update.admitted for line in _of_update(update)],
        _of_corroboration(facts, rows),
        # An unsure one may be the program's own miss: it has no place among the first lines.
        [_of_omission(o) for o in omissions if o.sure == "sure" and any(lack.state == "not-found" for lack in o.lacks)],
    ]
    ranked = [(n, kind, line) for kind, lines in enumerate(kinds) for n, line in enumerate(lines[:MAX_OF_A_KIND])]
    first = sorted(ranked, key=lambda item: item[:2])[:MAX_LINES]
    return tuple(line for _, _, line in sorted(first, key=lambda item: (item[1], item[0])))


def _of_conflict(view: ConflictView) -> Highlight:
    values = [clip(side.value, WORD_LETTERS // 2) for side in view.sides]
    links = tuple(side.links[0] for side in view.sides if side.links)
    return Highlight(
        label=_LABELS[view.kind],
        about=view.about,
        words=" / ".join(map(in_quotes, values) if view.kind == "quotation" else values),
        marks=(),
        links=links,
        sure=view.sure,
        because=view.because,
        sides=tuple(_contrast(side, quoted=view.kind == "quotation") for side in view.sides),
    )


def _contrast(side: SideView, *, quoted: bool) -> Contrast:
    value = clip(side.value, WORD_LETTERS // 2)
    firsts = {link.account.key: link for link in reversed(side.links)}
    return Contrast(
        value=in_quotes(value) if quoted else value,
        marks=side.marks if len(side.value) <= WORD_LETTERS else (),
        links=tuple(sorted(firsts.values(), key=lambda link: int(link.account.key[1:]))),
    )


def _of_update(update: UpdateView) -> list[Highlight]:
    return [
        Highlight(
            label="Changed without a note",
            about=update.later.label,
            words="",
            marks=change.marks,
            links=change.links,
            sure="sure",
            because="",
        )
        for change in update.changes
        if change.kind == "changed"
    ]


def _of_corroboration(facts: Iterable[FactView], rows: Iterable[Row]) -> list[Highlight]:
    """Return what most known origins carry, sure ones and facts first."""
    found = [
        (fact.sure != "sure", -fact.known, 0, _line("Most widely reported", fact.origins, fact.text, fact))
        for fact in facts
    ]
    found += [
        (
            row.sure != "sure",
            -row.known,
            1,
            _line("Most widely quoted", f"{row.speaker}, {row.origins}", row.base_text, row),
        )
        for row in rows
    ]
    wide = [item for item in found if -item[1] >= MIN_CORROBORATING]
    return [line for *_, line in sorted(wide, key=lambda item: item[:3])[:1]]


def _line(label: str, about: str, text: str, source: FactView | Row | Omission) -> Highlight:
    return Highlight(
        label=label,
        about=about,
        words=in_quotes(clip(text, WORD_LETTERS)),
        marks=(),
        links=source.links,
        sure=source.sure,
        because=source.because,
    )


def _of_omission(omission: Omission) -> Highlight:
    lacking = [lack.column.account.label for lack in omission.lacks if lack.state == "not-found"]
    rest = f" and {len(lacking) - MAX_NAMES} more" if len(lacking) > MAX_NAMES else ""
    return _line(
        f"Not found in {', '.join(lacking[:MAX_NAMES])}{rest}",
        omission.speaker or omission.origins,
        omission.what,
        omission,
    )
