"""Vectors of what is said and told, for stories told in several languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rashomon.compare.who.names import name_tokens, skeleton
from rashomon.model import Annotations, Article, Statement
from rashomon.run.models import load_encoder
from rashomon.run.vectors import DECIMALS

MAX_CHARACTERS = 400  # the first sentences of a long quotation say what it is about; time grows with length
MANY_SENTENCES = 300  # five seconds of the encoder; of longer stories, the first sentences of each article
MANY_STATEMENTS = 400  # more take the encoder over ten seconds: then only speakers whom two languages name


def embed_statements(
    articles: Sequence[Article], annotations: Sequence[Annotations]
) -> Mapping[str, Sequence[float]] | None:
    """Return the vector of each statement, by its id, and of each body sentence, by article and place.

    A vector: 512 numbers, length 1, rounded. None for a story in one language.
    """
    languages = {article.id: article.language or "" for article in articles}
    if len(set(languages.values())) == 1:
        return None
    spoken = [s for notes in annotations for s in notes.statements if s.attribution == "speech" and s.content]
    if len(spoken) > MANY_STATEMENTS:
        spoken = heard_twice(spoken, languages)
    words = {s.id: words_of(s) for s in spoken} | first_sentences(articles, annotations)
    encoder = load_encoder()
    vectors = {
        text: [round(float(x), DECIMALS) for x in encoder.encode([text])[0]] for text in sorted(set(words.values()))
    }
    return {key: vectors[words[key]] for key in sorted(words)}


def first_sentences(articles: Sequence[Article], annotations: Sequence[Annotations]) -> dict[str, str]:
    """Return the words of the body sentences by "article/000012", the place in the annotations; few of many."""
    texts = {article.id: article for article in articles}
    found: dict[str, list[tuple[str, str]]] = {}
    for notes in annotations:
        article = texts[notes.article_id]
        found[article.id] = [
            (f"{article.id}/{index:06d}", plain(span.of(article.text)))
            for index, span in enumerate(notes.sentences)
            if any(paragraph.covers(span) for paragraph in article.paragraphs)
        ]
    many = sum(map(len, found.values())) > MANY_SENTENCES
    each = max(1, MANY_SENTENCES // len(found)) if many else None
    return {key: text for rows in found.values() for key, text in rows[:each] if text}


def words_of(statement: Statement) -> str:
    """Return the beginning of the statement's words, on one line."""
    return plain(" ".join(piece.text for piece in statement.content))


def plain(text: str) -> str:
    """Return the beginning of a text on one line."""
    return " ".join(text.split())[:MAX_CHARACTERS]


def heard_twice(statements: Sequence[Statement], languages: Mapping[str, str]) -> list[Statement]:
    """Return the statements of speakers whose surname, however spelled, speaks in two languages."""
    heard: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        heard[surname_of(statement)].add(languages[statement.article_id])
    return [s for s in statements if surname_of(s) and len(heard[surname_of(s)]) > 1]


def surname_of(statement: Statement) -> str:
    """Return the last name of the speaker with variants of transliteration folded, "" where nobody is named."""
    tokens = name_tokens(statement.speaker.name) if statement.speaker is not None else ()
    return skeleton(tokens[-1]) if tokens else ""
