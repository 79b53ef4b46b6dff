"""Pages for the tests of cleaning, made of invented words."""

from __future__ import annotations

import json

from rashomon.clean import Profile, clean_page
from rashomon.model import Article, MediaType, Page, PageRecord, Rejected, content_id
from rashomon.run.models import CleanNets

LEAD = (
    "The harbour council of Lorvik voted on Tuesday to keep the old ferry running until the new bridge is finished, "
    "the mayor said after the meeting."
)
SECOND = (
    "The ferry has crossed the sound four times a day since 1931, and some two hundred people take it to work. "
    "“We were told it would sink before the bridge was paid for,” said Runa Halvik, who sells the tickets."
)
THIRD = (
    "A bridge would cost nine million crowns, according to a report that was shown to the council. "
    "Work on its first pillar is to begin in the spring, if the ice allows it."
)
BODY = (LEAD, SECOND, THIRD)
HEADLINE = "Lorvik keeps its ferry until the bridge is built"


def make_page(
    text: str, media_type: MediaType = "text/plain", *, url: str | None = None, captured: str | None = None
) -> Page:
    """Return a page that holds `text`."""
    record = PageRecord(
        id=content_id("p", text, url),
        path="page",
        url=url,
        captured=captured,
        media_type=media_type,
        bytes=len(text.encode("utf-8", "surrogatepass")),
        archive=None,
    )
    return Page(record=record, text=text)


def make_dump(*lines: str) -> str:
    """Return lines as a text dump, a blank line between them."""
    return "\n\n".join(lines)


def make_html(body: str, head: str = "", language: str = "en") -> str:
    """Return a whole HTML page."""
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>{body}</body></html>'


def paragraphs(*texts: str) -> str:
    """Return texts as HTML paragraphs."""
    return "".join(f"<p>{text}</p>\n" for text in texts)


def clean_dump(text: str, profile: Profile | None = None, *, captured: str | None = None) -> Article:
    """Return the article of a text dump that has one."""
    return _article(clean_page(make_page(text, captured=captured), profile, nets=CleanNets()))


def clean_markup(html: str, *, url: str | None = None, captured: str | None = None) -> Article:
    """Return the article of an HTML page that has one."""
    return _article(clean_page(make_page(html, "text/html", url=url, captured=captured), None, nets=CleanNets()))


def clean_row(row: dict[str, object]) -> Article:
    """Return the article of a clean row that has one."""
    return _article(
        clean_page(make_page(json.dumps(row, ensure_ascii=False), "application/json"), None, nets=CleanNets())
    )


def _article(result: Article | Rejected) -> Article:
    assert isinstance(result, Article), result
    return result


def body_of(article: Article) -> list[str]:
    """Return the article's paragraphs."""
    return [span.of(article.text) for span in article.paragraphs]


def removed_as(article: Article, kind: str) -> str:
    """Return what was removed as `kind`, a line each."""
    return "\n".join(part.text for part in article.removed if part.kind == kind)
