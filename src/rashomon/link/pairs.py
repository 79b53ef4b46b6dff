"""How likely two articles tell the same happening: a logistic model of what they share.

In: two rows.  Out: a chance, 0 to 1.
A value that cannot be known (no date, no names) is left out by its own term of the model, never taken for zero.
Equal timestamps and sizes of groups are no features: they tell how a collection was made, not what is in it.
"""

from __future__ import annotations

import math
from collections.abc import Set

from rashomon.link.terms import Terms
from rashomon.link.vectors import Row
from rashomon.link.weights import PairModel, PairModels
from rashomon.text.sparse import Vector

# Where no date tells two times apart, an office does. Set by hand: in the weeks after an election, of which the
# development stories are full, outlets mix the two forms, so it is no proof where dates are known.
OFFICE_FACTOR = 0.25
DECIMALS = 6  # chances are rounded so that a threshold never flickers
ENOUGH_NAMES = 3  # with fewer on one side, sharing none says little
APART = 0.15  # cosine of names: two disasters of one kind share a country or a ministry, no more
FAR_DAYS = 3.0  # 97 % of the development pairs of one happening lie closer


def pair_features(a: Row, b: Row) -> tuple[float, ...]:
    """Return the numbers of `FEATURES` for two articles, the same for either order."""
    names = dot(a.names, b.names)
    days = None if a.terms.day is None or b.terms.day is None else abs(a.terms.day - b.terms.day)
    return (
        dot(a.body, b.body),
        dot(a.title, b.title),
        dot(a.lead, b.lead),
        names,
        dot(a.numbers, b.numbers),
        title_in_body(a, b),
        math.log1p(days) if days is not None else 0.0,
        float(days is not None and days > FAR_DAYS),
        float(days is None),
        float(not a.names or not b.names),
        float(not a.numbers or not b.numbers),
        float(names < APART and min(len(a.names), len(b.names)) >= ENOUGH_NAMES),
        float(bool(a.terms.dates & b.terms.dates)),
        float(are_apart(a.terms.dates, b.terms.dates)),
        float(bool(a.terms.weekdays & b.terms.weekdays)),
        float(are_apart(a.terms.weekdays, b.terms.weekdays)),
    )


def dot(a: Vector, b: Vector) -> float:
    """Return the sum of products; `math.fsum` makes it the same in any order of the terms."""
    return math.fsum([a[term] * b[term] for term in a.keys() & b.keys()])


def are_apart(a: Set[object], b: Set[object]) -> bool:
    """Return whether both articles name some, and none in common."""
    return bool(a and b) and not a & b


def title_in_body(a: Row, b: Row) -> float:
    """Return how far each headline stands in the other's body, by weight: the mean of both shares."""
    return (_share(a.title, b.body) + _share(b.title, a.body)) / 2


def _share(part: Vector, whole: Vector) -> float:
    return math.fsum([part[term] * part[term] for term in part.keys() & whole.keys()])


def same_happening(a: Row, b: Row, models: PairModels) -> float:
    """Return the chance that two articles tell one happening."""
    model = models.titles if a.terms.title_only or b.terms.title_only else models.full
    chance = logistic(model, pair_features(a, b))
    return round(chance * OFFICE_FACTOR, DECIMALS) if told_in_other_times(a.terms, b.terms) else chance


def told_in_other_times(a: Terms, b: Terms) -> bool:
    """Return whether a date is missing and one article calls "-elect" whom the other calls by the office."""
    if a.day is not None and b.day is not None:
        return False
    return bool(a.to_come & b.in_office or b.to_come & a.in_office)


def logistic(model: PairModel, features: tuple[float, ...]) -> float:
    """Return the chance that `model` gives to `features`."""
    score = model.bias + math.fsum([w * x for w, x in zip(model.slopes, features, strict=True)])
    return round(1 / (1 + math.exp(-score)), DECIMALS)
