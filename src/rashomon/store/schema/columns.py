"""What the tables of a desk are made of: their register, and the columns that many of them have."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Text

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_by_%(column_0_N_name)s",
        "uq": "%(table_name)s_one_%(column_0_N_name)s",
        "fk": "%(table_name)s_%(column_0_N_name)s",
        "pk": "%(table_name)s_key",
    }
)
NUMBER = BigInteger().with_variant(Integer, "sqlite")  # only a plain INTEGER is SQLite's row number


def number_column() -> Column[int]:
    """Return the column that counts rows in the order in which they were written."""
    return Column("number", NUMBER, primary_key=True, autoincrement=True)


def object_column() -> Column[str]:
    """Return the column that holds the object of the contract as JSON."""
    return Column("object", Text, nullable=False)


def story_column() -> Column[str]:
    """Return the column that names the story of a finding."""
    return Column("story_id", Text, index=True)


def article_column() -> Column[str]:
    """Return the column that names an article; its rows go with it."""
    return Column("article_id", Text, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True)


def place_column() -> Column[int]:
    """Return the column that keeps the findings of a story in the order of the comparison."""
    return Column("place", Integer, nullable=False)
