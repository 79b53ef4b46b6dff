"""The tables of what a desk remembers to do its work: sites, feeds, pages to fetch, rules of robots."""

from sqlalchemy import BigInteger, Column, Integer, Table, Text

from rashomon.store.schema.columns import metadata, number_column, object_column

profiles = Table(
    "profiles",
    metadata,
    Column("site", Text, primary_key=True),
    Column("pages", Integer, nullable=False),
    Column("outlet", Text),
    object_column(),
)
feeds = Table(
    "feeds",
    metadata,
    number_column(),
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
    number_column(),
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
