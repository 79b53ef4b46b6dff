"""How well linking does on stories that it has not seen: `python -m evals train-link --folds`.

In: the pairs of the labelled sets.  Out: a table, a row a set, and what each threshold costs.

Stories are parted in four folds. The chance of each pair comes from models that saw no story of either article's fold;
then the whole set is grouped, so that it is as hard as it is in use. Nothing here looks across languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from evals.link_pairs import FOLDS, PAIR, Array, Bools, Longs, Pairs, fold_of, learn_kind, take_away
from rashomon.link.episodes import LEAST_CHANCE, UNSEEN_TITLE
from rashomon.link.groups import group_rows
from rashomon.link.weights import TITLES, UNDATED

Lesson = tuple[Pairs, Bools, float]
THRESHOLDS = (LEAST_CHANCE, 0.5, 0.6, 0.7, 0.8, 0.9)


def print_folds(name: str, pairs: Pairs, sets_for: Callable[[int, Bools], Sequence[Lesson]]) -> None:
    """Print the figures of one set at each threshold; `sets_for` gives what teaches a kind, some pairs of this set."""
    chances = predict_folds(pairs, sets_for)
    for threshold in THRESHOLDS:
        b3, pair, recall, false = measure(pairs, chances, threshold)
        print(f"{name:10} {threshold:.2f}  B3 {b3:.3f}  pairs {pair:.3f}  recall {recall:.3f}  false {false:.3f}")


def predict_folds(pairs: Pairs, sets_for: Callable[[int, Bools], Sequence[Lesson]]) -> Array:
    """Return the chance of each pair by models that saw no story of its folds: (pairs,)."""
    folds = np.sort(fold_of(pairs.stories)[pairs.numbers], axis=1)
    kinds = pairs.titles.astype(np.int64) * TITLES + (~pairs.dated).astype(np.int64) * UNDATED
    chances = np.zeros(len(kinds))
    for first in range(FOLDS):
        for second in range(first, FOLDS):
            tested = (folds == (first, second)).sum(axis=1) == PAIR
            seen = np.isin(folds, (first, second)).sum(axis=1) == 0
            for kind in np.unique(kinds[tested]).tolist():
                asked = tested & (kinds == kind)
                model = learn_kind(kind, sets_for(kind, seen))
                scores = model[0] + take_away(pairs.features[asked], kind) @ model[1:]
                chances[asked] = 1 / (1 + np.exp(-scores))
    return chances


def measure(pairs: Pairs, chances: Array, threshold: float) -> tuple[float, float, float, float]:
    """Return B-cubed F1, pairwise F1, pairwise recall, and the share of false pairs."""
    links = dict(zip(map(tuple, pairs.numbers.tolist()), chances.tolist(), strict=True))
    unseen = [UNSEEN_TITLE if title else 1.0 for title in title_flags(pairs)]
    groups = group_rows(len(pairs.stories), links, threshold=threshold, unseen=unseen)
    found = np.zeros(len(pairs.stories), np.int64)
    for number, members in enumerate(groups):
        found[members] = number
    return score(pairs.stories, found)


def title_flags(pairs: Pairs) -> list[bool]:
    """Return which articles are headlines: all of whose pairs are."""
    texts = set(pairs.numbers[~pairs.titles].ravel().tolist())
    return [number not in texts and bool(pairs.titles.any()) for number in range(len(pairs.stories))]


def score(gold: Longs, found: Longs) -> tuple[float, float, float, float]:
    """Return B-cubed F1, pairwise F1, pairwise recall, and the share of false pairs."""
    together = _counts(gold * (int(found.max()) + 1) + found)
    mine, theirs = _counts(gold), _counts(found)
    by_both = {key: (gold[n], found[n]) for n, key in enumerate((gold * (int(found.max()) + 1) + found).tolist())}
    precision = sum(c * c / theirs[by_both[key][1]] for key, c in together.items()) / len(gold)
    recall = sum(c * c / mine[by_both[key][0]] for key, c in together.items()) / len(gold)
    right, given, wanted = (_pairs(each.values()) for each in (together, theirs, mine))
    pair_precision, pair_recall = right / max(given, 1), right / max(wanted, 1)
    return _f1(precision, recall), _f1(pair_precision, pair_recall), pair_recall, 1 - pair_precision


def _counts(numbers: Longs) -> Mapping[int, int]:
    values, counts = np.unique(numbers, return_counts=True)
    return dict(zip(values.tolist(), counts.tolist(), strict=True))


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
