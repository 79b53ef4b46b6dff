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
LEAST_THINGS = 0.10  # cosine of the mean vectors of all other words
MOST_DAYS = 120.0  # between the nearest articles of two episodes of one matter
CENTRE_TERMS = 200  # heaviest terms of an episode


def find_stories(rows: Sequence[Row], episodes: Sequence[Sequence[int]], near: Iterable[Pair]) -> list[list[int]]:
    """Return the episode numbers in groups, one a matter; `near` are the pairs of rows worth comparing."""
    place = {number: e for e, members in enumerate(episodes) for number in members}
    pairs = sorted({(min(place[a], place[b]), max(place[a], place[b])) for a, b in near if place[a] != place[b]})
    things = [centre([things_of(rows[n]) for n in members]) for members in episodes]
    names = [centre([rows[n].names for n in members]) for members in episodes]
    links = {
        (a, b): 1.0
        for a, b in pairs
        if dot(names[a], names[b]) >= LEAST_NAMES
        and dot(things[a], things[b]) >= LEAST_THINGS
        and days_apart([rows[n] for n in episodes[a]], [rows[n] for n in episodes[b]]) <= MOST_DAYS
    }
    return group_rows(len(episodes), links, threshold=0.5)


def things_of(row: Row) -> Vector:
    """Return the words of an article that are no names, length 1."""
    return to_unit({term: weight for term, weight in row.body.items() if term not in row.names})


def centre(vectors: Sequence[Vector]) -> Vector:
    """Return the mean direction of some vectors, length 1."""
    if len(vectors) == 1:
        return vectors[0]
    sums: dict[str, float] = {}
    for vector in vectors:
        for term, weight in vector.items():
            sums[term] = sums.get(term, 0.0) + weight
    heavy = sorted(((-weight, term) for term, weight in sums.items()))[:CENTRE_TERMS]
    return to_unit({term: -weight for weight, term in sorted(heavy, key=lambda item: item[1])})


def to_unit(vector: Vector) -> Vector:
    """Return the vector with length 1; an empty one stays empty."""
    length = math.sqrt(math.fsum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()} if length else {}


def days_apart(a: Sequence[Row], b: Sequence[Row]) -> float:
    """Return the days between the nearest articles of two episodes, 0 where one has no date."""
    gaps = [abs(x.terms.day - y.terms.day) for x in a for y in b if x.terms.day is not None and y.terms.day is not None]
    return min(gaps, default=0.0)
