"""The tables of what is told: pages, articles, outlets and the stories that they make."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from rashomon.store.schema.columns import NUMBER, metadata, number_column, object_column

pages = Table(
    "pages",
    metadata,
    number_column(),
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
    object_column(),
)
rejected = Table(
    "rejected",
    metadata,
    number_column(),
    Column("id", Text, nullable=False, unique=True),
    Column("reason", Text, nullable=False, index=True),
    Column("detail", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("page_id", Text, index=True),
    Column("added", Text, nullable=False),
    object_column(),
)
outlets = Table(
    "outlets",
    metadata,
    number_column(),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False, index=True),
    Column("publisher", Text),
    Column("domains", Text, nullable=False),
)
# What a person says of publishers: outlets by name and domains, in lower case, and the publisher's name.
publishers = Table(
    "publishers",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
)
stories = Table(
    "stories",
    metadata,
    number_column(),
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
    object_column(),
    Index("stories_by_newest", "newest", "number"),
)
stale_stories = Index("stories_stale", stories.c.number, sqlite_where=stories.c.stale, postgresql_where=stories.c.stale)
story_redirects = Table(
    "story_redirects",
    metadata,
    Column("id", Text, primary_key=True),
    Column("story_id", Text, nullable=False, index=True),
)
facets = Table(
    "facets",
    metadata,
    number_column(),
    Column("key", Text, nullable=False, unique=True),
    Column("outlet_id", Text),
    Column("language", Text),
    Column("month", Text),
)
articles = Table(
    "articles",
    metadata,
    number_column(),
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
    # Outlet, language and month as one number: what a search is counted by.
    Column("facet", NUMBER, ForeignKey("facets.number"), nullable=False),
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
    object_column(),
    Index("articles_by_story_id", "story_id", "day"),
    Index("articles_facets", "number", "facet"),
)
articles_taken_apart = Index(
    "articles_taken_apart",
    articles.c.was_in,
    sqlite_where=articles.c.was_in.is_not(None),
    postgresql_where=articles.c.was_in.is_not(None),
)
annotations = Table(
    "annotations",
    metadata,
    Column("article_id", Text, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    # Sentences, names, numbers and times as packed JSON: what comparing needs again when the story grows.
    Column("packed", LargeBinary, nullable=False),
)
prepared = Table(
    "prepared",
    metadata,
    Column("article_id", Text, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    # Its words as linking counts them: articles of later days are linked with it, its text left alone.
    Column("packed", LargeBinary, nullable=False),
)
vectors = Table(
    "vectors",
    metadata,
    Column("article_id", Text, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    # The direction of headline and lead in a space that languages share, in ten-thousandths, two bytes each.
    Column("packed", LargeBinary, nullable=False),
)
