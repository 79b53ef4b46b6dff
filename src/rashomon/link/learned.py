"""The learned numbers of the pair models, written by `python -m evals.train_link`.

FULL and TITLES are learned from development stories (full texts of US outlets; headlines of one sports event), in the
order of `pairs.FEATURES`; ACROSS is set by hand, in the order of `languages.across_features`, for want of data.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Weights:
    """A logistic model: a bias and a slope a feature."""

    bias: float
    slopes: tuple[float, ...]


# fmt: off
FULL = Weights(bias=-2.371, slopes=(10.112, 0.720, 7.024, 2.839, 1.940, -0.078, -2.088, -1.531, -2.677, 2.149, 0.662, -0.419, 1.059, 0.070, -0.919, -2.162))
TITLES = Weights(bias=-1.347, slopes=(0.446, 1.461, 2.715, 0.685, 0.207, 2.675, -1.562, -1.962, -2.246, -0.020, -0.215, -0.213, -0.007, -5.106, 0.652, -0.092))
# fmt: on
# Four shared names of a day, or three and a number, pass one half; vectors move it either way.
ACROSS = Weights(bias=-5.0, slopes=(6.0, 0.6, 1.5, -1.2, 3.5, 1.5))
