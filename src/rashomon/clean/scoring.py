"""How much each block looks like part of an article's body, 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.clean.blocks import Block
from rashomon.clean.labels import label_text
from rashomon.clean.prose import MIN_PROSE, count_words, ends_open, ends_sentence


def score_lines(blocks: Sequence[Block]) -> list[float]:
    """Return for each line how much it looks like body."""
    return [_score_line(block) for block in blocks]


def _score_line(block: Block) -> float:
    text = block.text
    if label_text(text) is not None:
        return 0.1
    if ends_sentence(text):
        return 0.95 if len(text) >= MIN_PROSE else 0.75 if count_words(text) >= 4 else 0.3
    if ends_open(text):
        return 0.7 if len(text) >= MIN_PROSE else 0.3
    return 0.55 if len(text) >= 2 * MIN_PROSE else 0.2


BLOCKING: frozenset[str] = frozenset({"comments", "navigation", "legal", "related", "caption", "advertisement", "subscription", "author-bio", "share"})


def score_blocks(blocks: Sequence[Block]) -> list[float]:
    """Return for each block of an HTML page how much it looks like body."""
    groups: dict[int, float] = {}
    raw = [0.0 if block.link > 0.5 else _score_line(block) for block in blocks]
    for block, score in zip(blocks, raw, strict=True):
        if score > 0.7 and block.hint not in BLOCKING:
            groups[block.group] = groups.get(block.group, 0.0) + len(block.text)
    most = max(groups.values(), default=1.0)
    scores = []
    for block, score in zip(blocks, raw, strict=True):
        share = groups.get(block.group, 0.0) / most
        near = score * (0.4 + 0.6 * min(1.0, share * 4)) if block.hint not in BLOCKING else score * 0.3
        scores.append(round(near, 3))
    return scores
