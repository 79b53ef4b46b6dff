"""Read accounts that are set out under labels: "Source: …", "Quote: …".

In: a text, its blocks, quotations and names.  Out: drafts of the quotations under a quote label, spoken by the
source named last; and quotations that a name behind a dash signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.annotate.draft import Draft
from rashomon.annotate.leads import label_of, prose_start
from rashomon.annotate.quotes import Quotation, trim
from rashomon.annotate.who.names import Mention
from rashomon.model import Span

_SIGNED = re.compile(r"\s*[–—-]{1,2}\s*(?:(?:[Tt]he\s+)?(?:[a-z]+\s+){1,3})?")
MAX_ROLE_WORDS = 8  # behind the name: ", chief executive of the mine"


def find_labelled(
    text: str, blocks: Sequence[Span], quotations: Sequence[Quotation], mentions: Sequence[Mention]
) -> list[Draft]:
    """Return a draft for each block under a quote label."""
    drafts = list(_signed(text, blocks, quotations, mentions))
    source: Mention | None = None
    for index, block in enumerate(blocks):
        label = label_of(text, block)
        if label == "source":
            source = next((m for m in mentions if block.covers(m.span)), None)
        elif label == "quote":
            start = prose_start(text, block)
            named = next((m for m in mentions if block.start <= m.span.start < start), None) or source
            drafts += _quoted(text, block, index, start, quotations, named)
    return drafts


def _signed(
    text: str, blocks: Sequence[Span], quotations: Sequence[Quotation], mentions: Sequence[Mention]
) -> Iterator[Draft]:
    """Yield the draft of each block that is a quotation signed by a name: "“We are ready.” – Ann Lee"."""
    for quotation in quotations:
        block = blocks[quotation.block]
        dash = _SIGNED.match(text, quotation.outer.end, block.end) if quotation.outer.start == block.start else None
        name = next((m for m in mentions if dash is not None and m.span.start == dash.end()), None)
        if dash is None or name is None or len(text[name.span.end : block.end].split()) > MAX_ROLE_WORDS:
            continue
        yield Draft(
            pieces=(quotation.inner,),
            kind="direct",
            source=name.span,
            source_head=name.span,
            block=quotation.block,
            sentence=block,
        )


def _quoted(
    text: str, block: Span, index: int, start: int, quotations: Sequence[Quotation], named: Mention | None
) -> list[Draft]:
    pieces = tuple(q.inner for q in quotations if q.block == index and q.depth == 0 and q.outer.start >= start)
    whole = trim(text, start, block.end)
    if not pieces and whole is not None:
        pieces = (whole,)
    if not pieces:
        return []
    place = named.span if named is not None else None
    cue = trim(text, block.start, start)
    return [
        Draft(
            pieces=pieces[:1] if pieces[0].end >= block.end - 2 else pieces,
            kind="direct",
            cue=cue,
            cue_lemma="quote",
            source=place,
            source_head=place,
            block=index,
            sentence=block,
        )
    ]
