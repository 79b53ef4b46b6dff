"""Each article as a row of weighted terms.

In: the terms of an article and how common each term is.  Out: its `Row`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

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
    body = dict(terms.body)
    for term in terms.title:
        body[term] = body.get(term, 0) + TITLE_COUNT
    of_term = weights.of_language(terms.language)
    return Row(
        terms=drop_counts(terms),
        body=weigh(body, of_term, limit=BODY_TERMS),
        title=weigh(terms.title, of_term),
        lead=weigh(terms.lead, of_term),
        names=weigh(terms.names, of_term),
        numbers=weigh(dict.fromkeys(terms.numbers, 1), of_term),
    )


def drop_counts(terms: Terms) -> Terms:
    """Return the terms without their counts: the vectors replace them, and they hold most of the memory."""
    empty: Counter[str] = Counter()
    return replace(terms, title=empty, lead=empty, body=empty, names=empty)


def weigh(counts: Mapping[str, int], of_term: Mapping[str, float], *, limit: int | None = None) -> Vector:
    """Return the vector of `counts`, length 1, of at most `limit` heaviest terms; `of_term` gives each its weight."""
    raw = [((1 + math.log(n)) * of_term[term], term) for term, n in counts.items()]
    if limit is not None and len(raw) > limit:
        raw.sort(key=lambda item: (-item[0], item[1]))
        raw = raw[:limit]
    length = math.sqrt(math.fsum(weight * weight for weight, _ in raw))
    return {term: weight / length for weight, term in sorted(raw, key=_term)} if length else {}


def _term(item: tuple[float, str]) -> str:
    return item[1]
