"""Where a person's desk lies, and what time it is: what the desk takes from its surroundings."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

VARIABLE = "RASHOMON_DESK"
FILE_NAME = "desk.db"


def find_desk(given: str | None) -> str:
    """Return the desk's address: the one given, that of the environment, or a file in the user's data folder."""
    return given or os.environ.get(VARIABLE) or str(data_folder() / FILE_NAME)


def data_folder() -> Path:
    """Return the folder in which programs of this user keep their data, ours below it."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Rashomon"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "rashomon"


def captures_folder(address: str) -> Path:
    """Return where the captures of a desk lie: beside its file; of a server's desk, in the user's data folder."""
    if "://" in address:
        return data_folder() / "captures"
    file = Path(address)
    return file.with_name(f"{file.stem}-captures")


def now() -> str:
    """Return the time of day in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
