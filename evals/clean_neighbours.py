"""Give pages that stand alone in the sets neighbours of their site: which of their lines others would hold, too.

In: samples, some with real neighbours.  Out: for each sample what its neighbours say, in rows. How often lines recur is
learned from the real ones: by where they stand, what they are and say, and how much of its frame a page shares.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from evals.clean_samples import SOME, Sample
from rashomon.clean.scores.features import PROSE
from rashomon.clean.scores.model import LABELS
from rashomon.clean.scores.neighbours import describe_shared

Array = np.ndarray[Any, np.dtype[Any]]

BODY, ABOVE, BELOW, BETWEEN = range(4)
PLACES = 4
LEAST_LINES = 10  # of junk on a page that can say how much of its frame a site shares
MORE_PAGES = (1, 2, 4)  # times as many neighbours as the real ones have, each as likely
LOCAL = 0.8  # likeness of a line's luck to that of the line above it: menus are shared as a whole
COPIED = 0.03  # share of pages part of whose body stands on another page, as of a copy or a second capture
STEPS, RATE, RIDGE = 300, 0.03, 1e-3


class Rates(NamedTuple):
    """How likely lines are on another page: weights of what is seen of them; by how much, in odds, pages differ."""

    weights: Array
    odds: Array


def give_neighbours(samples: Sequence[Sample], seen: Sequence[Array], seed: int) -> list[Array]:
    """Return the rows of each sample, by its real neighbours, else by invented ones; the same for the same seed.

    seen: (rows, blocks) a sample, what the nets see of every page.
    """
    rng = np.random.default_rng(seed)
    columns = [describe_lines(sample, rows) for sample, rows in zip(samples, seen, strict=True)]
    real = [i for i, sample in enumerate(samples) if len(sample.shared)]
    rates = measure_rates([samples[i] for i in real], [columns[i] for i in real])
    known = [
        sample.shared if len(sample.shared) else invent_shared(sample, own, rates, rng)
        for sample, own in zip(samples, columns, strict=True)
    ]
    return [_describe(sample, shared) for sample, shared in zip(samples, known, strict=True)]


def _describe(sample: Sample, shared: Array) -> Array:
    return describe_shared(shared.tolist(), sample.described.lengths, sample.described.numbers[PROSE])


def describe_lines(sample: Sample, seen: Array) -> Array:
    """Return what says how likely each line recurs, (blocks, columns): what is seen of it, what and where it is."""
    places, labels = np.eye(PLACES, dtype=np.float32)[_name_places(sample)], np.eye(len(LABELS) + 1, dtype=np.float32)
    return np.concatenate([seen.T, places, labels[sample.labels]], axis=1)


def measure_rates(samples: Sequence[Sample], columns: Sequence[Array]) -> Rates:
    """Return how likely the lines of pages with real neighbours are shared."""
    rows, shared = np.concatenate(columns), np.concatenate([sample.shared for sample in samples])
    weights = _fit_odds(rows, shared.astype(np.float32))
    odds = [_compare_page(sample, own @ weights) for sample, own in zip(samples, columns, strict=True)]
    return Rates(weights, np.array([odd for odd in odds if odd is not None] or [0.0]))


def _fit_odds(rows: Array, hits: Array) -> Array:
    """Return the weights of a logistic regression; the places, of which each line has one, hold its constant."""
    weights, mean, square = (np.zeros(rows.shape[1], np.float32) for _ in range(3))
    for step in range(1, STEPS + 1):
        error = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30))) - hits
        gradient = error @ rows / np.float32(len(rows)) + RIDGE * weights
        mean, square = 0.9 * mean + 0.1 * gradient, 0.999 * square + 0.001 * gradient**2
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return np.asarray(weights, np.float32)


def _compare_page(sample: Sample, odds: Array) -> float | None:
    """Return by how much, as a logarithm of odds, a page's junk is shared more than is likely."""
    junk = _name_places(sample) != BODY
    if junk.sum() < LEAST_LINES:
        return None
    mine, likely = np.clip([sample.shared[junk].mean(), (1 / (1 + np.exp(-odds[junk]))).mean()], 0.02, 0.98)
    return float(np.log(mine / (1 - mine)) - np.log(likely / (1 - likely)))


def _name_places(sample: Sample) -> Array:
    """Return where each block stands, against the body."""
    body = sample.shares > SOME
    places = np.where(body, BODY, BETWEEN)
    held = np.flatnonzero(body)
    first, last = (held[0], held[-1]) if len(held) else (len(body), len(body))
    places[:first] = ABOVE
    places[last + 1 :] = BELOW
    return places


def invent_shared(sample: Sample, columns: Array, rates: Rates, rng: np.random.Generator) -> Array:
    """Return which blocks of a page other pages of its site would hold, were there some."""
    place = _name_places(sample)
    odds = np.clip(columns @ rates.weights, -8, 8) + rng.choice(rates.odds) * (place != BODY)
    share = 1 - (1 - 1 / (1 + np.exp(-odds))) ** int(rng.choice(MORE_PAGES))
    luck = rng.standard_normal(len(share))
    for i in range(1, len(luck)):
        luck[i] = LOCAL * luck[i - 1] + np.sqrt(1 - LOCAL**2) * luck[i]
    shared: Array = _rank(luck) < share
    if rng.random() < COPIED:
        body = np.flatnonzero(place == BODY)
        start, stop = np.sort(rng.integers(0, len(body) + 1, 2))
        shared[body[start:stop]] = True
    return shared


def _rank(luck: Array) -> Array:
    """Return numbers of a normal distribution as shares of it, by a logistic that is nearly the same."""
    return np.asarray(1 / (1 + np.exp(-1.702 * luck)))
