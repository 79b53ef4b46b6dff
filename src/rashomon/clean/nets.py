"""Where cleaning gets its learned models from: whoever runs it loads them, so that this folder opens no file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from rashomon.clean.model import Nets

Kind = Literal["lines", "blocks"]
"""The model for the lines of a text dump, or for the blocks of an HTML page."""


class NetSource(Protocol):
    """Gives the model of a kind, the same at every call."""

    def load(self, kind: Kind) -> Nets:
        """Return both passes of the model."""
        ...
