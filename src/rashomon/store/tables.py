"""Write each list of a comparison as a table: JSON Lines, one object a line.

In: a comparison and a folder.  Out: `pages.jsonl`, `articles.jsonl` and so on, one file a list of the contract, and
`made_by.json`. The same comparison gives the same bytes. A file is written beside its place and then moved there, so
that a reader never meets half a table; tables are never added to, always replaced.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec

from rashomon.errors import ReadError, UsageError
from rashomon.model import Comparison

TABLES = tuple(name for name in Comparison.__struct_fields__ if name not in ("schema", "made_by"))
MADE_BY = "made_by.json"
FILE_MODE = 0o666  # what a file has that was simply opened; the person's umask takes away from it


def write_tables(comparison: Comparison, folder: str | Path) -> tuple[Path, ...]:
    """Write one JSON Lines file a list of `comparison` into `folder`, made if need be; return the files' paths.

    An empty list is an empty file: the table is there and says that nothing was found. Raises UsageError if the
    folder cannot be written.
    """
    home = make_folder(Path(folder))
    encoder = msgspec.json.Encoder()
    header = encoder.encode({"schema": comparison.schema, **msgspec.to_builtins(comparison.made_by)}) + b"\n"
    written = [write_whole(home / MADE_BY, [header])]
    for name in TABLES:
        rows = (encoder.encode(row) + b"\n" for row in getattr(comparison, name))
        written.append(write_whole(home / f"{name}.jsonl", rows))
    return tuple(written)


def read_table(file: str | Path) -> list[dict[str, object]]:
    """Return the rows of one table that `write_tables` wrote; raises ReadError naming file and line."""
    path = Path(file)
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise ReadError(f"{path}: the table cannot be read: {error.strerror}") from error
    rows = []
    for number, line in enumerate(lines, 1):
        try:
            rows.append(msgspec.json.decode(line, type=dict[str, object]))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ReadError(f"{path}, line {number}: no row of a table ({error})") from error
    return rows


def make_folder(folder: Path) -> Path:
    """Make a folder if need be and return it; UsageError where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise UsageError(f"{folder}: this is a file; name a folder for the tables") from error
    except OSError as error:
        raise UsageError(f"{folder}: the folder cannot be made: {error.strerror}") from error
    return folder


def write_whole(file: Path, lines: Iterable[bytes]) -> Path:
    """Write `lines` to `file` at once: a reader sees the old file or the new one, never half of it."""
    part: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as stream:
            part = Path(stream.name)
            stream.writelines(lines)
        part.chmod(FILE_MODE & ~_umask())
        part.replace(file)
    except OSError as error:
        if part is not None:
            part.unlink(missing_ok=True)
        raise UsageError(f"{file}: the table cannot be written: {error.strerror}") from error
    return file


def _umask() -> int:
    """Return the person's umask; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
