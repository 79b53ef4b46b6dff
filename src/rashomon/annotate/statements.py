"""Find the statements of an article, each with content, cue and speaker.

In: text, blocks, quotations, parsed frames.  Out: drafts in order of place, settled: floating quotations have found
their speaker or are gone, continued ones are one statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rashomon.annotate.draft import Draft
from rashomon.annotate.english.broad import find_learned, share_words
from rashomon.annotate.english.clauses import find_clauses
from rashomon.annotate.english.direct import find_direct
from rashomon.annotate.english.floating import Subject, main_subjects, settle_floating
from rashomon.annotate.english.learned import CueModel
from rashomon.annotate.english.parsed import Sentence
from rashomon.annotate.frames import Frame
from rashomon.annotate.quotes import Quotation, trim
from rashomon.annotate.sentences import split_sentences
from rashomon.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_drafts(
    text: str,
    frames: Sequence[Frame],
    docs: Sequence[Doc],
    quotations: Sequence[Quotation],
    cues: CueModel | None = None,
) -> tuple[list[Draft], list[Subject]]:
    """Return all drafts in order of their first piece, and whom each sentence is about.

    Learned `cues` add beliefs, wishes and other attitudes.
    """
    drafts: list[Draft] = []
    subjects: list[Subject] = []
    for frame, doc in zip(frames, docs, strict=True):
        for sentence in parsed_sentences(frame, doc):
            drafts += _read_sentence(text, sentence, quotations, cues)
            subjects += main_subjects(sentence)
    drafts.sort(key=lambda d: (d.pieces[0].start, d.pieces[0].end))
    return settle_kinds(text, settle_floating(text, drafts, quotations, subjects), quotations), subjects


def settle_kinds(text: str, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """Return the drafts with their kind settled by the quotation marks inside them and their pieces trimmed."""
    return [_finish(text, d, quotations) for d in drafts]


def _read_sentence(
    text: str, sentence: Sentence, quotations: Sequence[Quotation], cues: CueModel | None
) -> list[Draft]:
    """Return the drafts of a sentence: in a broad reading what was learned goes before the rules, else behind them."""
    said = find_direct(text, sentence, quotations)
    if cues is not None and cues.broad:
        said = find_learned(sentence, cues, said)
        return [*said, *_apart(find_clauses(sentence), said)]
    said += find_clauses(sentence)
    return said if cues is None else find_learned(sentence, cues, said)


def _apart(drafts: Sequence[Draft], found: Sequence[Draft]) -> list[Draft]:
    """Return the drafts that share no words with those that were found before."""
    return [d for d in drafts if not any(share_words(f, d) or share_words(d, f) for f in found)]


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
