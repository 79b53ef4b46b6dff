"""Pairs of labelled articles as the models of linking see them, and what is learned from them.

In: rows of the development stories.  Out: features, labels, logistic models.

Each kind of pair has a model of its own. What a kind does not know is taken away from the pairs that teach it: those
with dates also teach the kinds without.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from evals.stories import article_of
from rashomon.link.candidates import find_candidates
from rashomon.link.cosines import cosines_of
from rashomon.link.crowds import find_crowds
from rashomon.link.frequencies import Frequencies
from rashomon.link.linked import read_articles
from rashomon.link.pairs import pair_features
from rashomon.link.vocabulary import Vocabulary
from rashomon.link.weights import FEATURES, FEW, KINDS, TITLES, UNDATED
from rashomon.model import content_id

Array = NDArray[np.float64]
Longs = NDArray[np.int64]
Bools = NDArray[np.bool_]

SET_WEIGHT = 10_000.0  # the pairs that teach a model count as so many, whatever their number
STEPS = 30  # of Newton's method; ten are enough
FOLDS = 4  # of stories
PAIR = 2
STRANGER_STEPS = (1, 2, 3, 5, 7, 11, 13, 17)
BY_DATE = [FEATURES.index(name) for name in ("log_days", "far")]
BY_CROWD = [FEATURES.index(name) for name in ("body_above", "lead_above", "names_above")]


@dataclass(frozen=True)
class Pairs:
    """The candidate pairs of a labelled set. numbers: (pairs, 2), of `articles`, which are sorted by id.

    features: (pairs, features); same: (pairs,), 1.0 for one happening; dated, titles: (pairs,), of both or either.
    stories: (articles,), numbers of the labelled stories.
    """

    articles: tuple[str, ...]
    stories: Longs
    numbers: Longs
    features: Array
    same: Array
    dated: Bools
    titles: Bools

    def of(self, chosen: Bools) -> Lesson:
        """Return what some of the pairs teach."""
        return Lesson(self.features[chosen], self.same[chosen], 1.0)


@dataclass(frozen=True)
class Lesson:
    """Pairs that teach one model, with the weight of them all together."""

    features: Array
    same: Array
    weight: float


def collect_pairs(rows: Sequence[Mapping[str, Any]], frequencies: Frequencies, *, strangers: bool = False) -> Pairs:
    """Return the candidate pairs of a labelled set or, of `strangers`, pairs that no likeness has brought together.

    In a small run every two pages with a word in common are a candidate pair: what they look like, strangers tell.
    """
    labels = {content_id("article", str(row["id"])): row["story"] for row in rows}
    articles = sorted((article_of(row) for row in rows), key=lambda article: article.id)
    linked, _ = read_articles(articles, frequencies, Vocabulary())
    pairs = pair_strangers(len(articles)) if strangers else find_candidates(linked)
    stories = np.unique([labels[article.id] for article in articles], return_inverse=True)[1]
    cosines = cosines_of(linked, pairs)
    titles = np.array([facts.title_only for facts in linked.facts])
    return Pairs(
        articles=tuple(article.id for article in articles),
        stories=stories,
        numbers=pairs,
        features=pair_features(linked, pairs, cosines, find_crowds(cosines, pairs, len(articles))),
        same=(stories[pairs[:, 0]] == stories[pairs[:, 1]]).astype(np.float64),
        dated=np.isfinite(linked.days)[pairs].sum(axis=1) == PAIR,
        titles=titles[pairs].sum(axis=1) > 0,
    )


def pair_strangers(count: int) -> Longs:
    """Return pairs of numbers that lie some steps apart: articles are in order of their ids, which come from hashes."""
    numbers = np.arange(count)
    pairs = [np.column_stack([numbers, (numbers + step) % count]) for step in STRANGER_STEPS]
    found: Longs = np.unique(np.sort(np.concatenate(pairs), axis=1), axis=0)
    return found[found[:, 0] < found[:, 1]]


def without_dates(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the rows without their dates."""
    return [{**row, "date": None} for row in rows]


def only_titles(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the rows, half of which have lost their body: chosen by a checksum of the id."""
    return [{**row, "text": row["title"]} if crc32(row["id"].encode()) % 2 else row for row in rows]


def learn_kind(kind: int, sets: Sequence[tuple[Pairs, Bools, float]]) -> Array:
    """Return bias and slopes of the model for one kind of pair; each set comes with its pairs to use and its weight."""
    lessons = []
    for pairs, chosen, weight in sets:
        fitting = chosen & (pairs.titles == bool(kind & TITLES))
        # A set without any date stands for a single day, on which time tells nothing: the sets with dates are thin
        # samples of several years, where two articles of one day on one matter nearly always tell one happening.
        if not kind & UNDATED and pairs.dated.any():
            fitting &= pairs.dated
        if fitting.any():
            lesson = pairs.of(fitting)
            lessons.append(Lesson(take_away(lesson.features, kind), lesson.same, weight))
    return learn(lessons, ridge=RIDGE[bool(kind & TITLES)])


RIDGE = {False: 1.0, True: 5.0}  # the headlines' pairs come from one event: their model is held nearer to zero


def take_away(features: Array, kind: int) -> Array:
    """Return the features without what is not known of pairs of this kind."""
    kept = features.copy()
    if kind & UNDATED:
        kept[:, BY_DATE] = 0.0
    if kind & FEW:
        kept[:, BY_CROWD] = 0.0
    return kept


def learn(lessons: Sequence[Lesson], *, ridge: float) -> Array:
    """Return bias and slopes of the logistic model with a squared penalty of `ridge` on standardised slopes."""
    features = np.concatenate([lesson.features for lesson in lessons])
    same = np.concatenate([lesson.same for lesson in lessons])
    shares = np.concatenate([np.full(len(each.same), each.weight / len(each.same)) for each in lessons])
    weights = shares * (SET_WEIGHT / shares.sum())
    mean, spread = features.mean(axis=0), features.std(axis=0)
    spread[spread < TINY] = np.inf
    design = np.column_stack([np.ones(len(same)), (features - mean) / spread])
    penalty = np.diag([TINY] + [ridge] * features.shape[1])
    numbers = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-design @ numbers))
        slope = design.T @ (weights * (chance - same)) + penalty @ numbers
        curve = (design * (weights * chance * (1 - chance))[:, None]).T @ design + penalty
        step = np.linalg.solve(curve, slope)
        numbers -= step
        if np.abs(step).max() < TINY:
            break
    slopes = numbers[1:] / spread
    return np.concatenate([[numbers[0] - float(slopes @ mean)], slopes])


TINY = 1e-6


def fold_of(stories: Longs) -> Longs:
    """Return the fold of each article: that of its story."""
    folds = np.array([crc32(b"%d" % story) % FOLDS for story in range(int(stories.max()) + 1)])
    found: Longs = folds[stories]
    return found


def predict(numbers: Mapping[int, Array], features: Array, kinds: Longs) -> Array:
    """Return the chance of each pair by the model of its kind."""
    chances = np.zeros(len(features))
    for kind, model in numbers.items():
        mine = kinds == kind
        chances[mine] = 1 / (1 + np.exp(-(model[0] + features[mine] @ model[1:])))
    return chances


__all__ = ["KINDS", "Pairs", "collect_pairs", "learn_kind", "only_titles"]
