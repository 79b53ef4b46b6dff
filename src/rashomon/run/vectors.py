"""Sentence vectors of headlines and leads, for linking articles across languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.model import Article
from rashomon.run.models import load_encoder

LEAD_CHARACTERS = 300  # headline and lead carry the happening; the encoder's time grows with length
DECIMALS = 4  # quantised so that thresholds give the same answer on every machine


def embed_leads(articles: Sequence[Article]) -> Mapping[str, Sequence[float]]:
    """Return, an article id, the vector of its headline and lead: 512 numbers, length 1, rounded."""
    encoder = load_encoder()
    return {
        article.id: [round(float(x), DECIMALS) for x in encoder.encode([lead_of(article)])[0]] for article in articles
    }


def lead_of(article: Article) -> str:
    """Return the beginning of the article that is embedded: headline, dek and the first paragraph's start."""
    return " ".join(article.text.split())[:LEAD_CHARACTERS]
