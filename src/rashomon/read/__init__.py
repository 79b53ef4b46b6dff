"""Files, archives and rows in; pages out. All input and its hazards live here."""

from __future__ import annotations

from rashomon.read.limits import Limits
from rashomon.read.manifest import Manifest, read_manifest
from rashomon.read.pages import read_pages

__all__ = ["Limits", "Manifest", "read_manifest", "read_pages"]
