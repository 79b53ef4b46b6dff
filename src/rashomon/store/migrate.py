"""Bring a desk's tables up to date, step by step; each step is a file of `migrations/versions`.

In: an engine.  Out: tables of this version, or a UsageError where the desk was made by a newer one.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from rashomon.errors import UsageError

NEWEST = "0002"  # the last step; a test holds it against the files
FOLDER = Path(__file__).with_name("migrations")
VERSION_TABLE = "desk_version"


def bring_up_to_date(
    engine: Engine, place: str, *, writing: Callable[[], AbstractContextManager[Connection]], create: bool
) -> None:
    """Run the steps that the desk lacks, all or none of them; who comes second finds them done."""
    with engine.connect() as connection:
        found = read_version(connection)
    if found == NEWEST:
        return
    if found is None and not create:
        raise UsageError(f"{place}: there is no desk here; `rashomon add` makes one")
    with writing() as connection:
        found = read_version(connection)
        if found is not None and found > NEWEST:
            raise UsageError(f"{place}: made by a newer Rashomon (its tables are {found}, ours {NEWEST}); update")
        if found != NEWEST:
            _upgrade(connection)


def read_version(connection: Connection) -> str | None:
    """Return the last step that the desk's tables have been through; None where there are none."""
    if not sa.inspect(connection).has_table(VERSION_TABLE):
        return None
    row = connection.execute(sa.text(f"SELECT version_num FROM {VERSION_TABLE}")).first()  # noqa: S608 a constant
    return str(row[0]) if row else None


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
