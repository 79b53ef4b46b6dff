"""What holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rashomon.annotate import CueModel, Parser, annotate
from tests.annotate.annotate_articles import make_article

pytestmark = pytest.mark.slow
PARTS = (
    *"“”\"'‘’«»„().,:;",
    *(" said ", "Orla Fenn ", "he ", "told ", "that ", ". ", ", ", ": ", "\x00", "\u202e", "🙂", "1,000 ", "€1.9bn "),
    *("on Monday ", "[… ", "...", " – ", "ORM (X) — ", "Source: ", "Quote: ", "according to ", "the ", "Yes ", "who "),
    *("2026-13-45 ", "31 February ", "adding ", "and claimed ", "denied ", "  "),
)
TEXTS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=25).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TEXTS, max_size=3), st.none() | TEXTS, st.sampled_from(["en", "de", "ru", "xx", None]), st.booleans())
def test_everything_found_lies_within_a_block_and_is_quoted_exactly(
    parser: Parser, cues: CueModel, paragraphs: list[str], headline: str | None, language: str | None, broad: bool
) -> None:
    article = make_article(paragraphs, headline=headline, language=language, published="2025-01-24")
    found = annotate(article, parser=parser, cues=replace(cues, broad=broad))
    pieces = [e for s in found.statements for e in (*s.content, s.cue, s.source) if e is not None]
    spans = [*(m for e in found.entities for m in e.mentions), *(p.span for p in found.phrases), *found.sentences]
    for piece in pieces:
        assert piece.text == article.text[piece.start : piece.end] != ""
    for span in [
        *spans,
        *(p.span for p in pieces),
        *(q.span for q in found.quantities),
        *(t.span for t in found.times),
    ]:
        assert any(block.covers(span) for block in article.blocks())
    assert len({s.id for s in found.statements}) == len(found.statements)


def test_the_same_article_gives_the_same_annotations(parser: Parser) -> None:
    """Nothing depends on what was read before."""
    article = make_article(["“We won,” Orla Fenn said. She added that nobody was hurt."], published="2025-01-24")
    first = annotate(article, parser=parser)
    annotate(make_article(["Karl Holm said that it rained."]), parser=parser)
    assert annotate(article, parser=parser) == first


def test_an_empty_article_has_no_annotations(parser: Parser) -> None:
    """Nothing in, nothing out."""
    found = annotate(make_article([]), parser=parser)
    assert (found.sentences, found.statements, found.entities) == ((), (), ())
