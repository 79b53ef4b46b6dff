"""Search the words of articles and statements, best matches first, with counts by outlet, language and month.

In: a question, what it is narrowed to, a cursor.  Out: hits with the sentence that matches, as a range of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from rashomon.errors import UsageError
from rashomon.model import Evidence, Span, Value, quote
from rashomon.store import schema as t
from rashomon.store.fulltext import SEARCHED, Term, fts5_question, parse_question, tsquery_question, words_table
from rashomon.store.lists import MOST, Narrow, Slice, decode_cursor, encode_cursor, narrow_articles, narrow_statements

PAGE = 20  # hits where nobody says how many
SHOWN_CHARACTERS = 240  # of a sentence around the match
STEM_CHARACTERS = 4  # that a word and its other forms share at least
MOST_COUNTED = 20_000  # hits by outlet, language and month: more take half of the time, and narrow nothing down
FACETS = ("outlet_id", "language", "month")


class Hit(Value, frozen=True, kw_only=True):
    """An article that answers, and the sentence of it that holds most of what was asked for first."""

    article_id: str
    story_id: str | None
    outlet: str | None
    day: str | None
    language: str | None
    headline: str | None
    url: str | None
    excerpt: Evidence | None
    marks: tuple[Span, ...]


class Hits(Value, frozen=True, kw_only=True):
    """Some hits; `found` counts all; `facets` say how they spread: a facet, then counts by value.

    A question that more than `MOST_COUNTED` articles answer has no counts by value; narrowed, it has.
    """

    items: tuple[Hit, ...]
    found: int
    facets: dict[str, dict[str, int]]
    next: str | None


EVERYTHING = Narrow()
# All that is counted stands in one index; by itself, SQLite would read every article's row, which takes twice as long.
QUICK_COUNT = sa.text(
    "SELECT outlet_id, language, month, hits FROM (SELECT facet, count(*) AS hits FROM article_words "
    "JOIN articles INDEXED BY articles_facets ON articles.number = article_words.rowid "
    "WHERE article_words MATCH :question GROUP BY facet) JOIN facets ON facets.number = facet"
)
NOTHING = Hits(items=(), found=0, facets={name: {} for name in FACETS}, next=None)


def search_articles(
    connection: Connection, question: str, narrow: Narrow = EVERYTHING, *, cursor: str | None = None, limit: int = PAGE
) -> Hits:
    """Return the articles that hold every word asked for; a question without a word finds nothing."""
    terms = parse_question(question)
    if not terms:
        return NOTHING
    matches = _matches(connection, "articles", terms)
    found, facets = _count_hits(connection, matches, narrow, terms)
    start = _start_of(cursor)
    limit = max(1, min(limit, MOST))
    ranked = narrow_articles(sa.select(matches.c.number), narrow)
    if narrow != EVERYTHING:
        ranked = ranked.select_from(matches.join(t.articles, t.articles.c.number == matches.c.number))
    numbers = list(
        connection.scalars(ranked.order_by(matches.c.score, matches.c.number.desc()).offset(start).limit(limit))
    )
    more = start + len(numbers) < found
    return Hits(
        items=_read_hits(connection, numbers, terms),
        found=found,
        facets=facets,
        next=encode_cursor(start + len(numbers)) if more and numbers else None,
    )


def search_statements(
    connection: Connection, question: str, narrow: Narrow = EVERYTHING, *, cursor: str | None = None, limit: int = PAGE
) -> Slice:
    """Return the statements whose words or speaker hold every word asked for, best first, as rows of `statements`."""
    terms = parse_question(question)
    if not terms:
        return Slice(rows=(), next=None)
    matches = _matches(connection, "statements", terms)
    start, limit = _start_of(cursor), max(1, min(limit, MOST))
    numbers = t.statements.c.number
    asked = narrow_statements(sa.select(t.statements, t.articles.c.outlet, t.articles.c.url), narrow).select_from(
        matches.join(t.statements, numbers == matches.c.number).join(
            t.articles, t.articles.c.id == t.statements.c.article_id
        )
    )
    ranked = asked.order_by(matches.c.score, numbers.desc()).offset(start).limit(limit + 1)
    rows = connection.execute(ranked).all()
    return Slice(rows=tuple(rows[:limit]), next=encode_cursor(start + limit) if len(rows) > limit else None)


def _start_of(cursor: str | None) -> int:
    """Return the place in the ranking that a cursor names."""
    key = decode_cursor(cursor) if cursor is not None else [0]
    if len(key) != 1 or not isinstance(key[0], int) or key[0] < 0:
        raise UsageError("the cursor is of another list")
    return key[0]


def _matches(connection: Connection, table: str, terms: tuple[Term, ...], score: str | None = None) -> sa.Subquery:
    """Return the numbers of the rows that answer, and their score, the lower, the better: a `score` given is theirs."""
    if connection.dialect.name == "sqlite":
        words = words_table(table)
        weights = ", ".join(str(weight) for _, weight in SEARCHED[table])
        score = score or f"bm25({words}, {weights})"
        text = f"SELECT rowid AS number, {score} AS score FROM {words} WHERE {words} MATCH :question"  # noqa: S608 our own names
        asked = sa.text(text).bindparams(question=fts5_question(terms))
    else:
        query = "websearch_to_tsquery('english', :question)"
        score = score or f"-ts_rank_cd(search, {query})"
        text = f"SELECT number, {score} AS score FROM {table} WHERE search @@ {query}"  # noqa: S608 as above
        asked = sa.text(text).bindparams(question=tsquery_question(terms))
    return asked.columns(sa.column("number", t.NUMBER), sa.column("score", sa.Float)).subquery("matches")


def _count_hits(
    connection: Connection, matches: sa.Subquery, narrow: Narrow, terms: tuple[Term, ...]
) -> tuple[int, dict[str, dict[str, int]]]:
    """Return how many articles answer, and how many of each outlet, language and month."""
    if narrow == EVERYTHING:
        found = connection.scalar(sa.select(sa.func.count()).select_from(_matches(connection, "articles", terms, "0")))
        if found is not None and found > MOST_COUNTED:
            return found, NOTHING.facets
    facets: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    hits = 0
    for row in _count_facets(connection, matches, narrow, terms):
        hits += row.hits
        for name in FACETS:
            if (value := getattr(row, name)) is not None:
                facets[name][value] += row.hits
    ordered = {name: sorted(counts.items(), key=lambda c: (-c[1], c[0])) for name, counts in facets.items()}
    return hits, {name: dict(counts) for name, counts in ordered.items()}


def _count_facets(
    connection: Connection, matches: sa.Subquery, narrow: Narrow, terms: tuple[Term, ...]
) -> Sequence[Any]:
    """Return outlet, language, month and how many of the articles that answer are of them."""
    if narrow == EVERYTHING and connection.dialect.name == "sqlite":
        return connection.execute(QUICK_COUNT, {"question": fts5_question(terms)}).all()
    asked = sa.select(t.articles.c.facet, sa.func.count().label("hits")).group_by(t.articles.c.facet)
    both = matches.join(t.articles, t.articles.c.number == matches.c.number)
    counted = narrow_articles(asked.select_from(both), narrow).subquery("counted")
    values = sa.select(*(t.facets.c[name] for name in FACETS), counted.c.hits)
    return connection.execute(values.join(counted, counted.c.facet == t.facets.c.number)).all()


def _read_hits(connection: Connection, numbers: list[int], terms: tuple[Term, ...]) -> tuple[Hit, ...]:
    columns = ("id", "number", "story_id", "outlet", "day", "language", "headline", "url", "text")
    asked = sa.select(*(t.articles.c[name] for name in columns)).where(t.articles.c.number.in_(numbers))
    rows = {row.number: row for row in connection.execute(asked)}
    return tuple(_make_hit(rows[number], terms) for number in numbers if number in rows)


def _make_hit(row: Any, terms: tuple[Term, ...]) -> Hit:  # noqa: ANN401 a row
    excerpt, marks = find_excerpt(row.text, terms)
    fields = {name: getattr(row, name) for name in ("story_id", "outlet", "day", "language", "headline", "url")}
    return Hit(article_id=row.id, **fields, excerpt=quote(row.id, row.text, excerpt) if excerpt else None, marks=marks)


def find_excerpt(text: str, terms: tuple[Term, ...]) -> tuple[Span | None, tuple[Span, ...]]:
    """Return a range of about a sentence around the first match after the headline, and the matches in it."""
    stems = [re.escape(_stem(word)) for term in terms if term.wanted for word in term.words.split()]
    pattern = re.compile(rf"\b(?:{'|'.join(stems)})\w*", re.IGNORECASE)
    body = text.find("\n\n") + 2 if "\n\n" in text else 0
    match = pattern.search(text, body) or pattern.search(text)
    if match is None:
        return None, ()
    start = max(text.rfind("\n", 0, match.start()) + 1, match.start() - SHOWN_CHARACTERS // 2)
    line_end = text.find("\n", match.end())
    end = min(line_end if line_end >= 0 else len(text), start + SHOWN_CHARACTERS)
    start, end = _whole_words(text, start, max(end, match.end()))
    return Span(start, end), tuple(Span(m.start(), m.end()) for m in pattern.finditer(text, start, end))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _stem(word: str) -> str:
    """Return the beginning that a word shares with its other forms."""
    for ending in ("ing", "ies", "es", "ed", "s", "e", "y"):
        if word.lower().endswith(ending) and len(word) - len(ending) >= STEM_CHARACTERS:
            return word[: -len(ending)]
    return word
