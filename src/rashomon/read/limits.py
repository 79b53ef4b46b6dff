"""How much of an input is read before it is refused. Everything over a limit is counted in `rejected`."""

from __future__ import annotations

from rashomon.model.base import Value

MEBIBYTE = 1 << 20


class Limits(Value, frozen=True, kw_only=True):
    """The largest input taken in.

    `max_page_bytes`: news pages are 0.1 to 2 MB, so 20 MiB leaves room and keeps memory bounded.
    `max_listed_refusals`: a file in one list of refusals, a reason; more are counted in one entry.
    """

    max_page_bytes: int = 20 * MEBIBYTE
    max_listed_refusals: int = 1000


DEFAULT_LIMITS = Limits()
