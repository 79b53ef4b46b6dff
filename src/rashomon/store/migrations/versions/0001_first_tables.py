"""The first tables."""

from alembic import op

from rashomon.store.fulltext import create_statements
from rashomon.store.schema import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables and full-text search."""
    metadata.create_all(op.get_bind())
    for statement in create_statements(op.get_bind().dialect.name):
        op.execute(statement)
