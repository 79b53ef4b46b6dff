"""Which block of a page plays which part: headline, dek, body, crosshead, or a kind of what is removed."""

from __future__ import annotations

from typing import Literal, NamedTuple

from rashomon.clean.blocks import Block
from rashomon.model import RemovedKind

Part = Literal["headline", "dek", "body", "crosshead"]


class Choice(NamedTuple):
    """The blocks of a page in order and, for each, its part or the kind of boilerplate it is."""

    blocks: tuple[Block, ...]
    roles: tuple[Part | RemovedKind, ...]

    def of(self, *parts: Part | RemovedKind) -> list[Block]:
        """Return the blocks that play one of `parts`, in order."""
        return [block for block, role in zip(self.blocks, self.roles, strict=True) if role in parts]
