"""`python -m benchmarks.story_200`: how long the comparison of one story of 200 articles takes, and what costs most.

The story: articles of the growth set whose headlines share the commonest name; without the sets, the example pages with
their paragraphs shuffled. Reading, cleaning, annotating and linking are done before the clock starts.
"""

from __future__ import annotations

import cProfile
import json
import pstats
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.shared import ROOT, find_shared, read_rows
from rashomon.compare import compare_story
from rashomon.link import link_articles
from rashomon.model import Annotations, Article, Findings, PageRecord
from rashomon.run.models import load_link_weights
from rashomon.run.options import Options
from rashomon.run.pipeline import run_annotate, run_clean

ARTICLES = 200
ALONE = Options(workers=1)
SEED = 20310304
PARAGRAPHS = 8  # of each shuffled article
COSTLIEST = 30  # functions shown by --profile
_NAME = re.compile(r"\b[A-Z][a-z]{4,}\b")


class BigStory:
    """One story, ready to be compared."""

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "story.jsonl"
            path.write_text("".join(json.dumps(dict(row)) + "\n" for row in rows), "utf-8")
            cleaned = run_clean([path], ALONE)
        self.articles: tuple[Article, ...] = cleaned.articles
        self.annotations: tuple[Annotations, ...] = run_annotate(self.articles, ALONE)
        self.pages: dict[str, PageRecord] = {record.id: record for record in cleaned.pages}
        linked = link_articles(self.articles, weights=load_link_weights(), one_story=True)
        self.story, self.copies = linked.stories[0], linked.copies

    def compare(self) -> Findings:
        """Return the findings of the story."""
        return compare_story(self.story, self.articles, self.annotations, self.copies, self.pages)


def make_story(shared: Path | None, articles: int = ARTICLES) -> BigStory:
    """Return a story of so many articles, the same at every call."""
    return BigStory(list(shuffled_examples(articles) if shared is None else related_rows(shared, articles)))


def related_rows(shared: Path, articles: int) -> Sequence[Mapping[str, Any]]:
    """Return the first articles of the growth set whose headlines have the name that most headlines have."""
    rows = [row for row in read_rows(shared / "evals" / "data" / "growth.jsonl.gz") if row.get("text")]
    names = Counter(name for row in rows for name in set(_NAME.findall(row["title"] or "")))
    name = min(names, key=lambda n: (-names[n], n))
    return [row for row in rows if name in (row["title"] or "")][:articles]


def shuffled_examples(articles: int) -> Iterator[Mapping[str, Any]]:
    """Yield articles made of paragraphs of the text examples, each of another outlet and minute."""
    choose = random.Random(SEED)  # noqa: S311 a benchmark, no secret
    pages = sorted((ROOT / "examples" / "pages").glob("*.txt"))
    blocks = [block.strip() for page in pages for block in page.read_text("utf-8").split("\n\n")]
    paragraphs = [block for block in blocks if len(block.split()) > PARAGRAPHS]
    for number in range(articles):
        body = choose.sample(paragraphs, PARAGRAPHS)
        yield {
            "id": f"example-{number:03}",
            "title": " ".join(body[0].split()[:PARAGRAPHS]),
            "text": "\n\n".join(body),
            "date": f"2031-03-04T{number // 60:02}:{number % 60:02}:00Z",
            "outlet": f"Outlet {number:03}",
            "lang": "en",
        }


def main(arguments: Sequence[str]) -> int:
    """Print the seconds of one comparison; with --profile, the functions that cost most, too."""
    story = make_story(find_shared())
    started = time.perf_counter()
    profile = cProfile.Profile() if "--profile" in arguments else None
    findings = profile.runcall(story.compare) if profile is not None else story.compare()
    seconds = time.perf_counter() - started
    print(f"{len(story.articles)} articles, {len(findings.statements)} statements: compared in {seconds:.2f} s")
    if profile is not None:
        pstats.Stats(profile).sort_stats("tottime").print_stats(COSTLIEST)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
