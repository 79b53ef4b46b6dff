"""Full-text search of articles and statements: FTS5 in SQLite, tsvector in PostgreSQL, one language of asking.

In: a question as people type it: words, "a phrase", -without.  Out: what each database wants.
Both take words to their English stems ("strikes" finds "strike"); words of other languages mostly stay as they are.
"""

from __future__ import annotations

import re

from rashomon.model import Value

# What is searched: the table, and its columns by weight (a word in a headline says more than one in the text).
SEARCHED: dict[str, tuple[tuple[str, float], ...]] = {
    "articles": (("headline", 5.0), ("text", 1.0)),
    "statements": (("content", 1.0), ("speaker", 2.0)),
}
WEIGHT_LETTERS = {5.0: "A", 2.0: "B", 1.0: "C"}  # PostgreSQL's classes of weight
MAX_TERMS = 32  # of a question: more are a pasted text, which no index answers quickly
MOST_CHARACTERS = 200_000  # of a text that PostgreSQL indexes: it refuses lists of words above a megabyte
_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


class Term(Value, frozen=True, kw_only=True):
    """A word or phrase that must be there, or must not."""

    words: str
    wanted: bool


def parse_question(question: str) -> tuple[Term, ...]:
    """Return the terms of a question; empty where it holds no word. Any text is a question; nothing is an error."""
    terms = [
        Term(words=words, wanted=not match["minus"])
        for match in _TERM.finditer(question.replace("\0", " "))
        if (words := " ".join(re.findall(r"\w+", match["phrase"] or match["word"] or "")))
    ]
    terms = terms[:MAX_TERMS]
    return tuple(terms) if any(term.wanted for term in terms) else ()


def fts5_question(terms: tuple[Term, ...]) -> str:
    """Return the terms as an FTS5 expression; words stand in quotation marks, so none is taken for an operator."""
    wanted = " AND ".join(f'"{term.words}"' for term in terms if term.wanted)
    unwanted = "".join(f' NOT "{term.words}"' for term in terms if not term.wanted)
    return f"({wanted}){unwanted}" if unwanted else wanted


def tsquery_question(terms: tuple[Term, ...]) -> str:
    """Return the terms as PostgreSQL's websearch_to_tsquery wants them."""
    return " ".join(f'{"" if term.wanted else "-"}"{term.words}"' for term in terms)


def create_statements(dialect: str) -> tuple[str, ...]:
    """Return the SQL that adds full-text search to new tables."""
    make = _create_fts5 if dialect == "sqlite" else _create_tsvector
    return tuple(line for table in SEARCHED for line in make(table))


def words_table(table: str) -> str:
    """Return the name of the FTS5 table of `table`."""
    return f"{table.removesuffix('s')}_words"


def _create_fts5(table: str) -> tuple[str, ...]:
    """Return the index, and the triggers that keep it true whoever changes the table."""
    words = words_table(table)
    columns = ", ".join(name for name, _ in SEARCHED[table])
    old = ", ".join(f"old.{name}" for name, _ in SEARCHED[table])
    new = ", ".join(f"new.{name}" for name, _ in SEARCHED[table])
    forget = f"INSERT INTO {words} ({words}, rowid, {columns}) VALUES ('delete', old.number, {old});"  # noqa: S608 our own names
    learn = f"INSERT INTO {words} (rowid, {columns}) VALUES (new.number, {new});"  # noqa: S608 as above
    options = f"content='{table}', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2'"
    return (
        f"CREATE VIRTUAL TABLE {words} USING fts5 ({columns}, {options})",
        f"CREATE TRIGGER {words}_added AFTER INSERT ON {table} BEGIN {learn} END",
        f"CREATE TRIGGER {words}_gone AFTER DELETE ON {table} BEGIN {forget} END",
        f"CREATE TRIGGER {words}_changed AFTER UPDATE OF {columns} ON {table} BEGIN {forget} {learn} END",
    )


def _create_tsvector(table: str) -> tuple[str, ...]:
    parts = " || ".join(
        f"setweight(to_tsvector('english'::regconfig, left(coalesce({name}, ''), {MOST_CHARACTERS})), "
        f"'{WEIGHT_LETTERS[weight]}')"
        for name, weight in SEARCHED[table]
    )
    return (
        f"ALTER TABLE {table} ADD COLUMN search tsvector GENERATED ALWAYS AS ({parts}) STORED",
        f"CREATE INDEX {words_table(table)} ON {table} USING gin (search)",
    )
