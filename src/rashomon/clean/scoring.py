"""How much each block looks like part of an article's body, 0 to 1, by the learned model."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.clean.blocks import Block


def score_lines(blocks: Sequence[Block], shared: Sequence[bool] = ()) -> list[float]:
    """Return for each line of a dump how much it looks like body."""
    return _score(blocks, None, shared, "lines")


def score_blocks(blocks: Sequence[Block], title: str | None, shared: Sequence[bool] = ()) -> list[float]:
    """Return for each block of an HTML page how much it looks like body."""
    return _score(blocks, title, shared, "blocks")


def _score(blocks: Sequence[Block], title: str | None, shared: Sequence[bool], name: str) -> list[float]:
    # numpy is needed first here, so that importing the package stays quick
    from rashomon.clean.features import describe_blocks
    from rashomon.clean.model import score_rows

    return score_rows(describe_blocks(blocks, title, shared), name) if blocks else []
