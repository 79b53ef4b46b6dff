"""Numbers: the differences among the figures that accounts give for one thing.

In: the ledger of all figures.  Out: one difference a pair of values: conflict, update, scope or rounding.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.compare.accounts import Telling, evidence_in
from rashomon.compare.conflicts.figures import comparable, judge_figures, shown_value
from rashomon.compare.conflicts.ledger import Figure, list_figures
from rashomon.compare.conflicts.values import Claim, Difference
from rashomon.compare.words.topics import name_measure, name_noun, name_state, shorten, unit_words, words_of_terms
from rashomon.model import ConflictStatus, Evidence, Span, Statement


def find_numbers(telling: Telling, statements: Mapping[str, Sequence[Statement]]) -> list[Difference]:
    """Return every difference of figures, of one thing at a time."""
    found: list[Difference] = []
    ledger = list_figures(telling, statements)
    for key in sorted(ledger):
        found.extend(differ_in_figures(telling, key, ledger[key]))
    return found


def differ_in_figures(telling: Telling, key: str, figures: Sequence[Figure]) -> list[Difference]:
    """Return the differences among the figures of one thing; two values that contradict are not listed again."""
    pairs: dict[ConflictStatus, list[tuple[Figure, Figure]]] = {}
    for i, a in enumerate(figures):
        for b in figures[i + 1 :]:
            status = (
                judge_figures(key, a, b)
                if a.quantity.value != b.quantity.value and comparable(telling, key, a, b)
                else None
            )
            listed_apart = status == "conflict" and not key.startswith("state:") and told_apart(a, b, figures)
            if status is not None and not listed_apart:
                pairs.setdefault(status, []).append((a, b))
    found, listed = [], set[frozenset[float]]()
    for status in STATUS_ORDER:
        kept = [pair for pair in pairs.get(status, ()) if pair_values(pair) not in listed]
        listed |= {pair_values(pair) for pair in kept}
        found.extend([make_difference(key, status, kept, figures)] if kept else [])
    return found


# A pair of values is listed once: the strongest that can be said of it.
STATUS_ORDER: tuple[ConflictStatus, ...] = ("conflict", "rounding", "update", "scope")


def pair_values(pair: tuple[Figure, Figure]) -> frozenset[float]:
    """Return the two values of a pair."""
    return frozenset(figure.quantity.value for figure in pair)


def told_apart(a: Figure, b: Figure, figures: Sequence[Figure]) -> bool:
    """Return whether an account gives both values without naming two sources: it knows them for two things."""
    values = (a.quantity.value, b.quantity.value)
    given: dict[str, tuple[set[str], set[str]]] = {}
    for figure in figures:
        if figure.quantity.value in values:
            sides = given.setdefault(figure.account.id, (set(), set()))
            sides[values.index(figure.quantity.value)].add(figure.given_by or "")
    return any(x and y and (x & y or "" in x | y) for x, y in given.values())


def make_difference(
    key: str, status: ConflictStatus, pairs: Sequence[tuple[Figure, Figure]], figures: Sequence[Figure]
) -> Difference:
    """Return the difference with every figure that has one of the values in question and can be held against it."""
    members = [f for pair in pairs for f in pair]
    values = {f.quantity.value for f in members}
    joined = [f for f in figures if f in members or (f.quantity.value in values and belongs(key, f, members))]
    claims = tuple(Claim(value=shown_value(f.quantity), evidence=clause_of(f), given_by=f.given_by) for f in joined)
    return Difference(
        kind="number",
        status=status,
        about=name_counted(key, members),
        claims=claims,
        sure="sure" if status == "conflict" and is_plain_measure(key) else "check",
        because=BECAUSE[status],
    )


def is_plain_measure(key: str) -> bool:
    """Return whether the unit itself says what is measured, so that two figures can hardly mean two things."""
    return key.startswith("unit:") and key.removeprefix("unit:") not in {"percent", "USD", "EUR", "GBP"}


def name_counted(key: str, members: Sequence[Figure]) -> str:
    """Return what the figures count, in the words of the account that says it in the fewest."""
    kind, what = key.split(":", 1)
    if kind == "state":
        return name_state(what)
    names = []
    shared = frozenset.intersection(*(f.context for f in members))
    for figure in members:
        after = figure.account.article.text[figure.quantity.span.end : figure.sentence.span.end]
        beside = words_of_terms(figure.sentence.text, shared)
        stated = figure.quantity.span.of(figure.account.article.text)
        names.append(name_measure(what, stated, after, beside) if kind == "unit" else name_noun(what, after))
    name = min(names, key=lambda name: (" of " not in name, " " not in name, len(name), name))
    if kind != "unit" or " " in name:
        return name
    clauses = (leave_out(clause_of(f).text, f.quantity.span.of(f.account.article.text)) for f in members)
    return min(clauses, key=lambda text: (len(text), text))


def leave_out(clause: str, stated: str) -> str:
    """Return the clause with a gap for its figure: "It was clapped for … minutes"."""
    return shorten(clause.replace(stated, "… " + unit_words(stated)))


BECAUSE: dict[ConflictStatus, str] = {
    "conflict": "the same thing counted in the same unit at the same time, with two figures",
    "update": "a later account gives another figure for what develops",
    "scope": "the figures can measure different things",
    "rounding": "one figure is the other made rounder",
}


def belongs(key: str, figure: Figure, members: Sequence[Figure]) -> bool:
    """Return whether another figure of an equal value is about the same thing."""
    return key.startswith("state:") or any(
        f.quantity.value == figure.quantity.value and f.context & figure.context for f in members
    )


_CLAUSE = re.compile(r"[,;:]\s+| and | while | but ")


def clause_of(figure: Figure) -> Evidence:
    """Return the sentence, or where it gives several figures, the clause with this one."""
    sentence, quantity = figure.sentence, figure.quantity
    others = [
        q.span for q in figure.account.notes.quantities if sentence.span.covers(q.span) and q.span != quantity.span
    ]
    cuts = [(m.start() + sentence.span.start, m.end() + sentence.span.start) for m in _CLAUSE.finditer(sentence.text)]
    floor = max((o.end for o in others if o.end <= quantity.span.start), default=None)
    limit = min((o.start for o in others if o.start >= quantity.span.end), default=None)
    start = max((e for s, e in cuts if floor is not None and floor <= s and e <= quantity.span.start), default=None)
    end = min((s for s, e in cuts if limit is not None and quantity.span.end <= s and e <= limit), default=None)
    span = Span(start if start is not None else sentence.span.start, end if end is not None else sentence.span.end)
    return evidence_in(figure.account.article, span)
