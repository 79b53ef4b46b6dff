"""Groups of headlines in different languages that tell one happening.

In: rows, their groups in each language, vectors of meaning.  Out: the groups, joined across languages.

A headline alone says too little: what all headlines of a group say together is compared. How near two groups are in
meaning and in spelling is held against how near others are: two languages may lie near each other as a whole.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.link.candidates import pairs_by_terms
from rashomon.link.crowds import above_crowd, measure_crowd
from rashomon.link.groups import group_rows
from rashomon.link.languages import Vectors
from rashomon.link.pairs import logistic
from rashomon.link.sparse import Floats, Longs, Table, join_rows, pair_dots, to_unit
from rashomon.link.spellings import pieces, skeleton
from rashomon.link.vectors import Rows
from rashomon.link.weights import PairModels

LEAST_CHANCE = 0.3  # mean over the pairs of two sets of groups
UNSEEN = 0.55  # what a pair of groups outside both neighbourhoods weighs, as a product of two
NEIGHBOURS = 15  # groups in other languages that are nearest in meaning
SPELLED_NEIGHBOURS = 8  # the same in spelling
MOST_DAYS = 5.0  # between the middles of two groups of one happening
LEAST_DAYS = 0.25  # shorter gaps count as so many: nobody reports at once in two languages
UNKNOWN_DAYS = 1.0  # a gap taken for groups without a date
BLOCK = 512  # groups whose meanings are compared at once
DECIMALS = 6  # sums of many numbers are rounded so that a threshold never flickers
CROWD = (5, 12)  # neighbours of a group that tell other happenings


@dataclass(frozen=True)
class Flocks:
    """Groups of headlines. members: row numbers; sides: (groups,), the language's number; days: (groups,), the middle.

    spelled, sounded: pieces and skeletons of their words; meanings: (groups, width), each of length 1, None without.
    """

    members: list[list[int]]
    sides: Longs
    days: Floats
    spelled: Table
    sounded: Table
    width: int
    meanings: Floats | None


def join_languages(
    rows: Rows, groups: Sequence[Sequence[int]], vectors: Vectors | None, models: PairModels
) -> list[list[int]]:
    """Return the groups, those of headlines joined across languages, each sorted, in order of their first row."""
    flocks = find_flocks(rows, groups, vectors)
    if len(set(flocks.sides.tolist())) < 2:
        return [list(members) for members in groups]
    pairs = find_pairs(flocks)
    model = models.bridge if flocks.meanings is not None else models.bridge_blind
    found = logistic(model, bridge_features(flocks, pairs)).tolist()
    chances = {(a, b): chance for (a, b), chance in zip(pairs.tolist(), found, strict=True)}
    joined = group_rows(len(flocks.members), chances, threshold=LEAST_CHANCE, unseen=[UNSEEN] * len(flocks.members))
    rest = [list(members) for members in groups if not is_flock(rows, members)]
    return sorted([*rest, *(sorted(n for f in flock for n in flocks.members[f]) for flock in joined)])


def is_flock(rows: Rows, members: Sequence[int]) -> bool:
    """Return whether a group is of headlines in one known language."""
    facts = [rows.facts[number] for number in members]
    return all(each.bare for each in facts) and len({each.language for each in facts}) == 1 and bool(facts[0].language)


def find_flocks(rows: Rows, groups: Sequence[Sequence[int]], vectors: Vectors | None) -> Flocks:
    """Return the groups of headlines."""
    members = [list(group) for group in groups if is_flock(rows, group)]
    languages = [rows.facts[group[0]].language for group in members]
    names = sorted(set(languages))
    words, sizes = [_words(rows, group) for group in members], [len(group) for group in members]
    spelled, width = weigh_parts([_parts(each, pieces) for each in words], sizes)
    sounded, more = weigh_parts([_parts(each, sounds) for each in words], sizes)
    known = [rows.days[group][~np.isnan(rows.days[group])] for group in members]
    return Flocks(
        members=members,
        sides=np.array([names.index(language) for language in languages], np.int64),
        days=np.array([float(np.median(days)) if len(days) else np.nan for days in known]),
        spelled=spelled,
        sounded=sounded,
        width=max(width, more),
        meanings=mean_meanings(members, rows, vectors) if vectors and members else None,
    )


def sounds(word: str) -> tuple[str, ...]:
    """Return the skeleton of a word; a number is its own."""
    bones = word if word.isdigit() else skeleton(word)
    return (bones,) if bones else ()


def _words(rows: Rows, members: Sequence[int]) -> list[list[str]]:
    """Return the words of each member's headline."""
    return [[rows.words[term] for term in rows.title.row(number).terms.tolist()] for number in members]


def _parts(words: Sequence[Sequence[str]], parts_of: Callable[[str], tuple[str, ...]]) -> Counter[str]:
    """Return in how many headlines each part of a word stands."""
    return Counter(part for each in words for part in {part for word in each for part in parts_of(word)})


def weigh_parts(flocks: Sequence[Counter[str]], sizes: Sequence[int]) -> tuple[Table, int]:
    """Return the vectors of the parts of each flock, rare ones heavier, and how many different parts there are."""
    every: Counter[str] = Counter()
    for counts in flocks:
        every.update(counts)
    numbers = {part: number for number, part in enumerate(sorted(every))}
    headlines = sum(sizes) + 1
    table = []
    for counts, size in zip(flocks, sizes, strict=True):
        parts = sorted(counts)
        raw = [counts[part] / size * math.log(headlines / every[part]) for part in parts]
        table.append(to_unit(np.array([numbers[part] for part in parts], np.int32), np.array(raw, np.float64)))
    return join_rows(table), len(numbers)


def mean_meanings(members: Sequence[Sequence[int]], rows: Rows, vectors: Vectors) -> Floats:
    """Return the mean vector of each flock, length 1; zeros where no member has one."""
    means = []
    for group in members:
        found = [vectors[rows.facts[number].id] for number in group if rows.facts[number].id in vectors]
        means.append(np.mean(found, axis=0) if found else np.zeros(len(next(iter(vectors.values()), ()))))
    meanings = np.array(means)
    lengths = np.linalg.norm(meanings, axis=1, keepdims=True)
    found_lengths: Floats = np.round(meanings / np.where(lengths, lengths, 1.0), DECIMALS)
    return found_lengths


def find_pairs(flocks: Flocks) -> Longs:
    """Return the pairs of flocks in two languages that are worth comparing, sorted: (pairs, 2)."""
    order = np.lexsort((np.arange(len(flocks.days)), np.nan_to_num(flocks.days)))
    pairs = [
        pairs_by_terms(table, flocks.width, order, most=SPELLED_NEIGHBOURS, sides=flocks.sides)
        for table in (flocks.spelled, flocks.sounded)
    ]
    if flocks.meanings is not None:
        pairs.append(pairs_by_meaning(flocks, flocks.meanings))
    found: Longs = np.unique(np.concatenate(pairs), axis=0)
    return found[gaps_between(flocks, found) <= MOST_DAYS]


def pairs_by_meaning(flocks: Flocks, meanings: Floats) -> Longs:
    """Return the pairs of flocks in two languages that are nearest in meaning, a few rows at a time."""
    pairs = []
    days = np.nan_to_num(flocks.days)
    for first in range(0, len(meanings), BLOCK):
        likeness = np.round(meanings[first : first + BLOCK] @ meanings.T, DECIMALS)
        likeness[flocks.sides[first : first + BLOCK, None] == flocks.sides] = -1.0
        likeness[np.abs(days[first : first + BLOCK, None] - days) > MOST_DAYS] = -1.0
        nearest = np.argsort(-likeness, axis=1, kind="stable")[:, :NEIGHBOURS]
        found = np.take_along_axis(likeness, nearest, axis=1) > 0
        numbers = np.broadcast_to(np.arange(first, first + len(likeness))[:, None], nearest.shape)
        pairs.append(np.column_stack([numbers[found], nearest[found]]))
    return np.sort(np.concatenate(pairs), axis=1)


def gaps_between(flocks: Flocks, pairs: Longs) -> Floats:
    """Return the days between the middles of two flocks, a typical gap where one has no date."""
    gaps = np.abs(flocks.days[pairs[:, 0]] - flocks.days[pairs[:, 1]])
    known: Floats = np.maximum(np.nan_to_num(gaps, nan=UNKNOWN_DAYS), LEAST_DAYS)
    return known


def bridge_features(flocks: Flocks, pairs: Longs) -> Floats:
    """Return the numbers of `BRIDGE_FEATURES` for pairs of flocks: (pairs, features)."""
    spelled = pair_dots(flocks.spelled, flocks.spelled, pairs, flocks.width)
    sounded = pair_dots(flocks.sounded, flocks.sounded, pairs, flocks.width)
    meaning = np.zeros(len(pairs))
    if flocks.meanings is not None:
        meaning = np.round((flocks.meanings[pairs[:, 0]] * flocks.meanings[pairs[:, 1]]).sum(axis=1), DECIMALS)
    above = [
        above_crowd(likeness, pairs, measure_crowd(likeness, pairs, len(flocks.members), first=CROWD[0], last=CROWD[1]))
        for likeness in (meaning, spelled)
    ]
    return np.column_stack([meaning, spelled, sounded, *above, np.log1p(gaps_between(flocks, pairs))])
