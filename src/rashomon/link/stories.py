"""Stories: which happenings belong to one matter, weeks or months long.

In: rows and their episodes.  Out: groups of episode numbers.
Two episodes are of one matter if they are about the same principal names and the same things: both must hold. Names
alone join everything that one statesman does; things alone join two mine disasters.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rashomon.link.groups import group_rows
from rashomon.link.sparse import NO_TERMS, Longs, Sparse, add_up, join_rows, keep_heaviest, pair_dots, to_unit
from rashomon.link.vectors import Rows

LEAST_NAMES = 0.45  # cosine of the names' mean vectors
LEAST_THINGS = 0.10  # cosine of the mean vectors of all other words
MOST_DAYS = 120.0  # between the nearest articles of two episodes of one matter
CENTRE_TERMS = 200  # heaviest terms of an episode


def find_stories(rows: Rows, episodes: Sequence[Sequence[int]], near: Longs) -> list[list[int]]:
    """Return the episode numbers in groups, one a matter; `near` are the pairs of rows worth comparing."""
    place = np.zeros(len(rows), np.int64)
    for e, members in enumerate(episodes):
        place[members] = e
    ends = np.sort(place[near], axis=1)
    keys = np.unique(ends[:, 0] * len(rows) + ends[:, 1])
    pairs = np.column_stack([keys // max(len(rows), 1), keys % max(len(rows), 1)])
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    links = {
        (a, b): 1.0
        for a, b in alike(rows, episodes, pairs).tolist()
        if days_apart(rows, episodes[a], episodes[b]) <= MOST_DAYS
    }
    return group_rows(len(episodes), links, threshold=0.5)


def alike(rows: Rows, episodes: Sequence[Sequence[int]], pairs: Longs) -> Longs:
    """Return the pairs of episodes that are about the same names and the same things."""
    names = join_rows([centre([rows.names.row(n) for n in members]) for members in episodes])
    pairs = pairs[pair_dots(names, names, pairs, len(rows.words)) >= LEAST_NAMES]
    asked = set(pairs.ravel().tolist())
    things = join_rows(
        [
            centre([things_of(rows, n) for n in members]) if e in asked else NO_TERMS
            for e, members in enumerate(episodes)
        ]
    )
    return pairs[pair_dots(things, things, pairs, len(rows.words)) >= LEAST_THINGS]


def things_of(rows: Rows, number: int) -> Sparse:
    """Return the words of an article that are no names, length 1."""
    body = rows.body.row(number)
    kept = ~np.isin(body.terms, rows.names.row(number).terms, assume_unique=True)
    return to_unit(body.terms[kept], body.weights[kept].astype(np.float64))


def centre(vectors: Sequence[Sparse]) -> Sparse:
    """Return the mean direction of some vectors, length 1."""
    if len(vectors) == 1:
        return vectors[0]
    return to_unit(*keep_heaviest(*add_up(vectors), CENTRE_TERMS))


def days_apart(rows: Rows, a: Sequence[int], b: Sequence[int]) -> float:
    """Return the days between the nearest articles of two episodes, 0 where one has no date."""
    first, second = rows.days[list(a)], rows.days[list(b)]
    gaps = np.abs(first[:, None] - second[None, :])
    known = gaps[~np.isnan(gaps)]
    return float(known.min()) if len(known) else 0.0
