"""Sparse vectors of terms, and in how many documents each term stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

Vector = dict[str, float]


def document_frequencies(documents: Iterable[Iterable[str]]) -> Counter[str]:
    """Return in how many documents each term stands; order of documents does not matter."""
    counts: Counter[str] = Counter()
    for terms in documents:
        counts.update(set(terms))
    return counts
