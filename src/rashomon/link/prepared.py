"""What linking keeps of an article, so that no text is read twice: its words by what they are, not by a run's numbers.

In: an article.  Out: a `Prepared`, which encodes to JSON or MessagePack and is linked without its text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from rashomon.link.sparse import Counts
from rashomon.link.terms import Facts, Terms, read_terms
from rashomon.link.tokens import read_tokens
from rashomon.link.vectors import FIELDS
from rashomon.link.vocabulary import Vocabulary
from rashomon.model import Article, Value


class Prepared(Value, frozen=True, kw_only=True):
    """The words of one article: how often each term stands in its headline, lead and body, among its names, numbers.

    `quotes` are hashes of quoted runs of words; `facts` what it says beside its words.
    """

    facts: Facts
    title: dict[str, int]
    lead: dict[str, int]
    body: dict[str, int]
    names: dict[str, int]
    numbers: dict[str, int]
    quotes: tuple[int, ...]

    @property
    def id(self) -> str:
        """The article's id."""
        return self.facts.id


def prepare_article(article: Article) -> Prepared:
    """Return what linking keeps of an article."""
    vocabulary = Vocabulary()
    terms = read_terms(article, read_tokens(article, vocabulary), vocabulary)
    fields = {name: _as_words(getattr(terms, name), vocabulary) for name in FIELDS}
    return Prepared(facts=terms.facts, quotes=tuple(terms.quotes.tolist()), **fields)


def recall_terms(prepared: Sequence[Prepared], vocabulary: Vocabulary) -> Iterator[Terms]:
    """Yield the terms of prepared articles as numbers of a run's vocabulary."""
    for item in prepared:
        yield Terms(
            facts=item.facts,
            title=_as_counts(item.title, vocabulary),
            lead=_as_counts(item.lead, vocabulary),
            body=_as_counts(item.body, vocabulary),
            names=_as_counts(item.names, vocabulary),
            numbers=_as_counts(item.numbers, vocabulary),
            quotes=np.array(item.quotes, np.uint32),
        )


def _as_words(counts: Counts, vocabulary: Vocabulary) -> dict[str, int]:
    words = [vocabulary.words[term] for term in counts.terms.tolist()]
    return dict(sorted(zip(words, counts.counts.tolist(), strict=True)))


def _as_counts(words: Mapping[str, int], vocabulary: Vocabulary) -> Counts:
    terms = np.array([vocabulary.term(word) for word in words], np.int32)
    order = np.argsort(terms)
    return Counts(terms[order], np.array(list(words.values()), np.int32)[order])
