"""How much each block looks like part of an article's body, and what it is if it is not, by the learned model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.clean.blocks import Block
from rashomon.clean.scores.nets import Label, NetSource


class Scores(NamedTuple):
    """For each block how much it looks like body, 0 to 1, and what it most likely is if it is none."""

    body: list[float]
    kinds: list[Label]


def score_blocks(
    blocks: Sequence[Block], *, nets: NetSource, title: str | None = None, shared: Sequence[bool] = ()
) -> Scores:
    """Return what the lines of a dump, or the blocks of an HTML page, look like.

    shared: for each block whether other pages of its site hold the same line; empty where none is known.
    """
    if not blocks:
        return Scores([], [])
    # numpy is needed first here, so that importing the package stays quick
    from rashomon.clean.scores.features import describe_blocks
    from rashomon.clean.scores.model import LABELS

    body, kinds = nets.load().score(describe_blocks(blocks, title, shared))
    return Scores(body.tolist(), [LABELS[kind] for kind in kinds.tolist()])
