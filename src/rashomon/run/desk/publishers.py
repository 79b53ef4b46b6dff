"""Which outlets of a desk are one publisher: by what a person said, once for all, else by a domain that they share.

In: a desk, what the person says now.  Out: the publisher of each outlet, kept in its row.
"""

from __future__ import annotations

from rashomon.read.publishers import Publishers
from rashomon.run.publishers import name_publishers
from rashomon.store.desk import Desk
from rashomon.store.publishers import keep_publisher_of, keep_publishers, read_all_outlets, read_publishers


def remember_publishers(desk: Desk, publishers: Publishers) -> None:
    """Keep what the person says, in place of what was said before."""
    with desk.writing() as connection:
        keep_publishers(connection, {"outlet": publishers.by_outlet, "domain": publishers.by_domain})


def recall_publishers(desk: Desk) -> Publishers:
    """Return what the person said when pages were added."""
    with desk.reading() as connection:
        said = read_publishers(connection)
    return Publishers(by_outlet=said["outlet"], by_domain=said["domain"])


def refresh_publishers(desk: Desk) -> None:
    """Give each outlet of the desk its publisher, if it has one; what stays as it was is not written."""
    known = recall_publishers(desk)
    with desk.reading() as connection:
        outlets = read_all_outlets(connection)
    named = name_publishers(outlets, known)
    changed = [outlet.id for outlet in outlets if outlet.publisher != named.get(outlet.id)]
    if changed:
        with desk.writing() as connection:
            for outlet_id in changed:
                keep_publisher_of(connection, outlet_id, named.get(outlet_id))
