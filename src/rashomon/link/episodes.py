"""Episodes: which articles tell one happening.

In: rows.  Out: groups of row numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.link.candidates import find_candidates
from rashomon.link.groups import Pair, group_rows
from rashomon.link.languages import Vectors, chances_across
from rashomon.link.pairs import same_happening
from rashomon.link.vectors import Row

LEAST_CHANCE = 0.4  # mean over all pairs of two groups; best on folds of the development stories
NEGLIGIBLE = 0.01  # a lower chance counts as none


def find_episodes(rows: Sequence[Row], vectors: Vectors | None = None) -> list[list[int]]:
    """Return the row numbers in groups, one a happening, each sorted, in order of their first row."""
    return group_rows(len(rows), pair_chances(rows, vectors), threshold=LEAST_CHANCE)


def pair_chances(rows: Sequence[Row], vectors: Vectors | None = None) -> dict[Pair, float]:
    """Return the chance that each candidate pair tells one happening, negligible ones left out."""
    chances = {(a, b): same_happening(rows[a], rows[b]) for a, b in find_candidates(rows)}
    chances.update(chances_across(rows, vectors))
    return {pair: chance for pair, chance in chances.items() if chance >= NEGLIGIBLE}
