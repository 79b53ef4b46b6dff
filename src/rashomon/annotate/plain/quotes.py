"""Attribute quotations in languages without a parser to whoever is said to speak them.

In: a text, its sentences, quotations and the language's table.  Out: drafts of direct statements.
A quotation needs a verb of saying in its sentence or a speaker before a colon; one that follows another in the same
paragraph goes on with it.  Names and titles in marks are no speech.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from rashomon.annotate.draft import Draft
from rashomon.annotate.plain.grammar import Grammar
from rashomon.annotate.plain.lines import MASK, Line
from rashomon.annotate.plain.sources import head_of, source_of, subject_before
from rashomon.annotate.quotes import Quotation, trim
from rashomon.model import Span

MIN_WORDS = 2
NEAR_CHARACTERS = 90  # between a quotation and its verb, in a sentence that goes on
MAX_CONTINUED_GAP = 2
MAX_FRAME_CHARACTERS = 6000  # a quotation with the sentences around it
_ENDS = ".,!?…"
_PARTS = frozenset(",—–")


class QuoteReader:
    """Reads the quotations of one article."""

    def __init__(self, text: str, quotations: Sequence[Quotation], grammar: Grammar) -> None:
        self.text, self.quotations, self.grammar = text, quotations, grammar

    def read(self, sentences: Sequence[Span], taken: Sequence[Span]) -> list[Draft]:
        """Return the drafts of all quotations outside what is `taken`, in order."""
        drafts: list[Draft] = []
        for quotation in self.quotations:
            if quotation.depth or _is_taken(quotation.outer, taken) or not self._is_speech(quotation):
                continue
            first = bisect_right(sentences, quotation.outer.start, key=lambda s: s.end)
            around = sentences[first : bisect_left(sentences, quotation.outer.end, key=lambda s: s.start)]
            if not around or around[-1].end - around[0].start > MAX_FRAME_CHARACTERS:
                continue
            frame = Span(around[0].start, around[-1].end)
            draft = self._attributed(frame, quotation)
            before = drafts[-1] if drafts else None
            if before is not None and (self._goes_on(before, draft, quotation)):
                drafts[-1] = replace(before, pieces=(*before.pieces, quotation.inner))
            elif draft is not None:
                drafts.append(draft)
        return [self._split_parenthesis(d) for d in drafts]

    def _goes_on(self, before: Draft, draft: Draft | None, quotation: Quotation) -> bool:
        if draft is not None:
            return draft.cue is not None and before.cue == draft.cue
        near = before.sentence is not None and quotation.outer.start - before.sentence.end <= MAX_CONTINUED_GAP
        return before.block == quotation.block and near

    def _is_speech(self, quotation: Quotation) -> bool:
        """Return whether the words are more than a name: two of them, one small, or a stop at their end."""
        words = re.findall(r"\w[\w’'-]*", quotation.inner.of(self.text))
        if quotation.inner.of(self.text)[-1] in _ENDS:
            return len(words) >= MIN_WORDS
        name = len(words) == MIN_WORDS and words[0][0].isupper() and not self._is_set_off(quotation)
        return len(words) >= MIN_WORDS and not name and any(w[0].islower() for w in words)

    def _is_set_off(self, quotation: Quotation) -> bool:
        """Return whether two words are spoken by what stands beside them: "„Wir warten“, sagte", ": „Wir warten“"."""
        small = quotation.inner.of(self.text).split()[-1][:1].islower()
        behind = self.text[quotation.outer.end : quotation.outer.end + 2].lstrip()[:1]
        before = self.text[max(0, quotation.outer.start - 2) : quotation.outer.start].rstrip()[-1:]
        return small and (behind in _PARTS or before == ":")

    def _attributed(self, frame: Span, quotation: Quotation) -> Draft | None:
        inside = self._parenthesis(quotation)
        if inside is not None:
            return self._draft(quotation, frame, inside, self._source_inside(quotation, inside))
        line = Line(self.text, frame, self.quotations, self.grammar)
        start, end = quotation.outer.start - line.at, quotation.outer.end - line.at
        near = [c for c in line.cues() if max(start - c.end(), c.start() - end) <= NEAR_CHARACTERS]
        if near:
            cue = min(near, key=lambda c: (max(start - c.end(), c.start() - end), c.start()))
            reach = line.end if cue.start() >= end else start
            source = source_of(line, cue, end if cue.start() >= end else 0, reach)
            source = source or source_of(line, cue, 0, line.end)
            return self._draft(quotation, frame, Span(line.at + cue.start(), line.at + cue.end()), source)
        return self._without_verb(line, quotation, start, end)

    def _without_verb(self, line: Line, quotation: Quotation, start: int, end: int) -> Draft | None:
        """Read "X: „A“" and "„A“, so X"."""
        before = line.masked[:start].rstrip()
        if before.endswith(":") and MASK not in before:
            return self._draft(quotation, line.span, None, subject_before(line, 0, len(before) - 1))
        cue = line.find(self.grammar.so, end) or line.find(self.grammar.according, end)
        if cue is None or line.masked[end : cue.start()].strip() not in {",", "–", "-", ""}:
            return None
        source = line.phrase_after(cue.end(), line.end)
        return self._draft(quotation, line.span, Span(line.at + cue.start(), line.at + cue.end()), source)

    def _draft(self, quotation: Quotation, frame: Span, cue: Span | None, source: Span | None) -> Draft | None:
        if source is None and cue is None:
            return None
        return Draft(
            pieces=(quotation.inner,), kind="direct", cue=cue, cue_lemma=cue.of(self.text).lower() if cue else None,
            source=source, source_head=head_of(self.text, source), block=quotation.block, sentence=frame,
        )  # fmt: skip

    def _parenthesis(self, quotation: Quotation) -> Span | None:
        """Return the verb of an attribution inside the marks: « Nous avons gagné, a-t-elle dit, et … »."""
        match = re.compile(rf"[,?!.»]\s*[—–-]?\s*(?P<cue>{self.grammar.says})(?!\w)", re.IGNORECASE).search(
            self.text, quotation.inner.start, quotation.inner.end
        )
        if match is None or self.grammar.capital_nouns:
            return None
        return Span(match.start("cue"), match.end("cue"))

    def _source_inside(self, quotation: Quotation, cue: Span) -> Span | None:
        pronoun = re.compile(r"-t-(?P<pronoun>il|elle|on)\b").search(self.text, cue.start, cue.end)
        if pronoun is not None:
            return Span(pronoun.start("pronoun"), pronoun.end("pronoun"))
        line = Line(self.text, quotation.inner, (), self.grammar)
        return line.phrase_after(cue.end - line.at, line.clause_end(cue.end - line.at))

    def _split_parenthesis(self, draft: Draft) -> Draft:
        """Cut an attribution out of a quotation whose marks run around it."""
        if draft.cue is None:
            return draft
        pieces: list[Span] = []
        for piece in draft.pieces:
            pieces += self._around(piece, draft.cue) if piece.covers(draft.cue) else [piece]
        return replace(draft, pieces=tuple(pieces) or draft.pieces)

    def _around(self, piece: Span, cue: Span) -> list[Span]:
        left = max(self.text.rfind(c, piece.start, cue.start) for c in ",?!.")
        right = [i for i in (self.text.find(c, cue.end, piece.end) for c in ",.") if i > 0]
        before = trim(self.text, piece.start, left + (self.text[left] in "?!.")) if left > piece.start else None
        dash = re.compile(r"[,.\s—–-]*").match(self.text, min(right), piece.end) if right else None
        after = trim(self.text, dash.end(), piece.end) if dash else None
        return [p for p in (before, after) if p is not None]


def _is_taken(span: Span, taken: Sequence[Span]) -> bool:
    """Return whether one of the ordered spans overlaps `span`; they do not overlap each other."""
    at = bisect_right(taken, span.start, key=lambda t: t.end)
    return at < len(taken) and taken[at].overlaps(span)
