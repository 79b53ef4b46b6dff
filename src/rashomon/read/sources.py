"""Find the files that paths, folders and patterns name.

In: paths as a person gave them.  Out: sources in order of their shown path, each file once, and what was not found.
Folders are searched through; hidden files and files of other kinds are left alone, and counted. Nothing is opened.
"""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rashomon.model import Rejected, RejectReason
from rashomon.model.base import Value

STDIN = "-"
# Longest first, so that "x.warc.gz" is a web archive and not some gzip file.
KNOWN_SUFFIXES = (
    ".warc.gz",
    ".jsonl.gz",
    ".ndjson.gz",
    ".warc",
    ".jsonl",
    ".ndjson",
    ".json",
    ".html",
    ".htm",
    ".xhtml",
    ".txt",
)
SHOWN_SUFFIXES = ".txt, .html, .jsonl, .jsonl.gz, .json, .warc, .warc.gz"

Notify = Callable[[str], None]


class Source(Value, frozen=True, kw_only=True):
    """A file to read: `shown` is its path in the output, `file` where it lies (None: standard input)."""

    shown: str
    file: Path | None

    @property
    def suffix(self) -> str | None:
        """The known suffix of the file's name, or None."""
        return known_suffix(self.shown)


def known_suffix(name: str) -> str | None:
    """Return the suffix of `name` that tells its kind, None if it tells nothing."""
    lower = name.lower()
    return next((suffix for suffix in KNOWN_SUFFIXES if lower.endswith(suffix)), None)


def find_sources(paths: Iterable[str | Path], *, notify: Notify) -> list[Source | Rejected]:
    """Return every file that `paths` name, once, and a Rejected for each path that names none; by shown path."""
    found: dict[str, Source | Rejected] = {}
    for path in paths:
        for item in _expand(str(path), notify):
            key = item.shown if isinstance(item, Source) else item.path
            found.setdefault(key, item)
    return [found[key] for key in sorted(found)]


def _expand(given: str, notify: Notify) -> Iterator[Source | Rejected]:
    """Yield what one argument names: standard input, a file, a folder's files, or a pattern's matches."""
    if given == STDIN:
        yield Source(shown=STDIN, file=None)
    elif not given or "\0" in given:
        yield _refuse(given, "not-a-path")
    elif _exists(given):
        yield from _expand_existing(given, notify)
    elif glob.has_magic(given):
        yield from _expand_pattern(given, notify)
    else:
        yield _refuse(given, "missing")


def _expand_existing(given: str, notify: Notify) -> Iterator[Source | Rejected]:
    mode = _mode(given)
    if stat.S_ISDIR(mode):
        yield from _walk_folder(given, notify)
    elif stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
        yield Source(shown=show_path(given), file=Path(given))
    else:
        yield _refuse(given, "special")


def _expand_pattern(pattern: str, notify: Notify) -> Iterator[Source | Rejected]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - absolute patterns too
    if not matches:
        yield _refuse(pattern, "no-match")
    for match in matches:
        yield from _expand_existing(match, notify)


def _walk_folder(folder: str, notify: Notify) -> Iterator[Source | Rejected]:
    """Yield the files of known kinds under `folder`; symbolic links to folders are not followed, so no loops."""
    left_alone: Counter[str] = Counter()
    found = False
    for here, folders, names in os.walk(folder, onerror=lambda error: notify(_walk_error(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(here, name)  # noqa: PTH118 - Path would drop what os.walk keeps, a leading "./"
            if name.startswith("."):
                left_alone["hidden"] += 1
            elif known_suffix(name) is None or not stat.S_ISREG(_mode(path)):
                left_alone[Path(name).suffix or "no suffix"] += 1
            else:
                found = True
                yield Source(shown=show_path(path), file=Path(path))
    if left_alone:
        kinds = ", ".join(f"{kind}: {count}" for kind, count in sorted(left_alone.items()))
        notify(f"{show_path(folder)}: {left_alone.total()} files of other kinds were left alone ({kinds})")
    if not found:
        yield _refuse(folder, "empty-folder")


def _walk_error(error: OSError) -> str:
    return f"{error.filename}: the folder cannot be listed: {error.strerror}"


def show_path(given: str | Path) -> str:
    """Return the path as the output shows it: with "/", relative to the current folder where it lies below it."""
    norm = os.path.normpath(given)
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - string work on a prefix
    inside = norm.startswith(here)
    shown = Path(norm[len(here) :] if inside else norm).as_posix()
    # A name that is not UTF-8 holds half characters, which JSON cannot carry: they are shown by their numbers.
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")


def _exists(given: str) -> bool:
    return _mode(given) != 0


def _mode(given: str) -> int:
    """Return the file mode, 0 where there is none or it cannot be asked for."""
    try:
        return os.stat(given).st_mode  # noqa: PTH116 - a str goes in, no Path is needed
    except (OSError, ValueError):
        return 0


# What is refused before anything is opened: reason of the contract, and the sentence a person reads.
_REFUSALS: dict[str, tuple[RejectReason, str]] = {
    "not-a-path": ("not-found", "this is not a path; name a file, a folder, a pattern, or - for standard input"),
    "missing": ("not-found", "there is no file or folder of this name"),
    "no-match": ("not-found", "no file matches this pattern"),
    "special": ("unsupported", "neither a file nor a folder but a device or socket"),
    "empty-folder": ("empty", f"the folder holds no file that can be read ({SHOWN_SUFFIXES})"),
}


def _refuse(given: str, why: str) -> Rejected:
    reason, detail = _REFUSALS[why]
    shown = show_path(given) if given and "\0" not in given else given.replace("\0", "\\0")
    return Rejected(path=shown, page_id=None, reason=reason, detail=detail)
