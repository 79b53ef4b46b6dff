"""What an article quotes, as runs of three words: accounts of one happening quote the same sentences.

In: tokens as numbers, and what they mark.  Out: hashes of runs, at most so many, so that any two texts keep the same.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rashomon.link.sparse import Ints, Longs, entries_between
from rashomon.link.vocabulary import NO_WORD, OPENING, QUOTE, STRAIGHT, Hashes, Vocabulary

Runs = NDArray[np.uint32]

RUN_WORDS = 3
MOST_RUNS = 128  # of an article: those with the smallest hashes, so that any two articles keep the same ones
FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
HALF = np.uint64(32)  # bits: the upper half of a product is the better mixed one


def quoted_runs(numbers: Ints, marks: Ints, vocabulary: Vocabulary) -> Runs:
    """Return the hashes of the runs of three words that stand inside quotation marks, rising."""
    ranges = find_quoted(numbers, marks, vocabulary.tokens)
    if not ranges:
        return np.zeros(0, np.uint32)
    begins, ends = np.array(ranges, np.int64).T
    entries, sizes = entries_between(begins, ends)
    codes, quote = vocabulary.codes[numbers[entries]], np.repeat(np.arange(len(ranges)), sizes)
    words = codes != NO_WORD
    return np.unique(hash_runs(codes[words], quote[words]))[:MOST_RUNS]


def find_quoted(numbers: Ints, marks: Ints, tokens: list[str]) -> list[tuple[int, int]]:
    """Return the ranges of tokens between quotation marks; a paragraph's end closes what is open."""
    ranges = []
    opened: int | None = None
    for place in np.flatnonzero(marks & QUOTE).tolist():
        mark = tokens[numbers[place]]
        if opened is not None and mark not in OPENING:
            ranges.append((opened, place))
        opens = mark in OPENING or (mark == STRAIGHT and opened is None)
        opened = place + 1 if opens else None
    return [(start, end) for start, end in ranges if end - start >= RUN_WORDS]


def hash_runs(words: Hashes, quote: Longs) -> Runs:
    """Return the hashes of all runs of three words that stand in one quotation; `quote` numbers that of each word."""
    count = max(0, len(words) - RUN_WORDS + 1)
    hashes = np.zeros(count, np.uint64)
    for place, factor in enumerate(FACTORS):
        hashes += words[place : place + count] * np.uint64(factor)
    together = quote[:count] == quote[RUN_WORDS - 1 :][:count]
    found: Runs = (hashes[together] >> HALF).astype(np.uint32)
    return found
