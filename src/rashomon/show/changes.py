"""Marked words: what one wording cuts, inserts and replaces against another.

In: two texts, or a change of the contract.  Out: marks in order.  How a mark looks is each output's own matter.
"""

from __future__ import annotations

import re
from typing import Literal

from rashomon.model import Change, Value
from rashomon.text.align import align_words
from rashomon.text.normalize import fold

MarkKind = Literal["same", "cut", "insert"]
_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")


class Mark(Value, frozen=True, kw_only=True):
    """A run of words that two texts share, or that only the first (cut) or the second (insert) has.

    `space` says whether white space follows it.
    """

    kind: MarkKind
    text: str
    space: bool = True


def mark_words(before: str, after: str) -> tuple[Mark, ...]:
    """Return `after` with what changed against `before`, words compared without regard to case, quotes and dashes."""
    old, new = list(_TOKEN.finditer(before)), list(_TOKEN.finditer(after))
    marks: list[Mark] = []
    for run in align_words([fold(m[0]) for m in old], [fold(m[0]) for m in new]):
        if run.op != "equal" and run.a_end > run.a_start:
            marks.append(_mark("cut", before, old, run.a_start, run.a_end))
        if run.b_end > run.b_start:
            marks.append(_mark("same" if run.op == "equal" else "insert", after, new, run.b_start, run.b_end))
    return tuple(marks)


def _mark(kind: MarkKind, text: str, tokens: list[re.Match[str]], start: int, end: int) -> Mark:
    stop = tokens[end - 1].end()
    return Mark(kind=kind, text=text[tokens[start].start() : stop], space=text[stop : stop + 1].isspace())


def marks_of(change: Change) -> tuple[Mark, ...]:
    """Return one change of a rendering as marks; a move shows the words where they stand now."""
    if change.op == "move":
        return (Mark(kind="same", text=change.here or change.base),)
    marks = (Mark(kind="cut", text=change.base), Mark(kind="insert", text=change.here))
    return tuple(mark for mark in marks if mark.text)
