"""Count in which blocks the words of pages stand: what the cleaner's lexicon is made of.

In: samples.  Out: the table that ships, and for each sample what it says with the sample's own site left out, so that
the nets learn how far a word of another site can be trusted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from evals.clean_samples import Sample
from rashomon.clean.scores.lexicon import BUCKETS, MARKS, UNIT, LexiconTable, Tokens, describe_names, describe_text
from rashomon.clean.scores.model import LABELS
from rashomon.clean.scores.nets import Label

Array = np.ndarray[Any, np.dtype[Any]]

# The kinds of boilerplate that words are told apart by: more of them say no more.
FAMILIES: tuple[tuple[Label, ...], ...] = (
    ("navigation", "share", "widget"),
    ("related",),
    ("comments",),
    ("advertisement", "subscription", "legal"),
    ("caption", "byline"),
    ("author-bio",),
)
_FAMILY_OF = np.array([next((i for i, kinds in enumerate(FAMILIES) if label in kinds), -1) for label in LABELS])
WIDTH = 1 + len(FAMILIES)
PRIOR_SITES = 2.0  # sites of the common mixture that each word is believed to have stood on as well
MIN_SITES = 5  # fewer teach nothing
MOST = 3.9  # the largest value: a byte holds no more
SITES = 1 << 12


class Counts:
    """How many sites hold each token, and in what share of its blocks there it was body or of a kind."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        """Count the tokens of all samples, a site once."""
        self._site = {site: i for i, site in enumerate(sorted({sample.site for sample in samples}))}
        tokens, rows, told, sites = [], [], [], []
        start = 0
        for sample in samples:
            own, own_rows = _list_tokens(sample.described.tokens)
            tokens.append(own)
            rows.append(own_rows + start)
            told.append(_tell_rows(sample))
            sites.append(np.full(len(own), self._site[sample.site], np.int64))
            start += len(sample.shares)
        row, values = np.concatenate(rows), np.concatenate(told)
        keys = np.concatenate(tokens) * SITES + np.concatenate(sites)
        order = np.argsort(keys, kind="stable")
        ordered = keys[order]
        starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
        self.keys = ordered[starts]
        counts = np.diff(np.append(starts, len(ordered)))
        sums = [np.add.reduceat(values[row[order], column], starts) for column in range(WIDTH)]
        self.means = (np.stack(sums, axis=1) / counts[:, None]).astype(np.float32)
        token = self.keys // SITES
        self.sites = np.bincount(token, minlength=BUCKETS).astype(np.float32)
        columns = [np.bincount(token, weights=self.means[:, column], minlength=BUCKETS) for column in range(WIDTH)]
        self.sums = np.stack(columns, axis=1).astype(np.float32)
        self.common = self.sums.sum(axis=0) / self.sites.sum()
        self.kept = self.sites >= MIN_SITES

    def make_table(self) -> LexiconTable:
        """Return the rows of all tokens that stand on enough sites."""
        buckets = np.flatnonzero(self.kept)
        values = np.round(self._weigh(self.sites[buckets], self.sums[buckets]) * UNIT).astype(np.int8)
        return LexiconTable(buckets=buckets.tolist(), width=WIDTH, values=values.tobytes())

    def describe(self, sample: Sample) -> tuple[Array, Array]:
        """Return what the tokens of a sample say by the sites that are not its own, as `Lexicon.describe` does."""
        tokens, site = sample.described.tokens, self._site[sample.site]
        marks = self._look_up(tokens.marks.ravel(), site).reshape(-1, MARKS, WIDTH)
        return (
            describe_text(self._look_up(tokens.words, site), marks, tokens),
            describe_names(self._look_up(tokens.names, site), tokens),
        )

    def _look_up(self, tokens: Array, site: int) -> Array:
        keys = tokens * SITES + site
        places = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        own = self.keys[places] == keys
        sums = np.maximum(0.0, self.sums[tokens] - np.where(own[:, None], self.means[places], 0.0))
        values = self._weigh(self.sites[tokens] - own, sums)
        values[(tokens == 0) | ~self.kept[tokens]] = 0.0
        return values

    def _weigh(self, sites: Array, sums: Array) -> Array:
        """Return how much more likely body and each kind are than by chance, as logarithms."""
        shares = np.clip((sums + PRIOR_SITES * self.common) / (sites[:, None] + PRIOR_SITES), 1e-4, 1 - 1e-4)
        values = np.log(shares / self.common)
        values[:, 0] -= np.log((1 - shares[:, 0]) / (1 - self.common[0]))
        clipped: Array = np.clip(values, -MOST, MOST).astype(np.float32)
        return clipped


def _list_tokens(tokens: Tokens) -> tuple[Array, Array]:
    """Return all tokens of a page but the empty one, and the block of each."""
    blocks = np.arange(len(tokens.word_counts))
    of_kin = np.split(tokens.names, np.cumsum(tokens.name_counts)[:-1]) if len(tokens.name_counts) else []
    names = np.concatenate([of_kin[kin] for kin in tokens.kin_of] or [tokens.names])
    named = np.repeat(blocks[: len(tokens.kin_of)], tokens.name_counts[tokens.kin_of])
    owners = (np.repeat(blocks, tokens.word_counts), named, np.repeat(blocks, MARKS))
    found, owner = np.concatenate([tokens.words, names, tokens.marks.ravel()]), np.concatenate(owners)
    return found[found > 0], owner[found > 0]


def _tell_rows(sample: Sample) -> Array:
    """Return for each block how far it is body, and which kind of boilerplate."""
    rows = np.zeros((len(sample.shares), WIDTH), np.float32)
    rows[:, 0] = sample.shares
    families = np.where(sample.labels >= 0, _FAMILY_OF[sample.labels], -1)
    told = np.flatnonzero(families >= 0)
    rows[told, 1 + families[told]] = 1.0
    return rows
