"""The tables of what was found in stories: who said what, what differs, what contradicts; one table a kind."""

from sqlalchemy import Boolean, Column, Float, Index, Integer, Table, Text, func, literal_column

from rashomon.store.schema.columns import (
    article_column,
    metadata,
    number_column,
    object_column,
    place_column,
    story_column,
)

speakers = Table(
    "speakers",
    metadata,
    number_column(),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("aliases", Text, nullable=False),
)
speaker_names = Table(
    "speaker_names",
    metadata,
    Column("name", Text, primary_key=True),  # folded: lower case, plain quotes
    Column("speaker_id", Text, primary_key=True, index=True),
)
story_speakers = Table(
    "story_speakers",
    metadata,
    number_column(),
    story_column(),
    place_column(),
    Column("speaker_id", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    object_column(),
)
statements = Table(
    "statements",
    metadata,
    number_column(),
    Column("id", Text, nullable=False, unique=True),
    article_column(),
    story_column(),
    place_column(),  # within its article
    Column("utterance_id", Text, index=True),
    Column("speaker_id", Text),
    Column("speaker", Text),
    Column("kind", Text, nullable=False),
    Column("attribution", Text, nullable=False),
    Column("cue", Text),
    Column("act", Text),
    Column("denied", Boolean, nullable=False),
    Column("said_on", Text),
    Column("outlet_id", Text),
    Column("language", Text),
    Column("day", Text),
    Column("content", Text, nullable=False),
    object_column(),
    Index("statements_by_speaker_id", "speaker_id", "day", "number"),
)
# The newest statements first, those of undated articles last.
statements_by_day = Index(
    "statements_by_day", func.coalesce(statements.c.day, literal_column("''")), statements.c.number
)
utterances = Table(
    "utterances",
    metadata,
    number_column(),
    Column("id", Text, nullable=False, index=True),
    story_column(),
    place_column(),
    Column("speaker_id", Text, index=True),
    Column("said_on", Text),
    Column("statements", Integer, nullable=False),
    Column("missing_from", Integer, nullable=False),
    Column("sure", Text, nullable=False),
    object_column(),
)
facts = Table(
    "facts",
    metadata,
    number_column(),
    Column("id", Text, nullable=False, index=True),
    story_column(),
    place_column(),
    Column("articles", Integer, nullable=False),
    Column("missing_from", Integer, nullable=False),
    Column("sure", Text, nullable=False),
    Column("text", Text, nullable=False),
    object_column(),
)
conflicts = Table(
    "conflicts",
    metadata,
    number_column(),
    Column("id", Text, nullable=False, index=True),
    story_column(),
    place_column(),
    Column("kind", Text, nullable=False, index=True),
    Column("status", Text, nullable=False, index=True),
    Column("between", Text, nullable=False),
    Column("sure", Text, nullable=False),
    Column("about", Text, nullable=False),
    object_column(),
)
copies = Table(
    "copies",
    metadata,
    number_column(),
    Column("id", Text, nullable=False, index=True),
    story_column(),
    Column("origin", Text),
    Column("articles", Integer, nullable=False),
    Column("containment", Float, nullable=False),
    object_column(),
)
citations = Table(
    "citations",
    metadata,
    number_column(),
    story_column(),
    place_column(),
    article_column(),
    Column("upstream", Text, nullable=False, index=True),
    object_column(),
)
updates = Table(
    "updates",
    metadata,
    number_column(),
    story_column(),
    place_column(),
    Column("earlier", Text, nullable=False),
    Column("later", Text, nullable=False),
    Column("changes", Integer, nullable=False),
    Column("admitted", Boolean, nullable=False),
    object_column(),
)
wording = Table(
    "wording",
    metadata,
    number_column(),
    Column("id", Text, nullable=False, index=True),
    story_column(),
    place_column(),
    Column("referent", Text, nullable=False),
    object_column(),
)
timeline = Table(
    "timeline",
    metadata,
    number_column(),
    story_column(),
    place_column(),
    Column("date", Text, nullable=False),
    Column("text", Text, nullable=False),
    object_column(),
)
