"""Train log-linear models on features by name: classes, and choices among candidates.

In: features with their right answer.  Out: weights by feature name, averaged over the later passes and rounded.
Stochastic gradient descent with per-feature steps; the same examples give the same weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Features = Sequence[str]
MIN_USES = 10  # rarer features change nothing in folds and triple the file
MIN_WEIGHT = 0.05  # smaller weights are left out: no figure changes
DIGITS = 2
SEED = 0
CLASS_PASSES, CLASS_STEP, CLASS_DECAY, CLASS_BATCH = 8, 0.03, 1e-4, 256  # best of a dozen tried in folds
CHOICE_PASSES, CHOICE_STEP, CHOICE_DECAY, CHOICE_BATCH = 6, 0.05, 2e-5, 64


class _Rows:
    """Feature lists as one array of numbers: row `i` is `numbers[starts[i]:starts[i + 1]]`."""

    def __init__(self, lists: Sequence[Features]) -> None:
        counts = Counter(name for features in lists for name in set(features))
        self.names = sorted(name for name, count in counts.items() if count >= MIN_USES)
        number = {name: at for at, name in enumerate(self.names)}
        starts, numbers = [0], list[int]()
        for features in lists:
            numbers += [number[name] for name in dict.fromkeys(features) if name in number]
            starts.append(len(numbers))
        self.starts, self.numbers = np.array(starts), np.array(numbers, dtype=np.int64)

    def take(self, rows: Integers) -> tuple[Integers, Integers]:
        """Return for each feature of the rows its row (0, 1, …) and its number."""
        sizes = self.starts[rows + 1] - self.starts[rows]
        columns = np.concatenate([self.numbers[self.starts[r] : self.starts[r + 1]] for r in rows])
        return np.repeat(np.arange(len(rows)), sizes), columns


class _Descent:
    """Weights (features, classes), their squared gradients, and the sum of the weights of the later passes."""

    def __init__(self, features: int, classes: int, step: float, decay: float) -> None:
        self.weights: Floats = np.zeros((features, classes))
        self._squares: Floats = np.full((features, classes), 1e-4)
        self._sum: Floats = np.zeros((features, classes))
        self._passes, self._step, self._decay = 0, step, decay

    def apply(self, columns: Integers, errors: Floats, rows: int) -> None:
        """Take one step: `errors` has one row a feature of the batch, `columns` says which feature it is."""
        used, inverse = np.unique(columns, return_inverse=True)
        gradient: Floats = np.zeros((len(used), self.weights.shape[1]))
        np.add.at(gradient, inverse, errors)
        gradient = gradient / np.sqrt(rows) + self._decay * self.weights[used]
        self._squares[used] += gradient * gradient
        self.weights[used] -= self._step * gradient / np.sqrt(self._squares[used])

    def keep(self) -> None:
        """Count the weights as they are now into the average."""
        self._sum += self.weights
        self._passes += 1

    def average(self) -> Floats:
        """Return the mean of the kept weights."""
        return self._sum / max(self._passes, 1)


def train_classes(examples: Sequence[tuple[Features, int]], classes: int) -> dict[str, tuple[float, ...]]:
    """Return, a feature, the weight of each class but the first, each against the first."""
    rows, answers = _Rows([features for features, _ in examples]), np.array([answer for _, answer in examples])
    descent = _Descent(len(rows.names), classes, CLASS_STEP, CLASS_DECAY * len(examples) / CLASS_BATCH)
    random = np.random.default_rng(SEED)
    for each in range(CLASS_PASSES):
        for batch in _batches(random.permutation(len(examples)), CLASS_BATCH):
            at, columns = rows.take(batch)
            scores: Floats = np.zeros((len(batch), classes))
            np.add.at(scores, at, descent.weights[columns])
            errors = np.exp(scores - scores.max(axis=1, keepdims=True))
            errors /= errors.sum(axis=1, keepdims=True)
            errors[np.arange(len(batch)), answers[batch]] -= 1
            descent.apply(columns, errors[at], len(batch))
        if each >= CLASS_PASSES // 2:
            descent.keep()
    average = descent.average()
    return _named(rows.names, average[:, 1:] - average[:, :1])


def train_choice(examples: Sequence[tuple[Sequence[Features], int]]) -> dict[str, float]:
    """Return, a feature, its weight for the choice of the right one among candidates."""
    rows = _Rows([features for candidates, _ in examples for features in candidates])
    sizes = np.array([len(candidates) for candidates, _ in examples])
    first, answers = np.concatenate([[0], np.cumsum(sizes)]), np.array([answer for _, answer in examples])
    descent = _Descent(len(rows.names), 1, CHOICE_STEP, CHOICE_DECAY * len(examples) / CHOICE_BATCH)
    random = np.random.default_rng(SEED)
    for each in range(CHOICE_PASSES):
        for batch in _batches(random.permutation(len(examples)), CHOICE_BATCH):
            at, columns = rows.take(np.concatenate([np.arange(first[i], first[i + 1]) for i in batch]))
            many = sizes[batch]
            begins = np.concatenate([[0], np.cumsum(many)[:-1]])
            scores = np.bincount(at, descent.weights[columns, 0], int(many.sum()))
            errors = np.exp(scores - np.repeat(np.maximum.reduceat(scores, begins), many))
            errors /= np.repeat(np.add.reduceat(errors, begins), many)
            errors[begins + answers[batch]] -= 1
            descent.apply(columns, errors[at][:, None], len(batch))
        if each >= CHOICE_PASSES // 2:
            descent.keep()
    return {name: pair[0] for name, pair in _named(rows.names, descent.average()).items()}


def _batches(order: Integers, size: int) -> Iterable[Integers]:
    return (order[at : at + size] for at in range(0, len(order), size))


def _named(names: Sequence[str], weights: Floats) -> dict[str, tuple[float, ...]]:
    return {
        name: tuple(float(value) for value in row.round(DIGITS))
        for name, row in zip(names, weights, strict=True)
        if float(np.abs(row).max(initial=0.0)) > MIN_WEIGHT
    }
