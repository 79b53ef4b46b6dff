"""Absence: what an account has that comes nearest to something told elsewhere.

In: the words and terms wanted.  Out: for each account its nearest sentence and what share of the wanted it has. Words
of one meaning count as one: an account that says it in other words must not be accused. An index from concepts to
sentences is made once a story, so that a search reads only sentences that have one of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rashomon.compare.accounts import Sentence, Telling, weigh_rarity
from rashomon.compare.words.concepts import LIGHT, concepts_of
from rashomon.compare.words.similarity import DECIMALS, longest_run
from rashomon.compare.words.terms import content_terms, is_number, spelt_out
from rashomon.model import Value

NEIGHBOUR = 0.7  # what the next sentence adds counts a little less: it can be about something else
PRESENT_RUN = 5  # so many of its words in a row: the account has it, whatever the grouping says
PRESENT_SHARE = 0.7
WEAKER_SHARE = 0.15  # two telling words that are so much of it are no chance
LOOKED_AT_SHARE = 0.25  # with less of it, exact words are those of any sentence
WEAKER_TERMS = 2
WEAKER_RUN = 4
WIDE_SHARE = 0.28  # one telling word, with what stands beside it
LEAST_SHARE = 0.1  # with less of it, a sentence is about something else
CORE_SHARE = 0.17  # so much of what most reporters have is an allusion, be it one word
CORE_WEIGHT = 3  # what most of the reporters have is its core, and is looked for first
LIGHT_WEIGHT = 0.3
COMMON_SHARE = 0.2  # of an account's sentences: what stands in more of them is its subject and alludes to nothing
COMMON_SENTENCES = 2
TELLING_DIGITS = 3  # shorter numbers stand in any text
_YEAR = re.compile("(?:19|20)[0-9]{2}")


class Wanted(Value, frozen=True, kw_only=True):
    """What accounts are searched for: words, and concepts with their weights, heavier where more reporters use them.

    `weight`: that of the fullest report. `core`: the concepts that more than half of the reports have.
    """

    words: tuple[str, ...]
    concepts: dict[str, float]
    weight: float
    core: frozenset[str]


class Nearest(Value, frozen=True, kw_only=True):
    """The nearest sentence of an account: the share of the wanted in it, with what stands beside it, of the core.

    `shared`: how many concepts they have in common; `telling`: those that are no names of people, no small numbers and
    nothing that any sentence has.
    """

    sentence: Sentence
    telling: frozenset[str]
    shared: int
    share: float
    wide_share: float
    core_share: float
    run: int


class Index:
    """Which sentences of a story hold each concept; made once, never changed."""

    def __init__(self, telling: Telling) -> None:
        sentences = [s for account in telling.accounts.values() for s in account.sentences]
        self._sentences = {(s.article_id, s.index): s for s in sentences}
        self._concepts = {key: concepts_of(s.terms) for key, s in self._sentences.items()}
        self._weights = weigh_rarity(list(self._concepts.values()))
        self._counts = Counter((key[0], concept) for key, concepts in self._concepts.items() for concept in concepts)
        self._lengths = Counter(s.article_id for s in sentences)
        self._names = concepts_of(person_terms(telling))
        self._postings: dict[str, list[Sentence]] = {}
        for key, sentence in self._sentences.items():
            for concept in self._concepts[key]:
                self._postings.setdefault(concept, []).append(sentence)

    def want(self, words: Sequence[str], members: Sequence[frozenset[str]]) -> Wanted:
        """Return what to look for, by the terms of all members; copies of one wording count once."""
        told = list(dict.fromkeys(concepts_of(terms) for terms in members))
        counts = Counter(concept for concepts in told for concept in concepts)
        core = frozenset(concept for concept, count in counts.items() if 2 * count > len(told))
        unseen = self._weights[""]
        weights = {
            concept: round(self._weights.get(concept, unseen) * importance(concept, core) * count / len(told), DECIMALS)
            for concept, count in sorted(counts.items())
        }
        fullest = max((sum_weights(weights, concepts) for concepts in told), default=0.0)
        return Wanted(words=tuple(words), concepts=weights, weight=fullest or 1.0, core=core)

    def search(self, wanted: Wanted) -> dict[str, Nearest]:
        """Return, an account that has something of what is wanted, its nearest sentence."""
        scores: dict[str, dict[int, float]] = {}
        for concept, weight in wanted.concepts.items():
            for sentence in self._postings.get(concept, ()):
                rows = scores.setdefault(sentence.article_id, {})
                rows[sentence.index] = rows.get(sentence.index, 0.0) + weight
        least = LEAST_SHARE * wanted.weight
        near = {key: rows for key, rows in sorted(scores.items()) if max(rows.values()) >= least}
        return {key: self._nearest(key, rows, wanted) for key, rows in near.items()}

    def _nearest(self, article_id: str, scores: Mapping[int, float], wanted: Wanted) -> Nearest:
        best = min(scores, key=lambda index: (-round(scores[index], DECIMALS), index))
        sentence = self._sentences[article_id, best]
        shared = frozenset(self._concepts[article_id, best] & wanted.concepts.keys())
        telling = frozenset(c for c in shared if self._is_telling(c, article_id))
        beside = [self._concepts[article_id, i] for i in (best - 1, best + 1) if i in scores]
        more = max((sum_weights(wanted.concepts, concepts - shared) for concepts in beside), default=0.0)
        share = round(scores[best] / wanted.weight, DECIMALS)
        core = sum_weights(wanted.concepts, wanted.core)
        return Nearest(
            sentence=sentence,
            telling=telling,
            shared=len(shared),
            share=share,
            wide_share=round(share + NEIGHBOUR * more / wanted.weight, DECIMALS),
            core_share=round(sum_weights(wanted.concepts, shared & wanted.core) / core, DECIMALS) if core else 0.0,
            run=longest_run(wanted.words, spelt_out(sentence.words))
            if len(telling) >= WEAKER_TERMS or share >= LOOKED_AT_SHARE
            else 0,
        )

    def _is_telling(self, concept: str, article_id: str) -> bool:
        if is_number(concept):
            return len(concept) >= TELLING_DIGITS and not _YEAR.fullmatch(concept)
        if concept in LIGHT or concept in self._names:
            return False
        common = max(COMMON_SENTENCES, COMMON_SHARE * self._lengths[article_id])
        return self._counts[article_id, concept] <= common


def person_terms(telling: Telling) -> frozenset[str]:
    """Return the terms of the names of people."""
    people = (e for a in telling.accounts.values() for e in a.notes.entities if e.kind == "person")
    return frozenset(term for e in people for name in (e.name, *e.aliases) for term in content_terms(name))


def sum_weights(weights: Mapping[str, float], concepts: Iterable[str]) -> float:
    """Return how much the concepts weigh together."""
    return round(sum(weights[concept] for concept in sorted(concepts) if concept in weights), DECIMALS)


def is_present(nearest: Nearest, wanted: Wanted) -> bool:
    """Return whether an account has it after all: its exact words, or most of what matters in it."""
    exact = nearest.run >= min(PRESENT_RUN, len(wanted.words))
    return (exact and nearest.share >= LOOKED_AT_SHARE) or nearest.wide_share >= PRESENT_SHARE


def is_weaker(nearest: Nearest, *, said: bool) -> bool:
    """Return whether a sentence alludes to it: its figure, some of what is told, or a word that most reports have.

    `said`: it is an utterance, which one word can point back to ("the alarms"); a fact needs another one beside it.
    """
    if any(map(is_number, nearest.telling)) and nearest.shared > 1:
        return True
    if len(nearest.telling) >= WEAKER_TERMS and (nearest.share >= WEAKER_SHARE or nearest.run >= WEAKER_RUN):
        return True
    near = nearest.core_share >= CORE_SHARE or nearest.wide_share >= WIDE_SHARE
    return bool(nearest.telling) and near and (said or nearest.shared > 1)


def importance(concept: str, core: frozenset[str]) -> float:
    """Return what a concept counts beside its rarity."""
    return (LIGHT_WEIGHT if concept in LIGHT else 1.0) * (CORE_WEIGHT if concept in core else 1)
