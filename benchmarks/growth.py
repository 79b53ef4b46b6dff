"""How linking grows: `python -m benchmarks.growth [SIZE …] [--picture FILE]`.

In: the development set `growth`, 12,000 articles.  Out: a table, and a picture of the speed at each size.

Each size runs in a process of its own, so that its peak memory can be told. A larger window than the set repeats its
articles with their dates moved by years: copies are looked for within a week, so that none is added.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from evals.shared import ROOT, find_shared, read_rows

SIZES = (1_000, 10_000, 40_000)
SHIFT_DAYS = 3_000  # longer than the six years of the set
PICTURE = ROOT / "docs" / "growth.svg"
WIDTH, HEIGHT, EDGE = 640, 300, 60  # of the picture, in pixels


@dataclass(frozen=True)
class Point:
    """Linking at one size: CPU seconds, peak memory of the whole process and before linking, in MB."""

    articles: int
    seconds: float
    peak_mb: float
    texts_mb: float
    stories: int

    @property
    def speed(self) -> float:
        """Articles per CPU second."""
        return self.articles / self.seconds


def main() -> int:
    """Measure each size in a child process, print the table, draw the picture."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--picture", type=Path, default=PICTURE)
    parser.add_argument("--once", action="store_true", help="measure one size in this process and print it as JSON")
    options = parser.parse_args()
    if find_shared() is None:
        print("the development sets are not here", file=sys.stderr)
        return 2
    if options.once:
        print(json.dumps(asdict(measure(options.sizes[0]))))
        return 0
    points = [_in_child(size) for size in options.sizes]
    for point in points:
        memory = f"{point.peak_mb:5.0f} MB at the peak, {point.texts_mb:.0f} before linking"
        print(f"{point.articles:7,} articles  {point.speed:6.0f} a CPU second  {memory}")
    options.picture.write_text(draw(points), "utf-8")
    print(f"written: {options.picture}", file=sys.stderr)
    return 0


def _in_child(size: int) -> Point:
    command = [sys.executable, "-m", "benchmarks.growth", str(size), "--once"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 our own command
    return Point(**json.loads(printed))


def measure(size: int) -> Point:
    """Link `size` articles and return what it took."""
    from evals.stories import article_of
    from rashomon.link import link_articles
    from rashomon.run.models import load_link_weights

    articles = [article_of(row) for row in take_rows(size)]
    weights = load_link_weights()
    texts_mb, started = _peak_mb(), time.process_time()
    linked = link_articles(articles, weights=weights)
    seconds = time.process_time() - started
    return Point(size, round(seconds, 2), round(_peak_mb()), round(texts_mb), len(linked.stories))


def take_rows(size: int) -> Iterator[dict[str, Any]]:
    """Yield so many rows; where the set ends it begins anew, years later."""
    shared = find_shared()
    assert shared is not None
    taken = turn = 0
    while taken < size:
        for row in read_rows(shared / "evals" / "data" / "growth.jsonl.gz"):
            if taken == size:
                return
            taken += 1
            yield {**row, "id": f"{turn}-{row['id']}", "date": move_date(row.get("date"), turn)}
        turn += 1


def move_date(value: str | None, turn: int) -> str | None:
    """Return the day of a date, moved by so many times `SHIFT_DAYS`."""
    if not value:
        return None
    return (date.fromisoformat(value[:10]) + timedelta(days=turn * SHIFT_DAYS)).isoformat()


def _peak_mb() -> float:
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


def draw(points: Sequence[Point]) -> str:
    """Return a picture of speed (line) and memory (bars) by the size of the window, as SVG."""
    fastest, largest = max(point.speed for point in points), max(point.peak_mb for point in points)
    step = (WIDTH - 2 * EDGE) / max(len(points) - 1, 1)
    places = [EDGE + number * step for number in range(len(points))]
    tops = [HEIGHT - EDGE - point.speed / fastest * (HEIGHT - 2 * EDGE) for point in points]
    line = " ".join(f"{x:.0f},{y:.0f}" for x, y in zip(places, tops, strict=True))
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" '
            'font-size="13" role="img" aria-label="Speed and memory of linking by the number of articles">'
        ),
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        *(_bar(point, x, largest) for point, x in zip(points, places, strict=True)),
        f'<polyline points="{line}" fill="none" stroke="#1f4e79" stroke-width="2"/>',
        *(_label(point, x, y) for point, x, y in zip(points, places, tops, strict=True)),
        (
            f'<text x="{WIDTH / 2:.0f}" y="{HEIGHT - 8}" text-anchor="middle">articles in the window: line, '
            "articles a CPU second; bars, peak memory with all texts</text>"
        ),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _bar(point: Point, x: float, largest: float) -> str:
    height = point.peak_mb / largest * (HEIGHT - 2 * EDGE) / 2
    top = HEIGHT - EDGE - height
    return (
        f'<rect x="{x - 18:.0f}" y="{top:.0f}" width="36" height="{height:.0f}" fill="#d9e2ec"/>'
        f'<text x="{x:.0f}" y="{HEIGHT - EDGE - 6}" text-anchor="middle">{point.peak_mb:.0f} MB</text>'
    )


def _label(point: Point, x: float, y: float) -> str:
    return (
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="#1f4e79"/>'
        f'<text x="{x:.0f}" y="{y - 10:.0f}" text-anchor="middle">{point.speed:,.0f}/s</text>'
        f'<text x="{x:.0f}" y="{HEIGHT - EDGE + 18}" text-anchor="middle">{point.articles:,}</text>'
    )


if __name__ == "__main__":
    sys.exit(main())
