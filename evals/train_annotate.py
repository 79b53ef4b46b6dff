"""Learn which cues attribute something: `python -m evals.train_annotate GOLD.jsonl.gz [ROWS]` writes learned_cues.py.

In: articles with marked attributions.  Out: for each cue and the way its content hangs on it, the share of its uses
that were attributions, and the share of those that were speech. Counts are smoothed, rare cues left out.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from evals.statements import article_of
from rashomon.annotate.broad import candidates
from rashomon.annotate.frames import frame_block
from rashomon.annotate.parsed import content_span
from rashomon.annotate.parser import Parser
from rashomon.annotate.quotes import find_quotations
from rashomon.annotate.statements import parsed_sentences
from rashomon.model import Span

TARGET = Path(__file__).parent.parent / "src/rashomon/annotate/learned_cues.py"
MIN_USES = 3
PRIOR_USES, PRIOR_SHARE = 2.0, 0.3  # a cue seen three times, always true, has 0.72
HEAD = '''"""The learned shares of cues, written by `python -m evals.train_annotate`: do not edit.

A row: cue lemma and frame, the share of its uses that attribute something, and the share of those that are speech.
Learned from the training part of PolNeAR (attributions in US political news of 2016).
"""

from __future__ import annotations

# fmt: off
CUES: dict[str, tuple[float, float]] = {
'''


def count_cues(rows: Iterable[Mapping[str, Any]], parser: Parser) -> dict[str, list[int]]:
    """Return, a key, how often it was seen, was an attribution, was speech."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        gold = [(Span(*piece), q.get("speech", True)) for q in row["quotes"] for piece in q["spans"]]
        for key, content in _seen(row["text"], parser):
            found = [speech for piece, speech in gold if _overlap(piece, content) >= 0.5]
            counts[key][0] += 1
            counts[key][1] += bool(found)
            counts[key][2] += bool(found and found[0])
    return counts


def _seen(text: str, parser: Parser) -> Iterable[tuple[str, Span]]:
    article = article_of("row", text)
    blocks = article.blocks()
    quotations = find_quotations(text, blocks)
    frames = [frame_block(text, block, i, quotations) for i, block in enumerate(blocks)]
    for frame, doc in zip(frames, parser.parse([f.text for f in frames]), strict=True):
        for sentence in parsed_sentences(frame, doc):
            for key, _, _, (start, end) in candidates(sentence):
                content = content_span(sentence, start, end)
                if content is not None:
                    yield key, content


def _overlap(a: Span, b: Span) -> float:
    shared = max(0, min(a.end, b.end) - max(a.start, b.start))
    return shared / (a.end - a.start + b.end - b.start - shared)


def write_table(counts: Mapping[str, list[int]], target: Path) -> int:
    """Write the learned module and return its number of rows."""
    rows = []
    for key, (seen, true, speech) in sorted(counts.items()):
        share = (true + PRIOR_USES * PRIOR_SHARE) / (seen + PRIOR_USES)
        if seen >= MIN_USES and share >= 0.3:
            rows.append(f'    "{key}": ({share:.2f}, {speech / true if true else 0.0:.2f}),\n')
    target.write_text(HEAD + "".join(rows) + "}\n# fmt: on\n", "utf-8")
    return len(rows)


def main() -> None:
    """Learn from the file named on the command line."""
    from rashomon.run.models import load_parser

    limit = int(sys.argv[2]) if len(sys.argv) > 2 else None
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][:limit]
    print(write_table(count_cues(rows, load_parser()), TARGET), "cues")


if __name__ == "__main__":
    main()
