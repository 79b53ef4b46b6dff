"""Build small stories for the comparison: articles with annotations made by hand.

In: literal texts and who says what in them.  Out: articles, annotations and findings, without a language model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.compare import compare_story
from rashomon.model import (
    Annotations,
    Article,
    Bound,
    CopyGroup,
    Entity,
    Evidence,
    Findings,
    PageRecord,
    Phrase,
    Quantity,
    Role,
    Span,
    SpeakerRef,
    Statement,
    StatementKind,
    Story,
    TimeMention,
    Value,
    content_id,
    quote,
)

_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”’']*(?=\s|$)|$)", re.DOTALL)


class Line(Value, frozen=True, kw_only=True):
    """Something said in a test article: the words, who says them, and how."""

    words: str
    speaker: str | None
    kind: StatementKind = "direct"
    source: str | None = None
    denied: bool = False
    addressee: str | None = None
    said_on: str | None = None
    role: str | None = None


class Count(Value, frozen=True, kw_only=True):
    """A figure in a test article."""

    stated: str
    value: float
    counted: tuple[str, ...] = ()
    unit: str | None = None
    bound: Bound = "exact"
    digits: int = 2


def place_of(article: Article, words: str, start: int = 0) -> Span:
    """Return where the words stand in the article."""
    at = article.text.index(words, start)
    return Span(at, at + len(words))


def split_article(article: Article) -> tuple[Span, ...]:
    """Return the sentences of the article, none across a block."""
    return tuple(
        Span(block.start + match.start(), block.start + match.end())
        for block in article.blocks()
        for match in _SENTENCE.finditer(block.of(article.text))
    )


def annotate_by_hand(
    article: Article,
    lines: Sequence[Line] = (),
    counts: Sequence[Count] = (),
    times: Sequence[tuple[str, str]] = (),
    phrases: Sequence[tuple[str, str]] = (),
) -> Annotations:
    """Return the annotations of an article; `times` are pairs of words and date, `phrases` of words and head."""
    sentences = split_article(article)
    return Annotations(
        article_id=article.id,
        sentences=sentences,
        statements=tuple(make_statement(article, line) for line in lines),
        entities=tuple({e.id: e for line in lines if line.speaker for e in [make_entity(article, line)]}.values()),
        quantities=tuple(make_quantity(article, count, sentences) for count in counts),
        times=tuple(
            TimeMention(
                span=(s := place_of(article, words)), sentence=sentence_at(sentences, s), date=date, precision="day"
            )
            for words, date in times
        ),
        phrases=tuple(
            Phrase(span=(s := place_of(article, words)), sentence=sentence_at(sentences, s), head=head)
            for words, head in phrases
        ),
    )


def sentence_at(sentences: Sequence[Span], span: Span) -> int:
    """Return the number of the sentence that holds the span."""
    return next(i for i, sentence in enumerate(sentences) if sentence.covers(span))


def make_statement(article: Article, line: Line) -> Statement:
    """Return the statement with exact evidence."""
    span = place_of(article, line.words)
    source = line.source if line.source is not None else line.speaker
    named = source is not None and source in article.text
    ref = SpeakerRef(id=content_id("s", line.speaker), name=line.speaker) if line.speaker else None
    return Statement(
        id=content_id("st", article.id, span.start, span.end),
        article_id=article.id,
        kind=line.kind,
        attribution="speech",
        speaker_id=ref.id if ref else None,
        speaker=ref,
        source=quote(article.id, article.text, place_of(article, source)) if named and source else None,
        cue=None,
        cue_lemma="deny" if line.denied else "say",
        content=(quote(article.id, article.text, span),),
        denied=line.denied,
        addressee=line.addressee,
        said_on=line.said_on,
    )


def make_entity(article: Article, line: Line) -> Entity:
    """Return the speaker as an entity of the article; two words and more make a person."""
    name = line.speaker or ""
    span = place_of(article, line.source or name) if (line.source or name) in article.text else Span(0, 1)
    roles = (Role(text=line.role, evidence=quote(article.id, article.text, span)),) if line.role else ()
    kind = "person" if len(name.split()) > 1 and name[0].isupper() else "unnamed" if name[0].islower() else "body"
    return Entity(
        id=content_id("s", name),
        name=name,
        kind=kind,  # type: ignore[arg-type]
        aliases=(),
        mentions=(span,),
        roles=roles,
    )


def make_quantity(article: Article, count: Count, sentences: Sequence[Span]) -> Quantity:
    """Return the figure at its first place in the article."""
    span = place_of(article, count.stated)
    return Quantity(
        span=span,
        sentence=sentence_at(sentences, span),
        value=count.value,
        stated=count.stated,
        unit=count.unit,
        counted=count.counted,
        bound=count.bound,
        significant_digits=count.digits,
    )


def compare_accounts(
    accounts: Sequence[tuple[Article, Annotations]],
    copies: Sequence[CopyGroup] = (),
    captured: dict[str, str] | None = None,
    publishers: dict[str, str] | None = None,
) -> Findings:
    """Return the findings of one story made of these accounts; `captured`: article id to time of capture."""
    articles = [article for article, _ in accounts]
    first = min(articles, key=lambda article: article.id)
    title = quote(first.id, first.text, first.headline_span or Span(0, 1))
    story = Story(
        id="y-1",
        title=title,
        article_ids=tuple(sorted(article.id for article in articles)),
        first=None,
        last=None,
        outlets=len(articles),
        episodes=(),
        brief=(),
    )
    pages = {a.page_id: make_record(a, (captured or {}).get(a.id)) for a in articles}
    return compare_story(story, articles, [notes for _, notes in accounts], copies, pages, publishers=publishers)


def make_record(article: Article, captured: str | None) -> PageRecord:
    """Return the record of the article's page."""
    return PageRecord(
        id=article.page_id,
        path=f"{article.id}.txt",
        url=article.url,
        captured=captured,
        media_type="text/plain",
        bytes=len(article.text),
        archive=None,
    )


def all_evidence(value: object) -> list[Evidence]:
    """Return every piece of evidence inside a finding."""
    if isinstance(value, Evidence):
        return [value]
    if isinstance(value, tuple | list):
        return [piece for item in value for piece in all_evidence(item)]
    fields = getattr(value, "__struct_fields__", ())
    return [piece for name in fields for piece in all_evidence(getattr(value, name))]
