"""Which pairs of articles are worth comparing: those that share heavy terms, in time that grows with the articles only.

In: rows.  Out: pairs of row numbers.
Only pairs of one language; `languages.py` finds pairs across languages.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rashomon.link.sparse import Floats, Ints, Longs, Singles, Sparse, entries_of
from rashomon.link.vectors import Rows

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
    weights: Singles
    own: Longs


def find_candidates(rows: Rows) -> Longs:
    """Return the pairs of row numbers that share the most weight, the smaller number first: (pairs, 2), sorted."""
    by_language: dict[str, list[int]] = {}
    for number in sorted(range(len(rows)), key=lambda n: (rows.facts[n].day or 0.0, rows.facts[n].id)):
        by_language.setdefault(rows.facts[number].language, []).append(number)
    found = [np.zeros((0, 2), np.int64)]
    for numbers in by_language.values():
        ordered = np.array(numbers)
        found.append(np.sort(ordered[_pairs_of(rows, ordered)], axis=1))
    return np.unique(np.concatenate(found), axis=0)


def _pairs_of(rows: Rows, numbers: Longs) -> Longs:
    """Return the candidate pairs of rows in order of time, by their places: (pairs, 2)."""
    postings = make_postings(rows, numbers)
    scores, marks = np.zeros(len(numbers)), np.zeros(len(numbers), np.int64)
    pairs = [np.zeros((0, 2), np.int64)]
    first = 0
    for place, number in enumerate(numbers.tolist()):
        row = rows.body.row(number)
        own = postings.own[first : first + len(row)]
        first += len(row)
        others = _neighbours(place, row, own, postings, scores, marks)
        pairs.append(np.column_stack([np.full(len(others), place), others]))
    return np.concatenate(pairs)


def make_postings(rows: Rows, numbers: Longs) -> Postings:
    """Return the postings of the body terms of some rows, which are in order of time."""
    entries, sizes = entries_of(rows.body.begins, numbers)
    terms = rows.body.terms[entries]
    order = np.argsort(terms, kind="stable")
    own = np.empty(len(order), np.int64)
    own[order] = np.arange(len(order))
    return Postings(
        begins=np.concatenate([[0], np.cumsum(np.bincount(terms, minlength=len(rows.words)))]),
        places=np.repeat(np.arange(len(numbers), dtype=np.int32), sizes)[order],
        weights=rows.body.weights[entries[order]],
        own=own,
    )


def _neighbours(place: int, row: Sparse, own: Longs, postings: Postings, scores: Floats, marks: Longs) -> Longs:
    """Return the places of the rows that share the most weight with a row; `scores` is zero before and after."""
    begins, ends = postings.begins[row.terms], postings.begins[row.terms + 1]
    heavy = _heavy(row.weights, ends - begins)
    entries, lengths = _near_in_time(begins[heavy], ends[heavy], own[heavy])
    others = postings.places[entries]
    np.add.at(scores, others, np.repeat(row.weights[heavy], lengths) * postings.weights[entries].astype(np.float64))
    marks[others] = np.arange(len(others))
    distinct: Longs = others[marks[others] == np.arange(len(others))].astype(np.int64)
    distinct = distinct[distinct != place]
    shared = scores[distinct]
    scores[others] = 0.0
    nearest: Longs = distinct[np.lexsort((distinct, -shared))[:NEIGHBOURS]]
    return nearest


def _heavy(weights: Singles, holders: Longs) -> Longs:
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
