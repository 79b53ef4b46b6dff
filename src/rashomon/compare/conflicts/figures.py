"""Whether two figures measure one thing, and how two different ones stand to each other.

In: two figures of one ledger entry.  Out: conflict, update, scope, rounding, or nothing where it cannot be told.
Figures meet only where unit, thing counted and the words around them agree. What develops (the dead, the missing) is
updated by a later account; within one account two sources that differ contradict each other.
"""

from __future__ import annotations

from rashomon.compare.accounts import Account, Telling
from rashomon.compare.conflicts.ledger import EVENT_WORDS, Figure
from rashomon.compare.words.terms import content_terms, is_number
from rashomon.model import ConflictStatus, Quantity

# Units of time and length measure many things in one story: their figures need the same event beside them.
COMMON_UNITS = frozenset(
    "second minute hour day week month year decade metre kilometre mile yard foot centimetre percent degree".split()
)
CONTEXT_TERMS = 3  # terms beside the figure that two sentences must share, where the unit is no rare one
CONTEXT_JOINT = 0.4  # share of the weight of both sentences that they must share beside the figures
SCOPE_TERMS = 2  # beside the figure, for two figures to measure nearly the same
RATE_TERMS = 1  # a rate ("cubic metres per second") says itself what is measured
MAX_RATIO = 3  # two counts of one thing in one article seldom differ by more
MIN_DIGITS = 3
MAX_HOURS_APART = 36  # later than this, another figure is more often a new state than a contradiction
ABOUT = 1.25  # "about" leaves a quarter open
ROUNDING = 0.05  # an "about" figure this near is the same figure


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
    if "about" in {low.bound, high.bound} and low.value * ABOUT > high.value:
        return False
    return low.bound not in {"at-least", "more-than"} and high.bound not in {"at-most", "less-than"}


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


def shown_value(quantity: Quantity) -> str:
    """Return the value as plain digits."""
    return f"{quantity.value:.10g}"
