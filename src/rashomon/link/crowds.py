"""How crowded the surroundings of each article are: what is near everything is no sign of one happening.

In: rows and their candidate pairs.  Out: for each article, how near the tenth to the twentieth of its neighbours are.
Among a hundred articles about one trial two that share its words tell little; among others they tell much. The nearest
ten are left out: they may well tell the same happening, and how many do so is no sign of anything.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.link.candidates import NEIGHBOURS
from rashomon.link.sparse import Floats, Longs, pair_dots
from rashomon.link.vectors import Rows

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


def find_crowds(rows: Rows, pairs: Longs) -> Crowds:
    """Return how crowded the surroundings of each row are; `pairs` are all candidates."""
    body, lead, names = (
        measure_crowd(pair_dots(table, table, pairs, len(rows.words)), pairs, len(rows))
        for table in (rows.body, rows.lead, rows.names)
    )
    few = np.bincount(pairs.ravel(), minlength=len(rows)) < NEIGHBOURS
    return Crowds(body, lead, names, few)


def measure_crowd(cosines: Floats, pairs: Longs, rows: int) -> Floats:
    """Return the mean cosine of the tenth to twentieth neighbours: (rows,), 0.0 where there are fewer than twenty."""
    ends = np.concatenate([pairs[:, 0], pairs[:, 1]])
    values = np.concatenate([cosines, cosines])
    order = np.lexsort((-values, ends))
    begins = np.searchsorted(ends[order], np.arange(rows + 1))
    sums = np.concatenate([[0.0], np.cumsum(values[order])])
    last = np.minimum(begins[:-1] + NEIGHBOURS, begins[1:])
    first = np.minimum(begins[:-1] + NEAREST, last)
    enough = np.diff(begins) >= NEIGHBOURS
    means: Floats = np.where(enough, (sums[last] - sums[first]) / np.maximum(last - first, 1), 0.0)
    return np.round(means, DECIMALS)


def above_crowd(cosines: Floats, pairs: Longs, crowd: Floats) -> Floats:
    """Return by how much the cosine of each pair is above what is usual around its two articles: (pairs,)."""
    found: Floats = cosines - crowd[pairs].mean(axis=1)
    return found
