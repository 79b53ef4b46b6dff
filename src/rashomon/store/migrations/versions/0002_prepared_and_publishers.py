"""What linking keeps of an article; which outlets and domains are one publisher; the articles to be linked anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make tables and index; articles that are there already are prepared when they are linked next."""
    apart = sa.text("was_in IS NOT NULL")
    op.create_index("articles_taken_apart", "articles", ["was_in"], sqlite_where=apart, postgresql_where=apart)
    op.create_index("statements_by_day", "statements", [sa.text("coalesce(day, '')"), "number"])
    op.create_table(
        "prepared",
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="prepared_key"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="prepared_article_id", ondelete="CASCADE"),
    )
    op.create_table(
        "publishers",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", name="publishers_key"),
    )
