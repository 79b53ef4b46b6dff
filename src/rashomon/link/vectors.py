"""Each article as rows of weighted terms.

In: the terms of the run's articles and how common each word is.  Out: tables, a row an article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.link.frequencies import Frequencies, weigh_terms
from rashomon.link.packs import Counted, Owners, Pack
from rashomon.link.quotes import Runs
from rashomon.link.sparse import (
    Floats,
    Ints,
    Longs,
    Table,
    join_tables,
    to_units,
)
from rashomon.link.terms import Facts
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


def make_rows(packs: Sequence[Pack], vocabulary: Vocabulary, frequencies: Frequencies) -> Rows:
    """Return the weighted vectors of the articles, in their order."""
    order = sorted(range(len(vocabulary.words)), key=vocabulary.words.__getitem__)
    ranks = np.zeros(len(order), np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    words = [vocabulary.words[number] for number in order]
    facts = [each for pack in packs for each in pack.facts]
    weights = weigh_languages(packs, ranks, words, frequencies)

    def table(field: str, limit: int | None = None) -> Table:
        return join_tables([weigh(pack, field, ranks, weights, limit=limit) for pack in packs])

    quotes, quoted = weigh_quotes([runs for pack in packs for runs in pack.quotes])
    return Rows(
        facts=facts,
        words=words,
        body=table("body", BODY_TERMS),
        title=table("title"),
        lead=table("lead"),
        names=table("names"),
        numbers=table("numbers"),
        quotes=quotes,
        quoted=quoted,
        days=np.array([each.day if each.day is not None else np.nan for each in facts], np.float64),
    )


def weigh_languages(
    packs: Sequence[Pack], ranks: Ints, words: Sequence[str], frequencies: Frequencies
) -> dict[str, Floats]:
    """Return the weights of all terms in each language, as numbered anew by `ranks`."""
    weights = {}
    for language in sorted({facts.language for pack in packs for facts in pack.facts}):
        counts, articles = np.zeros(len(words), np.int64), 0
        for pack in packs:
            spoken = np.array([facts.language == language for facts in pack.facts], bool)
            np.add.at(counts, ranks[pack.body.terms[spoken[pack.body.owners]]], 1)
            articles += int(spoken.sum())
        weights[language] = weigh_terms(words, counts, articles, frequencies)
    return weights


def weigh(pack: Pack, field: str, ranks: Ints, weights: Mapping[str, Floats], *, limit: int | None = None) -> Table:
    """Return the vectors of one field of some articles, each of at most `limit` heaviest terms.

    `ranks` numbers the terms anew; `weights` are those of each language's terms.
    """
    counted = heavier_titles(pack, len(ranks)) if field == "body" else getattr(pack, field)
    terms = ranks[counted.terms]
    order = np.argsort(counted.owners * np.int64(len(ranks)) + terms)
    owners, terms, counts = counted.owners[order], terms[order], counted.counts[order]
    raw = 1 + np.log(counts.astype(np.float64))
    languages = {language: number for number, language in enumerate(weights)}
    spoken = np.array([languages[facts.language] for facts in pack.facts], np.int64)[owners]
    for language, number in languages.items():
        mine = np.flatnonzero(spoken == number)
        raw[mine] *= weights[language][terms[mine]]
    if limit is not None:
        kept = are_heaviest(owners, raw, limit)
        owners, terms, raw = owners[kept], terms[kept], raw[kept]
    return to_units(owners, terms, raw, len(pack.facts))


def heavier_titles(pack: Pack, width: int) -> Counted:
    """Return the counts of the bodies, to which the headlines count more."""
    body, title = pack.body, pack.title
    counts = body.counts.copy()
    places = np.searchsorted(_keys(body, width), _keys(title, width))
    counts[places] += TITLE_COUNT
    return Counted(body.owners, body.terms, counts)


def _keys(counted: Counted, width: int) -> Longs:
    return counted.owners.astype(np.int64) * width + counted.terms


def are_heaviest(owners: Owners, raw: Floats, limit: int) -> NDArray[np.bool_]:
    """Return which entries are among the `limit` heaviest of their owner; of equal weights the first."""
    order = np.lexsort((-raw, owners))
    sizes = np.bincount(owners)
    places = np.arange(len(owners)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    found = np.zeros(len(owners), bool)
    found[order] = places < limit
    return found


def weigh_quotes(quotes: Sequence[Runs]) -> tuple[Table, int]:
    """Return the vectors of the quoted runs of words, and how many different ones there are."""
    every = np.concatenate([np.zeros(0, np.uint32), *quotes])
    distinct, numbers, counts = np.unique(every, return_inverse=True, return_counts=True)
    weights = np.log((len(quotes) + 1) / counts)
    owners = np.repeat(np.arange(len(quotes), dtype=np.int32), [len(runs) for runs in quotes])
    return to_units(owners, numbers.astype(np.int32), weights[numbers], len(quotes)), len(distinct)
