"""Train the cleaner's nets: blocks of whole pages, seen with their neighbours. numpy only; the seed is fixed.

In: rows of pages below each other, with targets, labels, weights.  Out: the layers of a net, the scale of its inputs
folded in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from rashomon.clean.scores.model import LABELS, REACH, Layers, Net

Array = np.ndarray[Any, np.dtype[Any]]

UNITS = 32  # of each layer
EPOCHS = 8
BATCH = 1500  # blocks; pages are never split
RATE = 0.003
WARM_STEPS = 100
DECAY = 0.01
LABEL_WEIGHT = 0.3  # of what a block is, against whether it is body
MIN_SPREAD = 0.15  # a rarer input is not blown up
SEED = 7
DIGITS = 4  # of a weight that ships
ALONE = 0.5  # share of looks at a page at which nothing is known of its site


class Pages(NamedTuple):
    """Pages below each other: `starts` holds where each begins, and the end.

    parts: columns of each part of a net's entry. optional: those of the part that half of all looks at a page lack.
    """

    rows: Array
    parts: tuple[slice, ...]
    optional: slice
    shares: Array
    labels: Array
    weights: Array
    starts: Array


class _Net:
    """A net that learns; names as in `Layers`, rows instead of columns."""

    def __init__(self, columns: int, outputs: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        wide = UNITS * (2 * REACH + 1)
        shapes = ((columns, UNITS, 2.0), (wide, UNITS, 2.0), (UNITS, outputs, 1.0))
        self.weights = [(rng.standard_normal((a, b)) * np.sqrt(gain / a)).astype(np.float32) for a, b, gain in shapes]
        self.biases = [np.zeros(b, np.float32) for _, b, _ in shapes]
        self.moments = [(np.zeros_like(p), np.zeros_like(p)) for p in (*self.weights, *self.biases)]
        self.steps = 0

    def forward(self, rows: Array, real: Array) -> tuple[Array, Array, Array, Array]:
        hidden = np.maximum(0.0, rows @ self.weights[0] + self.biases[0]) * real[:, None]
        near = _gather_near(hidden)
        around = np.maximum(0.0, near @ self.weights[1] + self.biases[1])
        return hidden, near, around, around @ self.weights[2] + self.biases[2]

    def step(self, rows: Array, passed: tuple[Array, Array, Array, Array], error: Array, rate: float) -> None:
        """Change the weights by one step of Adam, given the error of each output."""
        hidden, near, around, _ = passed
        around_error = (error @ self.weights[2].T) * (around > 0)
        hidden_error = _scatter_near(around_error @ self.weights[1].T) * (hidden > 0)
        inputs, errors = (rows, near, around), (hidden_error, around_error, error)
        gradients = [
            *(x.T @ e for x, e in zip(inputs, errors, strict=True)),
            *(e.sum(axis=0) for e in errors),
        ]
        self.steps += 1
        pairs = zip((*self.weights, *self.biases), self.moments, gradients, strict=True)
        for place, (param, (mean, square), gradient) in enumerate(pairs):
            np.add(mean, 0.1 * (gradient - mean), out=mean)
            np.add(square, 0.001 * (gradient * gradient - square), out=square)
            change = (mean / (1 - 0.9**self.steps)) / (np.sqrt(square / (1 - 0.999**self.steps)) + 1e-8)
            decay = DECAY * param if place < len(self.weights) else 0.0
            np.subtract(param, rate * (change + decay), out=param)


def _gather_near(hidden: Array) -> Array:
    """Return each row with its neighbours'."""
    n, width = hidden.shape
    wide = np.zeros((n + 2 * REACH, width), np.float32)
    wide[REACH : REACH + n] = hidden
    return np.concatenate([wide[step : step + n] for step in range(2 * REACH + 1)], axis=1)


def _scatter_near(error: Array) -> Array:
    """Return the errors of rows from those of their copies among neighbours."""
    n = len(error)
    wide = np.zeros((n + 2 * REACH, UNITS), np.float32)
    for step in range(2 * REACH + 1):
        wide[step : step + n] += error[:, step * UNITS : (step + 1) * UNITS]
    return wide[REACH : REACH + n]


def train_net(pages: Pages, *, labelled: bool, seed: int = SEED) -> Layers:
    """Return the layers that fit best; the first output is body, the others the labels where `labelled`."""
    rng = np.random.default_rng(seed)
    shift, scale = pages.rows.mean(axis=0), 1 / np.maximum(pages.rows.std(axis=0), MIN_SPREAD)
    without = -shift[pages.optional] * scale[pages.optional]
    net = _Net(pages.rows.shape[1], 1 + len(LABELS) * labelled, seed)
    weights = pages.weights / pages.weights.mean()
    total = EPOCHS * len(pages.rows) / BATCH
    for _ in range(EPOCHS):
        for places, real in _list_batches(pages.starts, rng.permutation(len(pages.starts) - 1)):
            rows = pages.rows[places]
            rows -= shift
            rows *= scale
            rows[_lack_neighbours(places, pages.starts, rng), pages.optional] = without
            passed = net.forward(rows, real)
            error = _measure_error(passed[-1], pages, places, real * weights[places], real)
            rate = RATE * max(0.01, min(1.0, net.steps / WARM_STEPS, (1 - net.steps / total) * 1.1))
            net.step(rows, passed, error / BATCH, rate)
    return _make_layers(net, shift, scale, pages.parts)


def _lack_neighbours(places: Array, starts: Array, rng: np.random.Generator) -> Array:
    """Return which rows of a batch are of pages that are looked at alone this time."""
    alone = rng.random(len(starts)) < ALONE
    return alone[np.searchsorted(starts, places, side="right") - 1]


def _list_batches(starts: Array, order: Array) -> Iterator[tuple[Array, Array]]:
    """Yield the places of the rows of some pages, blanks between them, and which of them are real."""
    taken: list[Array] = []
    size = 0
    for page in order:
        taken += [np.arange(starts[page], starts[page + 1]), np.full(REACH, -1)]
        size += starts[page + 1] - starts[page]
        if size >= BATCH or page == order[-1]:
            places = np.concatenate(taken)
            yield np.maximum(0, places), (places >= 0).astype(np.float32)
            taken, size = [], 0


def _measure_error(logits: Array, pages: Pages, places: Array, weights: Array, real: Array) -> Array:
    """Return the gradient of the loss by each output: cross entropy of body, and of the label where there is one."""
    error = np.zeros_like(logits)
    body = 1 / (1 + np.exp(-np.clip(logits[:, 0], -30, 30)))
    error[:, 0] = (body - pages.shares[places]) * weights
    if logits.shape[1] > 1:
        labels = pages.labels[places]
        kinds = np.exp(logits[:, 1:] - logits[:, 1:].max(axis=1, keepdims=True))
        kinds /= kinds.sum(axis=1, keepdims=True)
        known = np.flatnonzero(labels >= 0)
        kinds[known, labels[known]] -= 1
        error[:, 1:] = kinds * (real * (labels >= 0) * LABEL_WEIGHT)[:, None]
    return error


def _make_layers(net: _Net, shift: Array, scale: Array, parts: Sequence[slice]) -> Layers:
    """Return the net as it ships: inputs as they are, in their parts, weights rounded."""
    block = net.weights[0] * scale[:, None]
    first_bias = net.biases[0] - shift @ block
    deeper = [first_bias, net.weights[1].T, net.biases[1], net.weights[2].T, net.biases[2]]
    return Layers(tuple(_list_values(block[part].T) for part in parts), *map(_list_values, deeper))


def _list_values(values: Array) -> Any:  # noqa: ANN401 as deep as the array
    return np.round(values.astype(np.float64), DIGITS).tolist()


def score_pages(members: Sequence[Layers], pages: Sequence[Sequence[Array]]) -> list[Array]:
    """Return the logits of pages as the shipped net gives them; a page is its parts, (rows, blocks) each."""
    net = Net(members)
    return [net.score(page) for page in pages]
