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
FULL = Weights(bias=-2.777, slopes=(10.650, 1.449, 8.374, 3.090, 2.036, 0.081, -1.938, -1.904, -2.773, 2.454, 0.561, -0.606))
TITLES = Weights(bias=-1.535, slopes=(-0.460, 1.684, 2.963, 0.698, 0.274, 3.086, -1.552, -1.915, -2.137, -0.020, -0.182, -0.194))
# fmt: on
# Four shared names of a day, or three and a number, pass one half; vectors move it either way.
ACROSS = Weights(bias=-5.0, slopes=(6.0, 0.6, 1.5, -1.2, 3.5, 1.5))
