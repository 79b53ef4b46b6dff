"""How alike two tellings are: in rare terms, in exact words, in numbers.

In: words and terms of two texts.  Out: a `Likeness`, quantised. Likeness never says that two texts agree:
"opened" and "did not open" are alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Protocol

from rapidfuzz.distance import LCSseq

from rashomon.compare.words.terms import is_number
from rashomon.model import Value

DECIMALS = 4


class Weighing(Protocol):
    """What tells how rare terms are: a story's sentences, or what is said in it."""

    def weigh(self, terms: Iterable[str]) -> float:
        """Return the summed rarity of `terms`."""
        ...


class Likeness(Value, frozen=True, kw_only=True):
    """How alike two texts are, each 0 to 1 but for the counts.

    contained: weight of the shared terms over the lighter text's. joint: over both texts'. verbatim: words of the
    shorter that stand in the longer in order. run: most words in a row that both have. shared: terms in common.
    """

    contained: float
    joint: float
    verbatim: float
    run: int
    shared: int
    weight: float
    numbers: int


def measure_likeness(
    rarity: Weighing, a_words: Sequence[str], b_words: Sequence[str], a_terms: frozenset[str], b_terms: frozenset[str]
) -> Likeness:
    """Return how alike the two texts are; the order of the two does not matter."""
    common = a_terms & b_terms
    weight = rarity.weigh(common)
    light, both = sorted((rarity.weigh(a_terms), rarity.weigh(b_terms)))
    shorter = min(len(a_words), len(b_words))
    return Likeness(
        contained=round(weight / light, DECIMALS) if light else 0.0,
        joint=round(weight / (light + both - weight), DECIMALS) if both else 0.0,
        verbatim=round(LCSseq.similarity(a_words, b_words) / shorter, DECIMALS) if shorter else 0.0,
        run=longest_run(a_words, b_words),
        shared=len(common),
        weight=weight,
        numbers=sum(map(is_number, common)),
    )


def longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    """Return the greatest number of words in a row that both have."""
    places: dict[str, list[int]] = {}
    for j, word in enumerate(b):
        places.setdefault(word, []).append(j)
    best, previous = 0, dict[int, int]()
    for word in a:
        current: dict[int, int] = {}
        for j in places.get(word, ()):
            current[j] = length = previous.get(j - 1, 0) + 1 if previous else 1
            if length > best:
                best = length
        previous = current
    return best


def index_terms(items: Mapping[str, frozenset[str]], *, cap: int) -> dict[str, list[str]]:
    """Return which items hold each term; terms of more than `cap` items are left out: they tell nothing apart."""
    postings: dict[str, list[str]] = {}
    for key in sorted(items):
        for term in items[key]:
            postings.setdefault(term, []).append(key)
    return {term: keys for term, keys in postings.items() if 1 < len(keys) <= cap}


def candidate_pairs(items: Mapping[str, frozenset[str]], *, cap: int, shared: int) -> list[tuple[str, str]]:
    """Return the pairs of items with at least `shared` terms in common among those that few items hold, sorted."""
    return sorted(pair for pair, count in count_shared(items, cap=cap).items() if count >= shared)


def count_shared(items: Mapping[str, frozenset[str]], *, cap: int) -> Counter[tuple[str, str]]:
    """Return how many of the terms that few items hold each pair of items shares; the first of a pair sorts first."""
    counts: Counter[tuple[str, str]] = Counter()
    for keys in index_terms(items, cap=cap).values():
        counts.update(combinations(keys, 2))
    return counts
