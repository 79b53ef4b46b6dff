"""Learn which cues attribute something: `python -m evals train-annotate [--rows N]` writes `annotate_cues.json`.

In: the training articles with marked attributions.  Out: for each cue and the way its content hangs on it, the share of
its uses that were attributions, and the share of those that were speech.  Counts are smoothed, rare cues left out.
The least share that a cue needs is chosen by folds of whole articles: cues learned on four fifths, read on the fifth;
the best mean of two F1 wins, that of all attributions and that of speech alone.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from evals.shared import ROOT, find_shared, read_rows
from evals.statements import article_of
from rashomon.annotate import CueShares, Parser, annotate
from rashomon.annotate.batches import parse_frames
from rashomon.annotate.broad import candidates
from rashomon.annotate.frames import frame_block
from rashomon.annotate.parsed import content_span
from rashomon.annotate.quotes import find_quotations
from rashomon.annotate.statements import parsed_sentences
from rashomon.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

TRAIN = "evals/data/statements-en.train.jsonl.gz"
TARGET = ROOT / "src/rashomon/weights/annotate_cues.json"
SOURCE = "the training part of PolNeAR (attributions in US political news of 2016); shares of words only, no text of it"
DATE = "2026-11-22"
MIN_USES = 3
MIN_KEPT_SHARE = 0.35  # the lowest threshold that is tried
PRIOR_USES, PRIOR_SHARE = 2.0, 0.3  # a cue seen three times, always true, has 0.72
FOLDS = 5
THRESHOLDS = (0.35, 0.45, 0.5, 0.55)
MIN_OVERLAP = 0.5  # intersection over union of characters, for a use to be a marked attribution
Row = Mapping[str, Any]
Seen = tuple[str, bool, bool]  # key of the cue, whether it attributes, whether that is speech


class Remembering:
    """A parser that parses each text once: the folds read the same articles again and again."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self._known: dict[str, Doc] = {}

    def parse(self, texts: Sequence[str]) -> list[Doc]:
        """Return one spaCy document a text, in order."""
        for text in texts:
            if text not in self._known:
                self._known[text] = self._parser.parse([text])[0]
        return [self._known[text] for text in texts]


def observe_cues(row: Row, parser: Parser) -> list[Seen]:
    """Return every use of a possible cue in one article, and what the annotators made of it."""
    gold = [(Span(*piece), bool(q.get("speech", True))) for q in row["quotes"] for piece in q["spans"]]
    seen = []
    for key, content in _uses(row["text"], parser):
        found = [speech for piece, speech in gold if _overlap(piece, content) >= MIN_OVERLAP]
        seen.append((key, bool(found), bool(found and found[0])))
    return seen


def _uses(text: str, parser: Parser) -> Iterator[tuple[str, Span]]:
    blocks = article_of("row", text).blocks()
    quotations = find_quotations(text, blocks)
    frames = [frame_block(text, block, i, quotations) for i, block in enumerate(blocks)]
    for frame, doc in zip(frames, parse_frames(frames, parser), strict=True):
        for sentence in parsed_sentences(frame, doc):
            for key, _, _, (start, end) in candidates(sentence):
                content = content_span(sentence, start, end)
                if content is not None:
                    yield key, content


def _overlap(a: Span, b: Span) -> float:
    shared = max(0, min(a.end, b.end) - max(a.start, b.start))
    return shared / (a.end - a.start + b.end - b.start - shared)


def learn_shares(seen: Iterable[Seen]) -> dict[str, tuple[float, float]]:
    """Return the smoothed shares of each cue that was seen often enough, in order of the alphabet."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for key, attributes, is_speech in seen:
        for at, value in enumerate((1, int(attributes), int(is_speech))):
            counts[key][at] += value
    shares = {}
    for key, (uses, true, speech) in sorted(counts.items()):
        share = (true + PRIOR_USES * PRIOR_SHARE) / (uses + PRIOR_USES)
        if uses >= MIN_USES and share >= MIN_KEPT_SHARE:
            shares[key] = (round(share, 2), round(speech / true, 2) if true else 0.0)
    return shares


def choose_threshold(rows: Sequence[Row], seen: Sequence[Sequence[Seen]], parser: Parser) -> dict[float, float]:
    """Return, a threshold, the mean F1 over all folds: each article read with cues learned on the other folds."""
    tallies = {threshold: [0] * 6 for threshold in THRESHOLDS}
    for fold in range(FOLDS):
        shares = learn_shares(use for i, uses in enumerate(seen) if i % FOLDS != fold for use in uses)
        for threshold in THRESHOLDS:
            cues = CueShares(min_share=threshold, shares=shares)
            for row in rows[fold::FOLDS]:
                for at, count in enumerate(_tally(row, cues, parser)):
                    tallies[threshold][at] += count
    return {t: round((_f1(*counts[:3]) + _f1(*counts[3:])) / 2, 4) for t, counts in tallies.items()}


def _f1(hits: int, found: int, gold: int) -> float:
    return 2 * hits / (found + gold) if found + gold else 0.0


def _tally(row: Row, cues: CueShares, parser: Parser) -> tuple[int, ...]:
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


def _hits(pieces: Sequence[Span], among: Sequence[Span]) -> int:
    return sum(any(_overlap(piece, each) >= MIN_OVERLAP for each in among) for piece in pieces)


def main(arguments: Sequence[str] = ()) -> int:
    """Learn from the shared training articles and write the weights; returns the exit code."""
    from rashomon.run.models import load_parser

    parser = argparse.ArgumentParser(prog="python -m evals train-annotate", description=__doc__)
    parser.add_argument("--rows", type=int, metavar="N", help="learn from the first N articles only")
    options, shared = parser.parse_args(list(arguments)), find_shared()
    if shared is None:
        return 2
    rows, reader = list(islice(read_rows(shared / TRAIN), options.rows)), Remembering(load_parser())
    seen = [observe_cues(row, reader) for row in rows]
    figures = choose_threshold(rows, seen, reader)
    threshold = max(figures, key=lambda t: (figures[t], t))
    shares = learn_shares(use for uses in seen for use in uses)
    _write(shares, threshold, figures)
    print(f"{TARGET.name}: {len(shares)} cues from {len(rows)} articles, least share {threshold}, F1 {figures}")
    return 0


def _write(shares: Mapping[str, tuple[float, float]], threshold: float, figures: Mapping[float, float]) -> None:
    """Write the weights, one cue a line so that a change can be read."""
    head = {
        "source": SOURCE,
        "date": DATE,
        "command": "python -m evals train-annotate",
        "min_share": threshold,
        "mean_f1_by_folds": {str(t): f1 for t, f1 in figures.items()},
    }
    rows = ",\n".join(f"  {json.dumps(key)}: {json.dumps(pair)}" for key, pair in shares.items())
    lines = [f" {json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    TARGET.write_text("{\n" + ",\n".join(lines) + ',\n "cues": {\n' + rows + "\n }\n}\n", "utf-8")
