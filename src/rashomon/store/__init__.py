"""Where results are kept: tables on disk."""

from __future__ import annotations

from rashomon.store.tables import read_table, write_tables

__all__ = ["read_table", "write_tables"]
