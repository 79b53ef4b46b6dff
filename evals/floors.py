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
SLACK = 0.005  # share of a figure that another machine's arithmetic may move it by
# How many there are says nothing about how good they are.
COUNTS = ("tp", "pred", "gold", "checked", "predicted", "predicted_updates", "conflict_kind_ok")
TOLERANCE = 1e-9  # figures are compared as the scorers print them


def read_floors() -> dict[str, dict[str, object]]:
    """Return the floors a set: {"digest": …, "figures": {name: floor}}."""
    floors: dict[str, dict[str, object]] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    return floors


def make_floors(figures: Figures) -> Figures:
    """Return a floor, or a ceiling, a little on the safe side of each figure that measures quality."""
    sides = {name: 1 + SLACK if name in LOWER_IS_BETTER else 1 - SLACK for name in figures}
    return {name: round(v * sides[name], 6) for name, v in figures.items() if not name.endswith(COUNTS)}


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
