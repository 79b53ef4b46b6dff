"""A sentence of a parsed frame, and how a draft is cut from it.

In: tokens.  Out: places in the article, drafts without "that", commas and stops at their edges.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.annotate.draft import Draft
from rashomon.annotate.english.cues import DENIALS
from rashomon.annotate.english.grammar import noun_range, words_between
from rashomon.annotate.english.sources import relative_of
from rashomon.annotate.frames import STAND_IN, Frame
from rashomon.annotate.sentences import split_sentences
from rashomon.model import Attribution, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MIN_CONTENT_WORDS = 2
_BEFORE = frozenset({",", ";", ":", "—", "–", "-"})
_BEHIND = frozenset({",", ";", ":", ".", "!", "?", "—", "–", "-"})


class Sentence:
    """One sentence of a parsed frame: token range `start:end`, and the tokens that stand for masked quotations."""

    def __init__(self, doc: Doc, frame: Frame, start: int, end: int) -> None:
        self.doc, self.frame, self.start, self.end = doc, frame, start, end
        masked = [p for p in frame.pieces if p.quotation is not None]
        self.masks: dict[int, int] = {
            token.i: piece.quotation
            for piece in masked
            for token in doc[start:end]
            if piece.at <= token.idx < piece.at + 4 and token.text == STAND_IN and piece.quotation is not None
        }

    def text_span(self, start: int, end: int) -> Span:
        """Return the place in the article of the tokens `start:end`."""
        last = self.doc[end - 1]
        return self.frame.text_span(self.doc[start].idx, last.idx + len(last.text))

    def place_of(self, token: Token | None) -> Span | None:
        """Return the place in the article of one token, None where there is none."""
        return self.text_span(token.i, token.i + 1) if token is not None else None

    def has_mask(self, start: int, end: int) -> bool:
        """Return whether a masked quotation stands among the tokens."""
        return any(start <= i < end for i in self.masks)


def make_drafts(
    sentence: Sentence, ranges: list[tuple[int, int]], cue: Token, source: Token, lemma: str, attribution: Attribution,
    *, cue_end: int | None = None, denied: bool = False,
) -> Iterator[Draft]:  # fmt: skip
    """Yield the draft of what stands in `ranges`, none if a quotation stands there or nothing is left."""
    first, last = noun_range(source)
    # "The ferry sank, its owner, Lee, said": the clause that the parser hangs on the cue may take in its speaker.
    ranges = [(start, first if start < first <= source.i < end <= cue.i else end) for start, end in ranges]
    pieces = [span for start, end in ranges if (span := content_span(sentence, start, end)) is not None]
    if not pieces or sentence.has_mask(*ranges[0]):
        return
    if last <= first or any(t.lower_ == "than" for t in sentence.doc[first:last]):
        return
    yield Draft(
        pieces=tuple(pieces),
        kind="indirect",
        attribution=attribution,
        cue=sentence.text_span(cue.i, cue_end or cue.i + 1),
        cue_lemma=lemma,
        source=sentence.text_span(first, last),
        source_head=sentence.text_span(source.i, source.i + 1),
        pronoun=sentence.place_of(relative_of(cue)) if source.i < cue.i else None,
        denied=denied or lemma in DENIALS,
        block=sentence.frame.block,
        sentence=sentence.text_span(sentence.start, sentence.end),
    )


def content_span(sentence: Sentence, start: int, end: int) -> Span | None:
    """Return the content of the tokens in the article, without "that", commas at its edges and the final stop."""
    doc = sentence.doc
    start, end = max(start, sentence.start), min(end, sentence.end)
    while start < end and (doc[start].text in _BEFORE or doc[start].is_space or _is_that(doc[start])):
        start += 1
    while end > start and (doc[end - 1].text in _BEHIND or doc[end - 1].is_space):
        end -= 1
    return sentence.text_span(start, end) if _is_enough(doc, start, end) else None


def _is_enough(doc: Doc, start: int, end: int) -> bool:
    """Return whether tokens can be content: two words, or a bare figure ("put the toll at 19")."""
    figure = end - start == 1 and doc[start].like_num
    return figure or words_between(doc, start, end) >= MIN_CONTENT_WORDS


def _is_that(token: Token) -> bool:
    return token.lower_ == "that" and token.dep_ == "mark"


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
