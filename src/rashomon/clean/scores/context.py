"""What the first pass says around each block, for the second: where the body seems to lie, what kinds stand above.

In: first scores of a page's blocks.  Out: rows of numbers, (rows, blocks).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

import numpy as np

from rashomon.clean.scores.features import Described, find_run
from rashomon.clean.scores.nets import Label

Array = np.ndarray[Any, np.dtype[Any]]

WINDOWS = (5, 12, 30)  # blocks; of the nearest the net sees more
# Kinds of which the second pass need not know which.
FAMILIES: tuple[tuple[Label, ...], ...] = (
    ("related",),
    ("comments",),
    ("author-bio",),
    ("navigation", "share", "widget", "advertisement", "subscription", "legal"),
    ("headline", "dek", "byline", "dateline"),
    ("caption",),
    ("crosshead",),
    ("other",),
)
ENDERS = 4  # of these, the first open what follows an article
LONGEST = 600  # characters from which a block weighs no more
LIKELY = 0.5
MIN_PROSE = 60  # characters of a likely block that counts as part of the body
GAP_COST = 20.0  # characters of body that a block of something else costs a run
RUN_WEIGHT = 350.0
MANY = 4.0  # blocks of one family above, from which more say nothing
_LABELS: tuple[Label, ...] = get_args(Label)
_FAMILY_OF = np.array([[label in family for label in _LABELS] for family in FAMILIES], np.float32)
_OWN = 13  # rows before those of the families


def describe_context(described: Described, body: Array, kinds: Array) -> tuple[Array, Array]:
    """Return what a second look sees, and more rows where blocks have elements.

    body: (blocks,) probabilities. kinds: (kinds, blocks) probabilities.
    """
    n = len(body)
    lengths = np.minimum(described.lengths, LONGEST)
    mass = body * lengths
    total = max(1.0, float(mass.sum()))
    families = (_FAMILY_OF @ kinds) * (1 - body)
    many = len(families)
    width = _OWN + many + ENDERS + 2 * len(WINDOWS) * (1 + many)
    out = np.empty((width, n), np.float32)
    out[0] = body
    out[1] = np.cumsum(mass) / total
    out[2] = min(1.0, np.log1p(total) / 10)
    out[3] = mass / max(1.0, float(mass.max()))
    _fill_run(body, lengths, out[4:7])
    _fill_gaps(body, lengths, out[7:13])
    place = _OWN + many
    out[_OWN:place] = families
    out[place : place + ENDERS] = np.minimum(1.0, (np.cumsum(families[:ENDERS], axis=1) - families[:ENDERS]) / MANY)
    place += ENDERS
    _fill_windows(np.concatenate([body[None], families]), out[place:])
    return out, _describe_kindred(described.kindred, lengths, mass, total)


def _fill_run(body: Array, lengths: Array, out: Array) -> None:
    """Write whether each block lies in the run that is most like a body, and how far before or behind it."""
    weights = (body - LIKELY) * 2 * np.minimum(lengths, RUN_WEIGHT) - np.where(body >= LIKELY, 0.0, GAP_COST)
    start, stop = find_run(weights)
    places = np.arange(len(body), dtype=np.float32)
    out[0] = 0.0
    out[0, start:stop] = 1.0
    out[1] = np.clip((start - places) / 20, 0.0, 1.0)
    out[2] = np.clip((places - (stop - 1)) / 20, 0.0, 1.0)


def _fill_gaps(body: Array, lengths: Array, out: Array) -> None:
    """Write how much of something else lies between each block and the next likely ones above and below."""
    n = len(body)
    places = np.arange(n)
    likely = (body >= LIKELY) & (lengths >= MIN_PROSE)
    above, below = np.full(n + 1, -1), np.full(n + 1, n)
    np.maximum.accumulate(np.where(likely, places, -1), out=above[1:])
    below[:n] = np.minimum.accumulate(np.where(likely, places, n)[::-1])[::-1]
    above, below = above[:n], below[1:]
    junk = np.zeros(n + 1)
    np.cumsum((1 - body) * lengths, out=junk[1:])
    out[0] = np.log1p(junk[:n] - junk[above + 1]) / 8
    out[1] = np.log1p(junk[below] - junk[1:]) / 8
    out[2] = above < 0
    out[3] = below >= n
    out[4] = np.minimum(1.0, (places - above) / 20)
    out[5] = np.minimum(1.0, (below - places) / 20)


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
    after, before = sums[:, reach + 1 : reach + 1 + n], sums[:, reach : reach + n]
    for place, size in enumerate(WINDOWS):
        behind, above = out[2 * place * width :][:width], out[(2 * place + 1) * width :][:width]
        np.subtract(sums[:, reach + 1 + size : reach + 1 + size + n], after, out=behind)
        np.subtract(before, sums[:, reach - size : reach - size + n], out=above)
        out[2 * place * width :][: 2 * width] *= np.float32(1 / size)
