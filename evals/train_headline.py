"""Learn what speaks for a line of a text dump to be its headline, from the titles stated for `dumps-*`.

`python -m evals train-headline [--folds]` prints the table that `rashomon.clean.dump.headline` holds, or how often the
best line is the title, in folds by site. In: rows with a gold title; the shipped model says which lines are body.
A page is one choice among its lines: conditional logistic regression by Adam, numpy only.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from evals.bodies import name_row_site
from evals.shared import find_shared, read_rows
from evals.train_clean import FOLDS, fold_of_sites
from rashomon.clean.dump.body import BODY
from rashomon.clean.dump.headline import TITLE_WEIGHTS, describe_titles
from rashomon.clean.dump.lines import split_lines
from rashomon.clean.scores.features import Array
from rashomon.clean.scores.scoring import score_blocks
from rashomon.run.models import CleanNets

SETS = ("dumps-rfull", "dumps-rmain")
RIDGE = 0.3
STEPS = 400
RATE = 0.03
_WORD = re.compile(r"\w+")


class Case(NamedTuple):
    """One page: a row a line that can be its headline, which of them hold the title, the site."""

    rows: Array
    right: Array
    site: str


def read_cases(data: Path) -> Iterator[Case]:
    """Yield the pages that state a title and have lines for it."""
    nets = CleanNets()
    for name in SETS:
        for row in read_rows(data / f"{name}.jsonl.gz"):
            blocks = split_lines(row["text"]) if row.get("gold_title") else []
            scores = score_blocks(blocks, nets=nets).body
            body = [i for i, score in enumerate(scores) if score >= BODY]
            found = describe_titles(blocks, body, row.get("url")) if body else []
            if found:
                rows = [[float(shape.get(key, 0.0)) for key in TITLE_WEIGHTS] for _, shape in found]
                right = [fold_title(blocks[place].text) == fold_title(row["gold_title"]) for place, _ in found]
                yield Case(np.array(rows), np.array(right), name_row_site(row))


def fold_title(text: str) -> str:
    """Return a title as the scorer compares it."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).replace("’", "'").lower()))


def fit_weights(cases: Sequence[Case]) -> Array:
    """Return one weight a column: those that make the titles of `cases` most likely among their lines."""
    cases = [case for case in cases if case.right.any()]
    rows, right = np.concatenate([c.rows for c in cases]), np.concatenate([c.right for c in cases])
    page = np.repeat(np.arange(len(cases)), [len(c.rows) for c in cases])
    starts = np.concatenate([[0], np.nonzero(np.diff(page))[0] + 1])
    spread = rows.std(axis=0) + 1e-6
    rows = rows / spread
    weights, mean, square = (np.zeros(rows.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        logits = rows @ weights
        odds = np.exp(logits - np.maximum.reduceat(logits, starts)[page])
        hits = odds * right
        excess = odds / np.add.reduceat(odds, starts)[page] - hits / np.add.reduceat(hits, starts)[page]
        gradient = (rows.T @ excess + RIDGE * weights) / len(cases)
        mean, square = 0.9 * mean + 0.1 * gradient, 0.999 * square + 0.001 * gradient**2
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return np.asarray(weights / spread)


def measure_folds(cases: Sequence[Case]) -> float:
    """Return how often the line that rates best holds the title, by weights that have not seen its site."""
    folds = fold_of_sites(sorted({case.site for case in cases}))
    hits = 0
    for fold in range(FOLDS):
        weights = fit_weights([case for case in cases if folds[case.site] != fold])
        hits += sum(bool(c.right[int((c.rows @ weights).argmax())]) for c in cases if folds[c.site] == fold)
    return hits / len(cases)


def main(arguments: Sequence[str]) -> int:
    """Print the table of weights, or the share of titles found."""
    parser = argparse.ArgumentParser(prog="python -m evals train-headline", description=__doc__)
    parser.add_argument("--folds", action="store_true", help="measure in folds by site instead")
    options = parser.parse_args(arguments)
    shared = find_shared()
    if shared is None:
        print("the labelled data was not found; set RASHOMON_SHARED", file=sys.stderr)
        return 1
    cases: list[Any] = list(read_cases(shared / "evals" / "data"))
    if options.folds:
        print(f"title found {measure_folds(cases):.3f} of {len(cases)}")
        return 0
    for name, weight in zip(TITLE_WEIGHTS, fit_weights(cases), strict=True):
        print(f'    "{name}": {weight:.2f},')
    return 0
