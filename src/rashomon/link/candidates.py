"""Which pairs of articles are worth comparing: those that share heavy terms, in time that grows with the articles only.

In: rows.  Out: pairs of row numbers.
Only pairs of one language; `languages.py` finds pairs across languages.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from rashomon.link.vectors import Row

Pair = tuple[int, int]

HEAVY_TERMS = 20  # of each article: 96 % of the development pairs share one of them
POSTINGS_CAP = 64  # articles looked at for one term: the nearest in time
NEIGHBOURS = 20  # kept for each article: those that share the most weight
DECIMALS = 6  # shared weight is rounded so that ties are ties on every machine


def find_candidates(rows: Sequence[Row]) -> list[Pair]:
    """Return the pairs of row numbers that share the most weight, the smaller number first, sorted."""
    by_language: dict[str, list[int]] = {}
    for number in sorted(range(len(rows)), key=lambda n: _when(rows[n])):
        by_language.setdefault(rows[number].terms.language, []).append(number)
    return sorted({pair for numbers in by_language.values() for pair in _pairs_of([rows[n] for n in numbers], numbers)})


def _when(row: Row) -> tuple[float, str]:
    return (row.terms.day if row.terms.day is not None else 0.0, row.terms.id)


def _pairs_of(rows: Sequence[Row], numbers: Sequence[int]) -> Iterable[Pair]:
    """Yield the candidate pairs of rows in order of time, by their row `numbers`."""
    postings: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        for term in row.body:
            postings.setdefault(term, []).append(place)
    for place in range(len(rows)):
        for other in _neighbours(place, rows, postings):
            a, b = numbers[place], numbers[other]
            yield (a, b) if a < b else (b, a)


def _neighbours(place: int, rows: Sequence[Row], postings: dict[str, list[int]]) -> list[int]:
    """Return the places of the rows that share the most weight with the one at `place`."""
    shared: dict[int, float] = {}
    for weight, term in _heavy_terms(rows[place], postings):
        for other in _near_in_time(postings[term], place):
            shared[other] = shared.get(other, 0.0) + weight * rows[other].body[term]
    shared.pop(place, None)
    ranked = sorted([(-round(total, DECIMALS), other) for other, total in shared.items()])
    return [other for _, other in ranked[:NEIGHBOURS]]


def _heavy_terms(row: Row, postings: dict[str, list[int]]) -> list[tuple[float, str]]:
    shared = [(-weight, term) for term, weight in row.body.items() if len(postings[term]) > 1]
    return [(-weight, term) for weight, term in sorted(shared)[:HEAVY_TERMS]]


def _near_in_time(places: list[int], place: int) -> list[int]:
    if len(places) <= POSTINGS_CAP:
        return places
    first = max(0, min(bisect_left(places, place) - POSTINGS_CAP // 2, len(places) - POSTINGS_CAP))
    return places[first : first + POSTINGS_CAP]
