"""Read the outlet profiles that an earlier run wrote."""

from __future__ import annotations

from pathlib import Path

import msgspec

from rashomon.clean import Profiles, parse_profiles
from rashomon.errors import ReadError, UsageError


def read_profiles(path: Path) -> Profiles:
    """Return the profiles in the file `path`; ReadError where it cannot be read, UsageError where it is none."""
    try:
        return parse_profiles(path.read_bytes())
    except OSError as error:
        raise ReadError(f"{path}: the profiles cannot be read: {error.strerror}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not what `rashomon profiles` writes: {error}") from error
