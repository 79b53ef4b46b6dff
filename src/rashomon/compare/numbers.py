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
from rashomon.compare.topics import name_measure, name_noun, name_state, words_of_terms
from rashomon.model import ConflictStatus, Evidence, Quantity, Span, Statement, Value

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
        "applause applaud clap ovation cheer", "walk march hike", "speech address speak talk", "flight fly",
        "delay late",
        "outage blackout", "siege blockade", "sentence jail imprison prison", "strike walkout stoppage",
        "burn fire blaze",
    )
    for word in row.split()
}  # fmt: skip
NOT_PEOPLE = frozenset(
    """
    count list report family household building house home village town city school vehicle car plane ship animal cow
    horse bird
    """.split()
)
# Words that no counted person has beside "one": "which shore one asks".
NO_NOUNS = frozenset("ask depend shore side how many which".split())
GENERIC_NOUNS = frozenset(
    """
    person man woman people child them member time thing way place part side case other first last year day week month
    hour point question word family
    """.split()
)
CONTEXT_TERMS = 3  # terms beside the figure that two sentences must share, where the unit is no rare one
CONTEXT_JOINT = 0.4  # share of the weight of both sentences that they must share beside the figures
SCOPE_TERMS = 2  # beside the figure, for two figures to measure nearly the same
RATE_TERMS = 1  # a rate ("cubic metres per second") says itself what is measured
MAX_RATIO = 3  # two counts of one thing in one article seldom differ by more
MIN_DIGITS = 3
MAX_HOURS_APART = 36  # later than this, another figure is more often a new state than a contradiction
SMALL_COUNT = 3  # up to here figures count whatever a sentence needs: two sides, three questions
ROUNDING = 0.05  # an "about" figure this near is the same figure
_SCOPE = re.compile(
    r"\b(including|excluding|include[sd]?|exclude[sd]?|plus|net of|not counting|among them|of whom|of which|"
    r"altogether|combined|in addition)\b",
    re.IGNORECASE,
)
_GROWS = re.compile(
    r"\b(rose|risen|rises|rising|increased|increases|climbed|grew|grown|grows|fell|fallen|falls|dropped|widened|"
    r"extended|expanded|raised|cut|reduced|revised|updated|up from|down from|"
    r"now|no longer|still|so far|again)\b",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    r"^\s*(?:more|fewer|less|others?|of (?:them|those|the|these|whom)|later|earlier|ago|\w+ and (?:an?|one|two|"
    r"three|\d+)\b(?!\w* were))\b",
    re.IGNORECASE,
)
_COUNTS_AGAIN = re.compile(
    r"\b(?:puts?|putting|gave|gives|set|spoke of|speaks of|admits to|talks of)\b[^,;.]{0,30}\b(?:at|of|to|as)\s+\W?$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:he|she|it|they)\b", re.IGNORECASE)
_OPENING_NAME = re.compile(r"((?:[A-ZÀ-Ý][\w’'-]+ ?){2,4})")
_DIFFERENCE = re.compile(r"\b(?:another|other|further|additional)\s*$", re.IGNORECASE)


class Figure(Value, frozen=True, kw_only=True):
    """A quantity read for comparison. `key` is what is measured, `context` the terms beside it."""

    key: str
    quantity: Quantity
    account: Account
    sentence: Sentence
    context: frozenset[str]
    given_by: str | None
    qualified: bool
    grows: bool
    dates: frozenset[str]
    again: bool


def find_numbers(telling: Telling, statements: Mapping[str, Sequence[Statement]]) -> list[Difference]:
    """Return every difference of figures, of one thing at a time."""
    found: list[Difference] = []
    ledger = list_figures(telling, statements)
    for key in sorted(ledger):
        found.extend(differ_in_figures(telling, key, ledger[key]))
    return found


def list_figures(telling: Telling, statements: Mapping[str, Sequence[Statement]]) -> dict[str, list[Figure]]:
    """Return the figures of all accounts by what they measure, in order of article and place."""
    ledger: dict[str, list[Figure]] = {}
    for account in telling.accounts.values():
        last: list[Figure] = []
        for quantity in account.notes.quantities:
            figures = read_figure(account, quantity, statements.get(account.id, ()), last)
            last = figures or last
            for figure in figures:
                ledger.setdefault(figure.key, []).append(figure)
    return {key: rows for key, rows in ledger.items() if len({r.quantity.value for r in rows}) > 1}


def read_figure(
    account: Account, quantity: Quantity, statements: Sequence[Statement], last: Sequence[Figure]
) -> list[Figure]:
    """Return the quantity under each thing that it measures; none where it counts a part or a difference.

    `last`: the figures before it, whose thing "put the number at 17" counts again.
    """
    sentence = account.sentence_at(quantity.span.start)
    text = account.article.text
    if sentence is None or is_partial(text, quantity, sentence) or is_history(account, sentence):
        return []
    evidence = evidence_in(account.article, quantity.span)
    again = _COUNTS_AGAIN.search(text[sentence.span.start : quantity.span.start]) is not None
    giver = giver_in_sentence(statements, sentence, evidence)
    if again and giver is None:
        giver = read_subject(account, sentence, statements)
    dates = frozenset(t.date[:7] for t in account.notes.times if t.date and sentence.span.covers(t.span))
    return [
        Figure(
            key=key,
            quantity=quantity,
            account=account,
            sentence=sentence,
            context=context_terms(sentence, quantity, text),
            given_by=giver,
            qualified=_SCOPE.search(sentence.text) is not None,
            grows=_GROWS.search(sentence.text) is not None,
            dates=dates,
            again=again,
        )
        for key in measured_things(quantity) or (counted_again(sentence, last) if again else [])
    ]


def counted_again(sentence: Sentence, last: Sequence[Figure]) -> list[str]:
    """Return what the figures right before count, which a source then puts at another value."""
    return [f.key for f in last if 0 <= sentence.index - f.sentence.index <= 1]


def read_subject(account: Account, sentence: Sentence, statements: Sequence[Statement]) -> str | None:
    """Return who "puts the figure at" something: the name that opens the sentence, or for "she" the speaker before."""
    if _PRONOUN.match(sentence.text) is None:
        named = _OPENING_NAME.match(sentence.text)
        return named[1] if named is not None else None
    before = account.sentence_at(sentence.span.start - 2)
    spoken = [s for s in statements if before is not None and before.span.start <= s.content[0].start < before.span.end]
    speakers = {s.speaker.name for s in spoken if s.speaker is not None}
    return speakers.pop() if len(speakers) == 1 else None


def is_history(account: Account, sentence: Sentence) -> bool:
    """Return whether the sentence dates its figure to another year than the article's."""
    published = account.article.published.value[:4] if account.article.published is not None else None
    dates = {t.date[:4] for t in account.notes.times if t.date and sentence.span.covers(t.span)}
    return published is not None and bool(dates) and published not in dates


def is_partial(text: str, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether the quantity counts a part, a rest or a difference: "two of them", "five more than"."""
    after = text[quantity.span.end : sentence.span.end]
    before = text[sentence.span.start : quantity.span.start]
    age = after.startswith((",", "-year-old")) and (before.endswith(", ") or after.startswith("-"))
    return age or _PARTIAL.match(after) is not None or _DIFFERENCE.search(before) is not None


def measured_things(quantity: Quantity) -> list[str]:
    """Return keys for what is measured: the state of people, the unit, or each noun that is counted."""
    counted = set(quantity.counted)
    if quantity.unit is not None:
        return [f"unit:{quantity.unit}"] if not counted & {"year", "month", "week", "day"} else []
    states = sorted(counted & DEVELOPING)
    pronoun = quantity.stated.lower() == "one" and counted <= DEVELOPING | NO_NOUNS
    if states and not counted & NOT_PEOPLE and not pronoun:
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


def differ_in_figures(telling: Telling, key: str, figures: Sequence[Figure]) -> list[Difference]:
    """Return the differences among the figures of one thing; two values that contradict are not listed again."""
    pairs: dict[ConflictStatus, list[tuple[Figure, Figure]]] = {}
    given: dict[str, set[float]] = {}
    for figure in figures:
        given.setdefault(figure.account.id, set()).add(figure.quantity.value)
    for i, a in enumerate(figures):
        for b in figures[i + 1 :]:
            status = (
                judge_figures(key, a, b)
                if a.quantity.value != b.quantity.value and comparable(telling, key, a, b)
                else None
            )
            aware = any({a.quantity.value, b.quantity.value} <= values for values in given.values())
            if status is not None and not (aware and status == "conflict" and not key.startswith("state:")):
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


def comparable(telling: Telling, key: str, a: Figure, b: Figure) -> bool:
    """Return whether two figures measure one thing."""
    if key.startswith("state:"):
        return a.account.id != b.account.id or (near_figures(a.quantity, b.quantity) and counts_anew(a, b))
    if a.account.id == b.account.id and (a.again or b.again):
        return near_figures(a.quantity, b.quantity)
    if a.account.id == b.account.id or (a.dates and b.dates and not a.dates & b.dates):
        return False
    shared = a.context & b.context
    unit = key.removeprefix("unit:") if key.startswith("unit:") else None
    if unit is not None and " per " in unit:
        return len(shared) >= RATE_TERMS
    if unit is not None and unit in COMMON_UNITS and shared & set(EVENT_WORDS.values()):
        return True
    if len(shared) < CONTEXT_TERMS:
        return False
    x, y = other_figures(a), other_figures(b)
    if x and y and not x & y and unit is not None:
        return False  # two falls of one index: each with its own points and its own per cent
    both = telling.weigh(a.context | b.context)
    return same_digits(a.quantity, b.quantity) or telling.weigh(shared) >= CONTEXT_JOINT * both


def counts_anew(a: Figure, b: Figure) -> bool:
    """Return whether one of two figures of one article is plainly another count of the other's people.

    Two sources of one article more often count two groups: Italy's dead and Spain's, one arrest and another.
    """
    near = abs(a.sentence.index - b.sentence.index) <= 1
    return near and (a.again or b.again or len(a.context & b.context) >= CONTEXT_TERMS)


def other_figures(figure: Figure) -> frozenset[str]:
    """Return the other numbers of the figure's sentence, as terms."""
    own = set(content_terms(figure.quantity.span.of(figure.account.article.text)))
    return frozenset(t for t in figure.sentence.terms if is_number(t)) - own


def near_figures(a: Quantity, b: Quantity) -> bool:
    """Return whether two figures of one article are near enough to be two counts of one thing."""
    low, high = sorted((a.value, b.value))
    return high <= MAX_RATIO * low


def same_digits(a: Quantity, b: Quantity) -> bool:
    """Return whether two figures of three digits or more are made of the same ones: 48,000 and 84,000."""
    x, y = shown_value(a), shown_value(b)
    return len(x) >= MIN_DIGITS and len(set(x)) > 1 and sorted(x) == sorted(y)


def judge_figures(key: str, a: Figure, b: Figure) -> ConflictStatus | None:
    """Return how two different figures for one thing stand to each other, None where nothing can be said."""
    if is_rounding(a.quantity, b.quantity):
        return "rounding"
    if a.account.id == b.account.id:
        differ = a.given_by is not None and b.given_by is not None and a.given_by != b.given_by
        return "conflict" if differ and bounds_clash(a.quantity, b.quantity) else None
    if a.qualified != b.qualified or not bounds_clash(a.quantity, b.quantity):
        return "scope" if len(a.context & b.context) >= SCOPE_TERMS else None
    if key.startswith("state:"):
        return "update" if is_later(a.account, b.account) else None
    later = max(
        (a, b), key=lambda f: (f.account.published.earliest if f.account.published is not None else 0, f.account.id)
    )
    if later.grows:
        return "update" if is_later(a.account, b.account) else None
    return "conflict" if together(a.account, b.account) else None


def is_rounding(a: Quantity, b: Quantity) -> bool:
    """Return whether one figure is the other made rounder."""
    rough, fine = sorted((a, b), key=lambda q: (q.significant_digits, q.bound == "exact"))
    if rough.value == 0 or fine.value == 0:
        return False
    if (
        rough.significant_digits < fine.significant_digits
        and round_to(fine.value, rough.significant_digits) == rough.value
    ):
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
    return min(names, key=lambda name: (" of " not in name, " " not in name, len(name), name))


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


def shown_value(quantity: Quantity) -> str:
    """Return the value as plain digits."""
    return f"{quantity.value:.10g}"
