"""Sampled shingles and sparse vectors."""

from __future__ import annotations

import pytest

from rashomon.text.shingles import containment, shingle_hashes
from rashomon.text.sparse import cosine, document_frequencies, weigh_terms

TEXT = "the ferry left the harbour at dawn and did not come back before the storm".split()


def test_an_embedded_text_is_wholly_contained() -> None:
    """A passage inside a longer text is found whole, though the longer text is much more."""
    part, whole = shingle_hashes(TEXT), shingle_hashes(["before"] * 30 + TEXT + ["after"] * 30)
    assert containment(part, whole) == 1.0
    assert containment(whole, part) < 1.0


def test_sampling_takes_the_same_shingles_from_every_text() -> None:
    """A sample of the part is a subset of the sample of the whole."""
    assert shingle_hashes(TEXT, every=3) <= shingle_hashes([*TEXT, "again"], every=3)


def test_a_text_too_short_for_a_shingle_has_none() -> None:
    """Four words prove no copy."""
    assert shingle_hashes(TEXT[:4]) == frozenset()
    assert containment(frozenset(), shingle_hashes(TEXT)) == 0.0


def test_rare_terms_weigh_more_than_common_ones() -> None:
    """A word of every document says less than a word of one."""
    frequencies = document_frequencies([["ferry", "said"], ["dam", "said"], ["mine", "said"]])
    row = weigh_terms(["ferry", "said"], frequencies, documents=3)
    assert row["ferry"] > row["said"]
    assert cosine(row, row) == pytest.approx(1.0, abs=1e-6)
