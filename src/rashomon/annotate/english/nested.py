"""Find what somebody says that somebody else said: within a reported clause, within quotation marks.

In: the drafts of an article, its quotations and a parser.  Out: further drafts, each inside a piece of another.
Quotations are parsed here for the first time, and only those in which a verb of saying stands.  "They said", "it says"
inside somebody's words name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from rashomon.annotate.batches import parse_frames
from rashomon.annotate.draft import Draft
from rashomon.annotate.english.clauses import every_clause, outermost
from rashomon.annotate.english.direct import find_direct
from rashomon.annotate.english.parsed import parsed_sentences
from rashomon.annotate.frames import Frame, frame_block
from rashomon.annotate.parser import Parser
from rashomon.annotate.quotes import Quotation
from rashomon.annotate.sentences import split_sentences
from rashomon.model import Span, StatementKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Cues told at second hand; others ("call", "find", "put") are mostly the outer speaker's own wording.
STRONG = frozenset(
    """
    say tell claim promise pledge vow deny announce warn threaten demand insist admit confirm argue write declare state
    assure swear reply answer explain concede predict complain report quote shout according
    """.split()
) | {"according to"}  # fmt: skip
_SAYING = re.compile(  # "I said", "they claim", "to promise" tell of nobody else's words
    r"\b(?<!I )(?<![Ww]e )(?<![Yy]ou )(?<![Tt]hey )(?<!to )(?:sa(?:id|ys|ying)|t(?:old|ells|elling)|"
    r"claim|promis|pledg|vow|den(?:y|ied|ies)|announc|warn|threaten|demand|insist|"
    r"admit|confirm|argu|wr(?:ote|ites|itten)|declar|stat(?:ed|es)|assur|sw(?:ore|ears)|repl(?:y|ied|ies)|answer|explain|"
    r"conced|predict|complain|report|quot|shout|according)",
    re.IGNORECASE,
)
MIN_WORDS = 6  # "He said it is safe" is as short as a report gets
_NAMELESS = frozenset("they it we you one that this these those who which".split())
OWN = "i"  # within quotation marks: the speaker of the quotation


class _Inside(NamedTuple):
    """A quotation that is read: the draft and its piece, the quotations within, and the frame that is parsed."""

    outer: Draft
    piece: Span
    quotations: Sequence[Quotation]
    frame: Frame


def nested_clauses(every: Iterable[Draft], kept: Sequence[Draft]) -> list[Draft]:
    """Return the drafts that lie within a piece of one that is kept, with their cue and source."""
    found = []
    for draft in every:
        outer = next((p for k in kept if k.kind != "direct" for p in k.pieces if _is_within(draft, p, k)), None)
        if outer is not None and _is_strong(draft):
            found.append(replace(draft, outer=outer, sentence=outer))
    return found


def _is_within(draft: Draft, piece: Span, outer: Draft) -> bool:
    places = [*draft.pieces, draft.cue, draft.source]
    inside = all(place is not None and piece.covers(place) for place in places)
    return inside and draft.pieces != outer.pieces and draft.cue != outer.cue and draft.source != outer.source


def _is_strong(draft: Draft) -> bool:
    return draft.attribution == "speech" and draft.cue_lemma in STRONG


def find_inside(text: str, drafts: Sequence[Draft], quotations: Sequence[Quotation], parser: Parser) -> list[Draft]:
    """Return what is said to have been said within the quotations of the drafts."""
    inner = [q for q in quotations if q.depth]
    read = [inside for draft in drafts if draft.kind == "direct" for inside in _readable(text, draft, inner)]
    docs = parse_frames([inside.frame for inside in read], parser) if read else []
    return [d for inside, doc in zip(read, docs, strict=True) for d in _read(text, inside, doc)]


def _readable(text: str, draft: Draft, inner: Sequence[Quotation]) -> Iterator[_Inside]:
    for piece in draft.pieces:
        within = [q for q in inner if piece.covers(q.outer) and q.outer != piece]
        if not within and _SAYING.search(text, piece.start, piece.end) is None:
            continue
        least = min((q.depth for q in within), default=0)
        lifted = [replace(q, depth=q.depth - least, block=draft.block) for q in within]
        for part in _parts(text, piece, lifted):
            if len(part.of(text).split()) >= MIN_WORDS:
                yield _Inside(draft, piece, lifted, frame_block(text, part, draft.block, lifted))


def _parts(text: str, piece: Span, quotations: Sequence[Quotation]) -> Iterator[Span]:
    """Yield the sentences of a quotation that hold a verb of saying; with quotations inside it, all of it."""
    if quotations:
        yield piece
        return
    yield from (s for s in split_sentences(text, [piece]) if _SAYING.search(text, s.start, s.end))


def _read(text: str, inside: _Inside, doc: Doc) -> Iterator[Draft]:
    for sentence in parsed_sentences(inside.frame, doc):
        quoted = [d for d in find_direct(text, sentence, inside.quotations) if d.cue is not None]
        told = [d for d in outermost(every_clause(sentence)) if not any(_share(d, q) for q in quoted)]
        for draft in (*quoted, *told):
            if _is_strong(draft) and _is_told(text, draft) and draft.pieces != (inside.piece,):
                yield replace(draft, outer=inside.piece, kind=_kind_of(draft, inside.quotations))


def _kind_of(draft: Draft, quotations: Sequence[Quotation]) -> StatementKind:
    """Return the kind by the marks within the quotation that is read, whose own marks say nothing."""
    quoted = any(p.overlaps(q.outer) for p in draft.pieces for q in quotations)
    return "mixed" if draft.kind == "indirect" and quoted else draft.kind


def _share(draft: Draft, other: Draft) -> bool:
    return any(p.overlaps(q) for p in draft.pieces for q in other.pieces)


def _is_told(text: str, draft: Draft) -> bool:
    """Return whether a source is named: somebody, or the speaker himself before words in marks of their own."""
    if draft.source_head is None:
        return False
    word = draft.source_head.of(text).lower()
    return draft.kind == "direct" if word == OWN else draft.kind == "direct" or word not in _NAMELESS
