"""Rendered stories, kept while nothing about them changes.

In: a story's id and the validator of its state.  Out: the page rendered for that state.
A page of an older state is replaced at once; the pages asked for longest ago make room for others.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

MOST_BYTES = 128 * 1024 * 1024  # of all pages together


class KeptPages:
    """Pages by story; safe to use from several threads."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._pages: OrderedDict[str, tuple[str, bytes]] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, key: str, state: str) -> bytes | None:
        """Return the page that was kept under `key` for this state."""
        with self._lock:
            kept = self._pages.get(key)
            if kept is None or kept[0] != state:
                return None
            self._pages.move_to_end(key)
            return kept[1]

    def keep(self, key: str, state: str, page: bytes) -> None:
        """Keep a page in place of an older one; one that is larger than all room is not kept."""
        with self._lock:
            old = self._pages.pop(key, None)
            self._bytes -= len(old[1]) if old else 0
            if len(page) > self._most_bytes:
                return
            self._pages[key] = (state, page)
            self._bytes += len(page)
            while self._bytes > self._most_bytes:
                _, (_, gone) = self._pages.popitem(last=False)
                self._bytes -= len(gone)
