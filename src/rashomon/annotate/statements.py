"""Find the statements of an article, each with content, cue and speaker.

In: text, blocks, quotations, parsed frames.  Out: drafts in order of place, settled: floating quotations have found
their speaker or are gone, continued ones are one statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rashomon.annotate.broad import find_broad
from rashomon.annotate.clauses import find_clauses
from rashomon.annotate.direct import find_direct
from rashomon.annotate.draft import Draft
from rashomon.annotate.frames import Frame
from rashomon.annotate.grammar import noun_range, own_subject
from rashomon.annotate.learned import CueShares
from rashomon.annotate.parsed import Sentence
from rashomon.annotate.quotes import Quotation, trim
from rashomon.annotate.sentences import split_sentences
from rashomon.model import Span
from rashomon.model.base import Value

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_drafts(
    text: str,
    frames: Sequence[Frame],
    docs: Sequence[Doc],
    quotations: Sequence[Quotation],
    cues: CueShares | None = None,
) -> list[Draft]:
    """Return all drafts in order of their first piece; learned `cues` add beliefs, wishes and other attitudes."""
    drafts: list[Draft] = []
    subjects: list[Subject] = []
    for frame, doc in zip(frames, docs, strict=True):
        for sentence in parsed_sentences(frame, doc):
            said = [*find_direct(sentence, quotations), *find_clauses(sentence, each_claim=cues is None)]
            drafts += said
            drafts += _apart(find_broad(sentence, cues), said) if cues is not None else []
            subjects += _main_subject(sentence)
    drafts.sort(key=lambda d: (d.pieces[0].start, d.pieces[0].end))
    return settle_kinds(text, _settle_floating(drafts, quotations, subjects), quotations)


class Subject(Value, frozen=True, kw_only=True):
    """Who a sentence is about: places of the phrase and its head, and whether the sentence ends in a colon."""

    block: int
    sentence: Span
    phrase: Span
    head: Span
    leads: bool


def _main_subject(sentence: Sentence) -> list[Subject]:
    """Return the subject of the sentence's main verb, if it has one outside quotations."""
    doc = sentence.doc
    root = next((t for t in doc[sentence.start : sentence.end] if t.dep_ == "ROOT" and t.i not in sentence.masks), None)
    subject = own_subject(root) if root is not None else None
    if subject is None or not sentence.start <= subject.i < sentence.end or subject.i in sentence.masks:
        return []
    first, last = noun_range(subject)
    return [
        Subject(
            block=sentence.frame.block,
            sentence=sentence.text_span(sentence.start, sentence.end),
            phrase=sentence.text_span(first, max(last, first + 1)),
            head=sentence.text_span(subject.i, subject.i + 1),
            leads=doc[sentence.end - 1].text == ":",
        )
    ]


def settle_kinds(text: str, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """Return the drafts with their kind settled by the quotation marks inside them and their pieces trimmed."""
    return [_finish(text, d, quotations) for d in drafts]


def _apart(drafts: list[Draft], said: Sequence[Draft]) -> list[Draft]:
    """Return the drafts that lie outside all that was said and outside each other, the longest first."""
    kept: list[Draft] = list(said)
    for draft in sorted(drafts, key=lambda d: (-d.pieces[0].end + d.pieces[0].start, d.pieces[0].start)):
        spans = [*draft.pieces, *([draft.cue] if draft.cue else [])]
        if not any(p.overlaps(s) for k in kept for p in k.pieces for s in spans):
            kept.append(draft)
    return kept[len(said) :]


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
    return [(a, b) for a, b in pairwise(edges) if b > a]


def _settle_floating(drafts: list[Draft], quotations: Sequence[Quotation], subjects: Sequence[Subject]) -> list[Draft]:
    """Give a floating quotation the speaker of the words before it; drop those that nobody is said to speak."""
    by_start = {q.inner.start: q for q in quotations}
    settled: list[Draft] = []
    for draft in drafts:
        before = settled[-1] if settled else None
        quotation = by_start.get(draft.pieces[0].start)
        if draft.cue is not None or draft.kind != "direct":
            settled.append(draft)
        elif before is not None and _continues(before, draft):
            settled[-1] = replace(before, pieces=before.pieces + draft.pieces)
        elif draft.floating or (quotation is not None and quotation.from_before):
            goes_on = quotation is not None and quotation.from_before
            source = _source_before(draft, before, subjects, goes_on=goes_on)
            if source is not None:
                settled.append(replace(draft, source=source[0], source_head=source[1]))
    return settled


def _continues(before: Draft, draft: Draft) -> bool:
    """Return whether the quotation goes on with the one before it in the paragraph: "A," he said. "B."."""
    return (
        draft.floating
        and before.kind == "direct"
        and before.source is not None
        and before.block == draft.block
        and before.sentence is not None
        and draft.pieces[0].start - before.sentence.end <= MAX_CONTINUED_GAP
    )


MAX_CONTINUED_GAP = 4  # characters between the attribution's stop and the next quotation's first word


def _source_before(
    draft: Draft, before: Draft | None, subjects: Sequence[Subject], *, goes_on: bool
) -> tuple[Span, Span] | None:
    """Return who the words right before a floating quotation are about, else who spoke in the paragraph before."""
    if goes_on and before is not None and before.source is not None and before.source_head is not None:
        return before.source, before.source_head
    start = draft.pieces[0].start
    for subject in reversed([s for s in subjects if s.sentence.end <= start]):
        if subject.block == draft.block or (subject.block == draft.block - 1 and subject.leads):
            return subject.phrase, subject.head
        break
    near = before is not None and before.kind == "direct" and before.block in {draft.block, draft.block - 1}
    return (before.source, before.source_head) if near and before and before.source and before.source_head else None


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
