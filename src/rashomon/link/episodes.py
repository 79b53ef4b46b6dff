"""Episodes: which articles tell one happening.

In: rows.  Out: the chances of pairs of rows; groups of row numbers.
"""

from __future__ import annotations

import numpy as np

from rashomon.link.candidates import find_candidates
from rashomon.link.groups import Chances, group_rows, keep_connected
from rashomon.link.languages import Vectors, chances_across
from rashomon.link.pairs import same_happening
from rashomon.link.vectors import Rows
from rashomon.link.weights import PairModels

# A stricter reading keeps false pairs at 2 % of roundups; it finds 39 % of the pairs in place of 83 %.
STRICT_CHANCE = 0.98
LEAST_CHANCE = 0.37  # mean over all pairs of two groups; best on folds of the development stories
# What a pair of headlines weighs, as a product of two, that is outside both articles' nearest neighbours: hundreds of
# headlines may tell one happening, and then most pairs are never looked at. Texts tell more, so there it is a sign.
UNSEEN_TITLE = 0.5


def find_episodes(rows: Rows, chances: Chances, least_chance: float = LEAST_CHANCE) -> list[list[int]]:
    """Return the row numbers in groups, one a happening, each sorted, in order of their first row."""
    near = keep_connected(chances, len(rows), least_chance)
    unseen = [UNSEEN_TITLE if facts.title_only else 1.0 for facts in rows.facts]
    return group_rows(len(rows), near, threshold=least_chance, unseen=unseen)


def pair_chances(rows: Rows, models: PairModels, vectors: Vectors | None = None) -> Chances:
    """Return the chance that two articles tell one happening, for each pair worth comparing."""
    pairs = find_candidates(rows)
    across = chances_across(rows, vectors, models.across)
    return Chances(
        np.concatenate([pairs, np.array(list(across), np.int64).reshape(-1, 2)]),
        np.concatenate([same_happening(rows, pairs, models), list(across.values())]),
    )
