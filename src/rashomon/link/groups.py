"""Group articles by average link: two groups join where their members agree on average, not where one link is strong.

In: chances of pairs; a pair that nobody looked at is absent.  Out: groups of row numbers.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from rashomon.link.sparse import Floats, Longs

Pair = tuple[int, int]
Guard = Callable[[Sequence[int], Sequence[int]], bool]

DECIMALS = 6  # means are rounded so that a threshold never flickers


@dataclass(frozen=True, slots=True)
class Chances:
    """Pairs of rows, the smaller number first, and the chance of each: (pairs, 2), (pairs,)."""

    pairs: Longs
    values: Floats


def keep_connected(chances: Chances, count: int, threshold: float) -> dict[Pair, float]:
    """Return the chances that can matter to groups: no mean is above `threshold` where no single chance is.

    So only pairs count whose rows are connected by chances of `threshold` or more: a small part of all.
    """
    strong = chances.values >= threshold
    labels = connected(chances.pairs[strong], count)
    kept = labels[chances.pairs[:, 0]] == labels[chances.pairs[:, 1]]
    found = zip(chances.pairs[kept].tolist(), chances.values[kept].tolist(), strict=True)
    return {(a, b): chance for (a, b), chance in found}


def connected(pairs: Longs, count: int) -> Longs:
    """Return for each row the smallest number that pairs connect it with: (count,)."""
    labels = np.arange(count)
    while True:
        least = labels[pairs].min(axis=1)
        before = labels.copy()
        np.minimum.at(labels, pairs[:, 0], least)
        np.minimum.at(labels, pairs[:, 1], least)
        labels = labels[labels]
        if np.array_equal(labels, before):
            return labels


def no_guard(_a: Sequence[int], _b: Sequence[int]) -> bool:
    """Let any two groups join."""
    return True


def group_rows(
    count: int,
    chances: Mapping[Pair, float],
    *,
    threshold: float,
    unseen: Sequence[float] | None = None,
    may_join: Guard = no_guard,
) -> list[list[int]]:
    """Return the numbers 0 to `count` - 1 in groups, each sorted, in order of their first member.

    The two groups with the highest mean chance join first while it is `threshold` or more and `may_join` allows it;
    ties go to the smaller numbers, so the result depends on the chances alone. An absent pair counts as one without any
    chance, as much as the product of its two `unseen` weights: 1 where that is not given.
    """
    groups = _Groups(unseen if unseen is not None else list(repeat(1.0, count)), chances)
    heap = [(-groups.mean(a, b), a, b) for a, b in chances if groups.mean(a, b) >= threshold]
    heapq.heapify(heap)
    while heap:
        mean, a, b = heapq.heappop(heap)
        if not groups.linked(a, b) or groups.mean(a, b) != -mean or not may_join(groups.members[a], groups.members[b]):
            continue
        for other in groups.join(a, b):
            score = groups.mean(a, other)
            if score >= threshold:
                heapq.heappush(heap, (-score, min(a, other), max(a, other)))
    return sorted(groups.members.values())


class _Groups:
    """The groups so far and, for each two that are linked, the sum of their members' chances and of pairs' weights."""

    def __init__(self, unseen: Sequence[float], chances: Mapping[Pair, float]) -> None:
        self.members: dict[int, list[int]] = {number: [number] for number in range(len(unseen))}
        self._unseen = list(unseen)
        self._sums: dict[int, dict[int, tuple[float, float]]] = {number: {} for number in range(len(unseen))}
        for (a, b), chance in sorted(chances.items()):
            # A seen pair weighs 1 in place of what it would weigh unseen.
            self._sums[a][b] = self._sums[b][a] = (chance, 1.0 - unseen[a] * unseen[b])

    def linked(self, a: int, b: int) -> bool:
        return b in self._sums.get(a, ())

    def mean(self, a: int, b: int) -> float:
        total, more = self._sums[a][b]
        return round(total / (self._unseen[a] * self._unseen[b] + more), DECIMALS)

    def join(self, a: int, b: int) -> list[int]:
        """Put group `b` into group `a` and return the groups that `a` is now linked with."""
        self.members[a] = sorted(self.members[a] + self.members.pop(b))
        self._unseen[a] += self._unseen[b]
        for other, (total, more) in self._sums.pop(b).items():
            if other != a:
                del self._sums[other][b]
                before, known = self._sums[a].get(other, (0.0, 0.0))
                self._sums[a][other] = self._sums[other][a] = (before + total, known + more)
        del self._sums[a][b]
        return list(self._sums[a])
