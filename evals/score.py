"""Run the scorers of the labelled data and read their figures."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from evals.predict import read_json
from evals.shared import read_rows

Figures = dict[str, float]
ACT_LABELS = frozenset(
    """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID DEMAND REQUEST DISAPPROVE ACCUSE REJECT DENY THREATEN PROTEST PROMISE
    INVESTIGATE SANCTION COERCE""".split()
)
LEAST_COVERAGE = 0.8  # a dump that holds less of the gold than this says nothing about cleaning


def run_scorer(script: Path, *arguments: str | Path) -> str:
    """Return what a scorer prints; its own error is shown and raised."""
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 our own scorers


def score_bodies(shared: Path, gold: Path, predictions: Path) -> Figures:
    """Return body, title, author and date figures."""
    least = ["--min-coverage", str(LEAST_COVERAGE)] if "dumps-" in gold.name else []
    printed = run_scorer(shared / "evals" / "score_bodies.py", gold, predictions, *least)
    found: Figures = {}
    for name, pattern in BODY_FIGURES.items():
        if match := re.search(pattern, printed, re.MULTILINE):
            found[name] = float(match[1])
    if match := re.search(r"invented (\d+)/(\d+)", printed):
        found["authors_invented"] = int(match[1]) / max(int(match[2]), 1)
    return found


BODY_FIGURES = {
    "body_f1": r"^body +F1 ([\d.]+)",
    "title": r"^title +exact ([\d.]+)",
    "authors_f1": r"^authors +F1 ([\d.]+)",
    "date": r"^date +day ([\d.]+)",
    "date_wrong": r"^date .*wrong ([\d.]+)",
}


def score_statements(shared: Path, gold: Path, predictions: Path) -> Figures:
    """Return F1 at overlap, exact and end to end, for all attributions and for speech alone."""
    found: Figures = {}
    for prefix, options in (("all_", []), ("speech_", ["--speech"])):
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "scores.json"
            run_scorer(shared / "evals" / "score_statements.py", gold, predictions, "--json", target, *options)
            scores = read_json(target)
        found |= {prefix + key: scores[name]["F1"] for key, name in STATEMENT_FIGURES.items()}
        found[prefix + "speaker"] = scores["speaker_acc"] or 0.0
    return found


STATEMENT_FIGURES = {"overlap": "ggt0.3", "iou": "iou0.5", "exact": "exact", "end_to_end": "e2e"}


def score_stories(shared: Path, gold: Path, predictions: Path) -> Figures:
    """Return B-cubed and pairwise F1 and the share of false pairs."""
    scores = json.loads(run_scorer(shared / "evals" / "score_stories.py", gold, predictions, "--json"))
    return {"b3_f1": scores["b3_f1"], "pair_f1": scores["pair_f1"], "false_pairs": 1 - scores["pair_p"]}


def score_acts(shared: Path, gold: Path, predictions: Path) -> Figures:  # noqa: ARG001 one shape for all scorers
    """Return accuracy and macro-F1 over the records whose label is in the closed list."""
    labels = {row["id"]: row["event"] for row in read_rows(gold) if row.get("event") in ACT_LABELS}
    given = {row["id"]: row.get("act") for row in read_rows(predictions)}
    pairs = [(label, given.get(i)) for i, label in sorted(labels.items(), key=lambda item: str(item[0]))]
    kinds = sorted(set(labels.values()))
    right = sum(a == b for a, b in pairs)
    return {
        "accuracy": right / max(len(pairs), 1),
        "macro_f1": sum(_f1(pairs, k) for k in kinds) / max(len(kinds), 1),
    }


def _f1(pairs: Sequence[tuple[str, str | None]], kind: str) -> float:
    both = sum(a == b == kind for a, b in pairs)
    either = sum((a == kind) + (b == kind) for a, b in pairs)
    return 2 * both / either if either else 0.0


def score_desk(shared: Path, gold: Path, predictions: Path) -> Figures:
    """Return every figure of the desk scorer that is a number, names joined by dots."""
    printed = run_scorer(shared / "evals" / "score_desk.py", predictions, "--gold", gold, "--json")
    return _flatten(json.loads(printed))


def _flatten(scores: dict[str, object], prefix: str = "") -> Figures:
    found: Figures = {}
    for key, value in scores.items():
        if isinstance(value, dict):
            found |= _flatten(value, f"{prefix}{key}.")
        elif isinstance(value, str) and (match := re.fullmatch(r"(\d+)/(\d+)", value)):
            found[prefix + key] = int(match[1]) / max(int(match[2]), 1)
        elif isinstance(value, int | float):
            found[prefix + key] = float(value)
    return found


def score_seeds(shared: Path, gold: Path, predictions: Path) -> Figures:  # noqa: ARG001 its gold lies beside it
    """Return the figures of the five real pages."""
    printed = run_scorer(shared / "seeds" / "score_seeds.py", predictions)
    found = {
        name: float(match[1]) for name, p in SEED_FIGURES.items() if (match := re.search(p, printed, re.MULTILINE))
    }
    found["metadata"] = sum(map(int, re.findall(r"(\d)/5", printed.splitlines()[0])))
    found["whole_story"] = float("whole True" in printed)
    return found


SEED_FIGURES = {
    "body_edges": r"edges (\d)/5",
    "junk_left": r"junk left (\d+)/",
    "episodes": r"episodes (\d)/2",
    "statements_f1": r"^statements .* F1 ([\d.]+)",
    "statements_recall": r"^statements .* R ([\d.]+)",
    "canonical_speaker": r"canonical speaker ([\d.]+)",
    "utterances": r"utterances (\d)/",
    "conflicts": r"conflicts (\d)/",
    "false_conflicts": r"given, (\d+) of them",
    "wording": r"wording (\d)/",
    "timeline": r"timeline (\d)/",
}

SCORERS: dict[str, Callable[[Path, Path, Path], Figures]] = {
    "bodies": score_bodies,
    "statements": score_statements,
    "stories": score_stories,
    "acts": score_acts,
    "desk": score_desk,
    "seeds": score_seeds,
}
