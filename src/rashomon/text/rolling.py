"""Hashes of runs of words, fast: each word is hashed once, a run is a sum of products.

For finding copies among thousands of articles: the sample finds pairs, all runs measure them (`shingles.containment`).
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from rashomon.text.shingles import SHINGLE_WORDS

# One odd factor a place, so that the same words in another order give another hash.
FACTORS = (0x2545F491, 0x1B873593, 0x3C6EF372, 0x27D4EB2F)
SAMPLE_MASK = 3  # one run in four is in the sample: those whose first two words have the last two bits alike


def run_hashes(words: Sequence[str]) -> frozenset[int]:
    """Return the hashes of all runs of five words; a shorter text has none."""
    f, g, h, i = FACTORS
    return frozenset([a * f + b * g + c * h + d * i + e for a, b, c, d, e in _runs(words)])


def sample_hashes(words: Sequence[str]) -> frozenset[int]:
    """Return about a quarter of `run_hashes`, chosen by the runs' own words, so any two texts sample the same ones."""
    f, g, h, i = FACTORS
    return frozenset(
        [a * f + b * g + c * h + d * i + e for a, b, c, d, e in _runs(words) if (a ^ b) & SAMPLE_MASK == 0]
    )


def _runs(words: Sequence[str]) -> zip[tuple[int, ...]]:
    codes = {word: crc32(word.encode("utf-8", "surrogatepass")) for word in set(words)}
    row = [codes[word] for word in words]
    return zip(*(row[start:] for start in range(SHINGLE_WORDS)), strict=False)
