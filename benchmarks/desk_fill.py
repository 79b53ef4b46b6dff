"""Articles for a full desk: mixed from real ones, and kept without the stages that would take hours.

In: real articles as JSON Lines.  Out: rows as a person would add them, and a way to keep many of them at once: their
stories are known as they were made, their statements are sentences given to invented speakers.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from rashomon.model import (
    Annotations,
    Article,
    Dated,
    Evidence,
    Findings,
    Given,
    OutletRef,
    PageRecord,
    Quality,
    Segment,
    Span,
    Speaker,
    SpeakerRef,
    Statement,
    Story,
    content_id,
    quote,
)
from rashomon.store.desk import Desk
from rashomon.store.findings import Compared, keep_findings
from rashomon.store.packing import pack_annotations
from rashomon.store.pages import Kept, keep_article
from rashomon.store.stories import assign_stories, read_version

SENTENCES = 8  # of an article
SHARED_SHARE = 0.4  # of them are its story's own; the rest comes from elsewhere, so that nothing is a copy
ACCOUNTS = 8  # articles that a real article is told in
LARGE_STORY = 200  # articles of the first story, which is the largest
DAYS = 365
FIRST_DAY = date(2031, 1, 1)
SPEAKERS = 5000
STATEMENTS = 3  # of an article that is kept without being read
AT_ONCE = 400  # articles in one transaction
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")

Row = Mapping[str, Any]


def mix_articles(growth: Path, count: int) -> Iterator[Row]:
    """Yield articles: title and some sentences of a real one, other sentences of any, a day near that of its story."""
    chance = random.Random(7)  # noqa: S311 a benchmark's seed
    with gzip.open(growth, "rt", encoding="utf-8") as lines:
        real = [json.loads(line) for line in lines]
    told = [[part for part in _SENTENCE_END.split(row["text"].replace("\n", " ")) if part] for row in real]
    pool = [sentence for sentences in told for sentence in sentences]
    days = [chance.randrange(DAYS) for _ in real]
    for number in range(count):
        base = 0 if number < LARGE_STORY else (number // ACCOUNTS) % len(real)
        own = chance.sample(told[base], min(len(told[base]), round(SENTENCES * SHARED_SHARE)))
        others = [chance.choice(pool) for _ in range(SENTENCES - len(own))]
        outlet = chance.choice(real)["outlet"]
        day = FIRST_DAY + timedelta(days[base] + chance.randrange(3))
        yield {
            "story": base,
            "url": f"https://{re.sub(r'[^a-z0-9]', '', outlet.lower()) or 'outlet'}.example/{number}",
            "title": real[base]["title"],
            "text": "\n\n".join([*own, *others]),
            "date": f"{day}T{chance.randrange(24):02}:{chance.randrange(60):02}",
            "outlet": outlet,
            "lang": "en",
        }


def write_rows(file: Path, rows: Sequence[Row]) -> Path:
    """Write rows as JSON Lines."""
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return file


def fill_desk(desk: Desk, rows: Sequence[Row]) -> None:
    """Keep the rows as articles, in their stories and with statements, without reading them."""
    chance = random.Random(3)  # noqa: S311 as above
    stories: dict[int, list[Article]] = {}
    coming = iter(rows)
    while batch := list(islice(coming, AT_ONCE)):
        with desk.writing() as connection:
            for row in batch:
                article = make_article(row)
                stories.setdefault(row["story"], []).append(article)
                keep_article(connection, make_kept(article), article, pack_annotations(no_annotations(article)))
    groups = list(stories.values())
    for start in range(0, len(groups), AT_ONCE):
        with desk.writing() as connection:
            made = [make_story(group) for group in groups[start : start + AT_ONCE]]
            assign_stories(connection, made, "2032-01-01T00:00:00+00:00")
            for story, group in zip(made, groups[start : start + AT_ONCE], strict=True):
                version = read_version(connection, story.id)
                if version is not None:
                    found = make_findings(story, group, chance)
                    compared = Compared(story=story, version=version, articles=tuple(group), copies=(), findings=found)
                    keep_findings(connection, compared, "2032-01-01T00:00:00+00:00")


def make_article(row: Row) -> Article:
    """Return the article of a row, its paragraphs as they stand."""
    text = f"{row['title']}\n\n{row['text']}"
    page_id = content_id("p", row["url"])
    spans, at = [], len(row["title"]) + 2
    for paragraph in row["text"].split("\n\n"):
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Article(
        id=content_id("a", page_id),
        page_id=page_id,
        outlet=OutletRef(id=content_id("o", row["outlet"]), name=row["outlet"]),
        url=row["url"],
        headline=row["title"],
        dek=None,
        authors=(),
        published=Dated(value=row["date"], precision="minute", source="meta"),
        modified=None,
        language="en",
        genre="news",
        credit=None,
        text=text,
        headline_span=Span(0, len(row["title"])),
        dek_span=None,
        paragraphs=tuple(spans),
        source_map=(Segment(start=0, end=len(text), page_start=0, page_end=len(text)),),
        removed=(),
        quality=Quality(),
    )


def make_kept(article: Article) -> Kept:
    """Return what the desk keeps of the article's page."""
    record = PageRecord(
        id=article.page_id,
        path="filled.jsonl",
        url=article.url,
        captured=None,
        media_type="application/json",
        bytes=len(article.text),
        archive=None,
    )
    return Kept(
        record=record,
        identity=article.page_id,
        site=None,
        domain=None,
        given=Given(),
        feed=None,
        origin=None,
        added="2032-01-01T00:00:00+00:00",
    )


def no_annotations(article: Article) -> Annotations:
    """Return annotations that hold the sentences only."""
    return Annotations(
        article_id=article.id,
        sentences=article.blocks(),
        statements=(),
        entities=(),
        quantities=(),
        times=(),
        phrases=(),
    )


def make_story(group: Sequence[Article]) -> Story:
    """Return the story of some articles."""
    ordered = sorted(group, key=lambda article: article.id)
    days = sorted(article.published.value for article in group if article.published)
    first = ordered[0]
    assert first.headline_span is not None
    return Story(
        id=content_id("story", first.id),
        title=quote(first.id, first.text, first.headline_span),
        article_ids=tuple(article.id for article in ordered),
        first=days[0],
        last=days[-1],
        outlets=len({article.outlet.id for article in group if article.outlet}),
        episodes=(),
        brief=(),
    )


def make_findings(story: Story, group: Sequence[Article], chance: random.Random) -> Findings:
    """Return findings that give sentences of the articles to invented speakers."""
    cast: dict[str, Speaker] = {}
    statements = []
    for article in group:
        for span in article.paragraphs[:STATEMENTS]:
            number = min(chance.randrange(SPEAKERS), chance.randrange(SPEAKERS))
            speaker = Speaker(
                id=f"k-{number}", name=f"Speaker N{number}", kind="person", aliases=(f"N{number}",), roles=()
            )
            cast[speaker.id] = speaker
            statements.append(make_statement(article, quote(article.id, article.text, span), speaker))
    return Findings(story_id=story.id, statements=tuple(statements), speakers=tuple(cast.values()))


def make_statement(article: Article, content: Evidence, speaker: Speaker) -> Statement:
    """Return a statement of the speaker with this content."""
    return Statement(
        id=content_id("st", article.id, content.start, content.end),
        article_id=article.id,
        kind="indirect",
        attribution="speech",
        speaker_id=speaker.id,
        speaker=SpeakerRef(id=speaker.id, name=speaker.name),
        source=None,
        cue=None,
        cue_lemma="say",
        content=(content,),
    )
