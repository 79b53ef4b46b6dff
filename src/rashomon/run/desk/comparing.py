"""Compare the accounts of stories anew, after articles came or went.

In: a desk with stale stories.  Out: their findings, kept story by story.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from msgspec.structs import replace

from rashomon.compare import compare_story
from rashomon.link import link_articles
from rashomon.model import Article
from rashomon.run.desk.place import now
from rashomon.run.desk.workers import Workers
from rashomon.run.models import load_link_weights
from rashomon.run.vectors import embed_leads
from rashomon.store.desk import Desk, open_desk
from rashomon.store.findings import Compared, keep_findings
from rashomon.store.packing import unpack_annotations
from rashomon.store.pages import read_articles, read_packed_annotations, read_page_records
from rashomon.store.stories import count_stale, member_ids, next_stale, read_version

AT_ONCE = 32  # stories compared while others wait for their turn


def compare_stale(desk: Desk, workers: Workers, told: Callable[[str, int, int], None]) -> int:
    """Compare every story whose articles have changed; return how many there were."""
    done = 0
    while True:
        with desk.alone("link"):
            with desk.reading() as connection:
                stale, left = next_stale(connection, AT_ONCE), count_stale(connection)
            if not stale:
                return done
            for compared in workers.map(compare_kept, [(desk.address, story_id) for story_id in stale]):
                if compared is not None:
                    with desk.writing() as connection:
                        keep_findings(connection, compared, now())
                done += 1
                left -= 1
                told("compare", done, done + left)


def compare_kept(given: tuple[str, str]) -> Compared | None:
    """Return the comparison of one story of the desk at an address, read and made here."""
    address, story_id = given
    with _desk_at(address).reading() as connection:
        version = read_version(connection, story_id)
        ids = member_ids(connection, story_id)
        articles = read_articles(connection, ids)
        packed = read_packed_annotations(connection, ids)
        records = read_page_records(connection, [article.page_id for article in articles.values()])
    if version is None or not ids:
        return None
    members = [articles[article_id] for article_id in ids]
    linked = link_articles(members, weights=load_link_weights(), one_story=True, vectors=_vectors(members))
    story = replace(linked.stories[0], id=story_id)
    copies = tuple(replace(group, story_id=story_id) for group in linked.copies)
    notes = [unpack_annotations(packed[article_id]) for article_id in ids]
    findings = compare_story(story, members, notes, copies, records)
    return Compared(story=story, version=version, articles=tuple(members), copies=copies, findings=findings)


@cache
def _desk_at(address: str) -> Desk:
    """Return the desk as this process reads it; a worker opens it once."""
    return open_desk(address, create=False)


def _vectors(articles: list[Article]) -> dict[str, list[float]] | None:
    """Return vectors of the articles where they are in several languages, as a run without a desk does."""
    several = len({article.language for article in articles}) > 1
    return {key: list(value) for key, value in embed_leads(articles).items()} if several else None
