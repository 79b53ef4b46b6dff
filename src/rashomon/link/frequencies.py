"""How common each word is, so that a rare word shared by two articles weighs more than a common one.

In: document frequencies of everyday news (a table read by the caller), the terms of the run's own articles.
Out: a weight a term.  Not here: reading files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from rashomon.errors import WeightsError
from rashomon.link.sparse import Floats, Longs

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


def weigh_terms(words: Sequence[str], counts: Longs, articles: int, background: Frequencies) -> Floats:
    """Return the weight of each word in one language: minus the logarithm of its share of articles, never below 0.

    `counts` tells in how many of the run's `articles` each word stands.
    """
    everyday = np.fromiter(map(background.rate, words), np.float64, len(words))
    shares = (counts + BACKGROUND_ARTICLES * everyday) / (articles + BACKGROUND_ARTICLES)
    weights: Floats = -np.log(np.minimum(1.0, shares))
    return weights
