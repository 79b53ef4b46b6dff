"""Learn the numbers of linking: `python -m evals train-link`.

In: `growth` for the frequencies of everyday words; the development stories for the models of pairs.
Out: `link_frequencies.json` and `link_pairs.json` in `src/rashomon/weights`.

The pair models are logistic, found by Newton's method: no randomness, so the same data give the same numbers.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from evals.link_bridges import BRIDGES, learn_bridges
from evals.link_folds import print_folds
from evals.link_pairs import Array, Bools, Pairs, collect_pairs, learn_kind, only_titles, without_dates
from evals.shared import ROOT, find_shared, read_rows
from evals.stories import article_of
from rashomon.link.frequencies import Frequencies, parse_frequencies
from rashomon.link.terms import read_terms
from rashomon.link.tokens import read_tokens
from rashomon.link.vocabulary import Vocabulary
from rashomon.link.weights import BRIDGE_FEATURES, FEATURES, FEW, KINDS, TITLES, UNDATED
from rashomon.run.vectors import embed_leads

LEAST_ARTICLES = 12  # of 12,000: a rarer word is as good as unseen, and the table stays at 130 kB
SETS = ("roundups", "ecb", "olympics")
# The weight of ECB+ beside roundups. Pages in small numbers are most often of few days, as in ECB+; roundups, a thin
# sample of four years, would teach that pages of one day on one matter tell one happening.
ECB_WEIGHTS = {"dated": 0.03, "undated": 0.1, "few": 1.0}
CUT_WEIGHT = 0.5  # of articles without their body beside headlines of one event
STRANGERS_WEIGHT = 1.0  # of pairs without likeness, where a run has few pages: as many as those with some
Rows = list[dict[str, Any]]

WEIGHTS = ROOT / "src/rashomon/weights"
COMMAND = "python -m evals train-link"
DECIMALS = 3  # more of them change no chance by as much as the data leave open
PAIR_SOURCE = (
    "text: the development sets stories-roundups and stories-ecb; titles: stories-olympics, and roundups with half of "
    "the bodies taken away; numbers only, no text of them"
)
SOURCE = "document frequencies of 12,000 English news articles of 491 outlets, 2012 to 2017 (development set growth)"


def main(arguments: Sequence[str]) -> int:
    """Learn and write everything, or with `--folds` only measure; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals train-link")
    parser.add_argument("--folds", action="store_true", help="measure on stories that were not learned from")
    options = parser.parse_args(arguments)
    shared = find_shared()
    if shared is None:
        print("the development sets are not here", file=sys.stderr)
        return 2
    data = shared / "evals" / "data"
    roundups, ecb, olympics = (list(read_rows(data / f"stories-{name}.jsonl.gz")) for name in SETS)
    if options.folds:
        measure_folds(roundups, ecb, olympics)
        return 0
    table = count_terms(read_rows(data / "growth.jsonl.gz"))
    (WEIGHTS / "link_frequencies.json").write_bytes(table)
    frequencies = parse_frequencies(table)
    models = learn_kinds(collect_lessons(roundups, ecb, olympics, frequencies))
    models |= learn_bridges(olympics, frequencies, models, embed_leads([article_of(row) for row in olympics]))
    for name, numbers in models.items():
        print(f"{name:20} bias {numbers[0]:.3f}")
    write_models(WEIGHTS / "link_pairs.json", models)
    return 0


def measure_folds(roundups: Rows, ecb: Rows, olympics: Rows) -> None:
    """Print the figures of each set in folds of its stories; of Olympics the English headlines."""
    frequencies = parse_frequencies((WEIGHTS / "link_frequencies.json").read_bytes())
    english = [row for row in olympics if row["lang"] == "eng"]
    lessons = collect_lessons(roundups, ecb, english, frequencies)
    for name, pairs in (("roundups", lessons.roundups), ("ecb", lessons.ecb), ("english", lessons.olympics)):
        print_folds(name, pairs, partial(sets_without, pairs, lessons))


def sets_without(pairs: Pairs, lessons: Lessons, kind: int, seen: Bools) -> list[tuple[Pairs, Bools, float]]:
    """Return what teaches a kind of pair, of one set some pairs only, and nothing made of its articles."""
    own = [each is not pairs and each.articles == pairs.articles for each, _, _ in sets_for(kind, lessons)]
    sets = [row for row, made in zip(sets_for(kind, lessons), own, strict=True) if not made]
    return [(each, seen if each is pairs else chosen, weight) for each, chosen, weight in sets]


def count_terms(rows: Iterable[dict[str, Any]]) -> bytes:
    """Return the table of document frequencies as JSON: each count with the terms that have it."""
    counts: Counter[str] = Counter()
    vocabulary = Vocabulary()
    documents = 0
    for row in rows:
        article = article_of(row)
        numbers = read_terms(article, read_tokens(article, vocabulary), vocabulary).body.terms
        counts.update([vocabulary.words[number] for number in numbers.tolist()])
        documents += 1
    terms: dict[int, list[str]] = {}
    for term, count in sorted(counts.items()):
        if count >= LEAST_ARTICLES:
            terms.setdefault(count, []).append(term)
    lines = {str(count): " ".join(terms[count]) for count in sorted(terms, reverse=True)}
    table = {"source": SOURCE, "documents": documents, "counts": lines}
    return (json.dumps(table, ensure_ascii=False, indent=0) + "\n").encode()


@dataclass(frozen=True)
class Lessons:
    """What the models of pairs are learned from: pairs of texts, of headlines, and pairs of strangers of both."""

    roundups: Pairs
    ecb: Pairs
    olympics: Pairs
    cut: Pairs
    strangers: Pairs
    strange_titles: Pairs


def collect_lessons(roundups: Rows, ecb: Rows, olympics: Rows, frequencies: Frequencies) -> Lessons:
    """Return the pairs of the labelled sets."""
    return Lessons(
        roundups=collect_pairs(roundups, frequencies),
        ecb=collect_pairs(ecb, frequencies),
        olympics=collect_pairs(olympics, frequencies),
        cut=collect_pairs(only_titles(roundups), frequencies),
        strangers=collect_pairs(without_dates(roundups), frequencies, strangers=True),
        strange_titles=collect_pairs(without_dates(only_titles(olympics + roundups)), frequencies, strangers=True),
    )


def learn_kinds(lessons: Lessons) -> dict[str, Array]:
    """Return the model of each kind of pair."""
    return {name: learn_kind(kind, sets_for(kind, lessons)) for kind, name in enumerate(KINDS)}


def sets_for(kind: int, lessons: Lessons) -> list[tuple[Pairs, Bools, float]]:
    """Return which sets teach a kind of pair, with all of their pairs, and what each set weighs."""
    if kind & TITLES:
        sets = [(lessons.olympics, 1.0), (lessons.cut, CUT_WEIGHT), (lessons.strange_titles, STRANGERS_WEIGHT)]
    else:
        weight = ECB_WEIGHTS[know_how(kind)]
        sets = [(lessons.roundups, 1.0), (lessons.ecb, weight), (lessons.strangers, STRANGERS_WEIGHT)]
    return [(pairs, np.ones(len(pairs.same), bool), weight) for pairs, weight in (sets if kind & FEW else sets[:2])]


def know_how(kind: int) -> str:
    """Return by which of the weights a kind of pair of texts is learned."""
    return "few" if kind & FEW else "undated" if kind & UNDATED else "dated"


def write_models(path: Path, models: dict[str, Array]) -> None:
    """Replace the learned models in `path`; the one that is set by hand stays as it is."""
    table = json.loads(path.read_text("utf-8"))
    table |= {"source": PAIR_SOURCE, "date": datetime.now(tz=UTC).date().isoformat(), "command": COMMAND}
    for name, numbers in models.items():
        bias, *slopes = (round(float(number), DECIMALS) for number in numbers)
        features = BRIDGE_FEATURES if name in BRIDGES else FEATURES
        table[name] = {"bias": bias, "slopes": dict(zip(features, slopes, strict=True))}
    path.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", "utf-8")
