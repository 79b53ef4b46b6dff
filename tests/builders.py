"""Build articles for tests from a few literal words.

In: what a test cares about.  Out: an Article that keeps every rule of the model; the rest takes plain values.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import (
    Article,
    Dated,
    Genre,
    OutletRef,
    Precision,
    Quality,
    Removed,
    Segment,
    Span,
    content_id,
)

BLOCK_GAP = "\n\n"


def make_article(
    text: str = "",
    *,
    headline: str | None = "A headline",
    dek: str | None = None,
    published: str | None = None,
    modified: str | None = None,
    outlet: str | None = None,
    key: str | None = None,
    url: str | None = None,
    authors: Sequence[str] = (),
    language: str | None = "en",
    genre: Genre = "news",
    credit: str | None = None,
    removed: Sequence[Removed] = (),
    complete: bool | None = None,
    notes: Sequence[str] = (),
) -> Article:
    """Return an article whose body paragraphs are the parts of `text` between blank lines.

    `published` is truncated ISO ("2025-01", "2025-01-24", "2025-01-24T17:04+01:00"); `outlet` is a name. The id is
    made from `key`, or from headline, text, outlet and date where no key is given.
    """
    whole, spans = _join_blocks([headline, dek, *text.split(BLOCK_GAP)])
    name = key if key is not None else "|".join([whole, outlet or "", published or "", url or ""])
    return Article(
        id=content_id("a", name),
        page_id=content_id("p", name),
        outlet=make_outlet(outlet),
        url=url,
        headline=headline or None,
        dek=dek or None,
        authors=tuple(authors),
        published=make_date(published),
        modified=make_date(modified),
        language=language,
        genre=genre,
        credit=credit,
        text=whole,
        headline_span=spans[0],
        dek_span=spans[1],
        paragraphs=tuple(span for span in spans[2:] if span is not None),
        source_map=(Segment(start=0, end=len(whole), page_start=0, page_end=len(whole)),) if whole else (),
        removed=tuple(removed),
        quality=Quality(complete=complete, notes=tuple(notes)),
    )


def make_outlet(name: str | None) -> OutletRef | None:
    """Return the outlet called `name`, with an id made from the name."""
    return OutletRef(id=content_id("o", name), name=name) if name else None


def make_date(value: str | None) -> Dated | None:
    """Return the truncated ISO date `value` with its precision, as if the page had said it in its metadata."""
    return Dated(value=value, precision=_precision(value), source="meta") if value else None


def _precision(value: str) -> Precision:
    if "T" in value:
        return "minute"
    return "day" if len(value) > len("2025-01") else "month"


def _join_blocks(blocks: Sequence[str | None]) -> tuple[str, list[Span | None]]:
    """Return the blocks joined by blank lines and each one's place, None for an absent block."""
    text = ""
    spans: list[Span | None] = []
    for block in blocks:
        if not block:
            spans.append(None)
            continue
        text += BLOCK_GAP if text else ""
        spans.append(Span(len(text), len(text) + len(block)))
        text += block
    return text, spans
