"""Open a desk: the lasting store of pages, articles, stories and findings.

In: where it is: a file (SQLite), or a `postgresql://` address.  Out: a Desk that gives transactions.
Reading never waits for writing. Writers wait for each other; a transaction is there as a whole or not at all, whatever
happens to the process. A desk of an older version is brought up to date when it is opened.
"""

from __future__ import annotations

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from rashomon.errors import MissingExtraError, UsageError
from rashomon.store.migrate import bring_up_to_date

WAIT_SECONDS = 120  # for another writer: linking a large batch holds no lock, so writers wait for single pages
CACHE_KIBIBYTES = 64 * 1024
MAPPED_BYTES = 1 << 28  # of the file are read through the system's memory, which readers share
SQLITE_MAGIC = b"SQLite format 3\0"
# PostgreSQL's advisory locks are numbers; these were drawn once.
LOCK_NUMBERS: dict[Literal["link", "write"], int] = {"link": 7_214_332, "write": 7_214_333}
POSTGRES = "postgresql"


class Desk:
    """An open desk. `reading` and `writing` give a connection in a transaction."""

    def __init__(self, engine: Engine, address: str, place: str, file: Path | None) -> None:
        self.engine = engine
        self.address = address  # opens it again; may hold a password
        self.place = place  # the same to show
        self.file = file

    @property
    def dialect(self) -> str:
        """The database's kind: "sqlite" or "postgresql"."""
        return self.engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the desk until it is closed."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept together when the block ends, or not at all."""
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            if self.file is None:  # SQLite takes turns by itself
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK_NUMBERS["write"])))
            yield connection

    @contextmanager
    def linking(self) -> Iterator[None]:
        """Let one process at a time link and compare; others wait. The lock goes with the process, however it ends."""
        if self.file is None:
            with self.engine.connect() as connection:
                connection.execute(sa.select(sa.func.pg_advisory_lock(LOCK_NUMBERS["link"])))
                connection.commit()  # the lock belongs to the connection, not to a transaction
                try:
                    yield
                finally:
                    connection.execute(sa.select(sa.func.pg_advisory_unlock(LOCK_NUMBERS["link"])))
                    connection.commit()
            return
        with self.file.with_name(f"{self.file.name}.lock").open("wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_desk(address: str | Path, *, create: bool = True) -> Desk:
    """Return the desk at `address`, made if it is not there and `create` says so.

    Raises UsageError where there is none, where it cannot be opened, or where it is of a newer version.
    """
    text = str(address)
    desk = _open_server(text) if text.startswith(POSTGRES) else _open_file(Path(text), create=create)
    try:
        bring_up_to_date(desk.engine, desk.place, writing=desk.writing, create=create)
    except UsageError:
        desk.close()
        raise
    except SQLAlchemyError as error:
        desk.close()
        raise UsageError(f"{desk.place}: the desk cannot be opened: {_first_line(error)}") from error
    return desk


def _open_server(address: str) -> Desk:
    url = sa.make_url(address).set(drivername="postgresql+psycopg")
    try:
        engine = sa.create_engine(url, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise MissingExtraError('a desk on PostgreSQL needs: pip install "rashomon[postgres]"') from error
    return Desk(engine, address, url.render_as_string(hide_password=True), None)


def _open_file(file: Path, *, create: bool) -> Desk:
    if file.is_dir():
        raise UsageError(f"{file}: this is a folder; name a file for the desk, such as {file / 'desk.db'}")
    if not file.exists() and not create:
        raise UsageError(f"{file}: there is no desk here; `rashomon add` makes one")
    _check_magic(file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{file.parent}: the folder of the desk cannot be made: {error.strerror}") from error
    engine = sa.create_engine(URL.create("sqlite", database=str(file)), connect_args={"timeout": WAIT_SECONDS})
    event.listen(engine, "connect", _prepare_connection)
    event.listen(engine, "begin", _begin)
    return Desk(engine, str(file), str(file), file)


def _check_magic(file: Path) -> None:
    """Refuse a file that is something else before it is opened as a desk."""
    if not file.exists():
        return
    try:
        with file.open("rb") as stream:
            head = stream.read(len(SQLITE_MAGIC))
    except OSError as error:
        raise UsageError(f"{file}: the desk cannot be opened: {error.strerror}") from error
    if head and head != SQLITE_MAGIC:
        raise UsageError(f"{file}: this file is no desk; name another with --desk")


def _prepare_connection(connection: sqlite3.Connection, _record: Any) -> None:  # noqa: ANN401 the pool's own record
    connection.isolation_level = None  # transactions begin where `_begin` says so
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "temp_store = MEMORY",
        f"cache_size = -{CACHE_KIBIBYTES}",
        f"mmap_size = {MAPPED_BYTES}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Begin a transaction; a writer takes its turn at once, so that it never fails half way for another's sake."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _first_line(error: Exception) -> str:
    return (str(getattr(error, "orig", None) or error).splitlines() or [""])[0]
