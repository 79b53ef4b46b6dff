"""The tables of a desk, named by the words of the glossary.

Every row that holds an object of the output contract has it whole as JSON in `object`; the columns beside it are there
to search, sort and look at. `number` counts rows in the order in which they were written. SQLite and PostgreSQL have
the same tables; full-text search differs and stands in `fulltext.py`.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_by_%(column_0_N_name)s",
        "uq": "%(table_name)s_one_%(column_0_N_name)s",
        "fk": "%(table_name)s_%(column_0_N_name)s",
        "pk": "%(table_name)s_key",
    }
)
NUMBER = BigInteger().with_variant(Integer, "sqlite")  # only a plain INTEGER is SQLite's row number


def _number() -> Column[int]:
    return Column("number", NUMBER, primary_key=True, autoincrement=True)


def _object() -> Column[str]:
    return Column("object", Text, nullable=False)


def _story() -> Column[str]:
    return Column("story_id", Text, index=True)


def _article() -> Column[str]:
    return Column("article_id", Text, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True)


def _place() -> Column[int]:
    """Return the column that keeps the findings of a story in the order of the comparison."""
    return Column("place", Integer, nullable=False)


pages = Table(
    "pages",
    metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    # One digest of content and canonical address: a page that is added again is known by it.
    Column("identity", Text, nullable=False, unique=True),
    Column("canonical_url", Text, index=True),
    Column("site", Text, index=True),
    Column("captured", Text),
    Column("media_type", Text, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("path", Text, nullable=False),
    Column("feed", Text),
    Column("origin", Text),
    # The article of an earlier capture of the address, where this one shows the same text.
    Column("repeats", Text),
    Column("added", Text, nullable=False),
    Column("given", Text),
    _object(),
)
rejected = Table(
    "rejected",
    metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("reason", Text, nullable=False, index=True),
    Column("detail", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("page_id", Text, index=True),
    Column("added", Text, nullable=False),
    _object(),
)
outlets = Table(
    "outlets",
    metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False, index=True),
    Column("publisher", Text),
    Column("domains", Text, nullable=False),
)
stories = Table(
    "stories",
    metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    # What lists are sorted by: the last publication, or the day of adding where no article has a date.
    Column("newest", Text, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("episodes", Integer, nullable=False),
    Column("origins", Integer, nullable=False, default=0),
    Column("utterances", Integer, nullable=False, default=0),
    Column("conflicts", Integer, nullable=False, default=0),
    Column("languages", Text, nullable=False, default=""),
    Column("version", Integer, nullable=False),
    # Whether its accounts still have to be compared, since articles came or went.
    Column("stale", Boolean, nullable=False),
    Column("changed", Text, nullable=False),
    _object(),
    Index("stories_by_newest", "newest", "number"),
)
stale_stories = Index("stories_stale", stories.c.number, sqlite_where=stories.c.stale, postgresql_where=stories.c.stale)
story_redirects = Table(
    "story_redirects",
    metadata,
    Column("id", Text, primary_key=True),
    Column("story_id", Text, nullable=False, index=True),
)
articles = Table(
    "articles",
    metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("page_id", Text, ForeignKey("pages.id"), nullable=False, index=True),
    Column("story_id", Text, ForeignKey("stories.id")),
    # The story that it was taken out of, for linking anew: the desk gives that id again if it can.
    Column("was_in", Text),
    Column("copy_id", Text, index=True),
    Column("outlet_id", Text, index=True),
    Column("outlet", Text),
    Column("published", Text),
    Column("day", Text, index=True),
    Column("language", Text),
    Column("genre", Text, nullable=False),
    Column("credit", Text),
    Column("words", Integer, nullable=False),
    Column("canonical_url", Text, index=True),
    # The article of the next capture of the same address.
    Column("superseded_by", Text),
    Column("added", Text, nullable=False),
    Column("url", Text),
    Column("headline", Text),
    Column("dek", Text),
    Column("authors", Text, nullable=False),
    Column("text", Text, nullable=False),
    # The contract's object with an empty `text`: the text stands in its own column.
    _object(),
    Index("articles_by_story_id", "story_id", "day"),
    Index("articles_facets", "number", "outlet_id", "language", "day", "story_id"),
)
annotations = Table(
    "annotations",
    metadata,
    Column("article_id", Text, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    # Sentences, names, numbers and times as packed JSON: what comparing needs again when the story grows.
    Column("packed", LargeBinary, nullable=False),
)
vectors = Table(
    "vectors",
    metadata,
    Column("article_id", Text, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    # The direction of headline and lead in a space that languages share, in ten-thousandths, two bytes each.
    Column("packed", LargeBinary, nullable=False),
)
speakers = Table(
    "speakers",
    metadata,
    _number(),
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
    _number(),
    _story(),
    _place(),
    Column("speaker_id", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    _object(),
)
statements = Table(
    "statements",
    metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    _article(),
    _story(),
    _place(),  # within its article
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
    _object(),
    Index("statements_by_speaker_id", "speaker_id", "day", "number"),
)
utterances = Table(
    "utterances",
    metadata,
    _number(),
    Column("id", Text, nullable=False, index=True),
    _story(),
    _place(),
    Column("speaker_id", Text, index=True),
    Column("said_on", Text),
    Column("statements", Integer, nullable=False),
    Column("missing_from", Integer, nullable=False),
    Column("sure", Text, nullable=False),
    _object(),
)
facts = Table(
    "facts",
    metadata,
    _number(),
    Column("id", Text, nullable=False, index=True),
    _story(),
    _place(),
    Column("articles", Integer, nullable=False),
    Column("missing_from", Integer, nullable=False),
    Column("sure", Text, nullable=False),
    Column("text", Text, nullable=False),
    _object(),
)
conflicts = Table(
    "conflicts",
    metadata,
    _number(),
    Column("id", Text, nullable=False, index=True),
    _story(),
    _place(),
    Column("kind", Text, nullable=False, index=True),
    Column("status", Text, nullable=False, index=True),
    Column("between", Text, nullable=False),
    Column("sure", Text, nullable=False),
    Column("about", Text, nullable=False),
    _object(),
)
copies = Table(
    "copies",
    metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    _story(),
    Column("origin", Text),
    Column("articles", Integer, nullable=False),
    Column("containment", Float, nullable=False),
    _object(),
)
citations = Table(
    "citations",
    metadata,
    _number(),
    _story(),
    _place(),
    _article(),
    Column("upstream", Text, nullable=False, index=True),
    _object(),
)
updates = Table(
    "updates",
    metadata,
    _number(),
    _story(),
    _place(),
    Column("earlier", Text, nullable=False),
    Column("later", Text, nullable=False),
    Column("changes", Integer, nullable=False),
    Column("admitted", Boolean, nullable=False),
    _object(),
)
wording = Table(
    "wording",
    metadata,
    _number(),
    Column("id", Text, nullable=False, index=True),
    _story(),
    _place(),
    Column("referent", Text, nullable=False),
    _object(),
)
timeline = Table(
    "timeline",
    metadata,
    _number(),
    _story(),
    _place(),
    Column("date", Text, nullable=False),
    Column("text", Text, nullable=False),
    _object(),
)
profiles = Table(
    "profiles",
    metadata,
    Column("site", Text, primary_key=True),
    Column("pages", Integer, nullable=False),
    Column("outlet", Text),
    _object(),
)
feeds = Table(
    "feeds",
    metadata,
    _number(),
    Column("url", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("checked", Text),
    Column("failures", Integer, nullable=False, default=0),
    Column("not_before", Text),
    Column("trouble", Text),
    Column("added", Text, nullable=False),
)
fetches = Table(
    "fetches",
    metadata,
    _number(),
    Column("canonical_url", Text, nullable=False, unique=True),
    Column("url", Text, nullable=False),
    Column("feed", Text, index=True),
    Column("origin", Text),
    # waiting, captured, done, given-up or forgotten. Every address is fetched once, and tried again only after an error
    # that may pass; what was captured is kept in the archive and still to be added.
    Column("state", Text, nullable=False, index=True),
    Column("tries", Integer, nullable=False, default=0),
    Column("not_before", Text),
    Column("fetched", Text),
    Column("archive_file", Text),
    Column("archive_offset", BigInteger),
    Column("trouble", Text),
    Column("added", Text, nullable=False),
)
robots = Table(
    "robots",
    metadata,
    Column("site", Text, primary_key=True),
    Column("fetched", Text, nullable=False),
    Column("rules", Text, nullable=False),
)
