"""Each article as a row of weighted terms.

In: the terms of the run's articles and how common each word is.  Out: their rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from rashomon.link.frequencies import Frequencies, weigh_terms
from rashomon.link.sparse import Floats, Ints, Sparse, keep_heaviest, to_unit
from rashomon.link.terms import NOTHING, Counts, Lexicon, Terms

BODY_TERMS = 120  # heaviest terms of an article; the rest adds time, not quality
TITLE_COUNT = 2  # a term of the headline counts as if the body had it twice more


@dataclass(frozen=True, slots=True)
class Row:
    """One article's vectors, each of length 1 (or empty)."""

    terms: Terms
    body: Sparse
    title: Sparse
    lead: Sparse
    names: Sparse
    numbers: Sparse


@dataclass(frozen=True)
class Rows:
    """The rows of a run. Terms are numbers of `words`, which are in alphabetical order: ties go to the first word."""

    rows: list[Row]
    words: list[str]


def make_rows(terms: Sequence[Terms], lexicon: Lexicon, frequencies: Frequencies) -> Rows:
    """Return the weighted vectors of the articles, in their order."""
    order = sorted(range(len(lexicon.words)), key=lexicon.words.__getitem__)
    ranks = np.zeros(len(order), np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    words = [lexicon.words[number] for number in order]
    weights = {
        language: weigh_terms(words, [ranks[t.body.terms] for t in terms if t.language == language], frequencies)
        for language in sorted({t.language for t in terms})
    }
    return Rows([make_row(item, ranks, weights[item.language]) for item in terms], words)


def make_row(terms: Terms, ranks: Ints, weights: Floats) -> Row:
    """Return the weighted vectors of an article; `ranks` numbers the terms anew, `weights` are by the new numbers."""
    body = terms.body
    counts = body.counts + TITLE_COUNT * np.isin(body.terms, terms.title.terms).astype(np.int32)
    return Row(
        terms=replace(terms, title=NOTHING, lead=NOTHING, body=NOTHING, names=NOTHING, numbers=NOTHING),
        body=weigh(Counts(body.terms, counts), ranks, weights, limit=BODY_TERMS),
        title=weigh(terms.title, ranks, weights),
        lead=weigh(terms.lead, ranks, weights),
        names=weigh(terms.names, ranks, weights),
        numbers=weigh(terms.numbers, ranks, weights),
    )


def weigh(counts: Counts, ranks: Ints, weights: Floats, *, limit: int | None = None) -> Sparse:
    """Return the vector of `counts`, length 1, of at most `limit` heaviest terms."""
    terms = ranks[counts.terms]
    order = np.argsort(terms)
    terms = terms[order]
    raw = (1 + np.log(counts.counts[order])) * weights[terms]
    return to_unit(*(keep_heaviest(terms, raw, limit) if limit is not None else (terms, raw)))
