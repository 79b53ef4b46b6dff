"""Keep articles on a desk in few words, and make stories of them."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import (
    Annotations,
    Article,
    Evidence,
    Findings,
    Given,
    PageRecord,
    Rejected,
    Statement,
    Story,
    content_id,
    quote,
)
from rashomon.store.desk import Desk
from rashomon.store.findings import Compared, keep_findings
from rashomon.store.packing import pack_annotations
from rashomon.store.pages import Kept, keep_article, read_articles
from rashomon.store.stories import assign_stories, member_ids, read_version

NOW = "2031-03-05T10:00:00+00:00"


def make_kept(article: Article, captured: str | None = None) -> Kept:
    """Return the page of an article as the desk keeps it."""
    record = PageRecord(
        id=article.page_id,
        path=f"/pages/{article.page_id}.txt",
        url=article.url,
        captured=captured,
        media_type="text/plain",
        bytes=len(article.text),
        archive=None,
    )
    identity = content_id("i", article.page_id)
    return Kept(
        record=record,
        identity=identity,
        site="site.example",
        domain="site.example",
        given=Given(),
        feed=None,
        origin=None,
        added=NOW,
    )


def empty_annotations(article: Article) -> Annotations:
    """Return annotations that found nothing."""
    return Annotations(
        article_id=article.id, sentences=(), statements=(), entities=(), quantities=(), times=(), phrases=()
    )


def keep(desk: Desk, *articles: Article, captured: str | None = None) -> list[bool]:
    """Keep articles, a transaction each; return which were new."""
    new = []
    for article in articles:
        with desk.writing() as connection:
            packed = pack_annotations(empty_annotations(article))
            new.append(keep_article(connection, make_kept(article, captured), article, packed))
    return new


def make_story(*articles: Article) -> Story:
    """Return the story that linking would make of some articles."""
    ordered = sorted(articles, key=lambda article: article.id)
    days = sorted(article.published.value for article in articles if article.published)
    return Story(
        id=content_id("story", ordered[0].id),
        title=title_of(ordered[0]),
        article_ids=tuple(article.id for article in ordered),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        outlets=len({article.outlet.id for article in articles if article.outlet}),
        episodes=(),
        brief=(),
    )


def title_of(article: Article) -> Evidence:
    """Return the headline as evidence."""
    assert article.headline_span is not None
    return quote(article.id, article.text, article.headline_span)


def link(desk: Desk, *groups: Sequence[Article]) -> set[str]:
    """Make each group a story; return the stories that this touched."""
    with desk.writing() as connection:
        return assign_stories(connection, [make_story(*group) for group in groups], NOW)


def make_statement(article: Article, words: str) -> Statement:
    """Return a statement of nobody, whose content is where `words` stand."""
    start = article.text.index(words)
    return Statement(
        id=content_id("st", article.id, start, start + len(words)),
        article_id=article.id,
        kind="direct",
        attribution="speech",
        speaker_id=None,
        speaker=None,
        source=None,
        cue=None,
        cue_lemma="say",
        content=(Evidence(article_id=article.id, start=start, end=start + len(words), text=words),),
    )


def compare(desk: Desk, story_id: str, findings: Findings) -> bool:
    """Keep findings as those of a story; return whether they were kept."""
    with desk.reading() as connection:
        version = read_version(connection, story_id)
        articles = tuple(read_articles(connection, member_ids(connection, story_id)).values())
    assert version is not None
    ordered = tuple(sorted(articles, key=lambda article: article.id))
    story = Story(
        **{name: getattr(make_story(*ordered), name) for name in Story.__struct_fields__ if name != "id"}, id=story_id
    )
    compared = Compared(story=story, version=version, articles=ordered, copies=(), findings=findings)
    with desk.writing() as connection:
        return keep_findings(connection, compared, NOW)


def refusal(path: str) -> Rejected:
    """Return a refused input."""
    return Rejected(path=path, page_id=None, reason="empty", detail="the file has no bytes")
