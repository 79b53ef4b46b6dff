"""A desk on either database: pages kept whole or not at all, stories with lasting ids, findings replaced."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from rashomon.errors import UsageError
from rashomon.model import BriefLine, Findings, MadeBy, Origins, Speaker
from rashomon.store import schema as t
from rashomon.store.comparisons import read_comparison
from rashomon.store.counts import count_reasons, count_rows
from rashomon.store.desk import Desk, open_desk
from rashomon.store.findings import Compared, keep_findings
from rashomon.store.forget import find_pages, forget_pages
from rashomon.store.migrate import FOLDER, NEWEST, VERSION_TABLE
from rashomon.store.pages import find_known, keep_rejected, read_articles
from rashomon.store.stories import close_empty, find_story_ids, next_stale, take_apart
from tests.builders import make_article
from tests.store.desk_builders import NOW, compare, keep, link, make_kept, make_statement, make_story, refusal, title_of

FERRY = make_article("The ferry is late.", headline="Ferry late", outlet="Harbour News", published="2031-03-04")
ECHO = make_article("The ferry was late again.", headline="Late again", outlet="Eastmoor Echo", published="2031-03-05")
CRANE = make_article("A crane fell.", headline="Crane down", outlet="Harbour News", published="2031-03-04T09:30")
MADE_BY = MadeBy(version="0", options={}, weights={}, profiles=None, vectors=False)


def story_ids(desk: Desk) -> dict[str, str | None]:
    """Return the story of each article."""
    with desk.reading() as connection:
        rows = connection.execute(sa.select(t.articles.c.id, t.articles.c.story_id))
        return {row.id: row.story_id for row in rows}


def test_an_article_comes_back_as_it_was_kept(desk: Desk) -> None:
    """Text, metadata and everything else of the contract's object."""
    article = make_article(
        "“Ça va”, she said.\n\nA second 😀 paragraph.", url="https://a.example/x?utm_source=y", key="1"
    )
    assert keep(desk, article) == [True]
    with desk.reading() as connection:
        assert read_articles(connection, [article.id, "a-unknown"]) == {article.id: article}
        assert find_known(connection, [make_kept(article).identity, "i-other"]) == {make_kept(article).identity}


def test_a_page_is_kept_whole_or_not_at_all(desk: Desk) -> None:
    """Where the last step fails, nothing of the page is there."""

    def keep_and_fail() -> None:
        with desk.writing() as connection:
            keep_rejected(connection, refusal("a.txt"), NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        keep_and_fail()
    with desk.reading() as connection:
        assert count_rows(connection)["rejected"] == 0


def test_a_refusal_is_counted_once_by_its_reason(desk: Desk) -> None:
    """The same input refused again is the same refusal."""
    for path in ("a.txt", "a.txt", "b.txt"):
        with desk.writing() as connection:
            keep_rejected(connection, refusal(path), NOW)
    with desk.reading() as connection:
        assert count_reasons(connection) == {"empty": 2}


def test_captures_of_one_address_follow_each_other_in_time(desk: Desk) -> None:
    """A later capture supersedes an earlier one whatever the order of adding; the same text again is no article."""
    url = "https://harbour.example/ferry"
    first = make_article("The ferry is late.", url=url, key="1")
    third = make_article("The ferry came at noon.", url=url + "#top", key="3")
    second = make_article("The ferry is very late.", url=url, key="2")
    same = make_article("The ferry came at noon.", url=url, key="4")
    for article, captured in ((first, "2031-03-04"), (third, "2031-03-06"), (second, "2031-03-05")):
        assert keep(desk, article, captured=captured) == [True]
    assert keep(desk, same, captured="2031-03-07") == [False]
    with desk.reading() as connection:
        rows = connection.execute(sa.select(t.articles.c.id, t.articles.c.superseded_by)).all()
        assert count_rows(connection)["unchanged"] == 1
    assert {row.id: row.superseded_by for row in rows} == {first.id: second.id, second.id: third.id, third.id: None}


def test_a_story_keeps_its_id_when_it_grows(desk: Desk) -> None:
    """New articles join it, even where linking would give the group another id."""
    keep(desk, FERRY, ECHO, CRANE)
    link(desk, [FERRY])
    (first,) = {story for story in story_ids(desk).values() if story}
    assert link(desk, [FERRY, ECHO], [CRANE]) == {first, story_ids(desk)[CRANE.id]}
    assert story_ids(desk)[ECHO.id] == first
    assert story_ids(desk)[CRANE.id] != first


def test_merged_stories_are_redirected_and_their_findings_go(desk: Desk) -> None:
    """Whoever has the old id is led to the story that took it in."""
    keep(desk, FERRY, ECHO, CRANE)
    link(desk, [FERRY], [ECHO], [CRANE])
    before = story_ids(desk)
    link(desk, [FERRY, ECHO, CRANE])
    (left,) = set(story_ids(desk).values())
    with desk.reading() as connection:
        for story in before.values():
            assert story is not None
            assert find_story_ids(connection, story) == [left]
        assert count_rows(connection)["stories"] == 1


def test_a_story_that_falls_apart_keeps_its_id_for_the_larger_part(desk: Desk) -> None:
    """The smaller part is a new story; articles outside of what was linked stay where they are."""
    keep(desk, FERRY, ECHO, CRANE)
    link(desk, [FERRY, ECHO, CRANE])
    (whole,) = set(story_ids(desk).values())
    link(desk, [FERRY, ECHO], [CRANE])
    after = story_ids(desk)
    assert (after[FERRY.id], after[ECHO.id]) == (whole, whole)
    assert after[CRANE.id] not in (whole, None)


def test_linking_anew_gives_stories_their_ids_again(desk: Desk) -> None:
    """Taken apart and linked alike, nothing changes; a story that vanishes is redirected to where its articles went."""
    keep(desk, FERRY, ECHO, CRANE)
    link(desk, [FERRY, ECHO], [CRANE])
    before = story_ids(desk)
    with desk.writing() as connection:
        assert take_apart(connection) == 3
    link(desk, [FERRY, ECHO], [CRANE])
    with desk.writing() as connection:
        close_empty(connection)
    assert story_ids(desk) == before
    with desk.writing() as connection:
        take_apart(connection)
    link(desk, [FERRY, ECHO, CRANE])
    with desk.writing() as connection:
        close_empty(connection)
    old = before[CRANE.id]
    assert old is not None
    with desk.reading() as connection:
        assert find_story_ids(connection, old) == [before[FERRY.id]]


def make_findings(story_id: str) -> Findings:
    """Return findings in a story of FERRY and ECHO."""
    speaker = Speaker(id="k-1", name="Ada Lund", kind="person", aliases=("Lund",), roles=())
    statements = (make_statement(FERRY, "ferry is late"), make_statement(ECHO, "late again"))
    brief = BriefLine(evidence=(title_of(FERRY),), origins=Origins(known=1, unknown=0, roots=()))
    return Findings(story_id=story_id, statements=statements, speakers=(speaker,), brief=(brief,))


def test_a_story_comes_back_with_everything_that_was_found_in_it(desk: Desk) -> None:
    """Statements, speakers and brief are those of the comparison; comparing the same again changes no row."""
    keep(desk, FERRY, ECHO)
    (story_id,) = link(desk, [FERRY, ECHO])
    findings = make_findings(story_id)
    with desk.reading() as connection:
        assert next_stale(connection, 9) == [story_id]
    assert compare(desk, story_id, findings)
    with desk.reading() as connection:
        found = read_comparison(connection, story_id, MADE_BY)
        numbers = list(connection.scalars(sa.select(t.statements.c.number)))
        assert next_stale(connection, 9) == []
    assert found is not None
    assert {article.id for article in found.articles} == {FERRY.id, ECHO.id}
    assert set(found.statements) == set(findings.statements)
    assert found.speakers == findings.speakers
    assert found.stories[0].brief == findings.brief
    assert {outlet.domains for outlet in found.outlets} == {("site.example",)}
    assert compare(desk, story_id, findings)
    with desk.reading() as connection:
        assert list(connection.scalars(sa.select(t.statements.c.number))) == numbers


def test_findings_of_a_story_that_has_changed_are_not_kept(desk: Desk) -> None:
    """What was compared before an article came is out of date."""
    keep(desk, FERRY, ECHO, CRANE)
    (story_id,) = link(desk, [FERRY, ECHO])
    findings = make_findings(story_id)
    late = Compared(story=make_story(FERRY, ECHO), version=0, articles=(FERRY, ECHO), copies=(), findings=findings)
    with desk.writing() as connection:
        assert not keep_findings(connection, late, NOW)
    with desk.reading() as connection:
        assert count_rows(connection)["statements"] == 0


def test_a_forgotten_page_leaves_nothing_behind(desk: Desk) -> None:
    """Neither its article nor what was found in it; its story is compared anew, or gone with its last article."""
    keep(desk, FERRY, ECHO)
    (story_id,) = link(desk, [FERRY, ECHO])
    compare(desk, story_id, make_findings(story_id))
    for left in (1, 0):
        article = FERRY if left else ECHO
        with desk.writing() as connection:
            (record,) = find_pages(connection, article.page_id)
            forget_pages(connection, [record.id], NOW)
        with desk.reading() as connection:
            counts = count_rows(connection)
        assert (counts["pages"], counts["articles"], counts["statements"], counts["stories"]) == (left,) * 4


def test_two_writers_wait_for_each_other(desk: Desk) -> None:
    """While one writes, another neither fails nor gets between; a reader sees the state before."""
    inside, told = threading.Event(), []

    def write_slowly() -> None:
        with desk.writing() as connection:
            keep_rejected(connection, refusal("slow.txt"), NOW)
            inside.set()
            time.sleep(0.3)
            told.append("slow")

    thread = threading.Thread(target=write_slowly)
    thread.start()
    assert inside.wait(5)
    with desk.reading() as connection:
        assert count_rows(connection)["rejected"] == 0
    with desk.writing() as connection:
        keep_rejected(connection, refusal("fast.txt"), NOW)
    told.append("fast")
    thread.join()
    with desk.reading() as connection:
        assert count_rows(connection)["rejected"] == 2


def test_one_process_at_a_time_links(desk: Desk) -> None:
    """The second waits until the first is done."""
    order: list[str] = []

    def second() -> None:
        with desk.linking():
            order.append("second")

    with desk.linking():
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.2)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_desk_is_found_again_and_is_of_this_version(address: str) -> None:
    """Opening twice makes nothing anew; the last step is the newest file of the steps."""
    for _ in range(2):
        desk = open_desk(address)
        with desk.reading() as connection:
            assert connection.scalar(sa.text(f"SELECT version_num FROM {VERSION_TABLE}")) == NEWEST  # noqa: S608
        desk.close()
    steps = sorted(file.name[:4] for file in (FOLDER / "versions").glob("[0-9]*.py"))
    assert steps[-1] == NEWEST


# SQLite does not tell which expression an index is over.
@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
@pytest.mark.filterwarnings("ignore:autogenerate skipping metadata-specified expression-based index")
def test_the_steps_make_the_tables_of_the_schema(desk: Desk) -> None:
    """A step that forgets a column, or a schema without its step, is seen."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def ours(_object: object, name: str | None, kind: str, *_: object) -> bool:
        full_text = name is not None and ("_words" in name or name == "search" or name == VERSION_TABLE)
        return not (kind in ("table", "column", "index") and (full_text or name == "statements_by_day"))

    with desk.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": ours, "version_table": VERSION_TABLE, "compare_type": False}
        )
        assert compare_metadata(context, t.metadata) == []


def test_a_desk_of_a_newer_version_is_not_touched(address: str) -> None:
    """The message says what to do."""
    desk = open_desk(address)
    with desk.writing() as connection:
        connection.execute(sa.text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))  # noqa: S608
    desk.close()
    with pytest.raises(UsageError, match="made by a newer Rashomon"):
        open_desk(address)


@pytest.mark.parametrize("content", [b"no database at all", b"SQLite format 3\0but cut off"], ids=["other", "damaged"])
def test_a_file_that_is_no_desk_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """It is named, and its bytes stay as they are."""
    file = tmp_path / "notes.db"
    file.write_bytes(content)
    with pytest.raises(UsageError, match=r"notes\.db"):
        open_desk(file)
    assert file.read_bytes() == content


def test_a_desk_is_only_made_where_one_is_wanted(tmp_path: Path) -> None:
    """Looking at a desk that is not there makes none; a folder is none."""
    with pytest.raises(UsageError, match="there is no desk here"):
        open_desk(tmp_path / "no.db", create=False)
    with pytest.raises(UsageError, match="this is a folder"):
        open_desk(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_is_not_there_is_one_line(tmp_path: Path) -> None:  # noqa: ARG001 one shape for all
    """The address is shown without its password."""
    with pytest.raises(UsageError) as caught:
        open_desk("postgresql://desk:secret@127.0.0.1:1/desk")
    assert "secret" not in str(caught.value)


KILLED = """
import sys
from rashomon.store.desk import open_desk
from tests.builders import make_article
from tests.store.desk_builders import keep
desk = open_desk(sys.argv[1])
for number in range(100000):
    keep(desk, make_article("Words " * 300, key=str(number)))
    print(number, flush=True)
"""


def test_a_kill_loses_no_committed_page_and_leaves_no_half_one(address: str) -> None:
    """Whatever was reported as kept is there with all its parts, and nothing else."""
    command = [sys.executable, "-c", KILLED, address]
    for round_ in range(2):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            told = [int(process.stdout.readline()) for _ in range(15)]
            process.kill()
            told += [int(line) for line in process.stdout.read().split()]
        desk = open_desk(address)
        with desk.reading() as connection:
            kept = connection.scalar(sa.select(sa.func.count()).select_from(t.pages)) or 0
            whole = connection.scalar(
                sa.select(sa.func.count())
                .select_from(t.articles)
                .join(t.annotations, t.annotations.c.article_id == t.articles.c.id)
                .join(t.pages, t.pages.c.id == t.articles.c.page_id)
            )
            if desk.dialect == "sqlite":
                assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            connection.rollback()
        assert kept == whole
        assert kept >= len(told)
        with desk.writing() as connection:  # a second round begins on an empty desk
            if round_ == 0:
                connection.execute(sa.delete(t.articles))
                connection.execute(sa.delete(t.pages))
        desk.close()


def test_two_who_make_one_desk_at_once_make_one(address: str) -> None:
    """The second finds the tables that the first has made."""
    opened: list[Desk] = []
    threads = [threading.Thread(target=lambda: opened.append(open_desk(address))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == len(threads)
    keep(opened[0], FERRY)
    for desk in opened:
        assert set(story_ids(desk)) == {FERRY.id}
        desk.close()
