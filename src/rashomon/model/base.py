"""The ground of every type: frozen values, half-open spans, evidence.

All offsets are code points into `Article.text`, half-open: `text[start:end]`.
"""

from __future__ import annotations

import msgspec


class Value(msgspec.Struct, frozen=True):
    """A frozen value; change makes a new one with `msgspec.structs.replace`.

    Subclasses say `frozen=True, kw_only=True` again: neither is handed down to a type checker.
    """


class Span(msgspec.Struct, frozen=True, order=True, array_like=True):
    """A half-open range of code points, `text[start:end]`, never empty; in JSON [start, end]."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Return whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class Evidence(Value, frozen=True, kw_only=True):
    """The characters that prove a finding: `text` is exactly that slice of the article's text."""

    article_id: str
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """The evidence's place in its article's text."""
        return Span(self.start, self.end)


def quote(article_id: str, text: str, span: Span) -> Evidence:
    """Return the evidence for `span` of the article whose text is `text`."""
    return Evidence(article_id=article_id, start=span.start, end=span.end, text=span.of(text))
