"""Measure one side against another: in turns, in CPU time, medians, caches empty; and whole processes from outside.

Ratios hold where absolute speeds drift from machine to machine: quote the ratio.
"""

from __future__ import annotations

import functools
import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

ROUNDS = 3


@dataclass(frozen=True)
class Ratio:
    """One stage beside its peer; speeds are units per CPU second, medians of the rounds."""

    stage: str
    unit: str
    ours: float
    peer: str
    theirs: float

    @property
    def times_faster(self) -> float:
        """How many times as fast as the peer we are."""
        return self.ours / self.theirs if self.theirs else float("inf")


@dataclass(frozen=True)
class Process:
    """A whole process seen from outside: seconds of wall time (median) and peak memory in MB (greatest)."""

    name: str
    seconds: float
    peak_mb: float


def compare_speeds(
    stage: str, unit: str, units: int, ours: Callable[[], object], peer: str, theirs: Callable[[], object]
) -> Ratio:
    """Run both sides in turns and return their speeds."""
    a, b = [], []
    for _ in range(ROUNDS):
        forget_texts()
        a.append(_cpu_seconds(ours))
        b.append(_cpu_seconds(theirs))
    return Ratio(stage, unit, units / statistics.median(a), peer, units / statistics.median(b))


def forget_texts() -> None:
    """Empty all caches that are bounded, ours and the peers': no round may know a text from the one before."""
    cached_type = type(functools.lru_cache(len))
    for cached in gc.get_objects():
        if isinstance(cached, cached_type) and cached.cache_parameters()["maxsize"] is not None:
            cached.cache_clear()


def _cpu_seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return max(time.process_time() - started, 1e-9)


def measure_process(name: str, command: Sequence[str]) -> Process:
    """Run a command some times and return its wall time and peak memory; its output is thrown away."""
    runs = [_run_once(command) for _ in range(ROUNDS)]
    return Process(name, statistics.median(seconds for seconds, _ in runs), max(mb for _, mb in runs))


def _run_once(command: Sequence[str]) -> tuple[float, float]:
    started = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 our own commands
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}")
    # Linux counts kilobytes, macOS bytes.
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return time.monotonic() - started, usage.ru_maxrss / scale
