"""Keep what the pages of each site share, so that a page that comes alone is cleaned like those before it."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from rashomon.store import schema as t


def read_profiles(connection: Connection) -> list[str]:
    """Return the profiles of all sites as JSON, by site."""
    return list(connection.scalars(sa.select(t.profiles.c.object).order_by(t.profiles.c.site)))


def keep_profile(connection: Connection, *, site: str, pages: int, outlet: str | None, json: str) -> None:
    """Keep the profile of a site, in place of an older one."""
    connection.execute(sa.delete(t.profiles).where(t.profiles.c.site == site))
    connection.execute(sa.insert(t.profiles), {"site": site, "pages": pages, "outlet": outlet, "object": json})
