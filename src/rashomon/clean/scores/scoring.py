"""How much each block looks like part of an article's body, and what it is if it is not, by the learned model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.clean.blocks import Block
from rashomon.clean.scores.nets import Label, NetSource

LIKELY = 0.5  # score from which a block counts as body
MAX_COMMON = 0.3  # share of a page's body on other pages from which it is a copy of them
DISCOUNT = 0.5  # a shared line needs twice the evidence
ROUND_TO = 3  # decimals of a score


class Scores(NamedTuple):
    """For each block how much it looks like body, 0 to 1, and what it most likely is if it is none."""

    body: list[float]
    kinds: list[Label]


def score_blocks(
    blocks: Sequence[Block], *, nets: NetSource, title: str | None = None, shared: Sequence[bool] = ()
) -> Scores:
    """Return what the lines of a dump, or the blocks of an HTML page, look like."""
    if not blocks:
        return Scores([], [])
    # numpy is needed first here, so that importing the package stays quick
    from rashomon.clean.scores.features import describe_blocks
    from rashomon.clean.scores.model import LABELS

    body, kinds = nets.load().score(describe_blocks(blocks, title))
    scores: list[float] = body.tolist()
    if any(shared):
        scores = discount_shared(blocks, scores, shared)
    return Scores(scores, [LABELS[kind] for kind in kinds.tolist()])


def discount_shared(blocks: Sequence[Block], scores: Sequence[float], shared: Sequence[bool]) -> list[float]:
    """Return the scores, those of shared lines halved.

    A page most of whose body stands on other pages too is a copy or a second capture: there nothing is discounted.
    """
    body = [len(block.text) if score >= LIKELY else 0 for block, score in zip(blocks, scores, strict=True)]
    common = sum(size for size, flag in zip(body, shared, strict=True) if flag)
    if common > MAX_COMMON * sum(body):
        return list(scores)
    return [round(score * DISCOUNT, ROUND_TO) if flag else score for score, flag in zip(scores, shared, strict=True)]
