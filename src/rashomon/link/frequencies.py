"""How common each word is, so that a rare word shared by two articles weighs more than a common one.

In: document frequencies of everyday news (a table read by the caller), the terms of the run's own articles.
Out: a weight a term.  Not here: reading files.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rashomon.errors import WeightsError

# Articles of a run that outweigh as many of the background table: in a run of five pages about one matter its own
# words are in every page and still tell it from other matters; in a run of thousands about one event they do not.
BACKGROUND_ARTICLES = 1500
UNSEEN_ARTICLES = 0.5  # a word that the table does not hold is taken to stand in half an article of it


@dataclass(frozen=True)
class Frequencies:
    """In how many of `documents` articles each term stands; without a table every term is as rare as any other."""

    documents: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    def rate(self, term: str) -> float:
        """Return the share of everyday articles that hold `term`, above 0."""
        return (self.counts.get(term, 0) + UNSEEN_ARTICLES) / (self.documents + 1)


def parse_frequencies(raw: bytes) -> Frequencies:
    """Return the table of `raw`: JSON with `documents` and `counts`, each count with its terms in one string."""
    try:
        table = json.loads(raw)
        counts = {term: int(count) for count, terms in table["counts"].items() for term in terms.split()}
        return Frequencies(documents=int(table["documents"]), counts=counts)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WeightsError(f"link_frequencies.json: no table of document frequencies ({error!r})") from error


class TermWeights:
    """Weights of terms from the table and from the run's own articles, a language apart."""

    def __init__(self, background: Frequencies, documents: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Count `documents`: of each article its language and its distinct terms."""
        self._background = background
        self._counts: dict[str, Counter[str]] = {}
        self._sizes: Counter[str] = Counter()
        self._weights: dict[tuple[str, str], float] = {}
        for language, terms in documents:
            self._counts.setdefault(language, Counter()).update(terms)
            self._sizes[language] += 1

    def count(self, language: str, term: str) -> int:
        """Return in how many articles of the run in `language` the term stands."""
        return self._counts[language][term]

    def weight(self, language: str, term: str) -> float:
        """Return the weight of `term`: minus the logarithm of its share of articles, never below 0."""
        key = (language, term)
        known = self._weights.get(key)
        if known is None:
            seen = self._counts[language][term] + BACKGROUND_ARTICLES * self._background.rate(term)
            rate = min(1.0, seen / (self._sizes[language] + BACKGROUND_ARTICLES))
            known = self._weights[key] = -math.log(rate)
        return known
