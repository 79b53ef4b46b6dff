"""Link a desk anew as a whole, and clean its pages anew if asked: never done silently.

In: a desk.  Out: the same desk as this version of the program would have made it; stories keep their ids if they can.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from rashomon.model import Article, Page
from rashomon.read import read_pages
from rashomon.run.desk.adding import BATCH, make_article
from rashomon.run.desk.growing import Grown, grow_stories
from rashomon.run.desk.sites import learn_sites, load_sites
from rashomon.run.desk.workers import Workers, hire
from rashomon.run.local import choose_workers
from rashomon.run.options import Notify, Progress
from rashomon.store.desk import Desk
from rashomon.store.pages import count_pages, identify_page, read_given, read_kept_files, replace_article
from rashomon.store.prepared import drop_prepared
from rashomon.store.stories import take_apart


def relink_desk(desk: Desk, *, reclean: bool, workers: int, progress: Progress, notify: Notify) -> Grown:
    """Link all articles anew and compare all stories anew; with `reclean`, first make every article anew."""
    with desk.reading() as connection:
        pages = count_pages(connection)
    with hire(choose_workers(workers, pages)) as hired:
        if reclean:
            clean_anew(desk, hired, progress, notify)
        with desk.linking(), desk.writing() as connection:
            drop_prepared(connection)
            take_apart(connection)
        return grow_stories(desk, hired, progress)


def clean_anew(desk: Desk, workers: Workers, progress: Progress, notify: Notify) -> None:
    """Make every article anew from its page; one whose page is gone, or is no article any more, stays as it is."""
    with desk.reading() as connection:
        files = read_kept_files(connection)
    total = sum(map(len, files.values()))
    done = changed = 0
    coming = _read_again(desk, files)
    while batch := list(islice(coming, BATCH)):
        profiles = learn_sites(desk, load_sites(desk), batch)
        for made in workers.map(make_article, [(profiles.of(page), page) for page in batch]):
            done += 1
            progress("clean", done, total)
            if isinstance(made.result, Article):
                with desk.writing() as connection:
                    changed += replace_article(connection, made.result, made.packed)
    notify(f"{desk.place}: {changed} of {total} articles are different; the pages of {total - done} are not there")


def _read_again(desk: Desk, files: dict[str, dict[str, str]]) -> Iterator[Page]:
    """Yield the pages that can still be read and are the very ones that were added, with what was given for them."""
    for file, wanted in files.items():
        for item in read_pages([file]):
            page_id = wanted.get(identify_page(item)) if isinstance(item, Page) else None
            if isinstance(item, Page) and page_id is not None:
                with desk.reading() as connection:
                    given = read_given(connection, page_id)
                yield replace(item, record=replace(item.record, id=page_id), given=given)
