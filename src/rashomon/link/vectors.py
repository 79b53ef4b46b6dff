"""Each article as rows of weighted terms.

In: the terms of the run's articles and how common each word is.  Out: tables, a row an article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.link.frequencies import Frequencies, weigh_terms
from rashomon.link.sparse import (
    Counts,
    Floats,
    Ints,
    Longs,
    Sparse,
    Table,
    join_rows,
    keep_heaviest,
    to_unit,
)
from rashomon.link.terms import Facts, Terms
from rashomon.link.vocabulary import Vocabulary

FIELDS = ("body", "title", "lead", "names", "numbers")
BODY_TERMS = 120  # heaviest terms of an article; the rest adds time, not quality
TITLE_COUNT = 2  # a term of the headline counts as if the body had it twice more


@dataclass(frozen=True)
class Rows:
    """The articles of a run as vectors of length 1 (or empty), a table a field.

    Terms are numbers of `words`, which are in alphabetical order: ties go to the first word. The terms of `quotes` are
    numbers of their own, below `quoted`. days: (rows,), when each was published, nan where unknown.
    """

    facts: list[Facts]
    words: list[str]
    body: Table
    title: Table
    lead: Table
    names: Table
    numbers: Table
    quotes: Table
    quoted: int
    days: Floats

    def __len__(self) -> int:
        """Return how many articles there are."""
        return len(self.facts)


def make_rows(terms: Sequence[Terms], vocabulary: Vocabulary, frequencies: Frequencies) -> Rows:
    """Return the weighted vectors of the articles, in their order."""
    order = sorted(range(len(vocabulary.words)), key=vocabulary.words.__getitem__)
    ranks = np.zeros(len(order), np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    words = [vocabulary.words[number] for number in order]
    documents: dict[str, list[Ints]] = {}
    for item in terms:
        documents.setdefault(item.facts.language, []).append(ranks[item.body.terms])
    weights = {language: weigh_terms(words, found, frequencies) for language, found in documents.items()}

    def table(field: str) -> Table:
        parts = ((getattr(item, field), weights[item.facts.language]) for item in terms)
        return join_rows([weigh(counts, ranks, heavy) for counts, heavy in parts])

    quotes, quoted = weigh_quotes(terms)
    return Rows(
        facts=[item.facts for item in terms],
        words=words,
        body=join_rows([weigh_body(item, ranks, weights[item.facts.language]) for item in terms]),
        title=table("title"),
        lead=table("lead"),
        names=table("names"),
        numbers=table("numbers"),
        quotes=quotes,
        quoted=quoted,
        days=np.array([item.facts.day if item.facts.day is not None else np.nan for item in terms], np.float64),
    )


def weigh_body(terms: Terms, ranks: Ints, weights: Floats) -> Sparse:
    """Return the vector of the body, to which the headline counts more."""
    counts = terms.body.counts.copy()
    counts[np.searchsorted(terms.body.terms, terms.title.terms)] += TITLE_COUNT
    return weigh(Counts(terms.body.terms, counts), ranks, weights, limit=BODY_TERMS)


def weigh(counts: Counts, ranks: Ints, weights: Floats, *, limit: int | None = None) -> Sparse:
    """Return the vector of `counts`, length 1, of at most `limit` heaviest terms; `ranks` numbers the terms anew."""
    terms = ranks[counts.terms]
    order = np.argsort(terms)
    terms = terms[order]
    raw = (1 + np.log(counts.counts[order])) * weights[terms]
    return to_unit(*(keep_heaviest(terms, raw, limit) if limit is not None else (terms, raw)))


def weigh_quotes(terms: Sequence[Terms]) -> tuple[Table, int]:
    """Return the vectors of the quoted runs of words, and how many different ones there are."""
    every = np.concatenate([np.zeros(0, np.uint32), *(item.quotes for item in terms)])
    distinct, numbers, counts = np.unique(every, return_inverse=True, return_counts=True)
    weights = np.log((len(terms) + 1) / counts)
    sizes: Longs = np.array([len(item.quotes) for item in terms], np.int64)
    parts = np.split(numbers.astype(np.int32), np.cumsum(sizes)[:-1]) if len(terms) else []
    return join_rows([to_unit(part, weights[part]) for part in parts]), len(distinct)
