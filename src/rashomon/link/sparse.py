"""Sparse vectors as arrays, and the dot products of many pairs of them at once.

In: term numbers and weights.  Out: vectors of length 1; dot products.
Weights are multiples of 2^-20: their products are multiples of 2^-40, so that sums below 2^12 are exact in every order
and on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]

STEPS = float(1 << 20)  # a weight is a whole number of these


@dataclass(frozen=True, slots=True)
class Sparse:
    """A vector: terms: (n,), int32, rising; weights: (n,), float64, multiples of 1 / STEPS."""

    terms: Ints
    weights: Floats

    def __len__(self) -> int:
        """Return how many terms weigh anything."""
        return len(self.terms)


NO_TERMS = Sparse(np.zeros(0, np.int32), np.zeros(0))


def to_unit(terms: Ints, raw: Floats) -> Sparse:
    """Return the vector with length 1, weights rounded; one without weight is empty."""
    length = float(np.sqrt((raw * raw).sum()))
    if not length:
        return Sparse(terms[:0], raw[:0])
    return Sparse(terms, np.rint(raw * (STEPS / length)) / STEPS)


def keep_heaviest(terms: Ints, raw: Floats, limit: int) -> tuple[Ints, Floats]:
    """Return the `limit` heaviest terms, rising; of equal weights the first."""
    if len(terms) <= limit:
        return terms, raw
    kept = np.sort(np.argsort(-raw, kind="stable")[:limit])
    return terms[kept], raw[kept]


def dot(a: Sparse, b: Sparse) -> float:
    """Return the sum of products."""
    if not len(a) or not len(b):
        return 0.0
    places = np.minimum(np.searchsorted(b.terms, a.terms), len(b) - 1)
    return float((a.weights * b.weights[places])[b.terms[places] == a.terms].sum())


def add_up(vectors: Sequence[Sparse]) -> tuple[Ints, Floats]:
    """Return the terms of some vectors, rising, and the sum of each one's weights."""
    every: Ints = np.concatenate([vector.terms for vector in vectors])
    terms, places = np.unique(every, return_inverse=True)
    weights: Floats = np.concatenate([vector.weights for vector in vectors])
    sums = np.bincount(places, weights, len(terms)).astype(np.float64)
    return terms, sums


def pair_dots(left: Sequence[Sparse], right: Sequence[Sparse], pairs: NDArray[np.int64], width: int) -> Floats:
    """Return the dot products of `pairs`, rows of two numbers, the first into `left`, the second into `right`.

    pairs: (p, 2), sorted. Terms are below `width`.
    """
    return field_dots(left, right, pairs, width, fields=1)[:, 0]


def field_dots(
    left: Sequence[Sparse], right: Sequence[Sparse], pairs: NDArray[np.int64], width: int, *, fields: int
) -> Floats:
    """Return, a pair, the dot products of each field: (p, fields). Term t of field f is number f * `width` + t."""
    sums = np.zeros((len(pairs), fields))
    row = np.zeros(width * fields)
    for first, last in _runs(pairs[:, 0]):
        vector = left[pairs[first, 0]]
        others = [right[number] for number in pairs[first:last, 1].tolist()]
        terms = np.concatenate([other.terms for other in others])
        places = np.repeat(np.arange(len(others)), [len(other) for other in others])
        row[vector.terms] = vector.weights
        products = row[terms] * np.concatenate([other.weights for other in others])
        row[vector.terms] = 0.0
        slots = places * fields + terms // width
        sums[first:last] = np.bincount(slots, products, len(others) * fields).reshape(-1, fields)
    return sums


def _runs(numbers: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Yield where each run of equal numbers begins and ends."""
    edges = np.flatnonzero(np.diff(numbers)) + 1
    bounds = [0, *edges.tolist(), len(numbers)]
    return pairwise(bounds) if len(numbers) else iter(())
