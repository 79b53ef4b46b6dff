"""The page of an article: its text with what is said in it marked, and everything known about its page.

In: an article's id; a range of its text to mark.  Out: the page. The range is marked by the server, so that a link
into evidence works without a script.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from rashomon.errors import UsageError
from rashomon.model import Article, PageRecord, Span, Statement, Value
from rashomon.show.dates import show_date
from rashomon.show.html.languages import language_name
from rashomon.show.html.sources import DATE_SOURCES
from rashomon.show.plain import one_line
from rashomon.show.views.evidence import live_address, web_address
from rashomon.show.web.answers import show_page
from rashomon.show.web.asked import read_number
from rashomon.show.web.marked import mark_blocks
from rashomon.show.web.questions import read_row
from rashomon.store import schema as t
from rashomon.store.packing import all_from_json, article_from_row, from_json

SAME_ADDRESS, SAME_TEXT = "another capture of the same address", "same text"


class SaidView(Value, frozen=True, kw_only=True):
    """A statement of the article, as the list below the text has it."""

    number: int
    id: str
    speaker: str
    speaker_id: str | None
    verb: str
    kind: str
    start: int
    end: int
    words: str
    utterance: str | None


class Near(Value, frozen=True, kw_only=True):
    """Another article that this one is tied to, and how."""

    how: str
    id: str
    outlet: str
    date: str


def show_article(request: Request) -> Response:
    """Return the page of an article."""
    wanted = _read_range(request)
    with request.app.state.desk.reading() as connection:
        row = read_row(connection, t.articles, request.path_params["article_id"])
        if row is None:
            raise HTTPException(404, "The desk has no such article. It may have been forgotten since.")
        article = article_from_row(row.text, row.object)
        page = read_row(connection, t.pages, row.page_id)
        story = read_row(connection, t.stories, row.story_id) if row.story_id else None
        said = read_said(connection, article.id)
        near = read_near(connection, row)
    if wanted is not None and wanted.end > len(article.text):
        raise UsageError(
            f"the article has {len(article.text)} characters; there is nothing from {wanted.start} to {wanted.end}"
        )
    statements = all_from_json((one.object for one in said), Statement)
    record = from_json(page.object, PageRecord) if page is not None else None
    words = wanted.of(article.text) if wanted else ""
    return show_page(
        request,
        "article.html.j2",
        article=article,
        row=row,
        story=story,
        blocks=mark_blocks(article, statements, wanted),
        said=list_said(statements, [one.shared for one in said]),
        live=live_address(article.url, words) if words else web_address(article.url),
        url=web_address(article.url),
        wanted=wanted,
        words=one_line(words),
        facts=list_facts(article),
        provenance=list_provenance(article, record, page),
        removed=group_removed(article),
        near=near,
    )


def read_said(connection: Connection, article_id: str) -> Sequence[Any]:
    """Return the statements of an article; `shared` names the utterance that other accounts have, too."""
    said, utterances = t.statements.c, t.utterances.c
    same = sa.and_(utterances.id == said.utterance_id, utterances.story_id == said.story_id, utterances.statements > 1)
    asked = sa.select(said.object, utterances.id.label("shared")).outerjoin_from(t.statements, t.utterances, same)
    return connection.execute(asked.where(said.article_id == article_id).order_by(said.place)).all()


def _read_range(request: Request) -> Span | None:
    start, end = read_number(request, "start"), read_number(request, "end")
    if start is None and end is None:
        return None
    if start is None or end is None or start >= end:
        raise UsageError("a place in a text needs a start and an end behind it")
    return Span(start, end)


def list_said(statements: Sequence[Statement], utterances: Sequence[str | None]) -> list[SaidView]:
    """Return the statements of an article in the order of its text."""
    return [
        SaidView(
            number=number,
            id=one.id,
            speaker=one.speaker.name if one.speaker else one_line(one.source.text) if one.source else "not named",
            speaker_id=one.speaker_id if one.speaker else None,
            verb=one_line(one.cue.text) if one.cue else "",
            kind={"direct": "quoted", "mixed": "partly quoted", "indirect": "retold"}.get(one.kind, one.kind),
            start=one.content[0].start,
            end=one.content[-1].end,
            words=one_line(" … ".join(piece.text for piece in one.content)),
            utterance=utterance,
        )
        for number, (one, utterance) in enumerate(zip(statements, utterances, strict=True), 1)
    ]


def list_facts(article: Article) -> list[str]:
    """Return what stands beside the headline: when, by whom, what kind."""
    published, modified = article.published, article.modified
    facts = [f"{show_date(published.value)} {DATE_SOURCES[published.source]}" if published else "no date on the page"]
    facts += [f"changed {show_date(modified.value)}"] if modified else []
    facts += [f"by {one_line(', '.join(article.authors))}"] if article.authors else []
    facts += [article.genre] if article.genre != "news" else []
    facts += [f"credits {one_line(article.credit)}"] if article.credit else []
    facts += ["the page is not complete"] if article.quality.complete is False else []
    return facts + [one_line(note) for note in article.quality.notes]


def list_provenance(article: Article, record: PageRecord | None, page: Any) -> list[tuple[str, str]]:  # noqa: ANN401 a row
    """Return where the article is from, name by value."""
    known = [("Language", f"{language_name(article.language)}, as on the page")] if article.language else []
    if record is not None:
        archive = record.archive
        known += [("Captured", show_date(record.captured))] if record.captured else []
        known += [("Page", f"{archive.file}, byte {archive.offset}" if archive else record.path)]
        known += [("Kind", f"{record.media_type}, {record.bytes:,} bytes")]
    if page is not None:
        known += [("Feed", page.feed)] if page.feed else []
        known += [("Origin", f"{page.origin}, as the feed says")] if page.origin else []
        known += [("Added", show_date(page.added))]
    return [*known, ("Page digest", article.page_id), ("Article", article.id)]


def group_removed(article: Article) -> list[tuple[str, list[str]]]:
    """Return what was taken away from the page, by kind."""
    groups: dict[str, list[str]] = {}
    for part in article.removed:
        groups.setdefault(part.kind.replace("-", " "), []).append(part.text)
    return list(groups.items())


def read_near(connection: Connection, row: Any) -> list[Near]:  # noqa: ANN401 a row
    """Return other captures of the address, and other articles with the same text."""
    articles = t.articles.c
    asked = sa.select(articles.id, articles.outlet, articles.published, articles.copy_id, articles.canonical_url)
    ties = []
    if row.copy_id:
        ties.append(sa.and_(articles.copy_id == row.copy_id, articles.story_id == row.story_id))
    if row.canonical_url:
        ties.append(articles.canonical_url == row.canonical_url)
    if not ties:
        return []
    found = connection.execute(asked.where(sa.or_(*ties), articles.id != row.id).order_by(articles.day, articles.id))
    return [
        Near(
            how=SAME_ADDRESS if row.canonical_url and one.canonical_url == row.canonical_url else SAME_TEXT,
            id=one.id,
            outlet=one.outlet or "outlet not named",
            date=show_date(one.published),
        )
        for one in found
    ]


ROUTES = [Route("/articles/{article_id}", show_article)]
