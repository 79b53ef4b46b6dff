"""The way of the data, stage by stage: pages in, a comparison out.

read → learn profiles → clean → annotate → link → compare → assemble

Each stage is a pure function of the one before; this module puts them in order and counts what goes in and out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from rashomon.annotate import annotate
from rashomon.clean import Profiles, clean_page, join_profiles, learn_profiles
from rashomon.compare import compare_story
from rashomon.link import Linked, link_articles
from rashomon.model import Annotations, Article, Comparison, Findings, Page, PageRecord, Rejected, Value
from rashomon.read import read_pages
from rashomon.run.assemble import assemble_comparison
from rashomon.run.local import map_values
from rashomon.run.models import CleanNets, LazyParser, load_cues, load_link_weights
from rashomon.run.options import Notify, Options, Progress, no_notice, no_progress
from rashomon.run.publishers import list_outlets, name_publishers
from rashomon.run.said_vectors import embed_statements
from rashomon.run.vectors import embed_leads


class Cleaned(Value, frozen=True, kw_only=True):
    """What reading and cleaning give: every page that was read, its article or why it has none."""

    pages: tuple[PageRecord, ...]
    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...]
    profiles: str | None


def run_comparison(
    paths: Sequence[str | Path],
    options: Options = Options(),
    *,
    progress: Progress = no_progress,
    notify: Notify = no_notice,
) -> Comparison:
    """Return the comparison of everything that `paths` hold; a bad input becomes a `Rejected`, never an exception."""
    cleaned = run_clean(paths, options, progress=progress, notify=notify)
    annotations = run_annotate(cleaned.articles, options, progress=progress)
    linked, vectors = run_link(cleaned.articles, options)
    publishers = name_publishers(list_outlets(cleaned.articles), options.publishers)
    findings = run_compare(cleaned, annotations, linked, publishers, progress=progress)
    return assemble_comparison(
        pages=cleaned.pages,
        articles=cleaned.articles,
        rejected=cleaned.rejected,
        linked=linked,
        findings=findings,
        options=options,
        publishers=publishers,
        profiles=cleaned.profiles,
        vectors=vectors,
    )


def run_clean(
    paths: Sequence[str | Path],
    options: Options = Options(),
    *,
    progress: Progress = no_progress,
    notify: Notify = no_notice,
) -> Cleaned:
    """Read and clean everything that `paths` hold; articles come sorted by id."""
    inputs = list(read_pages(paths, manifest=options.manifest, limits=options.limits, notify=notify))
    pages = [page for page in inputs if isinstance(page, Page)]
    learned = learn_profiles(pages)
    profiles = join_profiles(options.profiles, learned) if options.profiles is not None else learned
    work = partial(_clean, profiles)
    results = list(map_values(work, pages, stage="clean", workers=options.workers, progress=progress))
    refused = [item for item in (*inputs, *results) if isinstance(item, Rejected)]
    return Cleaned(
        pages=tuple(page.record for page in pages),
        articles=tuple(sorted((item for item in results if isinstance(item, Article)), key=lambda a: a.id)),
        rejected=tuple(sorted(refused, key=lambda r: (r.path, r.page_id or "", r.reason, r.detail))),
        profiles=profiles.digest,
    )


def _clean(profiles: Profiles, page: Page) -> Article | Rejected:
    return clean_page(page, profiles.of(page), nets=CleanNets())


def run_annotate(
    articles: Sequence[Article], options: Options = Options(), *, progress: Progress = no_progress
) -> tuple[Annotations, ...]:
    """Return the annotations of each article, in the order given."""
    return tuple(map_values(_annotate, articles, stage="annotate", workers=options.workers, progress=progress))


def _annotate(article: Article) -> Annotations:
    return annotate(article, parser=LazyParser(), cues=load_cues())


def run_link(articles: Sequence[Article], options: Options = Options()) -> tuple[Linked, bool]:
    """Return copies and stories, and whether vectors took part: they do where pages are in several languages."""
    several = len({article.language for article in articles}) > 1
    vectors = embed_leads(articles) if several else None
    linked = link_articles(articles, weights=load_link_weights(), one_story=options.one_story, vectors=vectors)
    return linked, several


def run_compare(
    cleaned: Cleaned,
    annotations: Iterable[Annotations],
    linked: Linked,
    publishers: Mapping[str, str],
    *,
    progress: Progress = no_progress,
) -> tuple[Findings, ...]:
    """Return the findings of each story, in the order of the stories; `publishers` by outlet id."""
    articles = {article.id: article for article in cleaned.articles}
    by_article = {annotation.article_id: annotation for annotation in annotations}
    records = {record.id: record for record in cleaned.pages}
    findings = []
    for done, story in enumerate(linked.stories, start=1):
        members = [articles[i] for i in story.article_ids]
        notes = [by_article[i] for i in story.article_ids]
        copies = [group for group in linked.copies if group.story_id == story.id]
        pages = {article.page_id: records[article.page_id] for article in members}
        vectors = embed_statements(members, notes)
        findings.append(compare_story(story, members, notes, copies, pages, vectors=vectors, publishers=publishers))
        progress("compare", done, len(linked.stories))
    return tuple(findings)
