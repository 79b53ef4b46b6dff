"""Find the statements of an article, each with content, cue and speaker.

In: text, blocks, quotations, parsed frames.  Out: drafts in order of place, settled: floating quotations have found
their speaker or are gone, continued ones are one statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rashomon.annotate.clauses import Sentence, find_clauses
from rashomon.annotate.direct import find_direct
from rashomon.annotate.draft import Draft
from rashomon.annotate.frames import Frame
from rashomon.annotate.quotes import Quotation, trim
from rashomon.annotate.sentences import split_sentences
from rashomon.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_drafts(text: str, frames: Sequence[Frame], docs: Sequence[Doc], quotations: Sequence[Quotation]) -> list[Draft]:
    """Return all drafts in order of their first piece."""
    drafts: list[Draft] = []
    for frame, doc in zip(frames, docs, strict=True):
        for sentence in parsed_sentences(frame, doc):
            drafts += find_direct(sentence, quotations)
            drafts += find_clauses(sentence)
    drafts.sort(key=lambda d: (d.pieces[0].start, d.pieces[0].end))
    return settle_kinds(text, _settle_floating(drafts, quotations), quotations)


def settle_kinds(text: str, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """Return the drafts with their kind settled by the quotation marks inside them and their pieces trimmed."""
    return [_finish(text, d, quotations) for d in drafts]


def parsed_sentences(frame: Frame, doc: Doc) -> list[Sentence]:
    """Return the sentences of a frame as ranges of its tokens."""
    ranges = []
    for span in split_sentences(frame.text, [Span(0, len(frame.text))] if frame.text else []):
        tokens = [t.i for t in doc if span.start <= t.idx < span.end]
        if tokens:
            ranges += [Sentence(doc, frame, a, b) for a, b in _parts(doc, tokens[0], tokens[-1] + 1)]
    return ranges


def _parts(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts of a sentence between semicolons: each has speakers of its own."""
    cuts = [i for i in range(start, end) if doc[i].text == ";"]
    edges = [start, *[c + 1 for c in cuts], end]
    return [(a, b) for a, b in zip(edges, edges[1:], strict=False) if b > a]


def _settle_floating(drafts: list[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """Join a floating quotation to the attributed one before it; drop those that nobody is said to speak."""
    by_start = {q.inner.start: q for q in quotations}
    settled: list[Draft] = []
    for draft in drafts:
        if draft.cue is not None or draft.kind != "direct":
            settled.append(draft)
            continue
        quotation = by_start.get(draft.pieces[0].start)
        before = settled[-1] if settled else None
        if before is not None and before.kind == "direct" and before.block == draft.block and draft.floating and before.source:
            settled[-1] = replace(before, pieces=before.pieces + draft.pieces)
        elif draft.floating or (quotation is not None and quotation.from_before):
            if before is not None and before.block in {draft.block, draft.block - 1}:
                settled.append(replace(draft, source=before.source, source_head=before.source_head))
    return settled


def _finish(text: str, draft: Draft, quotations: Sequence[Quotation]) -> Draft:
    """Return the draft with its kind settled by the quotation marks inside it and its pieces trimmed."""
    pieces = [p for p in (_trim_piece(text, piece) for piece in draft.pieces) if p is not None]
    if draft.kind == "indirect":
        whole = [q for q in quotations if len(pieces) == 1 and q.outer == pieces[0]]
        if whole:
            return replace(draft, kind="direct", pieces=(whole[0].inner,))
        if any(p.overlaps(q.outer) for p in pieces for q in quotations):
            return replace(draft, kind="mixed", pieces=tuple(pieces))
    return replace(draft, pieces=tuple(pieces) or draft.pieces)


def _trim_piece(text: str, piece: Span) -> Span | None:
    end = piece.end
    while end > piece.start and text[end - 1] in ", ":
        end -= 1
    return trim(text, piece.start, end)
