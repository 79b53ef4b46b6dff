"""What is learned of groups of headlines in two languages.

In: rows of headlines, the models of pairs within a language, vectors.  Out: the models of `link/bridges.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from evals.link_pairs import Array, Lesson, Longs, learn, predict
from evals.stories import article_of
from rashomon.link.bridges import bridge_features, find_flocks, find_pairs
from rashomon.link.candidates import find_candidates
from rashomon.link.cosines import cosines_of
from rashomon.link.crowds import find_crowds
from rashomon.link.episodes import find_episodes
from rashomon.link.frequencies import Frequencies
from rashomon.link.groups import Chances
from rashomon.link.languages import Vectors
from rashomon.link.linked import read_articles
from rashomon.link.pairs import pair_features, pair_kinds
from rashomon.link.vectors import Rows
from rashomon.link.vocabulary import Vocabulary
from rashomon.link.weights import KINDS
from rashomon.model import content_id

BRIDGES = ("bridge", "bridge blind")
RIDGE = 1.0


def learn_bridges(
    rows: Sequence[Mapping[str, Any]], frequencies: Frequencies, models: Mapping[str, Array], vectors: Vectors
) -> dict[str, Array]:
    """Return the models of groups in two languages: with vectors and without."""
    labels = {content_id("article", str(row["id"])): row["story"] for row in rows}
    articles = sorted((article_of(row) for row in rows), key=lambda article: article.id)
    linked, _ = read_articles(articles, frequencies, Vocabulary())
    groups = group_within(linked, {kind: models[name] for kind, name in enumerate(KINDS)})
    stories = [labels[article.id] for article in articles]
    found = {}
    for name, given in zip(BRIDGES, (vectors, None), strict=True):
        flocks = find_flocks(linked, groups, given)
        owners = np.array([Counter(stories[n] for n in members).most_common(1)[0][0] for members in flocks.members])
        pairs = find_pairs(flocks)
        same = (owners[pairs[:, 0]] == owners[pairs[:, 1]]).astype(np.float64)
        found[name] = learn([Lesson(bridge_features(flocks, pairs), same, 1.0)], ridge=RIDGE)
    return found


def group_within(rows: Rows, models: Mapping[int, Array]) -> list[list[int]]:
    """Return the groups of each language."""
    pairs: Longs = find_candidates(rows)
    cosines = cosines_of(rows, pairs)
    crowds = find_crowds(cosines, pairs, len(rows))
    chances = predict(models, pair_features(rows, pairs, cosines, crowds), pair_kinds(rows, pairs, crowds))
    return find_episodes(rows, Chances(pairs, chances))
