"""Map a pure stage over values on this machine: in this process, or in a pool of them.

Results come in the order of the input, so the number of workers never changes what follows.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

from rashomon.run.options import Progress

T = TypeVar("T")
R = TypeVar("R")

PAGES_THAT_PAY = 60  # below this, starting a second process and loading its model takes longer than it saves
CHUNK = 8  # values sent to a worker at a time: small enough that the last ones do not wait for one worker


def choose_workers(asked: int, values: int) -> int:
    """Return how many processes to use for `values` values; `asked` 0 leaves the choice to us."""
    if asked > 0:
        return min(asked, max(values, 1))
    return (os.cpu_count() or 1) if values >= PAGES_THAT_PAY else 1


def map_values(
    work: Callable[[T], R], values: Sequence[T], *, stage: str, workers: int, progress: Progress
) -> Iterator[R]:
    """Yield `work(value)` for each value, in order. `work` must be picklable where `workers` is above one."""
    count = choose_workers(workers, len(values))
    if count == 1:
        yield from _reported(map(work, values), stage, len(values), progress)
        return
    with ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_use_one_thread) as pool:
        yield from _reported(pool.map(work, values, chunksize=CHUNK), stage, len(values), progress)


def _reported(results: Iterator[R], stage: str, total: int, progress: Progress) -> Iterator[R]:
    progress(stage, 0, total)
    for done, result in enumerate(results, start=1):
        progress(stage, done, total)
        yield result


def _use_one_thread() -> None:
    """Keep linear algebra to one thread a worker: sums stay the same and workers do not fight."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
