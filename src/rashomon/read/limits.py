"""How much of an input is read before it is refused. Everything over a limit is counted in `rejected`."""

from __future__ import annotations

from rashomon.model.base import Value

MEBIBYTE = 1 << 20


class Limits(Value, kw_only=True):
    """The largest page taken in; news pages are 0.1 to 2 MB, so 20 MiB leaves room and keeps memory bounded."""

    max_page_bytes: int = 20 * MEBIBYTE
