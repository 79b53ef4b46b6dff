"""Predict the body, title, authors and date of raw pages in the rows of the public sets.

In: rows {id, url?, html | text}; labels in them are never looked at.  Out: rows {id, body, title, authors, date}, the
body's paragraphs joined by blank lines. The public sets count crossheads as body, so they are put back in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rashomon.clean import Profile, learn_profiles
from rashomon.clean.page import clean_chosen
from rashomon.clean.scores.nets import NetSource
from rashomon.clean.sites import name_site
from rashomon.model import Article, MediaType, Page, PageRecord, content_id
from rashomon.run.models import CleanNets

PARAGRAPH_GAP = "\n\n"
_DATED = re.compile(r"_\d.*")


def predict_bodies(
    rows: Iterable[Mapping[str, Any]], *, profiles: bool = False, nets: NetSource | None = None
) -> Iterator[dict[str, Any]]:
    """Yield one prediction a row, in order, by the shipped models or those of `nets`.

    profiles: what pages of a site share is learned from all rows first.
    """
    nets = nets or CleanNets()
    pages = ((str(row["id"]), make_page(row)) for row in rows)
    if not profiles:
        yield from (_predict(row_id, page, None, nets) for row_id, page in pages)
        return
    kept = list(pages)
    learned = learn_profiles(page for _, page in kept)
    yield from (_predict(row_id, page, learned.of(page), nets) for row_id, page in kept)


def name_row_site(row: Mapping[str, Any]) -> str:
    """Return the site of a row: the host of its address, else the outlet in its id ("de/WAZ_2024_05_01" is WAZ)."""
    return name_site(row.get("url")) or _DATED.sub("", str(row["id"]).rsplit("/", 1)[-1])


def make_page(row: Mapping[str, Any]) -> Page:
    """Return the page that a row holds; its id is made from the row's id."""
    media_type: MediaType = "text/html" if "html" in row else "text/plain"
    text = str(row.get("html") if "html" in row else row.get("text") or "")
    record = PageRecord(
        id=content_id("p", str(row["id"])),
        path=str(row["id"]),
        url=row.get("url"),
        captured=None,
        media_type=media_type,
        bytes=len(text.encode("utf-8", "surrogatepass")),
        archive=None,
    )
    return Page(record=record, text=text)


def _predict(row_id: str, page: Page, profile: Profile | None, nets: NetSource) -> dict[str, Any]:
    article, choice = clean_chosen(page, profile, nets=nets)
    if not isinstance(article, Article) or choice is None:
        return {"id": row_id, "body": "", "title": None, "authors": [], "date": None}
    return {
        "id": row_id,
        "body": PARAGRAPH_GAP.join(block.text for block in choice.of("body", "crosshead")),
        "title": article.headline,
        "authors": list(article.authors),
        "date": article.published.value if article.published else None,
    }
