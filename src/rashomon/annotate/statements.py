"""Find the statements of an article, each with content, cue and speaker.

In: text, blocks, quotations, parsed frames.  Out: drafts in order of place, settled: floating quotations have found
their speaker or are gone, continued ones are one statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rashomon.annotate.draft import Draft
from rashomon.annotate.english.broad import find_learned, share_words
from rashomon.annotate.english.clauses import every_clause, outermost
from rashomon.annotate.english.direct import find_direct
from rashomon.annotate.english.floating import Subject, main_subjects, settle_floating
from rashomon.annotate.english.in_words_of import find_worded
from rashomon.annotate.english.learned import CueModel
from rashomon.annotate.english.nested import nested_clauses
from rashomon.annotate.english.parsed import Sentence, parsed_sentences
from rashomon.annotate.frames import Frame
from rashomon.annotate.quotes import Quotation, trim
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
    """Return all drafts, those within others last, and whom each sentence is about.

    Learned `cues` add beliefs, wishes and other attitudes.
    """
    drafts: list[Draft] = []
    subjects: list[Subject] = []
    for frame, doc in zip(frames, docs, strict=True):
        for sentence in parsed_sentences(frame, doc):
            drafts += _read_sentence(text, sentence, quotations, cues)
            subjects += main_subjects(sentence)
    drafts.sort(key=lambda d: (d.pieces[0].start, d.pieces[0].end))
    settled = settle_floating(text, [d for d in drafts if d.outer is None], quotations, subjects)
    return settle_kinds(text, [*settled, *(d for d in drafts if d.outer is not None)], quotations), subjects


def settle_kinds(text: str, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """Return the drafts with their kind settled by the quotation marks inside them and their pieces trimmed."""
    return [_finish(text, d, quotations) for d in drafts]


def _read_sentence(
    text: str, sentence: Sentence, quotations: Sequence[Quotation], cues: CueModel | None
) -> list[Draft]:
    """Return the drafts of a sentence: in a broad reading what was learned goes before the rules, else behind them."""
    worded = find_worded(sentence, quotations)
    said = [*worded, *_apart(find_direct(text, sentence, quotations), worded)]
    if cues is not None and cues.broad:
        said = find_learned(sentence, cues, said)
        return [*said, *_apart(outermost(every_clause(sentence)), said)]
    every = every_clause(sentence)
    said += _apart(outermost(every), worded)
    found = said if cues is None else find_learned(sentence, cues, said)
    return [*found, *nested_clauses(every, found)]


def _apart(drafts: Sequence[Draft], found: Sequence[Draft]) -> list[Draft]:
    """Return the drafts that share no words with those that were found before."""
    return [d for d in drafts if not any(share_words(f, d) or share_words(d, f) for f in found)]


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
