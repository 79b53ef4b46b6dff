"""The learned model of what is body: two small layers over a block's features, then again over its neighbours'.

In: feature rows.  Out: one number a block, 0 to 1, rounded so that thresholds never flicker. Weights are data, made by
`python -m evals train-clean`.
"""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np

from rashomon.errors import WeightsError

Array = np.ndarray[Any, np.dtype[Any]]
ROUND_TO = 3  # decimals of a score
REACH = 4  # neighbours on each side whose first scores the second layer sees
WINDOW = 10


class Layers(msgspec.Struct, frozen=True):
    """Weights of one hidden layer: inputs are (x - shift) * scale; `hidden` (columns, units), `out` (units,)."""

    shift: list[float]
    scale: list[float]
    hidden: list[list[float]]
    hidden_bias: list[float]
    out: list[float]
    out_bias: float


class Weights(msgspec.Struct, frozen=True):
    """Both passes of a model, with where they were learned."""

    source: str
    first: Layers
    second: Layers


class Net:
    """Layers ready for arithmetic."""

    def __init__(self, layers: Layers) -> None:
        """Turn the lists into arrays."""
        self.shift, self.scale = np.array(layers.shift), np.array(layers.scale)
        self.hidden, self.hidden_bias = np.array(layers.hidden), np.array(layers.hidden_bias)
        self.out, self.out_bias = np.array(layers.out), layers.out_bias

    def score(self, rows: Array) -> Array:
        """Return the probability of body for each row."""
        hidden = np.maximum(0.0, (rows - self.shift) * self.scale @ self.hidden + self.hidden_bias)
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(hidden @ self.out + self.out_bias, -30.0, 30.0))))


Nets = tuple[Net, Net]


def parse_nets(raw: bytes) -> Nets:
    """Return both passes of a model from its weights file; WeightsError if it is none."""
    try:
        weights = msgspec.json.decode(raw, type=Weights)
    except msgspec.MsgspecError as error:
        raise WeightsError(f"the weights of cleaning cannot be read: {error}") from error
    return Net(weights.first), Net(weights.second)


def score_rows(rows: Array, nets: Nets) -> list[float]:
    """Return how much each row looks like body, 0 to 1."""
    if not len(rows):
        return []
    first, second = nets
    return list(np.round(second.score(widen_rows(rows, first.score(rows))), ROUND_TO).tolist())


def widen_rows(rows: Array, scores: Array) -> Array:
    """Return the rows with the first scores of the block, its neighbours, and the means around it."""
    n = len(scores)
    padded = np.concatenate([np.zeros(WINDOW), scores, np.zeros(WINDOW)])
    near = [padded[WINDOW + step : WINDOW + step + n] for step in range(-REACH, REACH + 1)]
    sums = np.concatenate([[0.0], np.cumsum(padded)])
    ahead = (sums[2 * WINDOW + 1 : 2 * WINDOW + 1 + n] - sums[WINDOW + 1 : WINDOW + 1 + n]) / WINDOW
    behind = (sums[WINDOW : WINDOW + n] - sums[:n]) / WINDOW
    later = (np.cumsum(scores[::-1])[::-1] - scores) / max(1.0, float(scores.sum()))
    earlier = (np.cumsum(scores) - scores) / max(1.0, float(scores.sum()))
    columns = np.stack([*near, ahead, behind, later, earlier], axis=1)
    return np.hstack([rows, columns])
