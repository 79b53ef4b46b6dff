"""What linking keeps of an article: made once when it is added, packed, and kept beside it.

In: articles, or a desk and ids.  Out: prepared articles. One that is not kept yet, or was kept by a version that wrote
it in another form, is made of the article's text.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import msgspec

from rashomon.link import Prepared, prepare_article
from rashomon.model import Article
from rashomon.store.desk import Desk
from rashomon.store.pages import read_articles
from rashomon.store.prepared import keep_prepared, read_prepared

PACK_LEVEL = 1  # halves it in a tenth of a millisecond
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Prepared)


def pack_prepared(article: Article) -> bytes:
    """Return what linking keeps of an article, in its packed form."""
    return zlib.compress(_encoder.encode(prepare_article(article)), PACK_LEVEL)


def unpack_prepared(packed: bytes) -> Prepared | None:
    """Return the prepared article of a packed form; None where it is of another version."""
    try:
        return _decoder.decode(zlib.decompress(packed))
    except msgspec.ValidationError:
        return None


def recall_prepared(desk: Desk, ids: Sequence[str]) -> list[Prepared]:
    """Return the prepared articles with these ids, in their order; those that were not kept are kept from now on."""
    with desk.reading() as connection:
        kept = read_prepared(connection, ids)
        found = {one: prepared for one, packed in kept.items() if (prepared := unpack_prepared(packed)) is not None}
        missing = read_articles(connection, [one for one in ids if one not in found])
    made = {one: pack_prepared(article) for one, article in missing.items()}
    if made:
        with desk.writing() as connection:
            keep_prepared(connection, made)
    found.update((one, _decoder.decode(zlib.decompress(packed))) for one, packed in made.items())
    return [found[one] for one in ids]
