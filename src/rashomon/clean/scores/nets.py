"""Where cleaning gets its learned model from: whoever runs it loads it, so that this folder opens no file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from rashomon.clean.scores.model import Nets

Label = Literal[
    "navigation", "advertisement", "related", "caption", "byline", "share", "comments", "subscription", "author-bio",
    "legal", "widget", "headline", "dek", "dateline", "crosshead", "other",
]  # fmt: skip
"""What a block can be that is no paragraph of the body."""


class NetSource(Protocol):
    """Gives the model, the same at every call."""

    def load(self) -> Nets:
        """Return the model for the lines of dumps and the blocks of HTML pages."""
        ...
