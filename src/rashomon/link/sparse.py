"""Sparse vectors as rows of one table, and the dot products of many pairs of them at once.

In: counts and weights of terms.  Out: rows of length 1; dot products.
Weights are multiples of 2^-20, which 32 bits hold: their products are multiples of 2^-40, so that sums below 2^12 are
exact in 64 bits, in every order and on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]
Singles = NDArray[np.float32]

STEPS = float(1 << 20)  # a weight is a whole number of these
CELLS = 1 << 21  # terms of rows that are laid out together: 16 MB


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each term stands: two arrays of one length, terms rising."""

    terms: Ints
    counts: Ints


@dataclass(frozen=True, slots=True)
class Sparse:
    """A vector: terms: (n,), int32, rising; weights: (n,), float32, multiples of 1 / STEPS."""

    terms: Ints
    weights: Singles

    def __len__(self) -> int:
        """Return how many terms weigh anything."""
        return len(self.terms)


NO_TERMS = Sparse(np.zeros(0, np.int32), np.zeros(0, np.float32))


@dataclass(frozen=True, slots=True)
class Table:
    """Vectors one after another. begins: (rows + 1,), where each begins; terms, weights: (entries,)."""

    begins: Longs
    terms: Ints
    weights: Singles

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.begins) - 1

    @property
    def sizes(self) -> Longs:
        """How many terms each row has."""
        return np.diff(self.begins)

    def row(self, number: int) -> Sparse:
        """Return one vector."""
        part = slice(self.begins[number], self.begins[number + 1])
        return Sparse(self.terms[part], self.weights[part])


def join_rows(rows: Sequence[Sparse]) -> Table:
    """Return the table of some vectors."""
    return Table(
        np.cumsum([0, *map(len, rows)]),
        np.concatenate([NO_TERMS.terms, *(row.terms for row in rows)]),
        np.concatenate([NO_TERMS.weights, *(row.weights for row in rows)]),
    )


def count_terms(terms: Ints) -> Counts:
    """Return how often each term stands; 0 is none."""
    ordered = np.sort(terms)
    ordered = ordered[np.searchsorted(ordered, 1) :]
    new = np.ones(len(ordered), bool)
    new[1:] = ordered[1:] != ordered[:-1]
    begins = np.flatnonzero(new)
    counts = np.full(len(begins), len(ordered), np.int32)
    counts[:-1] = begins[1:]
    return Counts(ordered[begins], counts - begins.astype(np.int32))


def to_unit(terms: Ints, raw: Floats) -> Sparse:
    """Return the vector with length 1, weights rounded; one without weight is empty."""
    length = float(np.sqrt((raw * raw).sum()))
    if not length:
        return NO_TERMS
    return Sparse(terms, (np.rint(raw * (STEPS / length)) / STEPS).astype(np.float32))


def to_units(owners: NDArray[np.integer], terms: Ints, raw: Floats, count: int) -> Table:
    """Return `count` vectors with length 1 at once; `owners` tells whose each entry is, rising."""
    lengths = np.sqrt(np.bincount(owners, raw * raw, count))
    kept = lengths[owners] > 0
    owners, terms, raw = owners[kept], terms[kept], raw[kept]
    weights = np.rint(raw * (STEPS / lengths[owners])) / STEPS
    return Table(
        np.append(0, np.cumsum(np.bincount(owners, minlength=count))),
        terms.astype(np.int32),
        weights.astype(np.float32),
    )


def join_tables(tables: Sequence[Table]) -> Table:
    """Return one table of the rows of several."""
    return Table(
        np.cumsum(np.concatenate([np.zeros(1, np.int64), *(table.sizes for table in tables)])),
        np.concatenate([NO_TERMS.terms, *(table.terms for table in tables)]),
        np.concatenate([NO_TERMS.weights, *(table.weights for table in tables)]),
    )


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
    return float((a.weights * b.weights[places].astype(np.float64))[b.terms[places] == a.terms].sum())


def add_up(vectors: Iterable[Sparse]) -> tuple[Ints, Floats]:
    """Return the terms of some vectors, rising, and the sum of each one's weights."""
    kept = list(vectors)
    every: Ints = np.concatenate([vector.terms for vector in kept])
    terms, places = np.unique(every, return_inverse=True)
    weights = np.concatenate([vector.weights for vector in kept])
    sums = np.bincount(places, weights, len(terms)).astype(np.float64)
    return terms, sums


def entries_of(begins: Longs, numbers: Longs) -> tuple[Longs, Longs]:
    """Return where the entries of some rows stand, one row after another, and how many each row has."""
    return entries_between(begins[numbers], begins[numbers + 1])


def entries_between(firsts: Longs, ends: Longs) -> tuple[Longs, Longs]:
    """Return all numbers from each first to its end, one range after another, and how many each range has."""
    sizes = ends - firsts
    return np.repeat(firsts + sizes - np.cumsum(sizes), sizes) + np.arange(int(sizes.sum())), sizes


def pair_dots(left: Table, right: Table, pairs: Longs, width: int) -> Floats:
    """Return the dot products of `pairs`, rows of two numbers, the first into `left`, the second into `right`: (p,).

    pairs: (p, 2), sorted. Terms are below `width`.
    """
    sums = np.zeros(len(pairs))
    room = np.zeros(max(CELLS, width), np.float64)
    at_once = max(1, CELLS // max(width, 1))
    edges = np.append(np.flatnonzero(np.diff(pairs[:, 0], prepend=-1)), len(pairs))
    for first in range(0, len(edges) - 1, at_once):
        begin, end = edges[first], edges[min(first + at_once, len(edges) - 1)]
        sums[begin:end] = _dots(left, right, pairs[begin:end], width, room)
    return sums


def _dots(left: Table, right: Table, pairs: Longs, width: int, room: Floats) -> Floats:
    """Return the dot products of a few pairs; `room` is zero before and after: cells for each left row's terms."""
    new = np.diff(pairs[:, 0], prepend=-1) != 0
    place_of = np.cumsum(new) - 1
    entries, sizes = entries_of(left.begins, pairs[new, 0])
    cells = np.repeat(np.arange(len(sizes)) * width, sizes) + left.terms[entries]
    room[cells] = left.weights[entries]
    others, counts = entries_of(right.begins, pairs[:, 1])
    products = room[np.repeat(place_of * width, counts) + right.terms[others]] * right.weights[others]
    room[cells] = 0.0
    return np.bincount(np.repeat(np.arange(len(pairs)), counts), products, len(pairs)).astype(np.float64)
