"""The learned model of what is body: a small net that looks at a block and its neighbours, and then a second one.

In: a page's blocks in numbers.  Out: for each block how much it looks like body, and what it is if it is not. The
second net also sees what the first one said around the block. Weights are data, made by `python -m evals train-clean`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, get_args

import msgspec
import numpy as np

from rashomon.clean.scores.context import describe_context
from rashomon.clean.scores.features import LETTERS, Described
from rashomon.clean.scores.lexicon import Lexicon, LexiconTable
from rashomon.clean.scores.nets import Label
from rashomon.errors import WeightsError

Array = np.ndarray[Any, np.dtype[Any]]

LABELS: tuple[Label, ...] = get_args(Label)
ROUND_TO = 3  # decimals of a score, so that thresholds never flicker
LEAST_NEEDED = 0.4  # probability of a block that is chosen, however hard a page is to tell
WORDLESS = 0.79  # of its probability is left to a block without a letter: what a time or a number is, rules tell better
ROUNDS = 3  # in which that is found: it settles at once on most pages
REACH = 2  # neighbours on each side that the middle layer sees


class Rows(NamedTuple):
    """What a net sees, (rows, blocks) float32 each: what every page has, and what only some have (else no rows).

    elements: of blocks with elements. neighbours: of pages whose site is known.
    """

    base: Array
    elements: Array
    neighbours: Array


class Layers(msgspec.Struct, frozen=True):
    """Weights of one net.

    `block` sees a block, a list a part of `Rows`; `around` what came of it and its neighbours; `out` gives logits.
    """

    block: tuple[list[list[float]], ...]
    block_bias: list[float]
    around: list[list[float]]
    around_bias: list[float]
    out: list[list[float]]
    out_bias: list[float]


class Weights(msgspec.Struct, frozen=True):
    """All that is learned, with where it was; `first` and `second` hold members whose logits are averaged.

    The second net's `block` has two parts more, for the rows of `look_around`.
    """

    source: str
    lexicon: LexiconTable
    first: tuple[Layers, ...]
    second: tuple[Layers, ...]


class Net:
    """The members of a net, ready for arithmetic, those of a layer below each other."""

    def __init__(self, members: Sequence[Layers]) -> None:
        """Turn the lists into arrays; `entry` are (members * units, rows), the others (members, units, inputs)."""
        parts = range(len(members[0].block))
        self.entry = [np.concatenate([_array(m.block[part]) for m in members]) for part in parts]
        self.bias = np.concatenate([_array(m.block_bias) for m in members])[:, None]
        self.around, self.out = (np.stack([_array(w) for w in ws]) for ws in _deeper(members))
        self.around_bias = np.stack([_array(m.around_bias) for m in members])[:, :, None]
        self.out_bias = np.stack([_array(m.out_bias) for m in members]).mean(axis=0)[:, None]

    def finish(self, entered: Array) -> Array:
        """Return the logits of each block, (outputs, blocks), from the sums that enter the first layer."""
        members, _, wide = self.around.shape
        taps = 2 * REACH + 1
        n = entered.shape[1]
        hidden = np.maximum(entered + self.bias, 0.0).reshape(members, wide // taps, n)
        near = np.zeros((members, taps, wide // taps, n), np.float32)
        for tap in range(taps):
            step = tap - REACH
            near[:, tap, :, max(0, -step) : n - max(0, step)] = hidden[:, :, max(0, step) : n + min(0, step)]
        middle = self.around @ near.reshape(members, wide, n)
        middle += self.around_bias
        np.maximum(middle, 0.0, out=middle)
        return np.asarray((self.out @ middle).mean(axis=0) + self.out_bias)

    def score(self, rows: Sequence[Array]) -> Array:
        """Return the logits of each block, (outputs, blocks); a part without rows counts as 0."""
        return self.finish(enter(self.entry, rows))


def _array(values: object) -> Array:
    return np.array(values, np.float32)


def _deeper(members: Sequence[Layers]) -> tuple[list[list[list[float]]], list[list[list[float]]]]:
    return [m.around for m in members], [m.out for m in members]


def enter(entry: Sequence[Array], rows: Sequence[Array]) -> Array:
    """Return the sum of what each part of the rows gives."""
    total = entry[0] @ rows[0]
    for weights, part in zip(entry[1:], rows[1:], strict=True):
        if len(part):
            total += weights @ part
    return np.asarray(total)


class Nets:
    """The whole model."""

    def __init__(self, weights: Weights) -> None:
        """Make the lexicon and both nets ready; what both see is looked at once."""
        self.lexicon = Lexicon(weights.lexicon)
        self.first, self.second = Net(weights.first), Net(weights.second)
        parts = len(self.first.entry)
        self.both = [np.concatenate(pair) for pair in zip(self.first.entry, self.second.entry[:parts], strict=True)]
        self.again = self.second.entry[parts:]

    def score(self, described: Described) -> tuple[Array, Array]:
        """Return for each block the probability of body, and the place in LABELS of what it else is.

        Both nets have a say in what is body: together they err less than the second one alone.
        """
        entered = enter(self.both, list_rows(described, *self.lexicon.describe(described.tokens)))
        half = len(self.first.bias)
        first = self.first.finish(entered[:half])
        second = self.second.finish(entered[half:] + enter(self.again, look_around(described, first)))
        body = balance((first[0] + second[0]) / 2, described.lengths)
        body[described.numbers[LETTERS] == 0] *= WORDLESS
        return np.round(body.astype(np.float64), ROUND_TO), first[1:].argmax(axis=0)


def list_rows(described: Described, text: Array, names: Array) -> Rows:
    """Return what both nets see of a page; `text`, `names`: what the lexicon says."""
    elements = np.concatenate([described.elements, names]) if len(described.elements) else described.elements
    return Rows(np.concatenate([described.numbers, text]), elements, described.neighbours)


def look_around(described: Described, logits: Array) -> tuple[Array, Array]:
    """Return what the second net sees of the first one's logits; more rows where blocks have elements."""
    kinds = np.exp(logits[1:] - logits[1:].max(axis=0))
    kinds /= kinds.sum(axis=0)
    return describe_context(described, squash(logits[0]), kinds)


def balance(logits: Array, lengths: Array) -> Array:
    """Return probabilities, moved so that one half divides where the choice is likely to be best by F1.

    Half of the F1 that can be hoped for is where a block begins to add more than it costs: on a page that is hard to
    tell that is less than one half.
    """
    body = squash(logits)
    hoped, needed = float((body * lengths).sum()), 0.5
    for _ in range(ROUNDS):
        chosen = lengths * (body >= needed)
        f1 = 2 * float((body * chosen).sum()) / max(1.0, float(chosen.sum()) + hoped)
        needed = min(0.5, max(LEAST_NEEDED, f1 / 2))
    return squash(logits - np.float32(np.log(needed / (1 - needed))))


def squash(logits: Array) -> Array:
    """Return probabilities."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -30.0, 30.0))))


def parse_nets(raw: bytes) -> Nets:
    """Return the model of a weights file; WeightsError if it is none."""
    try:
        return Nets(msgspec.json.decode(raw, type=Weights))
    except (msgspec.MsgspecError, ValueError, IndexError) as error:
        raise WeightsError(f"the weights of cleaning cannot be read: {error}") from error
