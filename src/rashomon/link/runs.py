"""Runs of words as hashes: equal runs in two texts give equal hashes, on every machine.

In: the words of a text as codes.  Out: hashes of runs of five words; a sample of them, so that any two texts sample the
same ones.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rashomon.link.tokens import Tokens
from rashomon.link.vocabulary import NO_WORD, Hashes, Vocabulary

Sample = NDArray[np.uint32]

HALF = np.uint64(32)  # bits: the upper half of a sum of products is the better mixed one
SHINGLE_WORDS = 5  # words a run: shorter ones stand in texts that know nothing of each other

# One odd factor a place, so that the same words in another order give another hash; overflow is meant.
FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5, 0x85EBCA77C2B2AE63)
SAMPLE_MASK = np.uint64(3)  # one run in four is in the sample: those whose first two words have the last two bits alike


def body_codes(tokens: Tokens, vocabulary: Vocabulary) -> Hashes:
    """Return the codes of the words of the paragraphs: headline and dek are what copies change first."""
    codes = vocabulary.codes[tokens.numbers[tokens.body :]]
    found: Hashes = codes[codes != NO_WORD]
    return found


def hash_runs(codes: Hashes) -> Hashes:
    """Return the hashes of all runs of five words, in order; a shorter text has none."""
    count = max(0, len(codes) - SHINGLE_WORDS + 1)
    hashes = np.zeros(count, np.uint64)
    for place, factor in enumerate(FACTORS):
        hashes += codes[place : place + count] * np.uint64(factor)
    return hashes


def sample_runs(codes: Hashes) -> Sample:
    """Return about a quarter of the distinct runs, half of each hash, chosen by the runs' own words."""
    hashes = hash_runs(codes)
    chosen = (codes[: len(hashes)] ^ codes[1 : len(hashes) + 1]) & SAMPLE_MASK == 0
    return np.unique((hashes[chosen] >> HALF).astype(np.uint32))
