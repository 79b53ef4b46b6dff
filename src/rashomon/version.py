"""The version, in one place."""

from __future__ import annotations

from importlib.metadata import version

VERSION = version("rashomon")
