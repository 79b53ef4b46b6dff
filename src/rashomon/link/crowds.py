"""How crowded the surroundings of each article are: what is near everything is no sign of one happening.

In: the cosines of all candidate pairs.  Out: for each article, how near its tenth to twentieth neighbours are.
Among a hundred articles about one trial two that share its words tell little; among others they tell much. The nearest
ten are left out: they may well tell the same happening, and how many do so is no sign of anything.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.link.candidates import NEIGHBOURS
from rashomon.link.cosines import COSINES
from rashomon.link.sparse import Floats, Longs

NEAREST = 10  # neighbours that may tell the same happening
DECIMALS = 6  # sums of many numbers are rounded so that a threshold never flickers


@dataclass(frozen=True)
class Crowds:
    """How near, in body, lead and names, each row's neighbours are that tell other happenings: (rows,).

    few: (rows,), whether a row has too few neighbours to tell; then the others are 0.
    """

    body: Floats
    lead: Floats
    names: Floats
    few: NDArray[np.bool_]


def find_crowds(cosines: Floats, pairs: Longs, rows: int) -> Crowds:
    """Return how crowded the surroundings of each row are; `pairs` are all candidates, with their `COSINES`."""
    body, lead, names = (
        measure_crowd(cosines[:, COSINES.index(field)], pairs, rows) for field in ("body", "lead", "names")
    )
    few = np.bincount(pairs.ravel(), minlength=rows) < NEIGHBOURS
    return Crowds(body, lead, names, few)


def measure_crowd(cosines: Floats, pairs: Longs, rows: int, *, first: int = NEAREST, last: int = NEIGHBOURS) -> Floats:
    """Return the mean cosine of the tenth to twentieth neighbours: (rows,), 0.0 where there are fewer than twenty."""
    ends = np.concatenate([pairs[:, 0], pairs[:, 1]])
    values = np.concatenate([cosines, cosines])
    order = np.lexsort((-values, ends))
    begins = np.searchsorted(ends[order], np.arange(rows + 1))
    sums = np.concatenate([[0.0], np.cumsum(values[order])])
    enough = np.diff(begins) >= last
    until = np.minimum(begins[:-1] + last, begins[1:])
    since = np.minimum(begins[:-1] + first, until)
    means: Floats = np.where(enough, (sums[until] - sums[since]) / (last - first), 0.0)
    return np.round(means, DECIMALS)


def above_crowd(cosines: Floats, pairs: Longs, crowd: Floats) -> Floats:
    """Return by how much the cosine of each pair is above what is usual around its two articles: (pairs,)."""
    found: Floats = cosines - crowd[pairs].mean(axis=1)
    return found
