"""Learn what cues attribute: `python -m evals train-annotate [--rows N]` writes `annotate_cues.json`.

In: the training articles with marked attributions.  Out: weights of features by name: whether a word attributes
something and on which side, whether that is speech, and where it begins and ends.
How sure a cue must be, of speech and of another attitude, is chosen by folds of whole articles: learned on four fifths,
read on the fifth; the best mean of two F1 wins, that of all attributions and that of speech alone.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from evals.cue_examples import Marks, count_shares, make_examples, read_marks
from evals.log_linear import train_choice, train_classes
from evals.shared import ROOT, find_shared, read_rows
from evals.statements import article_of
from rashomon.annotate import CueModel, Parser, annotate
from rashomon.annotate.english.learned import BOUNDARIES
from rashomon.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

TRAIN = "evals/data/statements-en.train.jsonl.gz"
TARGET = ROOT / "src/rashomon/weights/annotate_cues.json"
SOURCE = "the training part of PolNeAR (attributions in US political news of 2016); weights of features, no text of it"
DATE = "2026-11-22"
FOLDS = 5
LEAST = ((0.45, 0.45), (0.5, 0.5), (0.45, 0.55), (0.5, 0.55), (0.5, 0.6), (0.55, 0.65))  # for speech, and for others
MIN_OVERLAP = 0.5  # intersection over union of characters, for a piece to be found
Row = Mapping[str, Any]
EMPTY = CueModel(
    min_sure=0.5,
    min_sure_other=0.5,
    min_sure_said=0.85,
    shares={},
    uses={},
    speech={},
    start_behind={},
    end_behind={},
    end_before={},
    start_before={},
    broad=True,
)


class Remembering:
    """A parser that parses each text once: the folds read the same articles again and again."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self._known: dict[str, Doc] = {}

    def parse(self, texts: Sequence[str]) -> list[Doc]:
        """Return one spaCy document a text, in order."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._parser.parse(new), strict=True))
        return [self._known[text] for text in texts]


def learn_cues(articles: Sequence[Sequence[Marks]]) -> CueModel:
    """Return what the marked articles teach."""
    model = replace(EMPTY, shares=count_shares(articles))
    examples = make_examples(articles, model)
    uses = train_classes(examples.uses, 4)
    speech = {name: weights[0] for name, weights in train_classes(examples.speech, 2).items()}
    choices = {name: train_choice(getattr(examples, name)) for name in BOUNDARIES}
    return replace(model, uses={name: (w[0], w[1], w[2]) for name, w in uses.items()}, speech=speech, **choices)


def choose_least(
    rows: Sequence[Row], articles: Sequence[Sequence[Marks]], parser: Parser
) -> dict[tuple[float, float], float]:
    """Return, a pair of thresholds, the mean F1 over all folds: each article read with what the other folds teach."""
    tallies = {pair: [0] * 6 for pair in LEAST}
    for fold in range(FOLDS):
        model = learn_cues([article for i, article in enumerate(articles) if i % FOLDS != fold])
        for pair in LEAST:
            cues = replace(model, min_sure=pair[0], min_sure_other=pair[1])
            for row in rows[fold::FOLDS]:
                for at, count in enumerate(_tally(row, cues, parser)):
                    tallies[pair][at] += count
    return {t: round((_f1(*counts[:3]) + _f1(*counts[3:])) / 2, 4) for t, counts in tallies.items()}


def _f1(hits: int, found: int, gold: int) -> float:
    return 2 * hits / (found + gold) if found + gold else 0.0


def _tally(row: Row, cues: CueModel, parser: Parser) -> tuple[int, ...]:
    """Return how many pieces were found rightly, found, and marked; then the same of speech, the rest left aside."""
    statements = annotate(article_of("row", row["text"]), parser=parser, cues=cues).statements
    found = [piece.span for statement in statements for piece in statement.content]
    speech, other = (
        [Span(*p) for q in row["quotes"] if bool(q.get("speech", True)) is wanted for p in q["spans"]]
        for wanted in (True, False)
    )
    said = [piece for piece in found if not _hits([piece], other)]
    gold = [*speech, *other]
    return _hits(gold, found), len(found), len(gold), _hits(speech, said), len(said), len(speech)


def _hits(pieces: Iterable[Span], among: Sequence[Span]) -> int:
    return sum(any(_overlap(piece, each) >= MIN_OVERLAP for each in among) for piece in pieces)


def _overlap(a: Span, b: Span) -> float:
    shared = max(0, min(a.end, b.end) - max(a.start, b.start))
    return shared / (a.end - a.start + b.end - b.start - shared)


def main(arguments: Sequence[str] = ()) -> int:
    """Learn from the shared training articles and write the weights; returns the exit code."""
    from rashomon.run.models import load_parser

    parser = argparse.ArgumentParser(prog="python -m evals train-annotate", description=__doc__)
    parser.add_argument("--rows", type=int, metavar="N", help="learn from the first N articles only")
    options, shared = parser.parse_args(list(arguments)), find_shared()
    if shared is None:
        return 2
    rows, reader = list(islice(read_rows(shared / TRAIN), options.rows)), Remembering(load_parser())
    articles = [read_marks(row, reader) for row in rows]
    figures = choose_least(rows, articles, reader)
    speech, other = max(figures, key=lambda pair: (figures[pair], pair))
    write_cues(replace(learn_cues(articles), min_sure=speech, min_sure_other=other), figures)
    print(f"{TARGET.name}: learned from {len(rows)} articles, least sureness {speech} and {other}, F1 {figures}")
    return 0


def write_cues(model: CueModel, figures: Mapping[tuple[float, float], float]) -> None:
    """Write the weights, one feature a line so that a change can be read."""
    head = {
        "source": SOURCE,
        "date": DATE,
        "command": "python -m evals train-annotate",
        "min_sure": model.min_sure,
        "min_sure_other": model.min_sure_other,
        "min_sure_said": model.min_sure_said,
        "mean_f1_by_folds": {f"{a} {b}": f1 for (a, b), f1 in figures.items()},
    }
    tables = {name: getattr(model, name) for name in ("shares", "uses", "speech", *BOUNDARIES)}
    lines = [f" {json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    lines += [f" {json.dumps(name)}: {{\n{_table(table)}\n }}" for name, table in tables.items()]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


def _table(table: Mapping[str, object]) -> str:
    rows = (
        f"{json.dumps(key, ensure_ascii=False)}:{json.dumps(table[key], separators=(',', ':'))}"
        for key in sorted(table)
    )
    return ",\n".join(rows)
