"""Processes that stay for a whole run, each with its models loaded: work goes out, results come back in order.

They inherit the environment, and with it the command line's one thread of linear algebra a process.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

IN_FLIGHT = 4  # values a worker: it never waits for the next one, and few are lost if the run is stopped


class Workers:
    """Some processes, or none: then the work is done here."""

    def __init__(self, pool: ProcessPoolExecutor | None, count: int) -> None:
        self.pool = pool
        self.count = count

    @property
    def here(self) -> bool:
        """Whether the work is done in this process."""
        return self.pool is None

    def map(self, work: Callable[[T], R], values: Iterable[T]) -> Iterator[R]:
        """Yield `work(value)` for each value, in order; values are taken as they are needed."""
        if self.pool is None:
            yield from map(work, values)
            return
        waiting: deque[Future[R]] = deque()
        for value in values:
            waiting.append(self.pool.submit(work, value))
            if len(waiting) >= IN_FLIGHT * self.count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def hire(count: int) -> Iterator[Workers]:
    """Give `count` workers for a block; with one, the work is done in this process."""
    if count <= 1:
        yield Workers(None, 1)
        return
    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"))
    try:
        yield Workers(pool, count)
    finally:
        pool.shutdown(cancel_futures=True)
