"""Predict which articles tell one happening, for rows that are already clean articles.

In: rows {id, title, text, date, outlet, lang}.  Out: rows {id, story}; a story here is an episode, one happening,
which is what the labelled sets mark. Labels are never looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rashomon.link import LinkWeights, link_articles
from rashomon.model import Article, Dated, OutletRef, Precision, Quality, Span, content_id
from rashomon.run.vectors import embed_leads

BLOCK_GAP = "\n\n"
MINUTE_CHARACTERS = len("2021-07-01T08:01")
DAY_CHARACTERS = len("2021-07-01")
# ISO 639-3 as the sets have it; a language without a row keeps its own code.
LANGUAGES = {
    "ara": "ar", "deu": "de", "eng": "en", "fra": "fr", "ita": "it", "nld": "nl", "pol": "pl", "por": "pt",
    "rus": "ru", "slv": "sl", "spa": "es", "tur": "tr", "ukr": "uk", "zho": "zh",
}  # fmt: skip


def predict_stories(rows: Iterable[Mapping[str, Any]], weights: LinkWeights) -> Iterator[dict[str, str]]:
    """Yield each row's id and the id of its episode, in the order of the rows."""
    kept = list(rows)
    articles = [article_of(row) for row in kept]
    several = len({article.language for article in articles}) > 1
    linked = link_articles(articles, weights=weights, vectors=embed_leads(articles) if several else None)
    episode_of = {i: part.id for story in linked.stories for part in story.episodes for i in part.article_ids}
    for row in kept:
        yield {"id": str(row["id"]), "story": episode_of[content_id("article", str(row["id"]))]}


def article_of(row: Mapping[str, Any]) -> Article:
    """Return the article of a clean row; a text that only repeats the title is no body."""
    title, body, row_id = row.get("title") or "", row.get("text") or "", str(row["id"])
    blocks = [block for block in (title, *(body.split(BLOCK_GAP) if body != title else ())) if block]
    spans, end = [], 0
    for block in blocks:
        spans.append(Span(end, end + len(block)))
        end += len(block) + len(BLOCK_GAP)
    return Article(
        id=content_id("article", row_id),
        page_id=content_id("page", row_id),
        outlet=outlet_of(row.get("outlet")),
        url=None,
        headline=title or None,
        dek=None,
        authors=(),
        published=date_of(row.get("date")),
        modified=None,
        language=LANGUAGES.get(row.get("lang") or "", row.get("lang")),
        genre="news",
        credit=None,
        text=BLOCK_GAP.join(blocks),
        headline_span=spans[0] if title else None,
        dek_span=None,
        paragraphs=tuple(spans[1:] if title else spans),
        source_map=(),
        removed=(),
        quality=Quality(),
    )


def outlet_of(name: str | None) -> OutletRef | None:
    """Return the outlet with an id made from its name."""
    return OutletRef(id=content_id("outlet", name), name=name) if name else None


def date_of(value: str | None) -> Dated | None:
    """Return the row's date to the minute, or to the day where it has no clock time."""
    if not value:
        return None
    precision: Precision = "minute" if len(value) > DAY_CHARACTERS else "day"
    return Dated(value=value[:MINUTE_CHARACTERS], precision=precision, source="json-ld")
