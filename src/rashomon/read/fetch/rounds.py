"""Do work for many hosts at once, and for each host one thing after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

HOSTS_AT_ONCE = 8


def by_host(jobs: Iterable[T], host_of: Callable[[T], str], work: Callable[[T], R]) -> Iterator[tuple[T, R]]:
    """Yield each job with its result as soon as it is there; the jobs of one host keep their order."""
    queues: dict[str, list[T]] = {}
    for job in jobs:
        queues.setdefault(host_of(job), []).append(job)
    results: SimpleQueue[tuple[T, R] | None] = SimpleQueue()

    def run(queue: list[T]) -> None:
        try:
            for job in queue:
                results.put((job, work(job)))
        finally:
            results.put(None)

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        running = [pool.submit(run, queue) for queue in queues.values()]
        left = len(running)
        while left:
            found = results.get()
            if found is None:
                left -= 1
            else:
                yield found
        for one in running:
            one.result()
