"""What other pages of the same site say about each block: whether they hold the same line, and how it is around it.

In: a flag a block.  Out: rows of numbers, (rows, blocks). A shared line is evidence, no more: the net weighs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

ROWS = 17
WINDOWS = (1, 3, 10, 30)
SHORT, LONG = 15, 60  # characters: "Sport" is shared by chance, a sentence is not
MAX_COMMON = 0.7  # share of a page's prose on other pages from which it is a second capture of one of them


def describe_shared(shared: Sequence[bool], lengths: Array, prose: Array) -> Array:
    """Return the rows of a page whose site is known; none where nothing is known or the page itself is known.

    lengths: (blocks,) characters. prose: (blocks,) whether a block looks like a paragraph.
    """
    if not len(shared):
        return np.empty((0, len(lengths)), np.float32)
    flags = np.array(shared, np.float32)
    mass = lengths * prose
    common = float((mass * flags).sum()) / max(1.0, float(mass.sum()))
    if common > MAX_COMMON:
        return np.empty((0, len(lengths)), np.float32)
    n = len(flags)
    out = np.empty((ROWS, n), np.float32)
    long = lengths >= LONG
    out[0] = 1.0
    out[1] = flags
    out[2] = flags * (lengths < SHORT)
    out[3] = flags * long
    out[4] = (1.0 - flags) * long
    out[5] = 1.0 - flags
    out[6] = flags.mean()
    out[7] = common
    out[8] = float((flags * long).sum()) / max(1.0, float(long.sum()))
    _fill_windows(flags, out[9:])
    return out


def _fill_windows(flags: Array, out: Array) -> None:
    """Write into `out` the share of shared lines over windows behind and before each block."""
    n, reach = len(flags), max(WINDOWS)
    sums = np.zeros(n + 2 * reach + 1, np.float32)
    np.cumsum(flags, out=sums[reach + 1 : reach + 1 + n])
    sums[reach + 1 + n :] = sums[reach + n]
    for place, size in enumerate(WINDOWS):
        out[2 * place] = (sums[reach + 1 + size : reach + 1 + size + n] - sums[reach + 1 : reach + 1 + n]) / size
        out[2 * place + 1] = (sums[reach : reach + n] - sums[reach - size : reach - size + n]) / size
