"""A desk at work: it finds what a run finds, in any order of adding, through any number of stops."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa
from msgspec.structs import replace

from rashomon.link import Prepared, prepare_article
from rashomon.model import Article, Comparison
from rashomon.read.publishers import Publishers
from rashomon.run.desk import preparing
from rashomon.run.desk.forgetting import forget_page
from rashomon.run.desk.lists import compare_story_at, iterate_said
from rashomon.run.desk.relinking import relink_desk
from rashomon.run.desk.vectors import find_vectors, recall_vectors
from rashomon.run.desk.work import add_paths, read_status
from rashomon.run.options import Options, no_progress
from rashomon.run.pipeline import run_comparison
from rashomon.run.vectors import embed_leads
from rashomon.store import schema as t
from rashomon.store.desk import Desk, open_desk
from rashomon.store.lists import Narrow
from rashomon.store.pages import read_articles, read_vectors
from rashomon.store.prepared import drop_prepared

FINDINGS = ("statements", "utterances", "facts", "conflicts", "copies", "citations", "updates", "wording", "timeline")
ALONE = Options(workers=1)
KILLED_AFTER = 3  # articles


@pytest.fixture(scope="module")
def pages(example_pages: Path) -> list[Path]:
    """The pages of two of the example stories, and one of neither."""
    return sorted([*example_pages.glob("harbour-*"), *example_pages.glob("waterworks-*")])


@pytest.fixture(scope="module")
def compared(pages: list[Path]) -> Comparison:
    """What a run without a desk finds in them."""
    return run_comparison(pages, ALONE)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty desk."""
    with open_desk(tmp_path / "desk.db") as opened:
        yield opened


def stories_of(desk: Desk) -> list[Comparison]:
    """Return the comparison of each story."""
    with desk.reading() as connection:
        ids = list(connection.scalars(sa.select(t.stories.c.id).order_by(t.stories.c.id)))
    return [compare_story_at(desk, story_id) for story_id in ids]


def found_in(comparisons: list[Comparison]) -> dict[str, list[str]]:
    """Return all findings without the ids of their stories, which a desk gives once and keeps."""
    return {
        name: sorted(
            repr(item).replace(comparison.stories[0].id, "story") if len(comparisons) > 1 else repr(item)
            for comparison in comparisons
            for item in getattr(comparison, name)
        )
        for name in FINDINGS
    }


def by_story(comparison: Comparison) -> dict[str, list[str]]:
    """Return the findings of a run in the form of `found_in`."""
    rows = {name: [repr(item) for item in getattr(comparison, name)] for name in FINDINGS}
    for story in comparison.stories:
        rows = {name: [row.replace(story.id, "story") for row in found] for name, found in rows.items()}
    return {name: sorted(found) for name, found in rows.items()}


def test_a_desk_finds_what_a_run_finds(desk: Desk, pages: list[Path], compared: Comparison) -> None:
    """Added together: the same stories with the same findings, evidence included."""
    added = add_paths(desk, pages, ALONE)
    assert added.outcomes["articles"] == len(pages)
    assert found_in(stories_of(desk)) == by_story(compared)
    assert {frozenset(c.stories[0].article_ids) for c in stories_of(desk)} == {
        frozenset(story.article_ids) for story in compared.stories
    }


def test_the_order_of_adding_does_not_matter(desk: Desk, pages: list[Path], compared: Comparison) -> None:
    """Page by page, last first: the same articles, statements and stories."""
    for page in reversed(pages):
        add_paths(desk, [page], ALONE)
    assert add_paths(desk, pages, ALONE).outcomes["known"] == len(pages)
    assert {frozenset(c.stories[0].article_ids) for c in stories_of(desk)} == {
        frozenset(story.article_ids) for story in compared.stories
    }
    status = read_status(desk)
    assert (status["to_link"], status["to_compare"], status["statements"]) == (0, 0, len(compared.statements))


def test_linking_and_cleaning_anew_changes_nothing_that_need_not(desk: Desk, pages: list[Path]) -> None:
    """The same program makes the same desk of its pages, ids of stories included."""
    add_paths(desk, pages, ALONE)
    before = stories_of(desk)
    said: list[str] = []
    done = relink_desk(desk, reclean=True, workers=1, progress=no_progress, notify=said.append)
    assert done.linked == len(pages)
    assert stories_of(desk) == before
    assert said == [f"{desk.place}: 0 of {len(pages)} articles are different; the pages of 0 are not there"]


def test_what_somebody_said_is_found_by_name(desk: Desk, pages: list[Path], compared: Comparison) -> None:
    """Across stories and outlets, newest first, each with its outlet."""
    add_paths(desk, pages, ALONE)
    speaker = max(compared.speakers, key=lambda one: sum(s.speaker_id == one.id for s in compared.statements))
    rows = list(iterate_said(desk, speaker.name.upper(), Narrow(), 0, notify=lambda _: None))
    assert {row["id"] for row in rows} == {s.id for s in compared.statements if s.speaker_id == speaker.id}
    assert [row["day"] or "" for row in rows] == sorted((row["day"] or "" for row in rows), reverse=True)


def test_a_forgotten_page_is_gone_from_its_story(desk: Desk, pages: list[Path]) -> None:
    """The story is compared without it at once; a page that is not there is not forgotten."""
    add_paths(desk, pages, ALONE)
    assert forget_page(desk, str(pages[0])) == 1
    assert forget_page(desk, str(pages[0])) == 0
    assert read_status(desk)["to_compare"] == 0
    assert add_paths(desk, pages, ALONE).outcomes["articles"] == 1


def test_adding_goes_on_after_a_kill(tmp_path: Path, pages: list[Path], compared: Comparison) -> None:
    """Killed in the midst of it, adding the same pages again ends with the desk of one run."""
    address = str(tmp_path / "desk.db")
    command = [sys.executable, "-m", "rashomon", "add", "--desk", address, "--workers", "1", *map(str, pages)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None and count_articles(address) < KILLED_AFTER:
            time.sleep(0.02)
        process.kill()
    with open_desk(address) as desk:
        with desk.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert KILLED_AFTER <= read_status(desk)["articles"] <= len(pages)
        add_paths(desk, pages, ALONE)
        assert found_in(stories_of(desk)) == by_story(compared)


def count_articles(address: str) -> int:
    """Return how many articles a desk has by now, 0 where there is none yet."""
    if not Path(address).exists():
        return 0
    engine = sa.create_engine(f"sqlite:///{address}")
    try:
        with engine.connect() as connection:
            return connection.scalar(sa.text("SELECT count(*) FROM articles")) or 0
    except sa.exc.OperationalError:  # its tables are being made
        return 0
    finally:
        engine.dispose()


def test_vectors_are_made_once_and_come_back_as_they_were(desk: Desk, pages: list[Path]) -> None:
    """Where a desk holds several languages, each headline is embedded once; packing loses nothing."""
    add_paths(desk, pages[:2], ALONE)
    with desk.reading() as connection:
        articles = list(read_articles(connection, list(connection.scalars(sa.select(t.articles.c.id)))).values())
    languages = {article.id: article.language or "" for article in articles}
    assert find_vectors(desk, articles) is None
    assert recall_vectors(desk, languages) is None
    mixed = [replace(articles[0], language="de"), *articles[1:]]
    made = recall_vectors(desk, {**languages, articles[0].id: "de"})
    assert made is not None
    with desk.reading() as connection:
        assert set(read_vectors(connection, [article.id for article in mixed])) == set(made)
    assert find_vectors(desk, mixed) == made == embed_leads(mixed)


def test_the_words_of_an_article_are_counted_once(
    desk: Desk, pages: list[Path], compared: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Linking a new article reads no text of those before it; where a desk of older days lacks their words, it does."""
    add_paths(desk, pages[:-2], ALONE)
    read: list[str] = []

    def prepare(article: Article) -> Prepared:
        read.append(article.id)
        return prepare_article(article)

    monkeypatch.setattr(preparing, "prepare_article", prepare)
    add_paths(desk, pages[-2:-1], ALONE)
    assert len(read) == 1
    with desk.writing() as connection:
        drop_prepared(connection)
    add_paths(desk, pages[-1:], ALONE)
    assert len(set(read)) > 1
    assert {frozenset(c.stories[0].article_ids) for c in stories_of(desk)} == {
        frozenset(story.article_ids) for story in compared.stories
    }


def test_who_publishes_is_remembered(desk: Desk, pages: list[Path]) -> None:
    """What a person says once holds for outlets that come later; without it, a domain that outlets share does."""
    publishers = Publishers(by_outlet={"harbour news": "Lantern Media"}, by_domain={"eastmoor.example": "Moor Press"})
    add_paths(desk, pages[:1], Options(workers=1, publishers=publishers))
    rows = (
        ("Harbour News", ["harbour.example"]),
        ("Eastmoor Echo", ["eastmoor.example"]),
        ("Westmoor Post", ["press.example"]),
        ("Westmoor on Sunday", ["press.example"]),
        ("Alone", ["alone.example"]),
    )
    with desk.writing() as connection:
        for name, domains in rows:
            row = {"id": f"outlet-{name}", "name": name, "domains": json.dumps(domains)}
            connection.execute(sa.insert(t.outlets), row)
    add_paths(desk, pages[1:2], ALONE)
    with desk.reading() as connection:
        asked = sa.select(t.outlets.c.name, t.outlets.c.publisher)
        named = {row.name: row.publisher for row in connection.execute(asked)}
    assert {name: named[name] for name, _ in rows} == {
        "Harbour News": "Lantern Media",
        "Eastmoor Echo": "Moor Press",
        "Westmoor Post": "press.example",
        "Westmoor on Sunday": "press.example",
        "Alone": None,
    }


def test_words_kept_by_another_version_are_counted_anew() -> None:
    """What has another form than this version writes is not taken for it."""
    assert preparing.unpack_prepared(zlib.compress(msgspec.msgpack.encode({"words": ["storm"]}))) is None


def test_stories_without_a_new_article_are_left_as_they_are(desk: Desk, pages: list[Path]) -> None:
    """Adding touches the stories that grow, and no other is compared again."""
    others = [page for page in pages if page.name.startswith("harbour")]
    (*early, late) = [page for page in pages if page.name.startswith("waterworks")]
    add_paths(desk, [*others, *early], ALONE)
    with desk.reading() as connection:
        asked = sa.select(t.stories.c.id, t.stories.c.version)
        before = {row.id: row.version for row in connection.execute(asked)}
    assert add_paths(desk, [late], ALONE).grown.compared == 1
    with desk.reading() as connection:
        after = {row.id: row.version for row in connection.execute(asked)}
    assert set(before) == set(after)
    assert len([story for story in before if before[story] != after[story]]) == 1
