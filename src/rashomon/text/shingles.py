"""Shingles: hashed runs of words, sampled so that any two texts sample the same ones.

A shingle is kept if its hash is divisible by the sampling rate; containment of one sample in another estimates how
much of a text stands in the other, which finds embedded copies that set similarity misses.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

SHINGLE_WORDS = 5


def shingle_hashes(words: Sequence[str], *, size: int = SHINGLE_WORDS, every: int = 1) -> frozenset[int]:
    """Return the 32-bit hashes of all runs of `size` words whose hash is divisible by `every`.

    A text shorter than `size` has none: too little to call a copy.
    """
    if len(words) < size:
        return frozenset()
    runs = (" ".join(words[i : i + size]).encode("utf-8", "surrogatepass") for i in range(len(words) - size + 1))
    return frozenset(h for h in map(crc32, runs) if h % every == 0)


def containment(part: frozenset[int], whole: frozenset[int]) -> float:
    """Return the share of `part` that stands in `whole`, 0 to 1; 0 for an empty part."""
    return len(part & whole) / len(part) if part else 0.0
