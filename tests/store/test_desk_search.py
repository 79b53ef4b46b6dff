"""Searching and listing a desk on either database."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from rashomon.errors import UsageError
from rashomon.model import Findings, Speaker
from rashomon.store import search
from rashomon.store.desk import Desk
from rashomon.store.fulltext import fts5_question, parse_question, tsquery_question
from rashomon.store.lists import Narrow, find_speakers, list_articles, list_findings, list_statements, list_stories
from rashomon.store.search import find_excerpt, search_articles, search_statements
from tests.builders import make_article
from tests.store.desk_builders import compare, keep, link, make_statement

ARTICLES = (
    make_article(
        "Drones struck a depot at Senn.\n\nNobody was hurt, the mayor said.",
        headline="Drone strike on depot",
        outlet="Harbour News",
        published="2031-03-04",
        url="https://harbour.example/1",
    ),
    make_article(
        "The strike of the miners goes on.\n\nA drone filmed it.",
        headline="Miners on strike",
        outlet="Eastmoor Echo",
        published="2031-04-05T10:30",
    ),
    make_article(
        "Der Streik der Grubenarbeiter geht weiter.",
        headline="Grube bleibt zu",
        outlet="Oslav Bote",
        language="de",
        published="2031-04-06",
    ),
    make_article("A café in Senn opens anew.", headline="Coffee again", outlet="Harbour News"),
)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """A desk with four articles, each a story."""
    keep(desk, *ARTICLES)
    link(desk, *([article] for article in ARTICLES))
    return desk


def found(desk: Desk, question: str, narrow: Narrow = Narrow()) -> list[int]:  # noqa: B008 a frozen value
    """Return which of the articles answer, best first."""
    places = {article.id: place for place, article in enumerate(ARTICLES)}
    with desk.reading() as connection:
        return [places[hit.article_id] for hit in search_articles(connection, question, narrow).items]


def test_words_phrases_and_words_that_must_not_be_there(filled: Desk) -> None:
    """All words must be there, in any form; the headline counts more than the text."""
    assert found(filled, "drone strike") == [0, 1]
    assert found(filled, "strikes") == found(filled, "STRIKE")
    assert found(filled, '"drone strike"') == [0]
    assert found(filled, "strike -miners") == [0]
    assert found(filled, "miners strike nowhere") == []
    assert found(filled, "cafe") in ([3], [])  # PostgreSQL keeps accents apart
    assert found(filled, "café") == [3]
    assert found(filled, "Streik") == [2]


def test_a_search_is_narrowed_by_outlet_day_and_language(filled: Desk) -> None:
    """Outlets by name or id; an undated article is not known to be of any day."""
    outlet = ARTICLES[0].outlet
    assert outlet is not None
    assert found(filled, "strike", Narrow(outlet="Eastmoor Echo")) == [1]
    assert found(filled, "strike", Narrow(outlet=outlet.id)) == [0]
    assert found(filled, "strike", Narrow(since="2031-04")) == [1]
    assert found(filled, "strike", Narrow(until="2031-03-04")) == [0]
    assert found(filled, "senn", Narrow(since="2031-01-01")) == [0]
    assert found(filled, "grube", Narrow(language="de")) == [2]
    assert found(filled, "grube", Narrow(language="en")) == []


def test_facets_count_all_that_answers(filled: Desk) -> None:
    """Also what is not shown, by outlet, language and month."""
    with filled.reading() as connection:
        hits = search_articles(connection, "strike", limit=1)
    assert (hits.found, len(hits.items)) == (2, 1)
    assert hits.facets["month"] == {"2031-03": 1, "2031-04": 1}
    assert hits.facets["language"] == {"en": 2}
    assert sum(hits.facets["outlet_id"].values()) == 2


def test_a_hit_shows_the_words_in_their_sentence(filled: Desk) -> None:
    """The excerpt is evidence: a range of the article's text, with the words in it marked."""
    with filled.reading() as connection:
        (hit,) = search_articles(connection, "mayor hurt").items
    assert hit.excerpt is not None
    assert hit.excerpt.text == "Nobody was hurt, the mayor said."
    assert [mark.of(ARTICLES[0].text) for mark in hit.marks] == ["hurt", "mayor"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.text(max_size=40) | st.text('"-*()^:ANDORNEAR\\ ', max_size=20))
def test_any_text_is_a_question(filled: Desk, question: str) -> None:
    """Nothing that a person types is an error."""
    assert len(found(filled, question)) <= len(ARTICLES)


def test_questions_are_written_for_each_database() -> None:
    """Words stand in quotation marks, so that none is an operator."""
    terms = parse_question('drone OR "near strike" -AND')
    assert fts5_question(terms) == '("drone" AND "OR" AND "near strike") NOT "AND"'
    assert tsquery_question(terms) == '"drone" "OR" "near strike" -"AND"'
    assert parse_question("-only -unwanted") == parse_question("?!") == ()


@given(st.text("ab \n.é😀", max_size=120), st.text("ab", min_size=1, max_size=3))
def test_an_excerpt_lies_in_the_text_and_its_marks_in_it(text: str, word: str) -> None:
    """Ranges are those of the text, whatever it holds."""
    span, marks = find_excerpt(text, parse_question(word))
    assert span is None or 0 <= span.start < span.end <= len(text)
    assert all(span is not None and span.covers(mark) for mark in marks)


def walk(desk: Desk, question: str) -> list[str]:
    """Return the ids of all hits, a page of one at a time."""
    ids: list[str] = []
    cursor = None
    with desk.reading() as connection:
        while True:
            hits = search_articles(connection, question, cursor=cursor, limit=1)
            ids += [hit.article_id for hit in hits.items]
            cursor = hits.next
            if cursor is None:
                return ids


def test_hits_and_lists_are_read_to_their_end(filled: Desk) -> None:
    """From page to page, each row comes once."""
    assert walk(filled, "strike") == [ARTICLES[place].id for place in found(filled, "strike")]
    with filled.reading() as connection:
        for read in (list_stories, list_articles):
            numbers: list[int] = []
            cursor = None
            while True:
                rows = read(connection, Narrow(), cursor=cursor, limit=1)
                numbers += [row.number for row in rows.rows]
                cursor = rows.next
                if cursor is None:
                    break
            assert sorted(numbers) == sorted(set(numbers))
            assert len(numbers) == len(ARTICLES)


def test_stories_are_listed_newest_first_and_by_what_is_in_them(filled: Desk) -> None:
    """By outlet, language and day of their articles; a story without a date comes by the day of adding."""
    with filled.reading() as connection:
        titles = [row.title for row in list_stories(connection, Narrow()).rows]
        german = [row.title for row in list_stories(connection, Narrow(language="de")).rows]
        late = [row.title for row in list_stories(connection, Narrow(since="2031-04-06")).rows]
    assert titles == ["Grube bleibt zu", "Miners on strike", "Coffee again", "Drone strike on depot"]
    assert german == late == ["Grube bleibt zu"]


@pytest.mark.parametrize("cursor", ["nonsense", "é", "W10", "WzEsMiwzXQ", "eyJhIjoxfQ"])
def test_a_cursor_of_somewhere_else_is_wrong_use(filled: Desk, cursor: str) -> None:
    """It is named, nothing breaks."""
    with filled.reading() as connection:
        with pytest.raises(UsageError, match="the cursor is"):
            list_stories(connection, Narrow(), cursor=cursor)
        with pytest.raises(UsageError, match="the cursor is"):
            search_articles(connection, "strike", cursor=cursor)


def test_a_speaker_is_found_by_any_of_the_names(filled: Desk) -> None:
    """By the whole name first, then by its end or beginning; what was said comes with it."""
    drone = ARTICLES[0]
    with filled.reading() as connection:
        (row,) = [row for row in list_stories(connection, Narrow()).rows if row.title == drone.headline]
    speakers = (
        Speaker(id="k-1", name="Ada Lund", kind="person", aliases=("Lund", "Mayor Lund"), roles=()),
        Speaker(id="k-2", name="a driver", kind="unnamed", aliases=(), roles=()),
    )
    statement = replace(make_statement(drone, "Nobody was hurt"), speaker_id="k-1")
    compare(filled, row.id, Findings(story_id=row.id, statements=(statement,), speakers=speakers))
    with filled.reading() as connection:
        for name in ("ada lund", "lund", "ada", "mayor lund"):
            assert [speaker.id for speaker in find_speakers(connection, name)] == ["k-1"]
        for name in ("a driver", "und", "%", "_da lund"):
            assert find_speakers(connection, name) == []
        said = list_statements(connection, Narrow(speaker_ids=("k-1",))).rows
        assert [(one.content, one.outlet) for one in said] == [("Nobody was hurt", "Harbour News")]
        assert list_statements(connection, Narrow(speaker_ids=("k-1",), outlet="Eastmoor Echo")).rows == ()
        assert list_findings(connection, "conflicts", Narrow(kind="number")).rows == ()


def test_what_was_said_can_be_searched(filled: Desk) -> None:
    """By its words and by its speaker, narrowed like articles, from page to page."""
    drone = ARTICLES[0]
    with filled.reading() as connection:
        (row,) = [row for row in list_stories(connection, Narrow()).rows if row.title == drone.headline]
    statements = (make_statement(drone, "Nobody was hurt"), make_statement(drone, "struck a depot"))
    compare(filled, row.id, Findings(story_id=row.id, statements=statements))
    with filled.reading() as connection:
        (found,) = search_statements(connection, "hurt").rows
        assert (found.content, found.outlet) == ("Nobody was hurt", "Harbour News")
        assert search_statements(connection, "hurt", Narrow(outlet="Eastmoor Echo")).rows == ()
        assert search_statements(connection, "-hurt").rows == ()
        first = search_statements(connection, "depot", limit=1)
        assert (len(first.rows), first.next) == (1, None)


def test_what_nearly_every_article_answers_is_counted_as_a_whole_only(
    filled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counts by value are left out, never wrong; a question that is narrowed has them again."""
    with filled.reading() as connection:
        few = search_articles(connection, "strike")
        monkeypatch.setattr(search, "MOST_COUNTED", few.found - 1)
        many = search_articles(connection, "strike")
        narrowed = search_articles(connection, "strike", Narrow(language="en"))
    assert few.found > 0
    assert (many.items, many.found) == (few.items, few.found)
    assert not any(many.facets.values())
    assert narrowed.facets["language"] == {"en": narrowed.found}
