"""An article and its quotations in the words of schema.org, as JSON-LD.

In: an article, its statements, its address.  Out: a NewsArticle with a Quotation for each statement in direct speech.
What is told in an outlet's own words is no quotation, and what somebody denies is not that person's statement: both
are left out here and stand in the annotations.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rashomon.model import Article, Genre, Statement

LINKED_MEDIA = "application/ld+json"
# Kinds of article that schema.org has a closer word for than NewsArticle.
TYPES: dict[Genre, str] = {
    "opinion": "OpinionNewsArticle",
    "analysis": "AnalysisNewsArticle",
    "live": "LiveBlogPosting",
    "release": "Article",
    "transcript": "Article",
    "post": "SocialMediaPosting",
}


def link_article(article: Article, statements: Iterable[Statement], address: str) -> dict[str, Any]:
    """Return an article as linked data; what is unknown is left out."""
    known = {
        "url": article.url,
        "headline": article.headline,
        "alternativeHeadline": article.dek,
        "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": _organization(article.outlet.name) if article.outlet else None,
        "sourceOrganization": _organization(article.credit) if article.credit else None,
        "datePublished": article.published.value if article.published else None,
        "dateModified": article.modified.value if article.modified else None,
        "inLanguage": article.language,
        "articleBody": "\n\n".join(span.of(article.text) for span in article.paragraphs),
        "hasPart": [_quote(statement, address) for statement in statements if _is_quotation(statement)],
    }
    kind = TYPES.get(article.genre, "NewsArticle")
    return {"@context": "https://schema.org", "@type": kind, "@id": address} | {k: v for k, v in known.items() if v}


def _organization(name: str) -> dict[str, Any]:
    return {"@type": "Organization", "name": name}


def _is_quotation(statement: Statement) -> bool:
    return statement.kind == "direct" and not statement.denied


def _quote(statement: Statement, address: str) -> dict[str, Any]:
    quotation: dict[str, Any] = {
        "@type": "Quotation",
        "@id": f"{address}/annotations#{statement.id}",
        "text": " … ".join(piece.text for piece in statement.content),
    }
    if statement.speaker is not None:  # whether a person or a body speaks stands with the speaker
        quotation["spokenByCharacter"] = {"@type": "Thing", "name": statement.speaker.name}
    return quotation | ({"dateCreated": statement.said_on} if statement.said_on else {})
