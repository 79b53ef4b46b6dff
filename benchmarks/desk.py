"""`python -m benchmarks.desk GROWTH.jsonl.gz --articles N`: how fast a full desk is.

In: real articles as JSON Lines.  Out: a table, and out/desk.json for machines: adding while being read, searching,
reading stories, memory, size. The desk is filled with mixed articles that were not read (`desk_fill.py`); those that
are added while it is measured go through every stage.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.desk_fill import FIRST_DAY, Row, fill_desk, mix_articles, write_rows
from evals.shared import ROOT
from rashomon.store.desk import Desk, open_desk

RESULTS = ROOT / "out" / "desk.json"
ASKED = 200  # questions and stories that are timed
LATE, QUESTIONS = "late.jsonl", "questions.json"
PAUSE_SECONDS = 0.2  # between two questions of somebody who reads while pages are added
LAST_DAY = FIRST_DAY.replace(month=12, day=31)


def main() -> int:
    """Fill a desk, measure it, print and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("growth", type=Path)
    parser.add_argument("--articles", type=int, default=100_000, help="on the desk before it is measured")
    parser.add_argument("--added", type=int, default=300, help="added while it is measured")
    parser.add_argument("--desk", default=None, help="a new file or an empty database; default: a temporary file")
    parser.add_argument("--workers", type=int, default=0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        address = asked.desk or f"{folder}/desk.db"
        # Each in a process of its own: what making the articles takes is no memory of the desk.
        filled = apart(prepare, asked.growth, asked.articles, asked.added, address, Path(folder))
        results = {**filled, **apart(measure_desk, asked.added, address, asked.workers, Path(folder))}
    for name, value in results.items():
        print(f"{name:36} {value:>12}")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    return 0


def apart(work: Callable[..., dict[str, Any]], *given: object) -> dict[str, Any]:
    """Return what the work returns in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def prepare(growth: Path, articles: int, added: int, address: str, folder: Path) -> dict[str, Any]:
    """Fill the desk, and write what is added and asked later into the folder."""
    rows = list(mix_articles(growth, articles + added))
    write_rows(folder / LATE, [of_last_day(row) for row in rows[articles:]])
    (folder / QUESTIONS).write_text(json.dumps(questions(rows)), "utf-8")
    with open_desk(address) as desk:
        seconds = timed(lambda: fill_desk(desk, rows[:articles]))
    return {"filled, articles/s": round(articles / seconds, 1)}


def measure_desk(added: int, address: str, workers: int, folder: Path) -> dict[str, Any]:
    """Return what was measured, by name."""
    from rashomon.run.desk.work import add_paths, read_status
    from rashomon.run.options import Options

    asked: list[str] = json.loads((folder / QUESTIONS).read_text("utf-8"))
    opened = timed(lambda: open_desk(address, create=False).close())
    with open_desk(address) as desk:
        searches = [search_once(desk, question) for question in asked]
        stories, lists = measure_stories(desk), measure_lists(desk)
        with reader(desk, asked) as meanwhile:
            grown = timed(lambda: add_paths(desk, [folder / LATE], Options(workers=workers)))
        status = read_status(desk)
    peaks = {who: resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)}
    return {
        **{name: status[name] for name in ("articles", "stories", "statements")},
        "size, MB": round((status["bytes"] or 0) / 1e6),
        "opened, ms": round(opened * 1000, 1),
        **spread("search", searches),
        **spread("story", stories),
        "largest story, ms": round(stories[0], 1),
        **spread("list of stories", lists),
        "added while read, articles/s": round(added / grown, 1),
        **spread("search meanwhile", meanwhile),
        "peak memory, MB": peaks[resource.RUSAGE_SELF],
        "peak memory of a worker, MB": peaks[resource.RUSAGE_CHILDREN],
    }


def of_last_day(row: Row) -> Row:
    """Return the row as news of the last day: new articles come to the end of an archive."""
    return {**row, "date": f"{LAST_DAY}{row['date'][10:]}"}


def search_once(desk: Desk, question: str) -> float:
    """Return the milliseconds of one search."""
    from rashomon.store.search import search_articles

    started = time.perf_counter()
    with desk.reading() as connection:
        search_articles(connection, question)
    return (time.perf_counter() - started) * 1000


def questions(rows: Sequence[Row]) -> list[str]:
    """Return words that stand in headlines, as people would search for them."""
    chance = random.Random(11)  # noqa: S311 a benchmark's seed
    found: list[str] = []
    while len(found) < ASKED:
        words = re.findall(r"[A-Za-z]{4,}", chance.choice(rows)["title"])
        if words:
            start = chance.randrange(len(words))
            found.append(" ".join(words[start : start + chance.choice((1, 2, 2, 3))]))
    return found


def measure_stories(desk: Desk) -> list[float]:
    """Return the milliseconds of reading stories as a whole, the largest first, then others of all sizes."""
    import sqlalchemy as sa

    from rashomon.run.desk.maker import describe_maker
    from rashomon.store import schema as t
    from rashomon.store.comparisons import read_comparison

    made_by = describe_maker()
    times = []
    with desk.reading() as connection:
        by_size = connection.scalars(sa.select(t.stories.c.id).order_by(t.stories.c.articles.desc())).all()
        for story_id in by_size[:: max(1, len(by_size) // ASKED)]:
            started = time.perf_counter()
            read_comparison(connection, story_id, made_by)
            times.append((time.perf_counter() - started) * 1000)
    return times


def measure_lists(desk: Desk) -> list[float]:
    """Return the milliseconds of walking through the list of stories, fifty at a time."""
    from rashomon.store.lists import Narrow, list_stories

    times, cursor = [], None
    with desk.reading() as connection:
        for _ in range(ASKED):
            started = time.perf_counter()
            found = list_stories(connection, Narrow(), cursor=cursor)
            times.append((time.perf_counter() - started) * 1000)
            cursor = found.next
            if cursor is None:
                break
    return times


@contextmanager
def reader(desk: Desk, asked: Sequence[str]) -> Iterator[list[float]]:
    """Search the desk again and again, in a thread, while a block runs; give the milliseconds."""
    stop, times = threading.Event(), list[float]()

    def read() -> None:
        while not stop.is_set():
            for question in asked:
                times.append(search_once(desk, question))
                if stop.wait(PAUSE_SECONDS):
                    return

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield times
    finally:
        stop.set()
        thread.join()


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that the work took."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def spread(name: str, times: Sequence[float]) -> dict[str, float]:
    """Return the middle and the 95th percentile of some times, named."""
    ordered = sorted(times)
    return {
        f"{name} p50, ms": round(statistics.median(ordered), 1),
        f"{name} p95, ms": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 1),
    }


if __name__ == "__main__":
    sys.exit(main())
