"""Read accounts that are set out under labels: "Source: …", "Quote: …".

In: a text, its blocks, quotations and names.  Out: drafts of the quotations under a quote label, spoken by the
source named last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.annotate.draft import Draft
from rashomon.annotate.leads import label_of, prose_start
from rashomon.annotate.quotes import Quotation, trim
from rashomon.annotate.who.names import Mention
from rashomon.model import Span

_MEDIUM = re.compile(r"\b(?:on|to|in|for)\s+(?:the\s+|an?\s+)?(?P<rest>.+)")


def find_labelled(
    text: str, blocks: Sequence[Span], quotations: Sequence[Quotation], mentions: Sequence[Mention]
) -> list[Draft]:
    """Return a draft for each block under a quote label."""
    drafts: list[Draft] = []
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
