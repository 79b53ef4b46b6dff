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


FULL = Weights(
    bias=-2.371,
    slopes=(
        10.112,
        0.720,
        7.024,
        2.839,
        1.940,
        -0.078,
        -2.088,
        -1.531,
        -2.677,
        2.149,
        0.662,
        -0.419,
        1.059,
        0.070,
        -0.919,
        -2.162,
    ),
)
TITLES = Weights(
    bias=-1.348,
    slopes=(
        0.448,
        1.461,
        2.716,
        0.684,
        0.207,
        2.675,
        -1.561,
        -1.962,
        -2.245,
        -0.021,
        -0.215,
        -0.213,
        -0.007,
        -5.107,
        0.652,
        -0.092,
    ),
)
# Without vectors three names that sound alike are needed, of one day; vectors are neutral at a cosine of .43, which
# other articles of one language pair seldom reach.
ACROSS = Weights(bias=-6.7, slopes=(4.0, 0.9, 1.5, -1.2, 6.0, 2.6))
