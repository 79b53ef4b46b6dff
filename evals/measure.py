"""Measure development sets: predict, score, and say how long it took."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from evals.copies import measure_file
from evals.predict import PREDICTORS, predict_file, predict_folder
from evals.score import SCORERS, Figures
from evals.sets import EvalSet

Measured = tuple[EvalSet, Figures, float]


def group_sets(sets: Sequence[EvalSet]) -> list[list[EvalSet]]:
    """Return the sets in groups that are measured at one go: those whose folds are learned together, longest first."""
    groups = [list(group) for _, group in groupby(sets, key=lambda each: each.folds or each.name)]
    return sorted(groups, key=lambda group: group[0].folds is None)


def measure_group(group: Sequence[EvalSet], shared: Path) -> list[Measured]:
    """Return the figures of each set of a group and the seconds they took together."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        if group[0].folds is not None:
            from evals.train_clean import predict_folds

            predict_folds(shared / "evals" / "data", scratch)
        scored = [(each, _score(each, shared, scratch)) for each in group]
    seconds = time.monotonic() - started
    return [(each, figures, seconds) for each, figures in scored]


def _score(each: EvalSet, shared: Path, scratch: Path) -> Figures:
    source = each.path(shared)
    if each.task == "copies":  # made and judged in one go: there is nothing to predict for rows of a file
        found = measure_file(source)
        names = {"recall": 0, "precision": 1}
        return {f"{way}.{name}": figures[place] for way, figures in found.items() for name, place in names.items()}
    target = scratch / f"{source.name.removesuffix('.gz').removesuffix('.jsonl')}.jsonl"
    if each.task not in PREDICTORS:
        predict_folder(source / "pages", target)
    elif each.folds is None:
        predict_file(each.task, source, target)
    return SCORERS[each.task](shared, source, target)
