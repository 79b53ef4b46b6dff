"""The learned model of what is body: a small net that looks at a block and its neighbours, and then a second one.

In: a page's blocks in numbers.  Out: for each block how much it looks like body, and what it is if it is not. The
second net also sees what the first one said around the block. Weights are data, made by `python -m evals train-clean`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

import msgspec
import numpy as np

from rashomon.clean.scores.context import describe_context
from rashomon.clean.scores.features import Described
from rashomon.clean.scores.lexicon import Lexicon, LexiconTable
from rashomon.clean.scores.nets import Label
from rashomon.errors import WeightsError

Array = np.ndarray[Any, np.dtype[Any]]

LABELS: tuple[Label, ...] = get_args(Label)
_ENDERS: tuple[Label, ...] = (
    "navigation", "related", "share", "comments", "subscription", "author-bio", "legal",
)  # fmt: skip
ENDERS = [LABELS.index(label) for label in _ENDERS]
ROUND_TO = 3  # decimals of a score, so that thresholds never flicker
REACH = 2  # neighbours on each side that the middle layer sees


class Layers(msgspec.Struct, frozen=True):
    """Weights of one net: `block` sees a block, `around` that of a block and its neighbours, `out` gives logits."""

    block: list[list[float]]
    block_bias: list[float]
    around: list[list[float]]
    around_bias: list[float]
    out: list[list[float]]
    out_bias: list[float]


class Weights(msgspec.Struct, frozen=True):
    """All that is learned, with where it was; `first` and `second` hold members whose logits are averaged."""

    source: str
    lexicon: LexiconTable
    first: tuple[Layers, ...]
    second: tuple[Layers, ...]


class Net:
    """The members of a net, ready for arithmetic; arrays are (members, units, inputs)."""

    def __init__(self, members: Sequence[Layers]) -> None:
        """Turn the lists into arrays."""
        parts = ([m.block for m in members], [m.around for m in members], [m.out for m in members])
        biases = ([m.block_bias for m in members], [m.around_bias for m in members], [m.out_bias for m in members])
        self.weights = [np.array(part, np.float32) for part in parts]
        self.biases = [np.array(bias, np.float32)[:, :, None] for bias in biases]

    def score(self, rows: Array) -> Array:
        """Return the logits of each block, (outputs, blocks); rows that are missing at the end count as 0."""
        block, around, out = self.weights
        n = rows.shape[1]
        hidden = np.maximum(0.0, block[:, :, : len(rows)] @ rows + self.biases[0])
        wide = np.zeros((*hidden.shape[:2], n + 2 * REACH), np.float32)
        wide[:, :, REACH : REACH + n] = hidden
        near = np.concatenate([wide[:, :, step : step + n] for step in range(2 * REACH + 1)], axis=1)
        logits = out @ np.maximum(0.0, around @ near + self.biases[1]) + self.biases[2]
        return np.asarray(logits.mean(axis=0))


class Nets:
    """The whole model."""

    def __init__(self, weights: Weights) -> None:
        """Make the lexicon and both nets ready."""
        self.lexicon = Lexicon(weights.lexicon)
        self.first, self.second = Net(weights.first), Net(weights.second)

    def score(self, described: Described) -> tuple[Array, Array]:
        """Return for each block the probability of body, and the place in LABELS of what it else is.

        Both nets have a say in what is body: together they err less than the second one alone.
        """
        text, names = self.lexicon.describe(described.tokens)
        first = self.first.score(np.concatenate([described.numbers, text, described.elements, names]))
        around, kindred = look_around(described, first)
        second = self.second.score(
            np.concatenate([described.numbers, text, around, described.elements, names, kindred])
        )
        body = squash((first[0] + second[0]) / 2)
        return np.round(body.astype(np.float64), ROUND_TO), first[1:].argmax(axis=0)


def look_around(described: Described, logits: Array) -> tuple[Array, Array]:
    """Return what the second net sees of the first one's logits; more rows where blocks have elements."""
    kinds = np.exp(logits[1:] - logits[1:].max(axis=0))
    return describe_context(described, squash(logits[0]), kinds / kinds.sum(axis=0), ENDERS)


def squash(logits: Array) -> Array:
    """Return probabilities."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -30.0, 30.0))))


def parse_nets(raw: bytes) -> Nets:
    """Return the model of a weights file; WeightsError if it is none."""
    try:
        return Nets(msgspec.json.decode(raw, type=Weights))
    except (msgspec.MsgspecError, ValueError, IndexError) as error:
        raise WeightsError(f"the weights of cleaning cannot be read: {error}") from error
