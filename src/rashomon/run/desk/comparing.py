"""Compare the accounts of stories anew, after articles came or went.

In: a desk with stale stories.  Out: their findings, kept story by story.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from msgspec.structs import replace

from rashomon.link import Linked, link_articles
from rashomon.run.desk.place import now
from rashomon.run.desk.vectors import find_vectors
from rashomon.run.desk.workers import Workers
from rashomon.run.models import load_link_weights
from rashomon.run.pipeline import Cleaned, run_compare
from rashomon.store.desk import Desk, open_desk
from rashomon.store.findings import Compared, keep_findings
from rashomon.store.packing import unpack_annotations
from rashomon.store.pages import read_articles, read_packed_annotations, read_page_records
from rashomon.store.publishers import read_all_outlets
from rashomon.store.stories import count_stale, member_ids, next_stale, read_version

AT_ONCE = 32  # stories compared while others wait for their turn


def compare_stale(desk: Desk, workers: Workers, told: Callable[[str, int, int], None]) -> int:
    """Compare every story whose articles have changed; return how many there were."""
    done = 0
    while True:
        with desk.linking():
            with desk.reading() as connection:
                stale, left = next_stale(connection, AT_ONCE), count_stale(connection)
            if not stale:
                return done
            work = partial(compare_kept, desk) if workers.here else partial(compare_at, desk.address)
            for compared in workers.map(work, stale):
                if compared is not None:
                    with desk.writing() as connection:
                        keep_findings(connection, compared, now())
                done += 1
                left -= 1
                told("compare", done, done + left)


def compare_at(address: str, story_id: str) -> Compared | None:
    """Return the comparison of a story, in a process that has the desk's address only."""
    return compare_kept(_desk_at(address), story_id)


def compare_kept(desk: Desk, story_id: str) -> Compared | None:
    """Return the comparison of a story of the desk as it stands now; None where it is gone."""
    with desk.reading() as connection:
        version = read_version(connection, story_id)
        ids = member_ids(connection, story_id)
        articles = read_articles(connection, ids)
        packed = read_packed_annotations(connection, ids)
        records = read_page_records(connection, [article.page_id for article in articles.values()])
        publishers = {o.id: o.publisher for o in read_all_outlets(connection) if o.publisher is not None}
    if version is None or not ids:
        return None
    members = tuple(articles[article_id] for article_id in ids)
    vectors = find_vectors(desk, members)
    linked = link_articles(members, weights=load_link_weights(), one_story=True, vectors=vectors)
    story = replace(linked.stories[0], id=story_id)
    copies = tuple(replace(group, story_id=story_id) for group in linked.copies)
    cleaned = Cleaned(pages=tuple(records.values()), articles=members, rejected=(), profiles=None)
    notes = [unpack_annotations(packed[article_id]) for article_id in ids]
    (findings,) = run_compare(cleaned, notes, Linked(copies=copies, stories=(story,)), publishers)
    return Compared(story=story, version=version, articles=members, copies=copies, findings=findings)


@cache
def _desk_at(address: str) -> Desk:
    """Return the desk as this process reads it; a worker opens it once."""
    return open_desk(address, create=False)
