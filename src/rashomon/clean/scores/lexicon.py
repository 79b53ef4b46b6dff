"""What words say about blocks: tokens of their text and of their containers' names, looked up in a learned table.

In: hashed words.  Out: for each block, what its tokens say for body and for each kind of boilerplate. The table holds
how often a token stood in each, counted once a site; it is made by `python -m evals train-clean`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from zlib import crc32

import msgspec
import numpy as np

from rashomon.clean.scores.characters import Characters, mix_bits

Array = np.ndarray[Any, np.dtype[Any]]

BUCKETS = 1 << 18  # of hashed tokens; 0 is kept for none
FRONT_WORDS, BACK_WORDS = 6, 3  # words of a block that are looked up: a long paragraph is known by its form
WHOLE_WORDS = 8  # a longer block is not looked up as a whole
MARKS = 5
UNIT = 32.0  # a value of 1 in the stored table
_SALTS = np.array([0x51ED270B, 0x2545F491, 0x7F4A7C15, 0x1B873593, 0x68E31DA4], dtype=np.uint32)
_PAIR = np.uint32(0x85EBCA6B)
_WHOLE = np.array([pow(0xC2B2AE35, k + 1, 1 << 32) | 1 for k in range(16)], dtype=np.uint32)


class Tokens(NamedTuple):
    """The buckets of a page's tokens.

    words: those of all blocks in order, with how many each block has. names: those of the kin in order, with how many
    each has, and which kin each block is of. marks: (blocks, MARKS) those of a block's first and last word, its first
    and last pair of words, and of a short block as a whole; 0 where it has none.
    """

    words: Array
    word_counts: Array
    names: Array
    name_counts: Array
    kin_of: Array
    marks: Array


class LexiconTable(msgspec.Struct, frozen=True):
    """Rows of numbers by bucket; `values` are signed bytes, UNIT to one, a row of `width` for each of `buckets`."""

    buckets: list[int]
    width: int
    values: bytes


class Lexicon:
    """A table ready to look up."""

    def __init__(self, table: LexiconTable) -> None:
        """Spread the rows: row 0 is that of an unknown token."""
        rows = np.frombuffer(table.values, np.int8).reshape(-1, table.width)
        self.values = np.vstack([np.zeros((1, table.width), np.float32), rows / np.float32(UNIT)]).astype(np.float32)
        self.row = np.zeros(BUCKETS, np.int32)
        self.row[table.buckets] = np.arange(1, len(table.buckets) + 1)

    def describe(self, tokens: Tokens) -> tuple[Array, Array]:
        """Return what the tokens of the text say, and those of the names, (rows, blocks) float32 each."""
        text = describe_text(self._look_up(tokens.words), self._look_up(tokens.marks), tokens)
        return text, describe_names(self._look_up(tokens.names), tokens)

    def _look_up(self, buckets: Array) -> Array:
        return np.take(self.values, np.take(self.row, buckets), axis=0)


def describe_text(words: Array, marks: Array, tokens: Tokens) -> Array:
    """Return the values of a block's words and marks summed up: (rows, blocks) float32."""
    said, body = _sum_up(words, tokens.word_counts)
    return np.concatenate([said.T, body, marks[:, :, 0].T, marks[:, :, 1:].sum(axis=1).T])


def describe_names(names: Array, tokens: Tokens) -> Array:
    """Return the values of the words of a block's names summed up; no rows where there is no kin."""
    if not len(tokens.name_counts):
        return np.empty((0, len(tokens.word_counts)), np.float32)
    named, body = _sum_up(names, tokens.name_counts)
    return np.concatenate([named.T, body])[:, tokens.kin_of]


def _sum_up(values: Array, counts: Array) -> tuple[Array, Array]:
    """Return the mean of each block's rows, and the least, the largest and the first of the first column."""
    n = len(counts)
    means, edges = np.zeros((n, values.shape[1]), np.float32), np.zeros((3, n), np.float32)
    held = np.flatnonzero(counts)
    if len(held):
        starts = (np.cumsum(counts) - counts)[held]
        means[held] = np.add.reduceat(values, starts, axis=0) / counts[held, None]
        column = np.ascontiguousarray(values[:, 0])
        edges[0, held] = np.minimum.reduceat(column, starts)
        edges[1, held] = np.maximum.reduceat(column, starts)
        edges[2, held] = column[starts]
    return means, edges


def pick_tokens(found: Characters, names: Sequence[tuple[int, ...]], kin_of: Array) -> Tokens:
    """Return the tokens of blocks whose characters were counted; `names`: the buckets of the names of each kin."""
    picked = (found.front < FRONT_WORDS) | (found.words[found.owner] - found.front <= BACK_WORDS)
    return Tokens(
        to_buckets(found.hashes[picked]),
        np.minimum(found.words, FRONT_WORDS + BACK_WORDS),
        np.array([bucket for listed in names for bucket in listed], np.int64),
        np.array([*map(len, names)], np.int64),
        kin_of,
        _mark_edges(found),
    )


def to_buckets(hashes: Array) -> Array:
    """Return the bucket of each hash."""
    return np.asarray(np.maximum(hashes >> np.uint32(8) & np.uint32(BUCKETS - 1), 1), np.int64)


def hash_name(name: str) -> int:
    """Return the bucket of a word in the name of an element."""
    return crc32(name.encode("utf-8", "surrogatepass"), 0x5EED) % (BUCKETS - 1) + 1


def _mark_edges(found: Characters) -> Array:
    """Return the buckets of what opens and closes each block, and of short blocks as a whole."""
    words, hashes = found.words, found.hashes
    padded = np.append(hashes, [np.uint32(0)] * 2)
    ends = np.cumsum(words)
    first, last = ends - words, np.maximum(0, ends - 1)
    whole = np.zeros(len(words), np.uint32)
    held = np.flatnonzero(words)
    if len(held):
        mixed = hashes * _WHOLE[np.minimum(found.front, len(_WHOLE) - 1)]
        whole[held] = np.add.reduceat(mixed, first[held], dtype=np.uint32)
    pair = padded[first] * _PAIR + padded[first + 1]
    last_pair = padded[np.maximum(0, last - 1)] * _PAIR + padded[last]
    edges = np.stack([padded[first], padded[last], pair, last_pair, whole], axis=1)
    marks = to_buckets(mix_bits(edges ^ _SALTS))
    marks[words == 0] = 0
    marks[words < 2, 2:4] = 0
    marks[words > WHOLE_WORDS, 4] = 0
    return marks
