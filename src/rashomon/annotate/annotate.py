"""Annotate one article: sentences, statements, names, quantities, times, phrases.

In: an article and a parser of English.  Out: annotations with exact places.  Nothing outside the article is known here;
other languages than English are read without the parser.
"""

from __future__ import annotations

from rashomon.annotate.english.learned import CueModel
from rashomon.annotate.english.phrases import find_phrases
from rashomon.annotate.language import looks_english
from rashomon.annotate.parser import Parser
from rashomon.annotate.quotes import find_quotations
from rashomon.annotate.reading import Reading, read_english, read_other
from rashomon.annotate.records import entity_records, statement_records
from rashomon.annotate.sentences import split_sentences
from rashomon.annotate.values.quantities import find_quantities
from rashomon.annotate.values.times import find_times
from rashomon.model import Annotations, Article


def annotate(article: Article, *, parser: Parser, cues: CueModel | None = None) -> Annotations:
    """Return everything found within `article`.

    With learned `cues` the reading is broad: beliefs, wishes and other attitudes are added to what was said.
    """
    text, blocks = article.text, article.blocks()
    sentences = split_sentences(text, blocks, language=article.language)
    reading = read_article(article, parser=parser, cues=cues)
    times = find_times(text, sentences, article.published.value if article.published else None, article.entries)
    return Annotations(
        article_id=article.id,
        sentences=sentences,
        statements=statement_records(article, reading, times, sentences),
        entities=entity_records(article, reading),
        quantities=find_quantities(text, sentences),
        times=times,
        phrases=find_phrases(reading.frames, reading.docs, sentences),
    )


def read_article(article: Article, *, parser: Parser, cues: CueModel | None = None) -> Reading:
    """Return names and statements of the article as found, by its language."""
    quotations = find_quotations(article.text, article.blocks())
    if is_english(article):
        return read_english(article, quotations, parser, cues)
    return read_other(article, quotations)


def is_english(article: Article) -> bool:
    """Return whether the article is English, by its page or, where that says nothing, by its words."""
    if article.language is None:
        return looks_english(article.text)
    return article.language.lower().startswith("en")
