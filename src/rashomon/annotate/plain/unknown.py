"""Take the quotations of a language that has no table: what was said, without a guess who said it.

In: a text and its quotations.  Out: drafts of direct statements without cue and source.
Only what looks spoken counts: several words, and a colon before them, a stop inside or a comma behind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.annotate.draft import Draft
from rashomon.annotate.quotes import Quotation
from rashomon.model import Span

MIN_WORDS = 3  # two are a name or a term as often
MIN_CHARACTERS = 8  # of a script without spaces: shorter ones are terms and titles
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_ENDS = frozenset(".,!?…。！？，؟،۔।")
_BEFORE = frozenset(":：，")
_BEHIND = frozenset(",،，—–と")


def find_quoted(text: str, sentences: Sequence[Span], quotations: Sequence[Quotation]) -> list[Draft]:
    """Return a draft for each quotation that looks spoken, in order of place."""
    return [
        Draft(pieces=(q.inner,), kind="direct", block=q.block, sentence=_sentence_of(sentences, q))
        for q in quotations
        if not q.depth and q.opened and q.closed and _is_long(q.inner.of(text)) and _looks_spoken(text, q)
    ]


def _is_long(words: str) -> bool:
    if _UNSPACED.search(words):
        return sum(c.isalnum() for c in words) >= MIN_CHARACTERS
    return len(words.split()) >= MIN_WORDS


def _looks_spoken(text: str, quotation: Quotation) -> bool:
    before = text[max(0, quotation.outer.start - 2) : quotation.outer.start].rstrip()[-1:]
    behind = text[quotation.outer.end : quotation.outer.end + 2].lstrip()[:1]
    return before in _BEFORE or behind in _BEHIND or text[quotation.inner.end - 1] in _ENDS


def _sentence_of(sentences: Sequence[Span], quotation: Quotation) -> Span | None:
    return next((s for s in sentences if s.start <= quotation.outer.start < s.end), None)
