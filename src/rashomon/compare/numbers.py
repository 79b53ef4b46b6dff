"""Numbers: a ledger of what is counted, and the figures that accounts give for it.

In: the quantities of all accounts.  Out: differences: conflict, update, scope or rounding.
Two figures are held together only where unit, thing counted and the words around them agree. What develops (the dead,
the missing) is updated by a later account; within one account two sources that differ contradict each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.compare.accounts import Account, Sentence, Telling, evidence_in
from rashomon.compare.conflicts import Claim, Difference, giver_in_sentence
from rashomon.compare.terms import content_terms, is_number, word_term
from rashomon.model import ConflictStatus, Quantity, Statement, Value

# States that develop as a story goes on; a later account replaces the earlier figure.
DEVELOPING = frozenset("killed missing injured ill hospital arrested rescued evacuated displaced".split())
# Units of time and length measure many things in one story: their figures need the same event beside them.
COMMON_UNITS = frozenset(
    "second minute hour day week month year decade metre kilometre mile yard foot centimetre percent degree".split()
)
# Words that name the same kind of event beside a measure.
EVENT_WORDS: dict[str, str] = {
    word: row.split()[0]
    for row in (
        "applause applaud clap ovation cheer", "walk march hike", "speech address speak talk", "flight fly", "delay late",
        "outage blackout", "siege blockade", "sentence jail imprison prison", "strike walkout stoppage", "burn fire blaze",
    )
    for word in row.split()
}  # fmt: skip
GENERIC_NOUNS = frozenset(
    """
    person man woman people child them member time thing way place part side case other first last year day week month
    hour point question word family
    """.split()
)
CONTEXT_TERMS = 3  # terms beside the figure that two sentences must share, where the unit is no rare one
RARE_UNIT_TERMS = 1
MAX_HOURS_APART = 36  # later than this, another figure is more often a new state than a contradiction
SMALL_COUNT = 3  # up to here figures count whatever a sentence needs: two sides, three questions
ROUNDING = 0.05  # an "about" figure this near is the same figure
_SCOPE = re.compile(
    r"\b(including|excluding|include[sd]?|exclude[sd]?|plus|net of|not counting|among them|of whom|of which|altogether|combined|in addition)\b", re.I
)
_GROWS = re.compile(
    r"\b(rose|risen|rises|rising|increased|increases|climbed|grew|grown|grows|fell|fallen|falls|dropped|widened|extended|expanded|raised|cut|reduced|revised|updated|up from|down from|"
    r"now|no longer|still|so far|again)\b",
    re.I,
)
_PARTIAL = re.compile(r"^\s*(?:more|fewer|less|others?|of (?:them|those|the|these|whom)|later|earlier|ago)\b", re.I)
_DIFFERENCE = re.compile(r"\b(?:another|other|further|additional)\s*$", re.I)


class Figure(Value, kw_only=True):
    """A quantity read for comparison. `key` is what is measured, `context` the terms beside it."""

    key: str
    quantity: Quantity
    account: Account
    sentence: Sentence
    context: frozenset[str]
    given_by: str | None
    qualified: bool
    grows: bool
    past: frozenset[str]


def find_numbers(telling: Telling, statements: Mapping[str, Sequence[Statement]]) -> list[Difference]:
    """Return every difference of figures, of one thing at a time."""
    found: list[Difference] = []
    ledger = list_figures(telling, statements)
    for key in sorted(ledger):
        found.extend(differ_in_figures(key, ledger[key]))
    return found


def list_figures(telling: Telling, statements: Mapping[str, Sequence[Statement]]) -> dict[str, list[Figure]]:
    """Return the figures of all accounts by what they measure, in order of article and place."""
    ledger: dict[str, list[Figure]] = {}
    for account in telling.accounts.values():
        for quantity in account.notes.quantities:
            for figure in read_figure(account, quantity, statements.get(account.id, ())):
                ledger.setdefault(figure.key, []).append(figure)
    return {key: rows for key, rows in ledger.items() if len({r.quantity.value for r in rows}) > 1}


def read_figure(account: Account, quantity: Quantity, statements: Sequence[Statement]) -> list[Figure]:
    """Return the quantity under each thing that it measures; none where it counts a part or a difference."""
    sentence = account.sentence_at(quantity.span.start)
    text = account.article.text
    if sentence is None or is_partial(text, quantity, sentence):
        return []
    evidence = evidence_in(account.article, quantity.span)
    dates = frozenset(t.date[:7] for t in account.notes.times if t.date and sentence.span.covers(t.span))
    return [
        Figure(
            key=key,
            quantity=quantity,
            account=account,
            sentence=sentence,
            context=context_terms(sentence, quantity, text),
            given_by=giver_in_sentence(statements, sentence, evidence),
            qualified=_SCOPE.search(sentence.text) is not None,
            grows=_GROWS.search(sentence.text) is not None,
            past=dates,
        )
        for key in measured_things(quantity)
    ]


def is_partial(text: str, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether the quantity counts a part, a rest or a difference: "two of them", "five more than"."""
    after = text[quantity.span.end : sentence.span.end]
    before = text[sentence.span.start : quantity.span.start]
    return _PARTIAL.match(after) is not None or _DIFFERENCE.search(before) is not None


def measured_things(quantity: Quantity) -> list[str]:
    """Return keys for what is measured: the state of people, the unit, or each noun that is counted."""
    counted = set(quantity.counted)
    if quantity.unit is not None:
        return [f"unit:{quantity.unit}"] if not counted & {"year", "month", "week", "day"} else []
    states = sorted(counted & DEVELOPING)
    if states:
        return ["state:" + "+".join(states)]
    if counted & {"year", "month", "week", "day"} or quantity.value <= SMALL_COUNT:
        return []
    return [f"noun:{noun}" for noun in sorted(counted - GENERIC_NOUNS) if word_term(noun) is not None]


def context_terms(sentence: Sentence, quantity: Quantity, text: str) -> frozenset[str]:
    """Return the terms beside the figure, numbers and the unit's own words apart; event words as one word."""
    own = set(content_terms(quantity.span.of(text))) | {t for n in quantity.counted if (t := word_term(n)) is not None}
    terms = {EVENT_WORDS.get(term, term) for term in sentence.terms if not is_number(term)}
    return frozenset(terms - own)


# Holding figures together


def differ_in_figures(key: str, figures: Sequence[Figure]) -> list[Difference]:
    """Return the differences among the figures of one thing: at most one of each status."""
    pairs: dict[ConflictStatus, list[tuple[Figure, Figure]]] = {}
    for i, a in enumerate(figures):
        for b in figures[i + 1 :]:
            if a.quantity.value != b.quantity.value and comparable(key, a, b):
                pairs.setdefault(judge_figures(key, a, b), []).append((a, b))
    return [make_difference(key, status, rows, figures) for status, rows in sorted(pairs.items())]


def comparable(key: str, a: Figure, b: Figure) -> bool:
    """Return whether two figures measure one thing."""
    if key.startswith("state:"):
        return True
    if a.account.id == b.account.id and a.given_by == b.given_by:
        return False
    shared = a.context & b.context
    if a.past and b.past and not a.past & b.past and a.account.id != b.account.id:
        return False
    unit = key.removeprefix("unit:") if key.startswith("unit:") else None
    if unit is not None and unit in COMMON_UNITS:
        return bool(shared & set(EVENT_WORDS.values())) or len(shared) > CONTEXT_TERMS
    if unit is not None and " " in unit:
        return len(shared) >= RARE_UNIT_TERMS
    return len(shared) >= CONTEXT_TERMS


def judge_figures(key: str, a: Figure, b: Figure) -> ConflictStatus:
    """Return how two different figures for one thing stand to each other."""
    if is_rounding(a.quantity, b.quantity):
        return "rounding"
    if a.qualified != b.qualified or not bounds_clash(a.quantity, b.quantity):
        return "scope"
    if a.account.id == b.account.id:
        differ = a.given_by is not None and b.given_by is not None and a.given_by != b.given_by
        return "conflict" if differ else "scope"
    if key.startswith("state:") or a.grows or b.grows or not together(a.account, b.account):
        return "update" if is_later(a.account, b.account) else "scope"
    return "conflict"


def is_rounding(a: Quantity, b: Quantity) -> bool:
    """Return whether one figure is the other made rounder."""
    rough, fine = sorted((a, b), key=lambda q: (q.significant_digits, q.bound == "exact"))
    if rough.value == 0 or fine.value == 0:
        return False
    if rough.significant_digits < fine.significant_digits and round_to(fine.value, rough.significant_digits) == rough.value:
        return rough.significant_digits > 1 or rough.bound != "exact"
    near = abs(a.value - b.value) <= ROUNDING * max(a.value, b.value)
    return near and "about" in {a.bound, b.bound}


def round_to(value: float, digits: int) -> float:
    """Return the value with so many significant digits."""
    return float(f"{value:.{max(digits, 1)}g}")


def bounds_clash(a: Quantity, b: Quantity) -> bool:
    """Return whether no number can be both: "at least 12" and "15" can."""
    low, high = (a, b) if a.value < b.value else (b, a)
    return low.bound not in {"at-least", "more-than", "about"} and high.bound not in {"at-most", "less-than", "about"}


def together(a: Account, b: Account) -> bool:
    """Return whether two accounts were published so close that both speak of one state."""
    if a.published is None or b.published is None:
        return False
    gap = max(a.published.earliest - b.published.latest, b.published.earliest - a.published.latest, 0)
    return gap <= MAX_HOURS_APART * 60


def is_later(a: Account, b: Account) -> bool:
    """Return whether one of two accounts was clearly published after the other."""
    if a.published is None or b.published is None:
        return False
    return a.published.latest < b.published.earliest or b.published.latest < a.published.earliest


def make_difference(
    key: str, status: ConflictStatus, pairs: Sequence[tuple[Figure, Figure]], figures: Sequence[Figure]
) -> Difference:
    """Return the difference with every figure that has one of the values in question and can be held against it."""
    members = [f for pair in pairs for f in pair]
    values = {f.quantity.value for f in members}
    joined = [f for f in figures if f in members or (f.quantity.value in values and belongs(key, f, members))]
    claims = tuple(
        Claim(value=shown_value(f.quantity), evidence=f.sentence.evidence(), given_by=f.given_by) for f in joined
    )
    _, what = key.split(":", 1)
    return Difference(
        kind="number",
        status=status,
        about=what.replace("+", ", "),
        claims=claims,
        sure="sure" if key.startswith("unit:") and status == "conflict" else "check",
        because=BECAUSE[status],
    )


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


def shown_value(quantity: Quantity) -> str:
    """Return the value as plain digits."""
    return f"{quantity.value:.10g}"
