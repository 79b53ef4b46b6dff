"""Floors: the figure that each set must reach, with the digest of the data it was measured on.

A figure whose name stands in `LOWER_IS_BETTER` has a ceiling instead.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from evals.score import Figures

FLOORS = Path(__file__).with_name("floors.json")
LOWER_IS_BETTER = frozenset(
    """authors_invented date_wrong false_pairs junk_left false_conflicts false_scare_quotes not_conflicts_taken
    omissions_provably_false evidence.wrong""".split()
)
TOLERANCE = 1e-9  # figures are compared as the scorers print them


def read_floors() -> dict[str, dict[str, object]]:
    """Return the floors a set: {"digest": …, "figures": {name: floor}}."""
    floors: dict[str, dict[str, object]] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    return floors


def check_floors(name: str, digest: str, figures: Figures, floors: dict[str, dict[str, object]]) -> Iterator[str]:
    """Yield what is wrong: other data, a figure that is missing or below its floor."""
    row = floors.get(name)
    if row is None:
        yield f"{name}: has no floors"
        return
    if row["digest"] != digest:
        yield f"{name}: the data are not those of the floors (digest {digest}, floors {row['digest']})"
    assert isinstance(row["figures"], dict)
    for figure, floor in row["figures"].items():
        got = figures.get(figure)
        if got is None:
            yield f"{name}: {figure} was not measured"
        elif (got - floor) * (-1 if figure in LOWER_IS_BETTER else 1) < -TOLERANCE:
            side = "above its ceiling" if figure in LOWER_IS_BETTER else "below its floor"
            yield f"{name}: {figure} {got:.4f} is {side} {floor:.4f}"
