"""Each article as a row of weighted terms.

In: the terms of an article and how common each term is.  Out: its `Row`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.link.frequencies import TermWeights
from rashomon.link.terms import Terms
from rashomon.text.sparse import Vector

BODY_TERMS = 120  # heaviest terms of an article; the rest adds time, not quality
TITLE_COUNT = 2  # a term of the headline counts as if the body had it twice more


@dataclass(frozen=True, slots=True)
class Row:
    """One article's vectors, each of length 1 (or empty), terms in sorted order."""

    terms: Terms
    body: Vector
    title: Vector
    lead: Vector
    names: Vector
    numbers: Vector


def make_row(terms: Terms, weights: TermWeights) -> Row:
    """Return the weighted vectors of an article."""
    body = terms.body + Counter({term: TITLE_COUNT for term in terms.title})
    language = terms.language
    return Row(
        terms=terms,
        body=weigh(body, language, weights, limit=BODY_TERMS),
        title=weigh(terms.title, language, weights),
        lead=weigh(terms.lead, language, weights),
        names=weigh(terms.names, language, weights),
        numbers=weigh(dict.fromkeys(terms.numbers, 1), language, weights),
    )


def weigh(counts: Mapping[str, int], language: str, weights: TermWeights, *, limit: int | None = None) -> Vector:
    """Return the vector of `counts`, length 1, of at most `limit` heaviest terms."""
    raw = [((1 + math.log(n)) * weights.weight(language, term), term) for term, n in counts.items()]
    if limit is not None and len(raw) > limit:
        raw.sort(key=lambda item: (-item[0], item[1]))
        raw = raw[:limit]
    length = math.sqrt(math.fsum(weight * weight for weight, _ in raw))
    return {term: weight / length for weight, term in sorted(raw, key=_term)} if length else {}


def _term(item: tuple[float, str]) -> str:
    return item[1]

