"""The statements of an article as W3C Web Annotations, so that other programs can mark them in its text.

In: an article, its statements, its address.  Out: an AnnotationCollection with one page that holds them all.
Each piece of a statement is found in two ways: by its place in the text that `ADDRESS.txt` gives, in code points, and
by its words with those around them, which also finds it on the page where it was published.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rashomon.model import Article, Evidence, Statement

ANNOTATION_MEDIA = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after: enough to tell two places with the same words apart in nearly any text


def annotate_article(article: Article, statements: Iterable[Statement], address: str) -> dict[str, Any]:
    """Return the annotations of an article whose address in the API is `address`."""
    source = _describe_source(article, address)
    items = [_annotate(article, statement, address, source) for statement in statements]
    collection = f"{address}/annotations"
    page = {"id": f"{collection}#page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    return {
        "@context": ANNOTATION_CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": f"Statements in: {article.headline or article.url or article.id}",
        "total": len(items),
        "first": page,
    }


def _describe_source(article: Article, address: str) -> dict[str, Any]:
    """Return the text that places count in, and the page that it was made from."""
    source = {"id": f"{address}.txt", "type": "Text", "format": "text/plain"}
    language = {"language": article.language} if article.language else {}
    return source | language | ({"schema:isBasedOn": {"id": article.url}} if article.url else {})


def _annotate(article: Article, statement: Statement, address: str, source: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"{address}/annotations#{statement.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": list(_describe(statement)),
        "target": [_point_at(article, piece, source) for piece in statement.content],
    }


def _describe(statement: Statement) -> Iterable[dict[str, Any]]:
    """Yield who is said to have said it, and how it is reported."""
    if statement.speaker is not None:
        yield _words(statement.speaker.name, "identifying")
    elif statement.source is not None:
        yield _words(statement.source.text, "identifying")
    yield _words(statement.kind, "classifying")
    yield _words(statement.attribution, "classifying")
    if statement.denied:
        yield _words("denied", "classifying")


def _words(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _point_at(article: Article, piece: Evidence, source: dict[str, Any]) -> dict[str, Any]:
    """Return a piece of the text by its words and by its place."""
    text = article.text
    words = {
        "type": "TextQuoteSelector",
        "exact": piece.text,
        "prefix": text[max(0, piece.start - AROUND) : piece.start],
        "suffix": text[piece.end : piece.end + AROUND],
    }
    place = {"type": "TextPositionSelector", "start": piece.start, "end": piece.end}
    return {"type": "SpecificResource", "source": source, "selector": [words, place]}
