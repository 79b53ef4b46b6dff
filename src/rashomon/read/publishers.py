"""Read a user's outlets file: which outlets and domains belong to one publisher.

In: a TOML file.  Out: its publishers; a UsageError names file, place and what is accepted.

    [[publisher]]
    name = "Lantern Media"
    outlets = ["The Lantern", "Lantern on Sunday"]
    domains = ["lantern.example"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rashomon.errors import ReadError, UsageError
from rashomon.model.base import Value

KEYS = frozenset({"name", "outlets", "domains"})


class Publishers(Value, frozen=True, kw_only=True):
    """Who publishes: a publisher's name by its outlets' names and by its domains, both case-folded."""

    by_outlet: Mapping[str, str]
    by_domain: Mapping[str, str]


def read_publishers(path: str | Path) -> Publishers:
    """Return the publishers in the TOML file `path`."""
    file = Path(path)
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise ReadError(f"{file}: the outlets file cannot be read: {error.strerror}") from error
    except ValueError as error:  # no UTF-8, or no TOML: both are ValueErrors
        raise UsageError(f"{file}: no valid TOML: {error}") from error
    rows = table.get("publisher")
    if not isinstance(rows, list) or not rows or set(table) != {"publisher"}:
        raise UsageError(f"{file}: expected [[publisher]] tables and nothing else")
    by_outlet: dict[str, str] = {}
    by_domain: dict[str, str] = {}
    for number, row in enumerate(rows, start=1):
        place = f"{file}, publisher {number}"
        name = _read_name(place, row)
        _add(by_outlet, place, [name, *_read_list(place, row, "outlets")], name)
        _add(by_domain, place, _read_list(place, row, "domains"), name)
    return Publishers(by_outlet=by_outlet, by_domain=by_domain)


def _read_name(place: str, row: Any) -> str:  # noqa: ANN401 whatever TOML holds
    if not isinstance(row, dict) or not set(row) <= KEYS:
        raise UsageError(f"{place}: expected the keys {', '.join(sorted(KEYS))}")
    name = row.get("name")
    if not isinstance(name, str) or not name.strip():
        raise UsageError(f"{place}: `name` is missing")
    return name.strip()


def _read_list(place: str, row: Mapping[str, Any], key: str) -> list[str]:
    values = row.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
        raise UsageError(f"{place}: `{key}` is not a list of names")
    return [value.strip() for value in values]


def _add(table: dict[str, str], place: str, keys: list[str], name: str) -> None:
    for key in keys:
        if table.setdefault(key.casefold(), name) != name:
            raise UsageError(f"{place}: {key!r} belongs to {table[key.casefold()]!r} already")
