"""Which block of a page plays which part: headline, dek, body, crosshead, or a kind of what is removed."""

from __future__ import annotations

from itertools import compress
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
        return list(compress(self.blocks, map(frozenset(parts).__contains__, self.roles)))

    def body_places(self) -> range:
        """Return the places from the first block of the body to the last one; none where there is no body."""
        if "body" not in self.roles:
            return range(0)
        return range(self.roles.index("body"), len(self.roles) - self.roles[::-1].index("body"))
