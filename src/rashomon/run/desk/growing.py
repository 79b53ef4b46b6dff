"""Let stories grow: link the new articles, then compare the stories that this touched.

In: a desk with articles that have no story yet.  Out: stories with their findings. One process at a time does this;
stopped at any moment, the next one goes on: articles without a story and stale stories are marked in the desk.
"""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model import Value
from rashomon.run.desk.comparing import compare_stale
from rashomon.run.desk.linking import link_new
from rashomon.run.desk.workers import Workers
from rashomon.store.desk import Desk


class Grown(Value, frozen=True, kw_only=True):
    """How many articles were linked and how many stories compared."""

    linked: int
    compared: int


def grow_stories(desk: Desk, workers: Workers, told: Callable[[str, int, int], None]) -> Grown:
    """Link and compare everything that waits for it."""
    return Grown(linked=link_new(desk, told), compared=compare_stale(desk, workers, told))
