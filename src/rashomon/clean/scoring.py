"""How much each block looks like part of an article's body, 0 to 1, by the learned model."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.clean.blocks import Block
from rashomon.clean.nets import Kind, NetSource

LIKELY = 0.5  # score from which a block counts as body
MAX_COMMON = 0.3  # share of a page's body on other pages from which it is a copy of them
DISCOUNT = 0.5  # a shared line needs twice the evidence


def score_blocks(
    blocks: Sequence[Block], kind: Kind, *, nets: NetSource, title: str | None = None, shared: Sequence[bool] = ()
) -> list[float]:
    """Return for each line of a dump, or block of an HTML page, how much it looks like body."""
    # numpy is needed first here, so that importing the package stays quick
    from rashomon.clean.features import describe_blocks
    from rashomon.clean.model import score_rows

    scores = score_rows(describe_blocks(blocks, title), nets.load(kind)) if blocks else []
    return discount_shared(blocks, scores, shared) if any(shared) else scores


def discount_shared(blocks: Sequence[Block], scores: Sequence[float], shared: Sequence[bool]) -> list[float]:
    """Return the scores, those of shared lines halved.

    A page most of whose body stands on other pages too is a copy or a second capture: there nothing is discounted.
    """
    body = [len(block.text) if score >= LIKELY else 0 for block, score in zip(blocks, scores, strict=True)]
    common = sum(size for size, flag in zip(body, shared, strict=True) if flag)
    if common > MAX_COMMON * sum(body):
        return list(scores)
    return [round(score * DISCOUNT, 3) if flag else score for score, flag in zip(scores, shared, strict=True)]
