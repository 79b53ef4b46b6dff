"""The development sets: what is predicted on which data, and the pages of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evals.shared import ROOT


@dataclass(frozen=True)
class EvalSet:
    """One row of the table: `source` relative to the shared folder, or to the project for the examples.

    folds: the model of cleaning that learned from this set; its figures come from folds by site, because a figure on
    pages that the shipped weights have seen means nothing.
    """

    name: str
    task: str
    source: str
    folds: str | None = None
    own: bool = False

    def path(self, shared: Path) -> Path:
        """Return where the data lie."""
        return (ROOT if self.own else shared) / self.source


SETS = (
    EvalSet("seeds", "seeds", "seeds"),
    EvalSet("desk", "desk", "evals/desk"),
    EvalSet("examples", "desk", "examples", own=True),
    EvalSet("bodies/shub", "bodies", "evals/data/pages-shub.jsonl.gz", folds="clean"),
    EvalSet("bodies/fundus", "bodies", "evals/data/pages-fundus_tests.jsonl.gz", folds="clean"),
    EvalSet("bodies/wcxb", "bodies", "evals/data/pages-wcxb.jsonl.gz", folds="clean"),
    EvalSet("bodies/dumps-full", "bodies", "evals/data/dumps-rfull.jsonl.gz", folds="clean"),
    EvalSet("bodies/dumps-main", "bodies", "evals/data/dumps-rmain.jsonl.gz", folds="clean"),
    EvalSet("statements/en", "statements", "evals/data/statements-en.dev.jsonl.gz"),
    EvalSet("statements/de", "statements", "evals/data/statements-de.dev.jsonl.gz"),
    EvalSet("stories/roundups", "stories", "evals/data/stories-roundups.jsonl.gz"),
    EvalSet("stories/ecb", "stories", "evals/data/stories-ecb.jsonl.gz"),
    EvalSet("stories/olympics", "stories", "evals/data/stories-olympics.jsonl.gz"),
    EvalSet("copies", "copies", "evals/data/growth.jsonl.gz"),
    EvalSet("acts", "acts", "evals/data/acts.jsonl.gz"),
)
