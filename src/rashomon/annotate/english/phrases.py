"""Collect the short noun phrases in which an article names things.

In: parsed frames and the article's sentences.  Out: phrases of at most eight words with their head's lemma.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.annotate.frames import Frame
from rashomon.model import Phrase, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

MAX_WORDS = 8  # the contract's bound for a wording term


def find_phrases(frames: Sequence[Frame], docs: Sequence[Doc], sentences: Sequence[Span]) -> tuple[Phrase, ...]:
    """Return the noun phrases in order; one that crosses a sentence or stands for a quotation is left out."""
    starts = [s.start for s in sentences]
    phrases = []
    for frame, doc in zip(frames, docs, strict=True):
        for span, head in _noun_phrases(frame, doc):
            index = bisect_right(starts, span.start) - 1
            if index >= 0 and sentences[index].covers(span):
                phrases.append(Phrase(span=span, sentence=index, head=head))
    return tuple(sorted(phrases, key=lambda p: p.span))


def _noun_phrases(frame: Frame, doc: Doc) -> Iterator[tuple[Span, str]]:
    masked = [p.at for p in frame.pieces if p.quotation is not None]
    for chunk in doc.noun_chunks:
        words = [t for t in chunk if not t.is_punct and not t.is_space]
        if chunk.root.pos_ == "PRON" or not 1 <= len(words) <= MAX_WORDS:
            continue
        start, end = chunk.start_char, chunk.end_char
        if any(start < at + 5 and at < end for at in masked):
            continue
        yield frame.text_span(start, end), chunk.root.lemma_.lower()
