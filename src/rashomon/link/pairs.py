"""How likely two articles tell the same happening: a logistic model of what they share.

In: two rows.  Out: a chance, 0 to 1.
A value that cannot be known (no date, no names) is left out by its own term of the model, never taken for zero.
Equal timestamps and sizes of groups are no features: they tell how a collection was made, not what is in it.
"""

from __future__ import annotations

import math

from rashomon.link.learned import FULL, TITLES, Weights
from rashomon.link.vectors import Row
from rashomon.text.sparse import Vector

FEATURES = (
    "body",
    "title",
    "lead",
    "names",
    "numbers",
    "title_in_body",
    "log_days",
    "far",
    "no_date",
    "no_names",
    "no_numbers",
    "names_apart",
)
DECIMALS = 6  # chances are rounded so that a threshold never flickers
ENOUGH_NAMES = 3  # with fewer on one side, sharing none says little
APART = 0.15  # cosine of names: two disasters of one kind share a country or a ministry, no more
FAR_DAYS = 3.0  # 97 % of the development pairs of one happening lie closer


def pair_features(a: Row, b: Row) -> tuple[float, ...]:
    """Return the numbers of `FEATURES` for two articles, the same for either order."""
    days = None if a.terms.day is None or b.terms.day is None else abs(a.terms.day - b.terms.day)
    return (
        dot(a.body, b.body),
        dot(a.title, b.title),
        dot(a.lead, b.lead),
        dot(a.names, b.names),
        dot(a.numbers, b.numbers),
        title_in_body(a, b),
        math.log1p(days) if days is not None else 0.0,
        float(days is not None and days > FAR_DAYS),
        float(days is None),
        float(not a.names or not b.names),
        float(not a.numbers or not b.numbers),
        float(are_apart(a.names, b.names)),
    )


def dot(a: Vector, b: Vector) -> float:
    """Return the sum of products; `math.fsum` makes it the same in any order."""
    if len(a) > len(b):
        a, b = b, a
    return math.fsum([weight * b[term] for term, weight in a.items() if term in b])


def are_apart(a: Vector, b: Vector) -> bool:
    """Return whether both articles name enough, and other people and places."""
    return min(len(a), len(b)) >= ENOUGH_NAMES and dot(a, b) < APART


def title_in_body(a: Row, b: Row) -> float:
    """Return how far each headline stands in the other's body, by weight: the mean of both shares."""
    return (_share(a.title, b.body) + _share(b.title, a.body)) / 2


def _share(part: Vector, whole: Vector) -> float:
    return math.fsum([weight * weight for term, weight in part.items() if term in whole])


def same_happening(a: Row, b: Row) -> float:
    """Return the chance that two articles tell one happening."""
    weights = TITLES if a.terms.title_only or b.terms.title_only else FULL
    return logistic(weights, pair_features(a, b))


def logistic(weights: Weights, features: tuple[float, ...]) -> float:
    """Return the chance that the model `weights` gives to `features`."""
    score = weights.bias + math.fsum([w * x for w, x in zip(weights.slopes, features, strict=True)])
    return round(1 / (1 + math.exp(-score)), DECIMALS)
