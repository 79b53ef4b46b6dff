"""Keep what the comparison of a story found: a table a kind, in the order of the comparison.

In: a compared story.  Out: its rows, replaced in the caller's transaction; rows that stay the same are not touched, as
a growing story changes little at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy.engine import Connection

from rashomon.model import (
    Article,
    Citation,
    Conflict,
    CopyGroup,
    Fact,
    Findings,
    Happening,
    Speaker,
    Statement,
    Story,
    Update,
    Utterance,
    Value,
    Wording,
)
from rashomon.store import schema as t
from rashomon.store.packing import to_json
from rashomon.store.pages import DAY_CHARACTERS, in_parts
from rashomon.store.stories import story_row
from rashomon.text.normalize import fold

Row = dict[str, Any]


class Compared(Value, frozen=True, kw_only=True):
    """A story with its articles, copies and findings; `version` is that of the story when its articles were read."""

    story: Story
    version: int
    articles: tuple[Article, ...]
    copies: tuple[CopyGroup, ...]
    findings: Findings


def keep_findings(connection: Connection, compared: Compared, now: str) -> bool:
    """Replace the findings of a story; return False, and keep nothing, where it has changed in the meantime."""
    story = replace(compared.story, brief=compared.findings.brief)
    asked = sa.select(t.stories.c.version).where(t.stories.c.id == story.id)
    if connection.scalar(asked) != compared.version:
        return False
    _keep_statements(connection, compared)
    _keep_speakers(connection, story.id, compared.findings.speakers)
    for name, (table, columns) in TABLES.items():
        items: Sequence[Any] = compared.copies if name == "copies" else getattr(compared.findings, name)
        rows = [_row(table, columns, story.id, place, item) for place, item in enumerate(items)]
        _replace_rows(connection, table, table.c.story_id == story.id, rows)
    _keep_copies(connection, compared)
    change = sa.update(t.stories).where(t.stories.c.id == story.id)
    connection.execute(change.values(**_story_columns(compared, story, now)))
    return True


def _row(table: sa.Table, columns: Callable[[Any], Row], story_id: str, place: int, item: Any) -> Row:  # noqa: ANN401
    row = {"story_id": story_id, "object": to_json(item), **columns(item)}
    return {**row, "place": place} if "place" in table.c else row


def _conflict(item: Conflict) -> Row:
    return {name: getattr(item, name) for name in ("id", "kind", "status", "between", "sure", "about")}


def _utterance(item: Utterance) -> Row:
    row = {name: getattr(item, name) for name in ("id", "speaker_id", "said_on", "sure")}
    return {**row, "statements": len(item.statement_ids), "missing_from": len(item.missing_from)}


def _fact(item: Fact) -> Row:
    row = {"id": item.id, "text": item.text.text, "sure": item.sure}
    return {**row, "articles": len(item.article_ids), "missing_from": len(item.missing_from)}


def _copy(item: CopyGroup) -> Row:
    origin = (item.origin.agency or item.origin.article_id) if item.origin else None
    return {"id": item.id, "origin": origin, "articles": len(item.article_ids), "containment": item.containment}


def _citation(item: Citation) -> Row:
    return {"article_id": item.article_id, "upstream": item.upstream}


def _update(item: Update) -> Row:
    row = {"earlier": item.earlier, "later": item.later}
    return {**row, "changes": len(item.changes), "admitted": item.admitted}


def _wording(item: Wording) -> Row:
    return {"id": item.id, "referent": item.referent}


def _happening(item: Happening) -> Row:
    return {"date": item.date, "text": item.text}


# The lists of a comparison that belong to one story, the table of each, and its columns beside the object.
TABLES: Mapping[str, tuple[sa.Table, Callable[[Any], Row]]] = {
    "utterances": (t.utterances, _utterance),
    "facts": (t.facts, _fact),
    "conflicts": (t.conflicts, _conflict),
    "copies": (t.copies, _copy),
    "citations": (t.citations, _citation),
    "updates": (t.updates, _update),
    "wording": (t.wording, _wording),
    "timeline": (t.timeline, _happening),
}


def _replace_rows(connection: Connection, table: sa.Table, where: sa.ColumnElement[bool], rows: Sequence[Row]) -> None:
    """Make `rows` the rows of `table` that meet `where`; those that are there already stay as they are."""
    names = [column.name for column in table.c if column.name != "number"]
    old = {tuple(row[1:]): row[0] for row in connection.execute(sa.select(table).where(where))}
    new = {tuple(row.get(name) for name in names): row for row in rows}
    gone = [number for key, number in old.items() if key not in new]
    for start in range(0, len(gone), 500):
        connection.execute(sa.delete(table).where(table.c.number.in_(gone[start : start + 500])))
    added = [row for key, row in new.items() if key not in old]
    if added:
        connection.execute(sa.insert(table), added)


def _keep_statements(connection: Connection, compared: Compared) -> None:
    """Replace the statements of the story's articles, wherever they stood before."""
    articles = {article.id: article for article in compared.articles}
    said_in = {statement: item.id for item in compared.findings.utterances for statement in item.statement_ids}
    places: Counter[str] = Counter()
    rows = []
    for item in compared.findings.statements:
        article = articles[item.article_id]
        row = _statement(item, article, said_in.get(item.id))
        rows.append({**row, "story_id": compared.story.id, "place": places[article.id]})
        places[article.id] += 1
    for part in in_parts(sorted(articles)):
        members = set(part)
        mine = [row for row in rows if row["article_id"] in members]
        _replace_rows(connection, t.statements, t.statements.c.article_id.in_(part), mine)


def _statement(item: Statement, article: Article, utterance_id: str | None) -> Row:
    row = {name: getattr(item, name) for name in ("id", "article_id", "speaker_id", "kind", "attribution")}
    return {
        **row,
        "utterance_id": utterance_id,
        "speaker": item.speaker.name if item.speaker else item.source.text if item.source else None,
        "cue": item.cue_lemma,
        "act": item.act,
        "denied": item.denied,
        "said_on": item.said_on,
        "outlet_id": article.outlet.id if article.outlet else None,
        "language": article.language,
        "day": article.published.value[:DAY_CHARACTERS] if article.published else None,
        "content": " … ".join(piece.text for piece in item.content),
        "object": to_json(item),
    }


def _keep_speakers(connection: Connection, story_id: str, speakers: Iterable[Speaker]) -> None:
    listed = list(speakers)
    rows = [
        {"story_id": story_id, "place": place, "speaker_id": item.id, "name": item.name, "object": to_json(item)}
        for place, item in enumerate(listed)
    ]
    _replace_rows(connection, t.story_speakers, t.story_speakers.c.story_id == story_id, rows)
    known: dict[str, Any] = {}
    for part in in_parts([item.id for item in listed]):
        known.update(
            (row.id, row) for row in connection.execute(sa.select(t.speakers).where(t.speakers.c.id.in_(part)))
        )
    for item in listed:
        if item.kind != "unnamed":
            _keep_speaker(connection, item, known.get(item.id))


def _keep_speaker(connection: Connection, speaker: Speaker, known: Any) -> None:  # noqa: ANN401 a row or nothing
    """Add a speaker, or the names that it did not have yet, and make each of its names findable."""
    earlier: list[str] = [*_split_names(known.aliases), known.name] if known is not None else []
    names = {*speaker.aliases, speaker.name} - set(earlier)
    if known is None:
        row = {"id": speaker.id, "name": speaker.name, "kind": speaker.kind, "aliases": _join_names(speaker.aliases)}
        connection.execute(sa.insert(t.speakers), row)
    elif names:
        aliases = _join_names(({*earlier} | names) - {known.name})
        connection.execute(sa.update(t.speakers).where(t.speakers.c.id == speaker.id).values(aliases=aliases))
    folded = {fold(name) for name in names} - {fold(name) for name in earlier}
    if folded:
        rows = [{"name": name, "speaker_id": speaker.id} for name in sorted(folded)]
        connection.execute(sa.insert(t.speaker_names), rows)


def _join_names(names: Iterable[str]) -> str:
    return "\n".join(sorted(names))


def _split_names(names: str) -> list[str]:
    return names.split("\n") if names else []


def _keep_copies(connection: Connection, compared: Compared) -> None:
    """Say of each article in which copy group it is."""
    group_of = {article: group.id for group in compared.copies for article in group.article_ids}
    ids = [article.id for article in compared.articles]
    for part in in_parts(ids):
        rows = connection.execute(sa.select(t.articles.c.id, t.articles.c.copy_id).where(t.articles.c.id.in_(part)))
        for row in rows.all():
            if row.copy_id != group_of.get(row.id):
                change = sa.update(t.articles).where(t.articles.c.id == row.id)
                connection.execute(change.values(copy_id=group_of.get(row.id)))


def _story_columns(compared: Compared, story: Story, now: str) -> Row:
    findings = compared.findings
    copied = sum(len(group.article_ids) - 1 for group in compared.copies)
    return {
        **story_row(story, now),
        "origins": len(compared.articles) - copied,
        "utterances": sum(1 for item in findings.utterances if len(item.statement_ids) > 1),
        "conflicts": sum(1 for item in findings.conflicts if item.status == "conflict"),
        "languages": " ".join(sorted({article.language for article in compared.articles if article.language})),
        "stale": False,
        "changed": now,
    }
