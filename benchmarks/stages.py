"""The stages that are timed, each beside its peer on the same texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.measure import Ratio, compare_speeds
from benchmarks.peers import (
    cluster_texts,
    extract_html,
    extract_main_content,
    extract_text,
    find_quotations,
    summarize_markup,
)
from evals.bodies import predict_bodies
from evals.shared import ROOT, read_rows
from evals.statements import predict_statements
from evals.stories import predict_stories
from rashomon.run.models import load_cues, load_link_weights, load_parser

MOST_ROWS = 100  # pages or articles a measurement, so that a whole run stays within minutes
HTML_PEERS: dict[str, Callable[[Sequence[str]], object]] = {
    "trafilatura": extract_html,
    "readability": summarize_markup,
    "resiliparse": extract_main_content,
}
MOST_ARTICLES = 600  # average link needs the square of this in memory


def _rows(shared: Path | None, name: str, most: int = MOST_ROWS) -> list[dict[str, Any]]:
    if shared is None:
        return _example_rows()
    return [row for row, _ in zip(read_rows(shared / "evals" / "data" / name), range(most), strict=False)]


def _example_rows() -> list[dict[str, Any]]:
    """Return the example pages in the sets' form: HTML pages as html, dumps as text."""
    pages = sorted((ROOT / "examples" / "pages").iterdir())
    return [
        {"id": p.stem, "doc_id": p.stem, "html" if p.suffix == ".html" else "text": p.read_text("utf-8")} for p in pages
    ]


def clean_html(shared: Path | None) -> Iterator[Ratio]:
    """Article bodies from HTML, ours with all metadata and places."""
    rows = [row for row in _rows(shared, "pages-shub.jsonl.gz") if row.get("html")]
    pages = [row["html"] for row in rows]
    for peer, extract in HTML_PEERS.items():
        theirs = partial(extract, pages)
        yield compare_speeds("clean, HTML", "pages/s", len(rows), lambda: list(predict_bodies(rows)), peer, theirs)


def clean_text(shared: Path | None) -> Iterator[Ratio]:
    """Article bodies from text dumps."""
    rows = [row for row in _rows(shared, "dumps-rfull.jsonl.gz") if row.get("text")]
    pages = [row["text"] for row in rows]
    yield compare_speeds(
        "clean, text",
        "pages/s",
        len(rows),
        lambda: list(predict_bodies(rows)),
        "trafilatura",
        lambda: extract_text(pages),
    )


def annotate(shared: Path | None) -> Iterator[Ratio]:
    """Statements with their speakers, names, numbers and times."""
    rows = [row for row in _rows(shared, "statements-en.dev.jsonl.gz", MOST_ROWS // 4) if row.get("text")]
    texts = [row["text"] for row in rows]
    count, parser, cues = sum(len(text.split()) for text in texts), load_parser(), load_cues()
    yield compare_speeds(
        "annotate",
        "words/s",
        count,
        lambda: list(predict_statements(rows, parser, cues)),
        "textacy",
        lambda: find_quotations(texts),
    )


def link(shared: Path | None) -> Iterator[Ratio]:
    """Stories and copies."""
    rows = [row for row in _rows(shared, "stories-roundups.jsonl.gz", MOST_ARTICLES) if row.get("text")]
    texts, weights = [row["text"] for row in rows], load_link_weights()
    yield compare_speeds(
        "link",
        "articles/s",
        len(rows),
        lambda: list(predict_stories(rows, weights)),
        "scikit-learn",
        lambda: cluster_texts(texts),
    )


STAGES: tuple[Callable[[Path | None], Iterator[Ratio]], ...] = (clean_html, clean_text, annotate, link)
