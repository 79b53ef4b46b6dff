"""Where the labelled data lies: in the folder `RASHOMON_SHARED`, or `../shared` beside the project."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
VARIABLE = "RASHOMON_SHARED"


def find_shared() -> Path | None:
    """Return the folder with the labelled data, None if it is not here."""
    folder = Path(os.environ.get(VARIABLE) or ROOT.parent / "shared")
    return folder if (folder / "evals" / "data").is_dir() else None


def data_is_required() -> bool:
    """Return whether a missing folder is an error: somebody named it, or this is CI."""
    return bool(os.environ.get(VARIABLE) or os.environ.get("CI"))


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write rows as JSON Lines and return how many there were."""
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for count, row in enumerate(rows, start=1):  # noqa: B007 the count is the result
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return count


def digest_of(path: Path) -> str:
    """Return a digest of a data file, or of all files of a folder with their names."""
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.relative_to(path.parent).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]
