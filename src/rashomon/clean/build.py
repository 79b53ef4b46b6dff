"""Put an article together: its text, where each character stands in the page, and what was removed.

In: the choice of blocks and the metadata.  Out: an Article whose source map is exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from rashomon.clean.blocks import Block, locate_block
from rashomon.clean.choice import Choice, Part
from rashomon.clean.live import find_entries
from rashomon.clean.metadata import Metadata, apply_given
from rashomon.model import Article, Entry, Page, Removed, RemovedKind, Segment, Span, content_id

BLOCK_GAP = "\n\n"


def build_article(page: Page, choice: Choice, meta: Metadata, fields: Mapping[str, str] | None = None) -> Article:
    """Return the article of `page`; what a manifest gives fills what the page does not say.

    `fields` holds the values of a row's fields that blocks stand in.
    """
    meta = apply_given(meta, page.given)
    text, spans, segments = _join_blocks([meta.headline, meta.dek, *choice.of("body")], page.text, fields or {})
    return Article(
        id=content_id("a", page.id),
        page_id=page.id,
        outlet=meta.outlet,
        url=meta.url,
        headline=_slice(text, spans[0]),
        dek=_slice(text, spans[1]),
        authors=meta.authors,
        published=meta.published,
        modified=meta.modified,
        language=meta.language,
        genre=meta.genre,
        credit=meta.credit,
        text=text,
        headline_span=spans[0],
        dek_span=spans[1],
        paragraphs=tuple(span for span in spans[2:] if span is not None),
        source_map=tuple(segments),
        removed=list_removed(choice, meta.headline),
        quality=meta.quality,
        entries=_place_entries(choice, meta, spans[2:]),
    )


def _place_entries(choice: Choice, meta: Metadata, spans: Sequence[Span | None]) -> tuple[Entry, ...]:
    """Return a live blog's entries; `spans` are the body's blocks in the text, None for one that shows nothing."""
    entries = []
    for place in find_entries(choice, meta):
        held = [span for span in spans[place.first : place.last + 1] if span is not None]
        if held:
            entries.append(Entry(span=Span(held[0].start, held[-1].end), published=place.published))
    return tuple(entries)


def _slice(text: str, span: Span | None) -> str | None:
    return span.of(text) if span is not None else None


def _join_blocks(
    blocks: Sequence[Block | None], page_text: str, fields: Mapping[str, str]
) -> tuple[str, list[Span | None], list[Segment]]:
    parts: list[str] = []
    spans: list[Span | None] = []
    segments: list[Segment] = []
    length = 0
    for block in blocks:
        if block is None:
            spans.append(None)
            continue
        start = length + len(BLOCK_GAP) if parts else 0
        shown, places = locate_block(block, page_text if block.field is None else fields[block.field], start)
        if not shown:
            spans.append(None)
            continue
        length = start + len(shown)
        parts.append(shown)
        spans.append(Span(start, length))
        segments += places
    return BLOCK_GAP.join(parts), spans, segments


def list_removed(choice: Choice, headline: Block | None) -> tuple[Removed, ...]:
    """Return what was cut, in order; neighbours of one kind are one part, a line each.

    A headline that the page shows but that gave way to the one it states is a duplicate.
    """
    kinds = {role: removed_kind(role) for role in dict.fromkeys(choice.roles)}
    if headline is not None and headline.source is not None:
        kinds["headline"] = "duplicate"
    runs = groupby(zip(map(kinds.get, choice.roles), choice.blocks, strict=True), key=itemgetter(0))
    return tuple(
        Removed(kind=kind, text="\n".join([block.text for _, block in run])) for kind, run in runs if kind is not None
    )


def removed_kind(role: Part | RemovedKind) -> RemovedKind | None:
    """Return the kind under which a block is kept among what was removed; None for the article's own parts."""
    if role == "headline" or role == "dek" or role == "body":
        return None
    return "other" if role == "crosshead" else role
