"""Accounts: one story's articles with their sentences, words and terms prepared once for every kind of finding.

In: articles and annotations.  Out: a `Telling` that the other modules read; nothing is found here.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from rashomon.compare.times import Moment, publication_of
from rashomon.compare.words.terms import content_terms, plain_words
from rashomon.model import Annotations, Article, Evidence, Span, Statement, Value, quote
from rashomon.text.sparse import document_frequencies

QUOTATION_WORDS = 4  # fewer words in quotation marks are a term or a title in the account's own sentence
_MARK = re.compile("[\"“”„«»‘’']")
_CLOSING = {'"': '"”', "“": '”"', "„": "“”", "«": "»", "‘": "’", "'": "'"}
_BEFORE_OPENING = ' \n\t(—–-[“"'


class Sentence(Value, frozen=True, kw_only=True):
    """One sentence of an account. `index`: its place in the annotations' sentences.

    `reported`: most of it is what somebody said; `quoted`: in that somebody's words; `unquoted`: none of
    it but single words stands inside quotation marks; `own`: besides, the account itself says it.
    """

    article_id: str
    index: int
    span: Span
    text: str
    words: tuple[str, ...]
    terms: frozenset[str]
    in_body: bool
    reported: bool
    quoted: bool
    own: bool
    unquoted: bool

    @property
    def key(self) -> str:
        """A name of the sentence that sorts by article and place."""
        return f"{self.article_id}/{self.index:06d}"

    def evidence(self) -> Evidence:
        """Return the sentence as evidence."""
        return Evidence(article_id=self.article_id, start=self.span.start, end=self.span.end, text=self.text)


class Account(Value, frozen=True, kw_only=True):
    """One article of the story, read for comparison."""

    article: Article
    notes: Annotations
    sentences: tuple[Sentence, ...]
    published: Moment | None
    episode: str | None

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds the character at `offset`."""
        position = bisect_right(self.sentences, offset, key=lambda s: s.span.start) - 1
        return self.sentences[position] if position >= 0 and offset < self.sentences[position].span.end else None


class Telling(Value, frozen=True, kw_only=True):
    """A story's accounts by id, in order of id, and how rare each term is among all their sentences."""

    story_id: str
    accounts: dict[str, Account]
    weights: dict[str, float]

    def weigh(self, terms: Iterable[str]) -> float:
        """Return the summed rarity of `terms`."""
        return sum_rarity(self.weights, terms)


def prepare_telling(
    story_id: str, articles: Sequence[Article], notes: Mapping[str, Annotations], episodes: Mapping[str, str]
) -> Telling:
    """Return the story's accounts, sorted by id, with the weight of every term."""
    ordered = sorted(articles, key=lambda article: article.id)
    accounts = {a.id: prepare_account(a, notes[a.id], episodes.get(a.id)) for a in ordered if a.id in notes}
    sentences = [sentence.terms for account in accounts.values() for sentence in account.sentences]
    return Telling(story_id=story_id, accounts=accounts, weights=weigh_rarity(sentences))


def sum_rarity(weights: Mapping[str, float], terms: Iterable[str]) -> float:
    """Return the summed rarity of the terms; one that has no weight counts as unseen."""
    return round(sum(weights.get(term, weights[""]) for term in sorted(terms)), 6)


def weigh_rarity(sentences: Sequence[frozenset[str]]) -> dict[str, float]:
    """Return the weight of each term: the rarer among the sentences, the heavier; "" is an unseen term."""
    counts = document_frequencies(sentences)
    total = len(sentences) + 1
    weights = {term: round(math.log(1 + total / (1 + count)), 6) for term, count in sorted(counts.items())}
    return {**weights, "": round(math.log(1 + total), 6)}


def prepare_account(article: Article, notes: Annotations, episode: str | None) -> Account:
    """Return the article with its sentences read."""
    told, quoted = Spans(told_spans(notes.statements)), Spans(quoted_spans(notes.statements))
    marked = Spans(span for block in article.blocks() for span in marked_spans(article.text, block))
    body = Spans(article.paragraphs)
    rows = tuple(
        read_sentence(article, index, span, told, quoted, marked, body)
        for index, span in enumerate(notes.sentences)
        if span.of(article.text).strip()
    )
    return Account(article=article, notes=notes, sentences=rows, published=publication_of(article), episode=episode)


class Spans:
    """Places in a text, sorted, asked for those that overlap a span; made once, never changed."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(set(spans))
        self._longest = max((span.end - span.start for span in self._spans), default=0)

    def near(self, span: Span) -> list[Span]:
        """Return the places that overlap the span, in order."""
        first = bisect_left(self._spans, span.start - self._longest, key=lambda s: s.start)
        last = bisect_left(self._spans, span.end, key=lambda s: s.start)
        return [place for place in self._spans[first:last] if place.end > span.start]


def told_spans(statements: Iterable[Statement]) -> tuple[Span, ...]:
    """Return the places of what somebody is reported to have said."""
    return tuple(piece.span for s in statements if s.nested_in is None for piece in s.content)


def quoted_spans(statements: Iterable[Statement]) -> tuple[Span, ...]:
    """Return the places of what somebody is quoted as saying."""
    return tuple(piece.span for s in statements if s.nested_in is None and s.kind != "indirect" for piece in s.content)


def marked_spans(text: str, block: Span) -> list[Span]:
    """Return what stands inside quotation marks in a paragraph; a mark that is not closed reaches to its end."""
    found: list[Span] = []
    start: int | None = None
    closing = ""
    for match in _MARK.finditer(text, block.start, block.end):
        mark, at = match[0], match.start()
        opens = mark in "“«„" or (mark in "\"‘'" and (at == block.start or text[at - 1] in _BEFORE_OPENING))
        if start is None and opens:
            start, closing = match.end(), _CLOSING[mark]
        elif start is not None and mark in closing and not opens:
            found.append(Span(start, at) if at > start else Span(at, at + 1))
            start = None
    return [*found, Span(start, block.end)] if start is not None and start < block.end else found


def read_sentence(
    article: Article, index: int, span: Span, told: Spans, quoted: Spans, marked: Spans, body: Spans
) -> Sentence:
    """Return one sentence with its words and terms; it is reported or quoted where most of it is."""
    text = span.of(article.text)
    reported = 2 * covered_letters(span, told.near(span)) > len(text)
    unquoted = not any(is_quotation(article.text, span, mark) for mark in marked.near(span))
    return Sentence(
        article_id=article.id,
        index=index,
        span=span,
        text=text,
        words=plain_words(text),
        terms=frozenset(content_terms(text)),
        in_body=any(paragraph.covers(span) for paragraph in body.near(span)),
        reported=reported,
        quoted=2 * covered_letters(span, quoted.near(span)) > len(text),
        own=not reported and unquoted,
        unquoted=unquoted,
    )


def is_quotation(text: str, sentence: Span, mark: Span) -> bool:
    """Return whether the marked part of the sentence is more than a word or a title that the account cites."""
    part = Span(max(sentence.start, mark.start), min(sentence.end, mark.end))
    return part.start < part.end and len(part.of(text).split()) >= QUOTATION_WORDS


def covered_letters(span: Span, parts: Sequence[Span]) -> int:
    """Return how many characters of the span lie in the parts, which do not overlap."""
    return sum(min(part.end, span.end) - max(part.start, span.start) for part in parts if part.overlaps(span))


def statement_text(statement: Statement) -> str:
    """Return the words of a statement, its pieces joined."""
    return " ".join(piece.text for piece in statement.content)


def evidence_in(article: Article, span: Span) -> Evidence:
    """Return the evidence for `span` of the article."""
    return quote(article.id, article.text, span)
