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
BACKGROUND_ARTICLES = 500
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


class LanguageWeights(dict[str, float]):
    """The weight of each term in one language, worked out when it is first asked for."""

    def __init__(self, background: Frequencies, counts: Mapping[str, int], articles: int) -> None:
        self._background = background
        self._counts = counts
        self._articles = articles

    def __missing__(self, term: str) -> float:
        """Return the weight of `term`: minus the logarithm of its share of articles, never below 0."""
        seen = self._counts.get(term, 0) + BACKGROUND_ARTICLES * self._background.rate(term)
        weight = self[term] = -math.log(min(1.0, seen / (self._articles + BACKGROUND_ARTICLES)))
        return weight


class TermWeights:
    """Weights of terms from the table and from the run's own articles, a language apart."""

    def __init__(self, background: Frequencies, documents: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Count `documents`: of each article its language and its distinct terms."""
        counts: dict[str, Counter[str]] = {}
        articles: Counter[str] = Counter()
        for language, terms in documents:
            counts.setdefault(language, Counter()).update(terms)
            articles[language] += 1
        self._weights = {key: LanguageWeights(background, counts[key], articles[key]) for key in counts}

    def of_language(self, language: str) -> Mapping[str, float]:
        """Return the weights of the terms of articles in `language`."""
        return self._weights[language]
