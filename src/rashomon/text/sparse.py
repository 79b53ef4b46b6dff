"""Sparse vectors of weighted terms: document frequencies, TF-IDF rows, cosine."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

Vector = dict[str, float]


def document_frequencies(documents: Iterable[Iterable[str]]) -> Counter[str]:
    """Return in how many documents each term stands; order of documents does not matter."""
    counts: Counter[str] = Counter()
    for terms in documents:
        counts.update(set(terms))
    return counts


def weigh_terms(terms: Iterable[str], frequencies: Mapping[str, int], documents: int) -> Vector:
    """Return the TF-IDF vector of `terms`, length 1, keys sorted so that sums are the same on every run."""
    counts = Counter(terms)
    raw = {
        t: (1 + math.log(n)) * math.log(1 + documents / (1 + frequencies.get(t, 0))) for t, n in sorted(counts.items())
    }
    length = math.sqrt(sum(weight * weight for weight in raw.values()))
    return {t: weight / length for t, weight in raw.items()} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """Return the cosine of two vectors of length 1, rounded to six places so that thresholds never flicker."""
    if len(a) > len(b):
        a, b = b, a
    return round(sum(weight * b[t] for t, weight in sorted(a.items()) if t in b), 6)
