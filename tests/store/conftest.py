"""Desks to test on: a SQLite file, and a database of a PostgreSQL server that the tests start themselves."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.store.desk import Desk, open_desk

SERVER_USERS = ("postgres", "nobody")  # whom the server runs as where the tests run as root, which it refuses
_numbers = itertools.count(1)


def find_programs() -> Path | None:
    """Return the folder with PostgreSQL's server programs, the newest version; None where it is not installed."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    found = shutil.which("initdb")
    folders += [Path(found).parent] if found else []
    return next((folder for folder in folders if (folder / "pg_ctl").exists()), None)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server on a free port of this machine; skipped where there is none, except in CI."""
    programs = find_programs()
    if programs is None:
        assert not os.environ.get("CI"), "PostgreSQL's server is not installed, and CI must test on it"
        pytest.skip("PostgreSQL's server is not installed (Debian: apt-get install postgresql)")
    user = next((name for name in SERVER_USERS if _exists(name)), None) if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="rashomon-postgresql-"))
    if user is not None:
        shutil.chown(folder, user)

    def run(program: str, *arguments: str) -> None:
        environment = {**os.environ, "LC_ALL": "C"}
        command = [str(programs / program), *arguments]
        subprocess.run(command, check=True, user=user, cwd=folder, env=environment, stdout=subprocess.DEVNULL)

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=50"
    home = str(folder / "data")
    run("initdb", "-D", home, "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync")
    run("pg_ctl", "-D", home, "-o", options, "-l", str(folder / "log"), "-w", "start")
    try:
        yield f"postgresql://desk@127.0.0.1:{port}"
    finally:
        run("pg_ctl", "-D", home, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)


def _exists(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a desk that is not there yet, in either kind of database."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.db")
    return new_database(request.getfixturevalue("server"))


def new_database(server: str) -> str:
    """Return the address of a new, empty place in the server: a schema, which is made faster than a database."""
    import psycopg

    name = f"desk_{next(_numbers)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{server}/postgres?options=-csearch_path%3D{name}"


@pytest.fixture
def desk(address: str) -> Iterator[Desk]:
    """An empty desk in either kind of database."""
    opened = open_desk(address)
    yield opened
    opened.close()
