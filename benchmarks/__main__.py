"""`python -m benchmarks`: each stage and the whole job beside a peer; a table, and out/bench.json for machines.

Uses the development sets where they are, else the example pages.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from dataclasses import asdict
from pathlib import Path

from benchmarks.measure import Process, Ratio, measure_process
from evals.shared import ROOT, find_shared

RESULTS = ROOT / "out" / "bench.json"


def main() -> int:
    """Measure, print and write the results."""
    shared = find_shared()
    # Whole processes first: a child's peak memory counts that of the parent it was forked from.
    processes = _whole_processes(shared)
    from benchmarks.stages import STAGES

    ratios = [ratio for measure in STAGES for ratio in measure(shared)]
    for ratio in ratios:
        print(_ratio_line(ratio))
    for process in processes:
        print(f"{process.name:44} {process.seconds:7.2f} s  {process.peak_mb:7.0f} MB peak")
    _write_results(ratios, processes)
    return 0


def _whole_processes(shared: Path | None) -> list[Process]:
    rashomon = [sys.executable, "-m", "rashomon"]
    examples = sorted(map(str, (ROOT / "examples" / "pages").iterdir()))
    found = [
        measure_process("rashomon --help", [*rashomon, "--help"]),
        measure_process("rashomon compare examples", [*rashomon, "compare", *examples, "--format", "json"]),
        measure_process("peer: the parts glued together, examples", _peer(examples)),
    ]
    if shared is not None:
        seeds = sorted(map(str, (shared / "seeds" / "pages").iterdir()))
        found.append(measure_process("rashomon compare five pages", [*rashomon, "compare", *seeds, "--format", "json"]))
        found.append(measure_process("peer: the parts glued together, five pages", _peer(seeds)))
    return found


def _peer(paths: list[str]) -> list[str]:
    return [sys.executable, "-m", "benchmarks.whole_job_peer", *paths]


def _ratio_line(ratio: Ratio) -> str:
    speeds = f"{ratio.ours:9.0f} {ratio.unit}  {ratio.peer} {ratio.theirs:9.0f}"
    return f"{ratio.stage:24} {speeds}   {ratio.times_faster:6.2f} x"


def _write_results(ratios: list[Ratio], processes: list[Process]) -> None:
    RESULTS.parent.mkdir(exist_ok=True)
    rows = {
        "machine": {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count()},
        "stages": [{**asdict(ratio), "times_faster": ratio.times_faster} for ratio in ratios],
        "processes": [asdict(process) for process in processes],
    }
    RESULTS.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    print(f"written: {RESULTS.relative_to(ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
