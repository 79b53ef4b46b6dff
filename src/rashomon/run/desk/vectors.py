"""Vectors of headlines and leads for linking across languages, each made once and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from rashomon.model import Article
from rashomon.run.vectors import DECIMALS, embed_leads
from rashomon.store.desk import Desk
from rashomon.store.pages import keep_vectors, read_vectors

SCALE = 10**DECIMALS  # vectors are rounded to so many parts: whole numbers of two bytes hold them without loss
STORED = np.dtype("<i2")


def find_vectors(
    desk: Desk, articles: Sequence[Article], *, keep: bool = False
) -> Mapping[str, Sequence[float]] | None:
    """Return a vector an article where they are in several languages, None where one language links them.

    What is not kept yet is made, and kept if asked: the caller is then the only one who does.
    """
    if len({article.language for article in articles}) < 2:
        return None
    with desk.reading() as connection:
        kept = read_vectors(connection, [article.id for article in articles])
    made = embed_leads([article for article in articles if article.id not in kept])
    if keep:
        with desk.writing() as connection:
            keep_vectors(connection, {article_id: pack_vector(vector) for article_id, vector in made.items()})
    return {**{article_id: unpack_vector(packed) for article_id, packed in kept.items()}, **made}


def pack_vector(vector: Sequence[float]) -> bytes:
    """Return a rounded vector in its packed form."""
    return bytes(np.rint(np.asarray(vector) * SCALE).astype(STORED).tobytes())


def unpack_vector(packed: bytes) -> list[float]:
    """Return the vector of a packed form, the very numbers that were packed."""
    return [round(float(number) / SCALE, DECIMALS) for number in np.frombuffer(packed, STORED)]
