"""Which pairs of articles are worth comparing: those that share heavy terms, in time that grows with the articles only.

In: rows.  Out: pairs of row numbers.
Only pairs of one language; `languages.py` finds pairs across languages.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rashomon.link.sparse import Floats, Ints, Longs, Singles, Sparse, Table, entries_of
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
    found += [pairs_by_terms(rows.body, len(rows.words), np.array(numbers)) for numbers in by_language.values()]
    return np.unique(np.concatenate(found), axis=0)


def pairs_by_terms(
    table: Table, width: int, order: Longs, *, most: int = NEIGHBOURS, sides: Longs | None = None
) -> Longs:
    """Return the pairs of rows that share the most weight, the smaller number first: (pairs, 2).

    order: the rows to compare, nearest in time beside each other; `most`: kept for each row; sides: (rows,), with it
    only rows of two sides make a pair.
    """
    postings = make_postings(table, width, order)
    scores, marks = np.zeros(len(order)), np.zeros(len(order), np.int64)
    pairs = [np.zeros((0, 2), np.int64)]
    first = 0
    for place, number in enumerate(order.tolist()):
        row = table.row(number)
        own = postings.own[first : first + len(row)]
        first += len(row)
        others = order[_neighbours(place, row, own, postings, scores, marks)]
        if sides is not None:
            others = others[sides[others] != sides[number]]
        others = others[:most]
        pairs.append(np.column_stack([np.full(len(others), number), others]))
    return np.sort(np.concatenate(pairs), axis=1)


def make_postings(table: Table, width: int, order: Longs) -> Postings:
    """Return the postings of some rows; terms are below `width`."""
    entries, sizes = entries_of(table.begins, order)
    terms = table.terms[entries]
    by_term = np.argsort(terms, kind="stable")
    own = np.empty(len(by_term), np.int64)
    own[by_term] = np.arange(len(by_term))
    return Postings(
        begins=np.concatenate([[0], np.cumsum(np.bincount(terms, minlength=width))]),
        places=np.repeat(np.arange(len(order), dtype=np.int32), sizes)[by_term],
        weights=table.weights[entries[by_term]],
        own=own,
    )


def _neighbours(place: int, row: Sparse, own: Longs, postings: Postings, scores: Floats, marks: Longs) -> Longs:
    """Return the places of rows that share weight with a row, the most first; `scores` is zero before and after."""
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
    nearest: Longs = distinct[np.lexsort((distinct, -shared))]
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
