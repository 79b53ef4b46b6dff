"""Vectors of what is said, for stories told in several languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model import Annotations, Article, Statement
from rashomon.run.models import load_encoder
from rashomon.run.vectors import DECIMALS

MAX_CHARACTERS = 400  # the first sentences of a long quotation say what it is about; time grows with length


def embed_statements(
    articles: Sequence[Article], annotations: Sequence[Annotations]
) -> Mapping[str, Sequence[float]] | None:
    """Return, a statement id, the vector of its words: 512 numbers, length 1, rounded; None for one language."""
    if len({article.language for article in articles}) == 1:
        return None
    encoder = load_encoder()
    spoken = [s for notes in annotations for s in notes.statements if s.attribution == "speech" and s.content]
    return {
        s.id: [round(float(x), DECIMALS) for x in encoder.encode([words_of(s)])[0]]
        for s in sorted(spoken, key=lambda s: s.id)
    }


def words_of(statement: Statement) -> str:
    """Return the beginning of the statement's words, on one line."""
    return " ".join(" ".join(piece.text for piece in statement.content).split())[:MAX_CHARACTERS]
