"""What a page says about its article: the record that all readers of metadata fill, unknown being None."""

from __future__ import annotations

from rashomon.clean.blocks import Block
from rashomon.model import Dated, Genre, OutletRef, Quality, Value, content_id


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
