"""What Alembic runs to bring a desk up to date: on the connection that we hand it, in its transaction."""

from alembic import context

from rashomon.store.migrate import VERSION_TABLE
from rashomon.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, version_table=VERSION_TABLE
)
with context.begin_transaction():
    context.run_migrations()
