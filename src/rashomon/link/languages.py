"""Pairs of articles in different languages that tell one happening: they share names, however spelled, and numbers.

In: rows; vectors of headline and lead where the caller has them.  Out: chances of pairs.
Names are compared by their first consonants as sounds: "Орсолич" and "Orsolič" both begin o-r-s-l.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from rashomon.link.pairs import logistic
from rashomon.link.sparse import dot
from rashomon.link.spellings import skeleton
from rashomon.link.terms import Facts
from rashomon.link.vectors import Rows
from rashomon.link.weights import PairModel
from rashomon.text.sparse import Vector

Pair = tuple[int, int]
Vectors = Mapping[str, Sequence[float]]

LEAST_SHARED = 2  # names; fewer is a coincidence among thousands of articles
POSTINGS_CAP = 64  # articles looked at for one name: the nearest in time
NEIGHBOURS = 8  # kept for each article
TYPICAL_DAYS = 1.0  # a gap taken for articles without a date
ENOUGH_SHARED = 6  # more shared names say no more
DECIMALS = 6


def sound_vector(names: Vector) -> Vector:
    """Return the vector of the names' skeletons, length 1: each weighs as much as its heaviest name."""
    raw: dict[str, float] = {}
    for name, weight in names.items():
        if bones := skeleton(name):
            raw[bones] = max(weight, raw.get(bones, 0.0))
    length = math.sqrt(math.fsum(weight * weight for weight in raw.values()))
    return {bones: raw[bones] / length for bones in sorted(raw)} if length else {}


def chances_across(rows: Rows, vectors: Vectors | None, model: PairModel) -> dict[Pair, float]:
    """Return the chance of each candidate pair of articles in two known languages."""
    if len({facts.language for facts in rows.facts if facts.language}) < 2:
        return {}
    sounds = [sound_vector(names_of(rows, number)) for number in range(len(rows))]
    chances = {}
    for number, other in find_candidates(rows.facts, sounds):
        if rows.facts[number].bare and rows.facts[other].bare:
            continue  # headlines are joined group by group: `bridges.py`
        names = max(_dot(sounds[number], sounds[other]), dot(rows.names.row(number), rows.names.row(other)))
        shared = len(sounds[number].keys() & sounds[other].keys())
        features = np.array([across_features(rows, number, other, names, shared, vectors)])
        chances[number, other] = float(logistic(model, features)[0])
    return chances


def names_of(rows: Rows, number: int) -> Vector:
    """Return the names of a row as words."""
    names = rows.names.row(number)
    return dict(zip([rows.words[term] for term in names.terms], names.weights.tolist(), strict=True))


def _dot(a: Vector, b: Vector) -> float:
    return math.fsum([a[sound] * b[sound] for sound in a.keys() & b.keys()])


def across_features(
    rows: Rows, number: int, other: int, names: float, shared: int, vectors: Vectors | None
) -> tuple[float, ...]:
    """Return what the model of pairs across languages looks at: names, how many, numbers, days, meaning.

    `names` is the cosine of the names, `shared` how many sound alike.
    """
    a, b = rows.facts[number], rows.facts[other]
    days = abs(a.day - b.day) if a.day is not None and b.day is not None else TYPICAL_DAYS
    meaning = _cosine(vectors.get(a.id), vectors.get(b.id)) if vectors is not None else None
    return (
        names,
        float(min(shared, ENOUGH_SHARED)),
        dot(rows.numbers.row(number), rows.numbers.row(other)),
        math.log1p(days),
        meaning if meaning is not None else 0.0,
        float(meaning is None),
    )


def _cosine(a: Sequence[float] | None, b: Sequence[float] | None) -> float | None:
    if a is None or b is None:
        return None
    return round(math.fsum(x * y for x, y in zip(a, b, strict=True)), DECIMALS)


def find_candidates(facts: Sequence[Facts], sounds: Sequence[Vector]) -> list[Pair]:
    """Return the pairs of row numbers, in two languages, that share the most weight of names, sorted."""
    order = sorted(range(len(facts)), key=lambda n: (facts[n].day or 0.0, facts[n].id))
    postings: dict[str, list[int]] = {}
    for place, number in enumerate(order):
        for bones in sounds[number]:
            postings.setdefault(bones, []).append(place)
    pairs: set[Pair] = set()
    for place, number in enumerate(order):
        for other in _neighbours(place, order, facts, sounds, postings):
            pairs.add((min(number, other), max(number, other)))
    return sorted(pairs)


def _neighbours(
    place: int,
    order: Sequence[int],
    facts: Sequence[Facts],
    sounds: Sequence[Vector],
    postings: Mapping[str, list[int]],
) -> list[int]:
    """Return the numbers of the rows in another language that share names with the one at `place`."""
    number = order[place]
    shared: Counter[int] = Counter()
    weights: dict[int, float] = {}
    for bones, weight in sounds[number].items():
        for other in (order[p] for p in _near_in_time(postings[bones], place)):
            if facts[other].language not in ("", facts[number].language):
                shared[other] += 1
                weights[other] = weights.get(other, 0.0) + weight * sounds[other][bones]
    ranked = sorted((-round(weights[o], DECIMALS), facts[o].id, o) for o, n in shared.items() if n >= LEAST_SHARED)
    return [other for *_, other in ranked[:NEIGHBOURS]]


def _near_in_time(places: list[int], place: int) -> list[int]:
    if len(places) <= POSTINGS_CAP:
        return places
    first = max(0, min(bisect_left(places, place) - POSTINGS_CAP // 2, len(places) - POSTINGS_CAP))
    return places[first : first + POSTINGS_CAP]
