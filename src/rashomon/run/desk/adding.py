"""Add pages to a desk: known ones are skipped, each new one is cleaned, annotated and kept, whole or not at all.

In: pages as reading gives them.  Out: what became of them, counted. Linking and comparing come after (`growing.py`).
Stopped at any moment, the desk holds every page that was kept; adding the same pages again goes on from there.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from rashomon.annotate import annotate
from rashomon.clean import Profile, clean_page
from rashomon.clean.sites import name_site
from rashomon.model import Article, Page, PageRecord, Rejected, Value
from rashomon.read.sources import STDIN
from rashomon.run.desk.place import now
from rashomon.run.desk.preparing import pack_prepared
from rashomon.run.desk.sites import learn_sites, load_sites
from rashomon.run.desk.workers import Workers
from rashomon.run.domains import registered_domain
from rashomon.run.models import CleanNets, LazyParser, load_cues
from rashomon.store.desk import Desk
from rashomon.store.packing import pack_annotations
from rashomon.store.pages import Kept, find_known, identify_page, keep_article, keep_rejected

BATCH = 128  # pages: enough that sites are seen several times, few enough to hold in memory

OUTCOMES = ("articles", "unchanged", "known", "rejected")
"""What became of a page: a new article, a capture with the text that its address had before, one that the desk has
already, or a refusal."""

Told = Callable[[int], None]
"""Called with how many pages are done."""


class Incoming(Value, frozen=True, kw_only=True):
    """A page to add or an input refused by reading, with the feed it came by and the source that the feed names."""

    item: Page | Rejected
    feed: str | None = None
    origin: str | None = None


class Made(Value, frozen=True, kw_only=True):
    """What was made of a page; `packed` are an article's annotations, `prepared` is what linking keeps of it."""

    result: Article | Rejected
    packed: bytes = b""
    prepared: bytes = b""


def add_pages(desk: Desk, incoming: Iterable[Incoming], workers: Workers, *, told: Told) -> Counter[str]:
    """Add everything that comes in; return how many pages had which outcome."""
    outcomes: Counter[str] = Counter()
    coming = iter(incoming)
    while batch := list(islice(coming, BATCH)):
        for outcome in _add_batch(desk, batch, workers):
            outcomes[outcome] += 1
            told(outcomes.total())
    return outcomes


def _add_batch(desk: Desk, batch: Sequence[Incoming], workers: Workers) -> Iterator[str]:
    """Yield the outcome of each page as soon as it is kept."""
    with desk.reading() as connection:
        known = find_known(connection, [identify_page(one.item) for one in batch if isinstance(one.item, Page)])
    fresh: list[tuple[Incoming, Page]] = []
    for one in batch:
        if isinstance(one.item, Rejected):
            yield _keep_refusal(desk, one.item)
        elif (identity := identify_page(one.item)) in known:
            yield "known"
        else:
            known.add(identity)
            fresh.append((one, one.item))
    profiles = learn_sites(desk, load_sites(desk), [page for _, page in fresh])
    made = workers.map(make_article, [(profiles.of(page), page) for _, page in fresh])
    for (one, page), result in zip(fresh, made, strict=True):
        yield keep_page(desk, one, page, result)


def make_article(given: tuple[Profile | None, Page]) -> Made:
    """Return what cleaning and annotating make of a page, with the profile of its site."""
    profile, page = given
    article = clean_page(page, profile, nets=CleanNets())
    if isinstance(article, Rejected):
        return Made(result=article)
    packed = pack_annotations(annotate(article, parser=LazyParser(), cues=load_cues()))
    return Made(result=article, packed=packed, prepared=pack_prepared(article))


def keep_page(desk: Desk, one: Incoming, page: Page, made: Made) -> str:
    """Keep a page with what was made of it, all in one transaction; return what became of it."""
    kept = describe_page(one, page)
    with desk.writing() as connection:
        if find_known(connection, [kept.identity]):  # another process was faster
            return "known"
        if isinstance(made.result, Rejected):
            keep_rejected(connection, made.result, kept.added, kept)
            return "rejected"
        is_new = keep_article(connection, kept, made.result, made.packed, made.prepared)
        return "articles" if is_new else "unchanged"


def describe_page(one: Incoming, page: Page) -> Kept:
    """Return what is kept of a page beside its article."""
    url = page.record.url
    return Kept(
        record=_settle(page.record),
        identity=identify_page(page),
        site=name_site(url),
        domain=registered_domain(url) if url else None,
        given=page.given,
        feed=one.feed,
        origin=one.origin,
        added=now(),
    )


def _settle(record: PageRecord) -> PageRecord:
    """Return the record with a path that means the same from every folder."""
    if record.path == STDIN:
        return record
    archive = record.archive and replace(record.archive, file=os.path.abspath(record.archive.file))  # noqa: PTH100
    return replace(record, path=os.path.abspath(record.path), archive=archive)  # noqa: PTH100


def _keep_refusal(desk: Desk, item: Rejected) -> str:
    with desk.writing() as connection:
        return "rejected" if keep_rejected(connection, item, now()) else "known"
