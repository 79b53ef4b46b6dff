"""Which articles carry one text: whole or embedded, lightly edited, under a new headline and lead.

In: articles.  Out: copy groups with their origin where it can be told; the story is filled in by the caller.
Two captures of one page are updates of each other, not copies. What several outlets quote is not a copy: a large part
of the shorter article must stand in the other, word for word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import combinations, pairwise

import numpy as np

from rashomon.link.dates import day_of
from rashomon.link.origins import find_credited, find_origin
from rashomon.link.runs import HALF, Sample, body_codes, hash_runs, sample_runs
from rashomon.link.sparse import Longs
from rashomon.link.tokens import Tokens, read_tokens
from rashomon.link.vocabulary import Hashes, Vocabulary
from rashomon.model import Article, CopyGroup, members_id

WINDOW_DAYS = 7.0  # a copy runs within a week; undated articles are held against all
LEAST_CONTAINMENT = 0.5  # edited development copies have .77 and more; .4 to .5 are shared quotations and transcripts
SAME_OUTLET_CONTAINMENT = 0.8  # outlets repeat their own background paragraphs from day to day
LEAST_SHINGLES = 24  # in the shorter text: one long quotation shared by two briefs is no copy
SAMPLED_SHARE = 0.25  # of the shorter text's sample: then the pair is measured by all its runs of words
SHINGLE_CAP = 100  # articles: a run of words in more of them is boilerplate
PART_ENDS = np.arange(9, dtype=np.uint64) << np.uint64(29)  # runs are looked at in eight parts by their hash
OWNER = np.uint64((1 << 32) - 1)  # the lower half of a packed run
REMEMBERED = 256  # articles
DECIMALS = 2

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Print:
    """An article, the sampled runs of its paragraphs' words as hashes, rising, and the day it was published."""

    article: Article
    sample: Sample
    day: float | None


def find_copies(prints: Sequence[Print], vocabulary: Vocabulary) -> list[CopyGroup]:
    """Return the copy groups, without a story, sorted by id; `prints` are in order of the articles' ids."""
    shares = measure_pairs(prints, vocabulary)
    groups = [make_group([prints[n].article for n in members], members, shares) for members in connect(shares)]
    return sorted(groups, key=lambda group: group.id)


def make_print(article: Article, tokens: Tokens, vocabulary: Vocabulary) -> Print:
    """Return the sampled runs of words of the body, and its day."""
    return Print(article, sample_runs(body_codes(tokens, vocabulary)), day_of(article.published))


def body_runs(article: Article, vocabulary: Vocabulary) -> Hashes:
    """Return all runs of the paragraphs' words, rising."""
    return np.unique(hash_runs(body_codes(read_tokens(article, vocabulary), vocabulary)))


def measure_pairs(prints: Sequence[Print], vocabulary: Vocabulary) -> dict[Pair, float]:
    """Return the pairs that share text, the smaller number first, with the share of the shorter one in the other."""
    shares: dict[Pair, float] = {}
    # Few articles are remembered, as they come in pairs.
    runs_of = lru_cache(maxsize=REMEMBERED)(partial(body_runs, vocabulary=vocabulary))
    for a, b in find_pairs(prints):
        first, second = prints[a].article, prints[b].article
        share = shared_part(runs_of(first), runs_of(second))
        if share >= (SAME_OUTLET_CONTAINMENT if is_one_outlet(first, second) else LEAST_CONTAINMENT):
            shares[a, b] = share
    return shares


def find_pairs(prints: Sequence[Print]) -> list[Pair]:
    """Return the pairs whose samples overlap enough to be measured, in the time window, captures left out."""
    pairs, common = count_common(prints)
    sizes = np.array([len(item.sample) for item in prints], np.int64)
    enough = common >= SAMPLED_SHARE * sizes[pairs].min(axis=1)
    return [(a, b) for a, b in pairs[enough].tolist() if not are_captures(prints[a].article, prints[b].article)]


def count_common(prints: Sequence[Print]) -> tuple[Longs, Longs]:
    """Return the pairs that are near in time and share sampled runs, sorted, and how many runs: (pairs, 2), (pairs,).

    Runs of many articles are boilerplate and left out.
    """
    days = np.array([item.day if item.day is not None else np.nan for item in prints])
    keys = [np.zeros(0, np.int64)]
    for holders in shared_runs(prints):
        for first, second in combinations(range(holders.shape[1]), 2):
            a, b = holders[:, first], holders[:, second]
            near = ~(np.abs(days[a] - days[b]) > WINDOW_DAYS)  # an unknown day may lie anywhere
            keys.append(a[near] * len(prints) + b[near])
    found, counts = np.unique(np.concatenate(keys), return_counts=True)
    return np.column_stack([found // max(len(prints), 1), found % max(len(prints), 1)]), counts


def shared_runs(prints: Sequence[Print]) -> Iterator[Longs]:
    """Yield the articles that share a sampled run, rising: (runs, holders), for each number of holders, part by part.

    Runs are looked at in a few parts by their hash, as all at once would be the largest array of linking.
    """
    cuts = np.array([np.searchsorted(item.sample, PART_ENDS) for item in prints], np.int64).reshape(-1, len(PART_ENDS))
    for begins, ends in pairwise(cuts.T):
        keys = np.concatenate(
            [
                np.zeros(0, np.uint64),
                *(item.sample[first:end] for item, first, end in zip(prints, begins, ends, strict=True)),
            ],
            dtype=np.uint64,
        )
        keys <<= HALF  # run above, article below: one number to sort
        keys |= np.repeat(np.arange(len(prints), dtype=np.uint64), ends - begins)
        keys.sort()
        yield from holders_of(keys)


def holders_of(keys: Hashes) -> Iterator[Longs]:
    """Yield the articles that share a run, from sorted packed runs, once for each number of holders."""
    runs = keys >> HALF
    again = np.zeros(len(keys) + 1, bool)
    again[1:-1] = runs[1:] == runs[:-1]
    keys = keys[again[1:] | again[:-1]]
    runs = keys >> HALF
    owners = (keys & OWNER).astype(np.int64)
    ends = np.append(np.flatnonzero(runs[1:] != runs[:-1]) + 1, len(runs))
    begins = np.append(0, ends[:-1])
    for size in range(2, SHINGLE_CAP + 1):
        firsts = begins[ends - begins == size]
        if len(firsts):
            yield owners[firsts[:, None] + np.arange(size)]


def are_captures(a: Article, b: Article) -> bool:
    """Return whether both show one page: the same URL, or one outlet's same headline where a URL is unknown."""
    if a.url is not None and b.url is not None:
        return a.url == b.url
    return is_one_outlet(a, b) and a.headline == b.headline


def is_one_outlet(a: Article, b: Article) -> bool:
    """Return whether both are known to be of one outlet."""
    return a.outlet is not None and b.outlet is not None and a.outlet.id == b.outlet.id


def shared_part(a: Hashes, b: Hashes) -> float:
    """Return the share of the shorter text's runs that stand in the longer one; 0 where it is too short to tell."""
    first, second = sorted((a, b), key=len)
    if len(first) < LEAST_SHINGLES:
        return 0.0
    return len(np.intersect1d(first, second, assume_unique=True)) / len(first)


def connect(pairs: Iterable[Pair]) -> list[list[int]]:
    """Return the groups of numbers that the pairs connect, each sorted, in order."""
    groups: dict[int, list[int]] = {}
    for a, b in pairs:
        left, right = groups.setdefault(a, [a]), groups.setdefault(b, [b])
        if left is not right:
            left.extend(right)
            groups.update(dict.fromkeys(right, left))
    return sorted(sorted(group) for number, group in groups.items() if number == min(group))


def make_group(articles: Sequence[Article], members: Sequence[int], shares: Mapping[Pair, float]) -> CopyGroup:
    """Return the copy group of `articles`, whose numbers in `shares` are `members`."""
    origin = find_origin(articles)
    return CopyGroup(
        id=members_id("copy", (article.id for article in articles)),
        story_id=None,
        origin=origin,
        article_ids=tuple(article.id for article in articles),
        credited=find_credited(articles, origin),
        containment=round(min(_best_share(number, shares) for number in members), DECIMALS),
    )


def _best_share(number: int, shares: Mapping[Pair, float]) -> float:
    return max(share for pair, share in shares.items() if number in pair)
