"""How likely two articles tell the same happening: a logistic model of what they share.

In: rows and pairs of their numbers.  Out: a chance a pair, 0 to 1.
A value that cannot be known (no date, no names) is left out by its own term of the model, never taken for zero.
Equal timestamps and sizes of groups are no features: they tell how a collection was made, not what is in it.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

import numpy as np
from numpy.typing import NDArray

from rashomon.link.sparse import Floats, Sparse, field_dots
from rashomon.link.terms import Terms
from rashomon.link.vectors import Row, Rows
from rashomon.link.weights import PairModel, PairModels

Longs = NDArray[np.int64]

# Where no date tells two times apart, an office does. Set by hand: in the weeks after an election, of which the
# development stories are full, outlets mix the two forms, so it is no proof where dates are known.
OFFICE_FACTOR = 0.25
DECIMALS = 6  # chances are rounded so that a threshold never flickers
ENOUGH_NAMES = 3  # with fewer on one side, sharing none says little
APART = 0.15  # cosine of names: two disasters of one kind share a country or a ministry, no more
FAR_DAYS = 3.0  # 97 % of the development pairs of one happening lie closer
FIELDS = 7  # body, title, lead, names, numbers, and the two ways of holding a headline against the other's body


def same_happening(rows: Rows, pairs: Longs, models: PairModels) -> Floats:
    """Return the chance that two articles tell one happening: (pairs,). `pairs`: (pairs, 2), sorted."""
    features = pair_features(rows, pairs)
    title_only = np.array([row.terms.title_only for row in rows.rows], bool)
    chances: Floats = np.where(
        title_only[pairs].any(axis=1), logistic(models.titles, features), logistic(models.full, features)
    )
    terms = [row.terms for row in rows.rows]
    other_times = np.array([told_in_other_times(terms[a], terms[b]) for a, b in pairs.tolist()], bool)
    chances[other_times] *= OFFICE_FACTOR
    rounded: Floats = np.round(chances, DECIMALS)
    return rounded


def told_in_other_times(a: Terms, b: Terms) -> bool:
    """Return whether a date is missing and one article calls "-elect" whom the other calls by the office."""
    if a.day is not None and b.day is not None:
        return False
    return bool(a.to_come & b.in_office or b.to_come & a.in_office)


def pair_features(rows: Rows, pairs: Longs) -> Floats:
    """Return the numbers of `FEATURES` for pairs of articles, the same for either order: (pairs, features)."""
    cosines = cosines_of(rows, pairs)
    names, numbers = (np.array([len(part(row)) for row in rows.rows])[pairs] for part in (_names, _numbers))
    days = np.array([row.terms.day if row.terms.day is not None else np.nan for row in rows.rows])
    gaps = np.abs(days[pairs[:, 0]] - days[pairs[:, 1]])
    unknown = np.isnan(gaps)
    gaps[unknown] = 0.0
    apart = (cosines[:, 3] < APART) & (names.min(axis=1) >= ENOUGH_NAMES)
    known = (np.log1p(gaps), gaps > FAR_DAYS, unknown, (names == 0).any(axis=1), (numbers == 0).any(axis=1), apart)
    return np.column_stack([cosines, *known, _time_features([row.terms for row in rows.rows], pairs)])


def _names(row: Row) -> Sparse:
    return row.names


def _numbers(row: Row) -> Sparse:
    return row.numbers


def cosines_of(rows: Rows, pairs: Longs) -> Floats:
    """Return the cosines of body, title, lead, names and numbers, and how far headlines stand in the other's body."""
    width = len(rows.words)
    left = [lay_out(row, width, squares_first=True) for row in rows.rows]
    right = [lay_out(row, width, squares_first=False) for row in rows.rows]
    sums = field_dots(left, right, pairs, width, fields=FIELDS)
    return np.column_stack([sums[:, :5], sums[:, 5:].mean(axis=1)])


def lay_out(row: Row, width: int, *, squares_first: bool) -> Sparse:
    """Return all vectors of a row as one: term t of field f is f * `width` + t.

    The last two fields are the squared weights of the headline and ones for the body's terms, or the other way round:
    the product of two rows laid out in both ways holds the share of each headline that stands in the other's body.
    """
    squares = Sparse(row.title.terms, row.title.weights**2)
    ones = Sparse(row.body.terms, np.ones(len(row.body)))
    last = (squares, ones) if squares_first else (ones, squares)
    fields = (row.body, row.title, row.lead, row.names, row.numbers, *last)
    return Sparse(
        np.concatenate([part.terms + number * width for number, part in enumerate(fields)]),
        np.concatenate([part.weights for part in fields]),
    )


def _time_features(terms: Sequence[Terms], pairs: Longs) -> Floats:
    """Return whether two texts name one date, dates apart, one weekday, weekdays apart: (pairs, 4)."""
    found = [
        (
            not dates[a].isdisjoint(dates[b]),
            are_apart(dates[a], dates[b]),
            not weekdays[a].isdisjoint(weekdays[b]),
            are_apart(weekdays[a], weekdays[b]),
        )
        for dates, weekdays in [([t.dates for t in terms], [t.weekdays for t in terms])]
        for a, b in pairs.tolist()
    ]
    return np.array(found, np.float64).reshape(-1, 4)


def are_apart(a: Set[object], b: Set[object]) -> bool:
    """Return whether both articles name some, and none in common."""
    return bool(a) and bool(b) and a.isdisjoint(b)


def logistic(model: PairModel, features: Floats) -> Floats:
    """Return the chance that `model` gives to each row of `features`."""
    scores: Floats = model.bias + (features * np.array(model.slopes)).sum(axis=1)
    chances: Floats = np.round(1 / (1 + np.exp(-scores)), DECIMALS)
    return chances
