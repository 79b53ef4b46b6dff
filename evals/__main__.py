"""`python -m evals TASK --input FILE --predictions OUT [--gold FILE]`, `desk`, `seeds`, or `all` against the floors."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from evals.floors import FLOORS, check_floors, make_floors, read_floors
from evals.measure import group_sets, measure_group
from evals.predict import PREDICTORS, predict_file, predict_folder
from evals.score import SCORERS, Figures
from evals.sets import SETS, EvalSet
from evals.shared import VARIABLE, data_is_required, digest_of, find_shared
from rashomon.cli import THREAD_VARIABLES

PROCESSES = 2
COMMANDS = {
    "train-clean": ("evals.train_clean", "learn the weights of cleaning anew from the training data"),
    "train-headline": ("evals.train_headline", "print what speaks for a line of a dump to be its headline"),
    "train-link": ("evals.train_link", "learn the weights of linking anew"),
    "train-annotate": ("evals.train_annotate", "learn the weights of annotating anew"),
    "copies": ("evals.copies", "measure how well copies that are made by rule are found"),
    "bodies-by": ("evals.breakdown", "print a table of body figures, a row a language or a kind of page"),
    "statement-kinds": ("evals.statement_kinds", "print a table of recall and speakers by kind"),
}


def main() -> int:
    """Run the command and return its exit code."""
    if sys.argv[1:] and sys.argv[1] in COMMANDS:
        return _run_command(sys.argv[1], sys.argv[2:])
    options = _parser().parse_args()
    code: int = options.run(options)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    tasks = parser.add_subparsers(required=True, metavar="TASK")
    for task in PREDICTORS:
        command = tasks.add_parser(task, help=f"predict {task} for the rows of a file")
        command.add_argument("--input", type=Path, required=True, metavar="FILE")
        command.add_argument("--predictions", type=Path, required=True, metavar="OUT")
        command.add_argument("--gold", type=Path, metavar="FILE", help="also print the scorer's figures")
        if task == "bodies":
            command.add_argument("--profiles", action="store_true", help="learn outlet profiles from the whole file")
        command.set_defaults(run=_run_task, task=task, profiles=False)
    for task in ("desk", "seeds"):
        command = tasks.add_parser(task, help=f"compare the {task}' pages and print the scorer's figures")
        command.add_argument("--folder", type=Path, help="another folder with pages/ and gold.json")
        command.add_argument("--output", type=Path, help="keep the comparison there")
        command.set_defaults(run=_run_folder, task=task)
    for name, (_, words) in COMMANDS.items():
        tasks.add_parser(name, help=words)
    everything = tasks.add_parser("all", help="run all development sets against the floors")
    everything.add_argument("--only", action="append", default=[], metavar="SET")
    everything.add_argument("--write-floors", action="store_true", help="make the figures the new floors")
    everything.set_defaults(run=_run_all)
    return parser


def _run_task(options: argparse.Namespace) -> int:
    count = predict_file(options.task, options.input, options.predictions, profiles=options.profiles)
    print(f"{options.predictions}: {count} predictions", file=sys.stderr)
    if options.gold is None:
        return 0
    shared = find_shared()
    if shared is None:
        return _complain("--gold needs the scorers")
    _print_figures(options.task, SCORERS[options.task](shared, options.gold, options.predictions))
    return 0


def _run_folder(options: argparse.Namespace) -> int:
    shared = find_shared()
    if shared is None:
        return _complain(f"{options.task} needs the labelled data")
    folder = options.folder or shared / ("seeds" if options.task == "seeds" else "evals/desk")
    with tempfile.TemporaryDirectory() as scratch:
        target = options.output or Path(scratch) / "comparison.json"
        predict_folder(folder / "pages", target)
        _print_figures(options.task, SCORERS[options.task](shared, folder, target))
    return 0


def _run_command(name: str, arguments: Sequence[str]) -> int:
    if find_shared() is None:
        return _complain(f"{name} needs the labelled data")
    code: int = importlib.import_module(COMMANDS[name][0]).main(arguments)
    return code


def _run_all(options: argparse.Namespace) -> int:
    shared = find_shared()
    if shared is None:
        return _complain("the development sets are not here") if data_is_required() else _skip()
    chosen = [each for each in SETS if not options.only or each.name in options.only]
    groups = group_sets(chosen)
    # One thread of linear algebra a process: two that fight for two cores take ten times as long, and sums differ.
    os.environ |= dict.fromkeys(THREAD_VARIABLES, "1")
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        measured = [row for rows in pool.map(measure_group, groups, [shared] * len(groups)) for row in rows]
    floors = read_floors()
    problems: list[str] = []
    for each, figures, seconds in sorted(measured, key=lambda row: SETS.index(row[0])):
        _print_figures(f"{each.name} ({seconds:.0f} s)", figures, floors.get(each.name))
        problems += check_floors(each.name, digest_of(each.path(shared)), figures, floors)
    if options.write_floors:
        rows = {each.name: _as_floor(each, shared, figures) for each, figures, _ in measured}
        FLOORS.write_text(json.dumps({**floors, **rows}, indent=1, sort_keys=True) + "\n", "utf-8")
        print(f"written: {FLOORS.name}")
        return 0
    print("\n".join(problems) if problems else f"all figures reach {FLOORS.name}")
    return 1 if problems else 0


def _as_floor(each: EvalSet, shared: Path, figures: Figures) -> dict[str, object]:
    return {"digest": digest_of(each.path(shared)), "figures": make_floors(figures)}


def _print_figures(name: str, figures: Figures, floor: dict[str, object] | None = None) -> None:
    print(name)
    limits = floor["figures"] if floor else {}
    assert isinstance(limits, dict)
    for key, value in figures.items():
        limit = f"   (floor {limits[key]:g})" if key in limits else ""
        print(f"  {key:32} {value:8.4g}{limit}")


def _complain(reason: str) -> int:
    print(f"{reason}: set {VARIABLE} to the folder that holds evals/ and seeds/", file=sys.stderr)
    return 2


def _skip() -> int:
    print(f"The development sets are not here; nothing was measured. Set {VARIABLE} to their folder to measure.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
