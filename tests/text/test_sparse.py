"""In how many documents a term stands."""

from __future__ import annotations

from rashomon.text.sparse import document_frequencies


def test_a_term_counts_once_a_document() -> None:
    """Repeating a word in one text does not make it common."""
    counts = document_frequencies([["ferry", "ferry", "said"], ["dam", "said"]])
    assert counts == {"ferry": 1, "dam": 1, "said": 2}
