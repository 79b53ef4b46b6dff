"""What `annotate` asks of an English parser; the model itself is loaded by whoever runs the pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Parser(Protocol):
    """Parse texts into documents with tags, dependencies, lemmas and named entities."""

    def parse(self, texts: Sequence[str]) -> list[Doc]:
        """Return one document a text, in order."""
        ...
