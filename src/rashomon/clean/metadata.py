"""What a page says about its article: the record that all readers of metadata fill, unknown being None."""

from __future__ import annotations

from typing import get_args

import msgspec

from rashomon.clean.blocks import Block
from rashomon.model import Dated, Genre, Given, OutletRef, Quality, Value, content_id
from rashomon.text.dates import find_date


class Metadata(Value, frozen=True, kw_only=True):
    """Headline and dek as blocks (so that they can be traced), the other values as they go into the article."""

    headline: Block | None = None
    dek: Block | None = None
    outlet: OutletRef | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: Dated | None = None
    modified: Dated | None = None
    language: str | None = None
    genre: Genre = "news"
    credit: str | None = None
    quality: Quality = Quality()


def name_outlet(name: str, *, inferred: bool = False, given: bool = False) -> OutletRef:
    """Return the outlet called `name`; its id is made from the name without case and a leading article."""
    folded = name.casefold().removeprefix("the ").strip()
    return OutletRef(id=content_id("o", folded), name=name, inferred=inferred, given=given)


GENRES: dict[str, Genre] = {genre: genre for genre in get_args(Genre)}


def apply_given(meta: Metadata, given: Given) -> Metadata:
    """Return the metadata with what a manifest gives where the page itself says nothing."""
    outlet, published = meta.outlet, meta.published
    if given.outlet and (outlet is None or outlet.inferred):
        outlet = name_outlet(given.outlet, given=True)
    found = find_date(given.published) if given.published and published is None else None
    if found is not None:
        published = Dated(value=found.value, precision=found.precision, source="manifest")
    genre = GENRES.get((given.genre or "").lower(), meta.genre) if meta.genre == "news" else meta.genre
    return msgspec.structs.replace(meta, outlet=outlet, published=published, genre=genre)
