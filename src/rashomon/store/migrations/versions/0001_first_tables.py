"""The first tables, as they were then: later changes of the schema are later steps.

A table is written as its columns, `name:kind` with signs: ! never null, # key, * unique, + indexed, > refers to,
>> refers to and goes with it.
"""

from __future__ import annotations

import re
from typing import Any

import sqlalchemy as sa
from alembic import op

from rashomon.store.fulltext import create_statements

revision = "0001"
down_revision = None

KINDS: dict[str, sa.types.TypeEngine[Any]] = {
    "text": sa.Text(),
    "integer": sa.Integer(),
    "big": sa.BigInteger(),
    "boolean": sa.Boolean(),
    "float": sa.Float(),
    "bytes": sa.LargeBinary(),
    "number": sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
}
COLUMN = re.compile(r"(?P<name>\w+):(?P<kind>\w+)(?P<signs>[!#*+]*)(?:(?P<refers>>>?)(?P<target>[\w.]+))?")
TABLES: dict[str, str] = {
    "conflicts": """
        number:number id:text!+ story_id:text+ place:integer! kind:text!+ status:text!+ between:text! sure:text!
        about:text! object:text!
    """,
    "copies": """
        number:number id:text!+ story_id:text+ origin:text articles:integer! containment:float! object:text!
    """,
    "facts": """
        number:number id:text!+ story_id:text+ place:integer! articles:integer! missing_from:integer! sure:text!
        text:text! object:text!
    """,
    "facets": "number:number key:text!* outlet_id:text language:text month:text",
    "feeds": """
        number:number url:text!* title:text etag:text last_modified:text checked:text failures:integer!
        not_before:text trouble:text added:text!
    """,
    "fetches": """
        number:number canonical_url:text!* url:text! feed:text+ origin:text state:text!+ tries:integer!
        not_before:text fetched:text archive_file:text archive_offset:big trouble:text added:text!
    """,
    "outlets": "number:number id:text!* name:text!+ publisher:text domains:text!",
    "pages": """
        number:number id:text!* identity:text!* canonical_url:text+ site:text+ captured:text media_type:text!
        bytes:integer! path:text! feed:text origin:text repeats:text added:text! given:text object:text!
    """,
    "profiles": "site:text# pages:integer! outlet:text object:text!",
    "rejected": """
        number:number id:text!* reason:text!+ detail:text! path:text! page_id:text+ added:text! object:text!
    """,
    "robots": "site:text# fetched:text! rules:text!",
    "speaker_names": "name:text# speaker_id:text#+",
    "speakers": "number:number id:text!* name:text!+ kind:text! aliases:text!",
    "stories": """
        number:number id:text!* title:text! first:text last:text newest:text! articles:integer! outlets:integer!
        episodes:integer! origins:integer! utterances:integer! conflicts:integer! languages:text!
        version:integer! stale:boolean! changed:text! object:text!
    """,
    "story_redirects": "id:text# story_id:text!+",
    "story_speakers": "number:number story_id:text+ place:integer! speaker_id:text!+ name:text! object:text!",
    "timeline": "number:number story_id:text+ place:integer! date:text! text:text! object:text!",
    "updates": """
        number:number story_id:text+ place:integer! earlier:text! later:text! changes:integer! admitted:boolean!
        object:text!
    """,
    "utterances": """
        number:number id:text!+ story_id:text+ place:integer! speaker_id:text+ said_on:text statements:integer!
        missing_from:integer! sure:text! object:text!
    """,
    "wording": "number:number id:text!+ story_id:text+ place:integer! referent:text! object:text!",
    "articles": """
        number:number id:text!* page_id:text!+>pages.id story_id:text>stories.id was_in:text copy_id:text+
        outlet_id:text+ outlet:text published:text day:text+ language:text genre:text! credit:text
        words:integer! facet:big!>facets.number canonical_url:text+ superseded_by:text added:text! url:text
        headline:text dek:text
        authors:text! text:text! object:text!
    """,
    "annotations": "article_id:text#>>articles.id packed:bytes!",
    "citations": """
        number:number story_id:text+ place:integer! article_id:text!+>>articles.id upstream:text!+ object:text!
    """,
    "statements": """
        number:number id:text!* article_id:text!+>>articles.id story_id:text+ place:integer! utterance_id:text+
        speaker_id:text speaker:text kind:text! attribution:text! cue:text act:text denied:boolean! said_on:text
        outlet_id:text language:text day:text content:text! object:text!
    """,
    "vectors": "article_id:text#>>articles.id packed:bytes!",
}
# Indexes over several columns: their name, table and columns.
INDEXES = (
    ("stories_by_newest", "stories", ["newest", "number"]),
    ("articles_by_story_id", "articles", ["story_id", "day"]),
    ("articles_facets", "articles", ["number", "facet"]),
    ("statements_by_speaker_id", "statements", ["speaker_id", "day", "number"]),
)


def upgrade() -> None:
    """Make all tables, their indexes and full-text search."""
    for table, columns in TABLES.items():
        _create_table(table, [match for word in columns.split() if (match := COLUMN.fullmatch(word))])
    for name, table, indexed in INDEXES:
        op.create_index(name, table, indexed)
    stale = sa.text("stale")
    op.create_index("stories_stale", "stories", ["number"], sqlite_where=stale, postgresql_where=stale)
    for statement in create_statements(op.get_bind().dialect.name):
        op.execute(statement)


def _create_table(table: str, columns: list[re.Match[str]]) -> None:
    keys = [c["name"] for c in columns if "#" in c["signs"] or c["kind"] == "number"]
    op.create_table(
        table,
        *(sa.Column(c["name"], KINDS[c["kind"]], nullable=_may_be_null(c)) for c in columns),
        sa.PrimaryKeyConstraint(*keys, name=f"{table}_key"),
        *(sa.UniqueConstraint(c["name"], name=f"{table}_one_{c['name']}") for c in columns if "*" in c["signs"]),
        *(_reference(table, c) for c in columns if c["target"]),
    )
    for column in columns:
        if "+" in column["signs"]:
            op.create_index(f"{table}_by_{column['name']}", table, [column["name"]])


def _may_be_null(column: re.Match[str]) -> bool:
    return column["kind"] != "number" and not set("!#") & {*column["signs"]}


def _reference(table: str, column: re.Match[str]) -> sa.ForeignKeyConstraint:
    after = "CASCADE" if column["refers"] == ">>" else None
    return sa.ForeignKeyConstraint(
        [column["name"]], [column["target"]], name=f"{table}_{column['name']}", ondelete=after
    )
