"""Learn the numbers of linking: `python -m evals train-link`.

In: `growth` for the frequencies of everyday words; the development stories for the models of pairs.
Out: `link_frequencies.json` and `link_pairs.json` in `src/rashomon/weights`.

The pair models are logistic, found by Newton's method: no randomness, so the same data give the same numbers. Each set
is also learned with its dates taken away, and roundups with half of its bodies: a run may have neither.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from evals.shared import ROOT, find_shared, read_rows
from evals.stories import article_of
from rashomon.link.candidates import find_candidates
from rashomon.link.frequencies import Frequencies, parse_frequencies
from rashomon.link.linked import read_articles
from rashomon.link.pairs import pair_features
from rashomon.link.terms import Lexicon, read_terms
from rashomon.link.tokens import read_tokens
from rashomon.link.weights import FEATURES
from rashomon.model import content_id

Array = NDArray[np.float64]

LEAST_ARTICLES = 12  # of 12,000: a rarer word is as good as unseen, and the table stays at 130 kB
SET_WEIGHT = 10_000.0  # each set counts as so many pairs, whatever its size
STEPS = 30  # of Newton's method; ten are enough
WEIGHTS = ROOT / "src/rashomon/weights"
COMMAND = "python -m evals train-link"
DECIMALS = 3  # more of them change no chance by as much as the data leave open
PAIR_SOURCE = (
    "full: the development sets stories-roundups and stories-ecb; titles: stories-olympics, and roundups with half of "
    "the bodies taken away; numbers only, no text of them"
)
SOURCE = "document frequencies of 12,000 English news articles of 491 outlets, 2012 to 2017 (development set growth)"


@dataclass(frozen=True)
class Pairs:
    """Pairs of one set. features: (pairs, features); same: (pairs,), 1.0 for one happening; weight: of the set."""

    features: Array
    same: Array
    title_only: NDArray[np.bool_]
    weight: float


def main(arguments: Sequence[str]) -> int:
    """Learn and write everything; return the exit code. It understands no arguments."""
    argparse.ArgumentParser(prog="python -m evals train-link").parse_args(arguments)
    shared = find_shared()
    if shared is None:
        print("the development sets are not here", file=sys.stderr)
        return 2
    data = shared / "evals" / "data"
    table = count_terms(read_rows(data / "growth.jsonl.gz"))
    (WEIGHTS / "link_frequencies.json").write_bytes(table)
    frequencies = parse_frequencies(table)
    roundups = list(read_rows(data / "stories-roundups.jsonl.gz"))
    ecb = list(read_rows(data / "stories-ecb.jsonl.gz"))
    olympics = list(read_rows(data / "stories-olympics.jsonl.gz"))
    full = [collect_pairs(roundups, frequencies, weight=1.0), collect_pairs(ecb, frequencies, weight=0.3)]
    titles = [collect_pairs(olympics, frequencies, weight=1.0), only_titles(roundups, frequencies)]
    models = {
        "full": learn(with_undated(full, share=0.5), ridge=1.0),
        "titles": learn(with_undated(titles, share=0.3), ridge=20.0),
    }
    for name, numbers in models.items():
        print(name, f"bias {numbers[0]:.3f}", *(f"{f} {n:.3f}" for f, n in zip(FEATURES, numbers[1:], strict=True)))
    write_models(WEIGHTS / "link_pairs.json", models)
    return 0


def count_terms(rows: Iterable[dict[str, Any]]) -> bytes:
    """Return the table of document frequencies as JSON: each count with the terms that have it."""
    counts: Counter[str] = Counter()
    lexicon = Lexicon()
    documents = 0
    for row in rows:
        article = article_of(row)
        numbers = read_terms(article, read_tokens(article), lexicon).body.terms
        counts.update([lexicon.words[number] for number in numbers.tolist()])
        documents += 1
    terms: dict[int, list[str]] = {}
    for term, count in sorted(counts.items()):
        if count >= LEAST_ARTICLES:
            terms.setdefault(count, []).append(term)
    lines = {str(count): " ".join(terms[count]) for count in sorted(terms, reverse=True)}
    table = {"source": SOURCE, "documents": documents, "counts": lines}
    return (json.dumps(table, ensure_ascii=False, indent=0) + "\n").encode()


def collect_pairs(rows: Sequence[dict[str, Any]], frequencies: Frequencies, *, weight: float) -> Pairs:
    """Return the candidate pairs of a labelled set."""
    stories = {content_id("article", str(row["id"])): row["story"] for row in rows}
    articles = sorted((article_of(row) for row in rows), key=lambda article: article.id)
    linked, _ = read_articles(articles, frequencies)
    pairs = find_candidates(linked.rows)
    happenings = np.array([stories[article.id] for article in articles])[pairs]
    title_only = np.array([row.terms.title_only for row in linked.rows])[pairs]
    return Pairs(
        features=pair_features(linked, pairs),
        same=(happenings[:, 0] == happenings[:, 1]).astype(np.float64),
        title_only=title_only[:, 0] | title_only[:, 1],
        weight=weight,
    )


def only_titles(rows: Sequence[dict[str, Any]], frequencies: Frequencies) -> Pairs:
    """Return the pairs of which one article or both have lost their body, chosen by a checksum of the id."""
    cut = [{**row, "text": row["title"]} if crc32(row["id"].encode()) % 2 else row for row in rows]
    pairs = collect_pairs(cut, frequencies, weight=1.0)
    keep = pairs.title_only
    return replace(pairs, features=pairs.features[keep], same=pairs.same[keep], title_only=keep[keep])


def with_undated(sets: Sequence[Pairs], *, share: float) -> list[Pairs]:
    """Return the sets and, weighing `share` as much, the same without dates."""
    days, far, no_date = (FEATURES.index(name) for name in ("log_days", "far", "no_date"))
    undated = []
    for pairs in sets:
        features = pairs.features.copy()
        features[:, [days, far]] = 0.0
        features[:, no_date] = 1.0
        undated.append(replace(pairs, features=features, weight=pairs.weight * share))
    return [*sets, *undated]


def learn(sets: Sequence[Pairs], *, ridge: float) -> Array:
    """Return bias and slopes of the logistic model with a squared penalty of `ridge` on standardised slopes."""
    features = np.concatenate([pairs.features for pairs in sets])
    same = np.concatenate([pairs.same for pairs in sets])
    weights = np.concatenate([np.full(len(p.same), p.weight * SET_WEIGHT / len(p.same)) for p in sets])
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    design = np.column_stack([np.ones(len(same)), (features - mean) / spread])
    penalty = np.diag([1e-6] + [ridge] * features.shape[1])
    numbers = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-design @ numbers))
        slope = design.T @ (weights * (chance - same)) + penalty @ numbers
        curve = (design * (weights * chance * (1 - chance))[:, None]).T @ design + penalty
        numbers -= np.linalg.solve(curve, slope)
    slopes = numbers[1:] / spread
    return np.concatenate([[numbers[0] - float(slopes @ mean)], slopes])


def write_models(path: Path, models: dict[str, Array]) -> None:
    """Replace the learned models in `path`; the one that is set by hand stays as it is."""
    table = json.loads(path.read_text("utf-8"))
    table |= {"source": PAIR_SOURCE, "date": datetime.now(tz=UTC).date().isoformat(), "command": COMMAND}
    for name, numbers in models.items():
        bias, *slopes = (round(float(number), DECIMALS) for number in numbers)
        table[name] = {"bias": bias, "slopes": dict(zip(FEATURES, slopes, strict=True))}
    path.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", "utf-8")
