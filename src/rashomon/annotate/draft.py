"""A statement as it is found, before its speaker is named."""

from __future__ import annotations

from rashomon.model import Attribution, Span, StatementKind
from rashomon.model.base import Value


class Draft(Value, frozen=True, kw_only=True):
    """A statement in the making: pieces of content, cue and source as places in the article's text.

    `outer` is the piece of another draft that this one lies within.
    `source` is None where nobody is named beside it; `pronoun` is the relative pronoun that stands for it ("who").
    """

    pieces: tuple[Span, ...]
    kind: StatementKind
    attribution: Attribution = "speech"
    cue: Span | None = None
    cue_lemma: str | None = None
    source: Span | None = None
    source_head: Span | None = None
    pronoun: Span | None = None
    denied: bool = False
    block: int = 0
    sentence: Span | None = None
    addressee: Span | None = None
    floating: bool = False
    outer: Span | None = None
