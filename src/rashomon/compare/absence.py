"""Absence: what an account has that comes nearest to something told elsewhere.

In: the words and terms wanted, how much each term matters.  Out: for each account its nearest sentence and what share
of the wanted it has. An index from terms to sentences is made once a story; no sentence is read twice for one search.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rashomon.compare.accounts import Sentence, Telling
from rashomon.compare.similarity import DECIMALS, longest_run
from rashomon.compare.terms import is_number, spelt_out
from rashomon.model import Value

NEIGHBOUR = 0.7  # what the next sentence adds counts a little less: it can be about something else
PRESENT_RUN = 5  # so many of its words in a row: the account has it, whatever the grouping says
PRESENT_SHARE = 0.7
WEAKER_SHARE = 0.25
WEAKER_TERMS = 2
RARE_SHARE = 0.3  # one term alone alludes only where it is so much of what is wanted


class Wanted(Value, frozen=True, kw_only=True):
    """What accounts are searched for. `terms`: each with its weight, heavier where more of the reporters use it.

    `weight`: that of the fullest report.
    """

    words: tuple[str, ...]
    terms: dict[str, float]
    weight: float


class Nearest(Value, frozen=True, kw_only=True):
    """The nearest sentence of an account: the share of the wanted in it and right beside it, the longest run."""

    sentence: Sentence
    shared: frozenset[str]
    share: float
    wide_share: float
    run: int


class Index:
    """Which sentences of a story hold each term; made once, never changed."""

    def __init__(self, telling: Telling) -> None:
        self._sentences = {(s.article_id, s.index): s for a in telling.accounts.values() for s in a.sentences}
        self._postings: dict[str, list[Sentence]] = {}
        for sentence in self._sentences.values():
            for term in sentence.terms:
                self._postings.setdefault(term, []).append(sentence)

    def search(self, wanted: Wanted) -> dict[str, Nearest]:
        """Return, an account that has any of the wanted terms, its nearest sentence."""
        scores: dict[str, dict[int, float]] = {}
        for term, weight in sorted(wanted.terms.items()):
            for sentence in self._postings.get(term, ()):
                rows = scores.setdefault(sentence.article_id, {})
                rows[sentence.index] = rows.get(sentence.index, 0.0) + weight
        return {key: self._nearest(key, rows, wanted) for key, rows in sorted(scores.items())}

    def _nearest(self, article_id: str, scores: Mapping[int, float], wanted: Wanted) -> Nearest:
        best = min(scores, key=lambda index: (-round(scores[index], DECIMALS), index))
        sentence = self._sentences[article_id, best]
        shared = frozenset(sentence.terms & wanted.terms.keys())
        beside = [self._sentences[article_id, i].terms for i in (best - 1, best + 1) if i in scores]
        more = max((weigh_terms(wanted, terms - shared) for terms in beside), default=0.0)
        share = round(scores[best] / wanted.weight, DECIMALS)
        return Nearest(
            sentence=sentence,
            shared=shared,
            share=share,
            wide_share=round(share + NEIGHBOUR * more / wanted.weight, DECIMALS),
            run=longest_run(wanted.words, spelt_out(sentence.words)) if share >= WEAKER_SHARE else 0,
        )


def weigh_terms(wanted: Wanted, terms: Iterable[str]) -> float:
    """Return how much of the wanted the terms hold."""
    return sum(wanted.terms[term] for term in sorted(terms) if term in wanted.terms)


def want(telling: Telling, words: Sequence[str], members: Sequence[frozenset[str]]) -> Wanted:
    """Return what to look for: the terms of all members, each as heavy as it is rare and as many members use it."""
    counts: dict[str, int] = {}
    for terms in members:
        for term in terms:
            counts[term] = counts.get(term, 0) + 1
    unseen = telling.weights[""]
    weights = {t: round(telling.weights.get(t, unseen) * n / len(members), DECIMALS) for t, n in sorted(counts.items())}
    fullest = max((sum(weights[t] for t in sorted(terms)) for terms in members), default=0.0)
    return Wanted(words=tuple(words), terms=weights, weight=round(fullest, DECIMALS) or 1.0)


def is_present(nearest: Nearest, wanted: Wanted) -> bool:
    """Return whether an account has it after all: its exact words, or most of what matters in it."""
    exact = nearest.run >= min(PRESENT_RUN, len(wanted.words))
    return (exact and nearest.share >= WEAKER_SHARE) or nearest.wide_share >= PRESENT_SHARE


def is_weaker(nearest: Nearest) -> bool:
    """Return whether a sentence alludes to it: some of what matters, or one telling word."""
    if len(nearest.shared) >= WEAKER_TERMS:
        return nearest.share >= WEAKER_SHARE
    return nearest.share >= RARE_SHARE and not all(map(is_number, nearest.shared))
