"""Articles made of given paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Article, Dated, Quality, Span


def make_article(
    paragraphs: Sequence[str],
    *,
    headline: str | None = None,
    dek: str | None = None,
    language: str | None = "en",
    published: str | None = None,
) -> Article:
    """Return an article whose text is headline, dek and paragraphs, joined by blank lines."""
    parts = [part for part in (headline, dek, *paragraphs) if part]
    spans, at = [], 0
    for part in parts:
        spans.append(Span(at, at + len(part)))
        at += len(part) + 2
    heads = [spans.pop(0) if part else None for part in (headline, dek)]
    return Article(
        id="a-1",
        page_id="p-1",
        outlet=None,
        url=None,
        headline=headline,
        dek=dek,
        authors=(),
        published=Dated(value=published, precision="day", source="visible") if published else None,
        modified=None,
        language=language,
        genre="news",
        credit=None,
        text="\n\n".join(parts),
        headline_span=heads[0],
        dek_span=heads[1],
        paragraphs=tuple(spans),
        source_map=(),
        removed=(),
        quality=Quality(),
    )
