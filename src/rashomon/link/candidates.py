"""Which pairs of articles are worth comparing: those that share heavy terms, in time that grows with the articles only.

In: rows.  Out: pairs of row numbers.
Only pairs of one language; `languages.py` finds pairs across languages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.link.sparse import Floats, Ints
from rashomon.link.vectors import Row

Longs = NDArray[np.int64]

HEAVY_TERMS = 20  # of each article: 96 % of the development pairs share one of them
POSTINGS_CAP = 64  # articles looked at for one term: the nearest in time
NEIGHBOURS = 20  # kept for each article: those that share the most weight


@dataclass(frozen=True, slots=True)
class Postings:
    """Which articles hold each term, and how heavily.

    begins: (terms + 1,), where each term's articles begin; places, weights: (entries,), places of a term rising.
    own: (entries,), where the entries of the articles, one article after another, stand among the postings.
    """

    begins: Longs
    places: Ints
    weights: Floats
    own: Longs


def find_candidates(rows: Sequence[Row]) -> Longs:
    """Return the pairs of row numbers that share the most weight, the smaller number first: (pairs, 2), sorted."""
    by_language: dict[str, list[int]] = {}
    for number in sorted(range(len(rows)), key=lambda n: _when(rows[n])):
        by_language.setdefault(rows[number].terms.language, []).append(number)
    found = [np.zeros((0, 2), np.int64)]
    for numbers in by_language.values():
        pairs = np.array(numbers)[_pairs_of([rows[n] for n in numbers])]
        found.append(np.sort(pairs, axis=1))
    return np.unique(np.concatenate(found), axis=0)


def _when(row: Row) -> tuple[float, str]:
    return (row.terms.day if row.terms.day is not None else 0.0, row.terms.id)


def _pairs_of(rows: Sequence[Row]) -> Longs:
    """Return the candidate pairs of rows in order of time, by their places: (pairs, 2)."""
    postings = make_postings(rows)
    scores, marks = np.zeros(len(rows)), np.zeros(len(rows), np.int64)
    pairs = [np.zeros((0, 2), np.int64)]
    first = 0
    for place, row in enumerate(rows):
        entries = postings.own[first : first + len(row.body)]
        first += len(row.body)
        others = _neighbours(place, row, entries, postings, scores, marks)
        pairs.append(np.column_stack([np.full(len(others), place), others]))
    return np.concatenate(pairs)


def make_postings(rows: Sequence[Row]) -> Postings:
    """Return the postings of the rows' body terms."""
    terms = np.concatenate([row.body.terms for row in rows])
    order = np.argsort(terms, kind="stable")
    own = np.empty(len(order), np.int64)
    own[order] = np.arange(len(order))
    counts = np.bincount(terms)
    return Postings(
        begins=np.concatenate([[0], np.cumsum(counts)]),
        places=np.repeat(np.arange(len(rows), dtype=np.int32), [len(row.body) for row in rows])[order],
        weights=np.concatenate([row.body.weights for row in rows])[order],
        own=own,
    )


def _neighbours(place: int, row: Row, own: Longs, postings: Postings, scores: Floats, marks: Longs) -> Longs:
    """Return the places of the rows that share the most weight with `row`; `scores` is zero before and after."""
    begins, ends = postings.begins[row.body.terms], postings.begins[row.body.terms + 1]
    heavy = _heavy(row.body.weights, ends - begins)
    entries, lengths = _near_in_time(begins[heavy], ends[heavy], own[heavy])
    others = postings.places[entries]
    np.add.at(scores, others, np.repeat(row.body.weights[heavy], lengths) * postings.weights[entries])
    marks[others] = np.arange(len(others))
    distinct: Longs = others[marks[others] == np.arange(len(others))].astype(np.int64)
    distinct = distinct[distinct != place]
    shared = scores[distinct]
    scores[others] = 0.0
    nearest: Longs = distinct[np.lexsort((distinct, -shared))[:NEIGHBOURS]]
    return nearest


def _heavy(weights: Floats, holders: Longs) -> Longs:
    """Return which terms are the heaviest of those that other articles hold, too."""
    shared = np.flatnonzero(holders > 1)
    heaviest: Longs = shared[np.argsort(-weights[shared], kind="stable")[:HEAVY_TERMS]]
    return heaviest


def _near_in_time(begins: Longs, ends: Longs, own: Longs) -> tuple[Longs, Longs]:
    """Return the entries of the articles nearest to one's own entry of each term, and how many a term has."""
    firsts = np.maximum(begins, np.minimum(own - POSTINGS_CAP // 2, ends - POSTINGS_CAP))
    lengths = np.minimum(ends, firsts + POSTINGS_CAP) - firsts
    steps = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return np.repeat(firsts, lengths) + steps, lengths
