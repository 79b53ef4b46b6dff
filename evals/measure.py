"""Measure one development set: predict, score, and say how long it took."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from evals.predict import PREDICTORS, predict_file, predict_folder
from evals.score import SCORERS, Figures
from evals.sets import EvalSet


def measure_set(each: EvalSet, shared: Path) -> tuple[Figures, float]:
    """Return the figures of one set and the seconds it took."""
    started, source = time.monotonic(), each.path(shared)
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "predictions"
        if each.task in PREDICTORS:
            predict_file(each.task, source, target, profiles=each.profiles)
        else:
            predict_folder(source / "pages", target)
        figures = SCORERS[each.task](shared, source, target)
    return figures, time.monotonic() - started
