"""Stories: which happenings belong to one matter, weeks or months long.

In: rows and their episodes.  Out: groups of episode numbers.
Two episodes are of one matter if they are about the same principal names and the same things: both must hold. Names
alone join everything that one statesman does; things alone join two mine disasters.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from rashomon.link.groups import Pair, group_rows
from rashomon.link.pairs import dot
from rashomon.link.vectors import Row
from rashomon.text.sparse import Vector

LEAST_NAMES = 0.45  # cosine of the names' mean vectors
LEAST_BODY = 0.25  # cosine of the body's mean vectors
MOST_DAYS = 120.0  # between the nearest articles of two episodes of one matter
CENTRE_TERMS = 200  # heaviest terms of an episode


def find_stories(rows: Sequence[Row], episodes: Sequence[Sequence[int]], near: Iterable[Pair]) -> list[list[int]]:
    """Return the episode numbers in groups, one a matter; `near` are the pairs of rows worth comparing."""
    place = {number: e for e, members in enumerate(episodes) for number in members}
    pairs = sorted({(min(place[a], place[b]), max(place[a], place[b])) for a, b in near if place[a] != place[b]})
    bodies = [centre([rows[n].body for n in members]) for members in episodes]
    names = [centre([rows[n].names for n in members]) for members in episodes]
    links = {
        (a, b): 1.0
        for a, b in pairs
        if dot(names[a], names[b]) >= LEAST_NAMES
        and dot(bodies[a], bodies[b]) >= LEAST_BODY
        and days_apart([rows[n] for n in episodes[a]], [rows[n] for n in episodes[b]]) <= MOST_DAYS
    }
    return group_rows(len(episodes), links, threshold=0.5)


def centre(vectors: Sequence[Vector]) -> Vector:
    """Return the mean direction of some vectors, length 1."""
    if len(vectors) == 1:
        return vectors[0]
    sums: dict[str, float] = {}
    for vector in vectors:
        for term, weight in vector.items():
            sums[term] = sums.get(term, 0.0) + weight
    heavy = sorted(((weight, term) for term, weight in sums.items()), key=lambda item: (-item[0], item[1]))[:CENTRE_TERMS]
    length = math.sqrt(math.fsum(weight * weight for weight, _ in heavy))
    return {term: weight / length for weight, term in sorted(heavy, key=lambda item: item[1])} if length else {}


def days_apart(a: Sequence[Row], b: Sequence[Row]) -> float:
    """Return the days between the nearest articles of two episodes, 0 where one has no date."""
    gaps = [
        abs(x.terms.day - y.terms.day)
        for x in a
        for y in b
        if x.terms.day is not None and y.terms.day is not None
    ]
    return min(gaps, default=0.0)
