"""How likely two articles tell the same happening: a logistic model of what they share.

In: rows and pairs of their numbers.  Out: a chance a pair, 0 to 1.
What cannot be known of a pair (its dates, its surroundings) is asked of no model: each kind of pair has a model of its
own. Equal timestamps and sizes of groups are no features: they tell how a collection was made, not what is in it.
"""

from __future__ import annotations

from collections.abc import Set

import numpy as np

from rashomon.link.cosines import COSINES, cosines_of
from rashomon.link.crowds import Crowds, above_crowd, find_crowds
from rashomon.link.sparse import Floats, Longs, Table
from rashomon.link.terms import Facts
from rashomon.link.vectors import Rows
from rashomon.link.weights import FEW, TITLES, UNDATED, PairModel, PairModels

# Where no date tells two times apart, an office does. Set by hand: in the weeks after an election, of which the
# development stories are full, outlets mix the two forms, so it is no proof where dates are known.
OFFICE_FACTOR = 0.25
DECIMALS = 6  # chances are rounded so that a threshold never flickers
ENOUGH_NAMES = 3  # with fewer on one side, sharing none says little
ENOUGH_QUOTES = 10  # runs of quoted words; with fewer on one side, sharing none says little
AT_ONCE = 1 << 16  # pairs whose features are held together: 11 MB
APART = 0.15  # cosine of names: two disasters of one kind share a country or a ministry, no more
FAR_DAYS = 3.0  # 97 % of the development pairs of one happening lie closer
# Shorter gaps count as half a day: whether two timestamps are equal tells how a collection was made.
LEAST_DAYS = 0.5


def same_happening(rows: Rows, pairs: Longs, models: PairModels) -> Floats:
    """Return the chance that two articles tell one happening: (pairs,). `pairs`: all candidates, sorted."""
    cosines = cosines_of(rows, pairs)
    crowds = find_crowds(cosines, pairs, len(rows))
    kinds = pair_kinds(rows, pairs, crowds)
    chances = np.zeros(len(pairs))
    for first in range(0, len(pairs), AT_ONCE):
        part = slice(first, first + AT_ONCE)
        features = pair_features(rows, pairs[part], cosines[part], crowds)
        for kind, model in enumerate(models.within):
            chances[part][kinds[part] == kind] = logistic(model, features[kinds[part] == kind])
    chances[told_in_other_times(rows, pairs)] *= OFFICE_FACTOR
    rounded: Floats = np.round(chances, DECIMALS)
    return rounded


def pair_kinds(rows: Rows, pairs: Longs, crowds: Crowds) -> Longs:
    """Return which model judges each pair: (pairs,), numbers of `KINDS`."""
    titles = np.array([facts.title_only for facts in rows.facts], bool)
    undated = np.isnan(rows.days)
    kinds = np.zeros(len(pairs), np.int64)
    for weight, flags in ((TITLES, titles), (UNDATED, undated), (FEW, crowds.few)):
        kinds[flags[pairs].any(axis=1)] += weight
    return kinds


def told_in_other_times(rows: Rows, pairs: Longs) -> list[int]:
    """Return which pairs lack a date and call "-elect" in one article whom the other calls by the office."""
    undated = np.flatnonzero(np.isnan(rows.days)[pairs].any(axis=1))
    facts = rows.facts
    return [n for n in undated.tolist() if _in_other_times(facts[pairs[n, 0]], facts[pairs[n, 1]])]


def _in_other_times(a: Facts, b: Facts) -> bool:
    return bool(a.to_come & b.in_office or b.to_come & a.in_office)


def pair_features(rows: Rows, pairs: Longs, cosines: Floats, crowds: Crowds) -> Floats:
    """Return the numbers of `FEATURES` for pairs of articles, the same for either order: (pairs, features)."""
    above = [
        above_crowd(cosines[:, COSINES.index(field)], pairs, crowd)
        for field, crowd in (("body", crowds.body), ("lead", crowds.lead), ("names", crowds.names))
    ]
    fewest = {name: table.sizes[pairs].min(axis=1) for name, table in _counted(rows).items()}
    gaps = gaps_of(rows, pairs)
    known = (
        np.log(gaps + 1.0),
        gaps > FAR_DAYS,
        fewest["names"] == 0,
        fewest["numbers"] == 0,
        fewest["quotes"] < ENOUGH_QUOTES,
        (cosines[:, COSINES.index("names")] < APART) & (fewest["names"] >= ENOUGH_NAMES),
    )
    return np.column_stack([cosines, *above, *known, _time_features(rows, pairs)])


def _counted(rows: Rows) -> dict[str, Table]:
    return {"names": rows.names, "numbers": rows.numbers, "quotes": rows.quotes}


def gaps_of(rows: Rows, pairs: Longs) -> Floats:
    """Return the days between two articles, half a day at least; half a day where one has no date."""
    gaps = np.abs(rows.days[pairs[:, 0]] - rows.days[pairs[:, 1]])
    known: Floats = np.maximum(np.nan_to_num(gaps, nan=0.0), LEAST_DAYS)
    return known


def _time_features(rows: Rows, pairs: Longs) -> Floats:
    """Return whether two texts name one date, dates apart, one weekday, weekdays apart: (pairs, 4)."""
    dates = [facts.dates for facts in rows.facts]
    weekdays = [facts.weekdays for facts in rows.facts]
    found = np.zeros((len(pairs), 4))
    for column, sets in ((0, dates), (2, weekdays)):
        given = np.array([bool(each) for each in sets], bool)
        for n in np.flatnonzero(given[pairs].all(axis=1)).tolist():
            apart = are_apart(sets[pairs[n, 0]], sets[pairs[n, 1]])
            found[n, column + apart] = 1.0
    return found


def are_apart(a: Set[object], b: Set[object]) -> bool:
    """Return whether both articles name some, and none in common."""
    return bool(a) and bool(b) and a.isdisjoint(b)


def logistic(model: PairModel, features: Floats) -> Floats:
    """Return the chance that `model` gives to each row of `features`."""
    scores: Floats = model.bias + (features * np.array(model.slopes)).sum(axis=1)
    chances: Floats = np.round(1 / (1 + np.exp(-scores)), DECIMALS)
    return chances
