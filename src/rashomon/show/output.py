"""Write a comparison to the terminal or to a file, whole or not at all."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from pathlib import Path

import msgspec
from rich.console import Console

from rashomon.errors import UsageError
from rashomon.model import Comparison, PageRecord, encode_comparison
from rashomon.show.terminal import print_comparison

TEXT_WIDTH = 100  # columns of a summary written to a file


def print_to_terminal(comparison: Comparison) -> None:
    """Print the summary to stdout: in colour for a person, plain where it is piped."""
    print_comparison(comparison, Console(file=sys.stdout, highlight=False, soft_wrap=False))


def render_text(comparison: Comparison) -> str:
    """Return the summary as plain text."""
    page = io.StringIO()
    print_comparison(comparison, Console(file=page, width=TEXT_WIDTH, highlight=False, no_color=True))
    return page.getvalue()


def render_json(comparison: Comparison, *, beside: Path | None) -> bytes:
    """Return the JSON output; page paths are relative to the folder of the file `beside`, where one is given."""
    if beside is None:
        return encode_comparison(comparison)
    folder = beside.parent.resolve()
    pages = tuple(_page_from(folder, page) for page in comparison.pages)
    return encode_comparison(msgspec.structs.replace(comparison, pages=pages))


def _page_from(folder: Path, page: PageRecord) -> PageRecord:
    archive = page.archive and msgspec.structs.replace(page.archive, file=_path_from(folder, page.archive.file))
    return msgspec.structs.replace(page, path=_path_from(folder, page.path), archive=archive)


def _path_from(folder: Path, path: str) -> str:
    return path if path == "-" else Path(os.path.relpath(Path(path).resolve(), folder)).as_posix()


def write_file(path: Path, content: bytes) -> None:
    """Write `content` to `path` so that a reader sees the old file or the new one, never a half."""
    part: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as draft:
            part = Path(draft.name)
            draft.write(content)
        part.chmod(0o644)
        part.replace(path)
    except OSError as error:
        if part is not None:
            part.unlink(missing_ok=True)
        raise UsageError(f"{path}: cannot be written ({error.strerror}). Choose another --output.") from error
