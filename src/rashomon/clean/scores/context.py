"""What the first pass says around each block, for the second: where the body seems to lie, what kinds stand above.

In: first scores of a page's blocks.  Out: rows of numbers, (rows, blocks).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from rashomon.clean.scores.features import Described, find_run

Array = np.ndarray[Any, np.dtype[Any]]

WINDOWS = (1, 2, 5, 12, 30)
KIND_WINDOWS = frozenset({5, 30})  # over these the kinds are summed up, too
LONGEST = 600  # characters from which a block weighs no more
LIKELY = 0.5
MIN_PROSE = 60  # characters of a likely block that counts as part of the body
GAP_COST = 20.0  # characters of body that a block of something else costs a run
RUN_WEIGHT = 350.0
MANY = 4.0  # blocks of one kind above, from which more say nothing


def describe_context(described: Described, body: Array, kinds: Array, enders: Sequence[int]) -> tuple[Array, Array]:
    """Return what a second look sees, and more rows where blocks have elements.

    kinds: (kinds, blocks). enders: those that open what follows an article.
    """
    n = len(body)
    lengths = np.minimum(described.lengths, LONGEST)
    mass = body * lengths
    total = max(1.0, float(mass.sum()))
    others = kinds * (1 - body)
    rows = [
        body,
        np.cumsum(mass) / total,
        min(1.0, np.log1p(total) / 10),
        mass / max(1.0, float(mass.max())),
        *_describe_run(body, lengths),
        *_describe_gaps(body, lengths),
        *others,
        *np.minimum(1.0, (np.cumsum(others[enders], axis=1) - others[enders]) / MANY),
    ]
    seen = np.concatenate([body[None], others])
    width = sum(2 * (len(seen) if size in KIND_WINDOWS else 1) for size in WINDOWS)
    out = np.empty((len(rows) + width, n), np.float32)
    for place, row in enumerate(rows):
        out[place] = row
    _fill_windows(seen, out[len(rows) :])
    return out, _describe_kindred(described.kindred, lengths, mass, total)


def _describe_run(body: Array, lengths: Array) -> list[Array]:
    """Return whether each block lies in the run that is most like a body, and how far before or behind it."""
    likely = body >= LIKELY
    weights = (body - LIKELY) * 2 * np.minimum(lengths, RUN_WEIGHT) - np.where(likely, 0.0, GAP_COST)
    start, stop = find_run(weights)
    places = np.arange(len(body))
    before, behind = np.maximum(0, start - places), np.maximum(0, places - stop + 1)
    return [(places >= start) & (places < stop), np.minimum(1.0, before / 20), np.minimum(1.0, behind / 20)]


def _describe_gaps(body: Array, lengths: Array) -> list[Array]:
    """Return how much of something else lies between each block and the next likely ones above and below."""
    n = len(body)
    places = np.arange(n)
    likely = (body >= LIKELY) & (lengths >= MIN_PROSE)
    above, below = np.full(n + 1, -1), np.full(n + 1, n)
    np.maximum.accumulate(np.where(likely, places, -1), out=above[1:])
    below[:n] = np.minimum.accumulate(np.where(likely, places, n)[::-1])[::-1]
    above, below = above[:n], below[1:]
    junk = np.zeros(n + 1)
    np.cumsum((1 - body) * lengths, out=junk[1:])
    return [
        np.log1p(junk[places] - junk[above + 1]) / 8,
        np.log1p(junk[below] - junk[places + 1]) / 8,
        above < 0,
        below >= n,
        np.minimum(1.0, (places - above) / 20),
        np.minimum(1.0, (below - places) / 20),
    ]


def _describe_kindred(kindred: Sequence[Array], lengths: Array, mass: Array, total: float) -> Array:
    """Return how much body stands in the same container and in those of the same name, the block's own apart."""
    rows: list[Array] = []
    for keys in kindred:
        all_lengths, all_mass = np.bincount(keys, weights=lengths)[keys], np.bincount(keys, weights=mass)[keys]
        rest = all_lengths - lengths
        rows += [all_mass / np.maximum(1.0, all_lengths), all_mass / total, (all_mass - mass) / np.maximum(1.0, rest)]
        rows.append(rest / np.maximum(1.0, all_lengths))
    return np.array(rows, np.float32).reshape(len(rows), len(lengths))


def _fill_windows(seen: Array, out: Array) -> None:
    """Write into `out` the means over windows behind and before each block."""
    width, n = seen.shape
    reach = max(WINDOWS)
    sums = np.zeros((width, n + 2 * reach + 1), np.float32)
    np.cumsum(seen, axis=1, out=sums[:, reach + 1 : reach + 1 + n])
    sums[:, reach + 1 + n :] = sums[:, reach + n, None]
    place = 0
    for size in WINDOWS:
        rows = width if size in KIND_WINDOWS else 1
        here = sums[:rows]
        ahead = here[:, reach + 1 + size : reach + 1 + size + n] - here[:, reach + 1 : reach + 1 + n]
        behind = here[:, reach : reach + n] - here[:, reach - size : reach - size + n]
        out[place : place + rows], out[place + rows : place + 2 * rows] = ahead / size, behind / size
        place += 2 * rows
