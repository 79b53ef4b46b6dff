"""Keep which outlets are one publisher: what a person said of names and domains, and what follows for each outlet.

In: publishers by name of an outlet and by domain, both case-folded.  Out: the same, and the outlets' rows.
"""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from rashomon.model import Outlet
from rashomon.store import schema as t
from rashomon.store.packing import from_json

Said = Mapping[str, Mapping[str, str]]
"""The publisher's name by kind, "outlet" or "domain", and by name or domain."""


def keep_publishers(connection: Connection, said: Said) -> None:
    """Keep what a person says of publishers, in place of what was said before."""
    connection.execute(sa.delete(t.publishers))
    rows = [
        {"kind": kind, "key": key, "name": name}
        for kind, names in sorted(said.items())
        for key, name in sorted(names.items())
    ]
    if rows:
        connection.execute(sa.insert(t.publishers), rows)


def read_publishers(connection: Connection) -> Said:
    """Return what a person said of publishers."""
    said: dict[str, dict[str, str]] = {"outlet": {}, "domain": {}}
    for row in connection.execute(sa.select(t.publishers)):
        said[row.kind][row.key] = row.name
    return said


def read_all_outlets(connection: Connection) -> list[Outlet]:
    """Return every outlet of the desk, sorted by id."""
    rows = connection.execute(sa.select(t.outlets).order_by(t.outlets.c.id))
    return [
        Outlet(id=row.id, name=row.name, publisher=row.publisher, domains=from_json(row.domains, tuple[str, ...]))
        for row in rows
    ]


def keep_publisher_of(connection: Connection, outlet_id: str, publisher: str | None) -> None:
    """Keep the publisher of an outlet, None where it stands for itself."""
    connection.execute(sa.update(t.outlets).where(t.outlets.c.id == outlet_id).values(publisher=publisher))
