"""Vectors of headlines and leads for linking across languages, each made once and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from rashomon.model import Article
from rashomon.run.vectors import DECIMALS, embed_leads
from rashomon.store.desk import Desk
from rashomon.store.pages import keep_vectors, read_articles, read_vectors

Vectors = Mapping[str, Sequence[float]]
SCALE = 10**DECIMALS  # vectors are rounded to so many parts: whole numbers of two bytes hold them without loss
STORED = np.dtype("<i2")


def find_vectors(desk: Desk, articles: Sequence[Article]) -> Vectors | None:
    """Return a vector an article where they are in several languages, None where one language links them.

    What is not kept yet is made.
    """
    if len({article.language for article in articles}) < 2:
        return None
    with desk.reading() as connection:
        kept = read_vectors(connection, [article.id for article in articles])
    made = embed_leads([article for article in articles if article.id not in kept])
    return {**_unpack_all(kept), **made}


def recall_vectors(desk: Desk, languages: Mapping[str, str]) -> Vectors | None:
    """Return a vector an article, given by id with its language; only those that are not kept yet are read.

    What is made is kept: the caller is the only one who does so.
    """
    if len(set(languages.values())) < 2:
        return None
    with desk.reading() as connection:
        kept = read_vectors(connection, list(languages))
        missing = read_articles(connection, [one for one in languages if one not in kept])
    made = embed_leads(list(missing.values()))
    with desk.writing() as connection:
        keep_vectors(connection, {article_id: pack_vector(vector) for article_id, vector in made.items()})
    return {**_unpack_all(kept), **made}


def _unpack_all(packed: Mapping[str, bytes]) -> dict[str, Sequence[float]]:
    return {article_id: unpack_vector(vector) for article_id, vector in packed.items()}


def pack_vector(vector: Sequence[float]) -> bytes:
    """Return a rounded vector in its packed form."""
    return bytes(np.rint(np.asarray(vector) * SCALE).astype(STORED).tobytes())


def unpack_vector(packed: bytes) -> list[float]:
    """Return the vector of a packed form, the very numbers that were packed."""
    return [round(float(number) / SCALE, DECIMALS) for number in np.frombuffer(packed, STORED)]
