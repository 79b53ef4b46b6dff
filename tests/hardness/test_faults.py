"""What breaks half way: a clear message, the right exit code, no half file left, nothing kept that was not whole."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.errors import UsageError, WeightsError
from rashomon.model import Page, Rejected
from rashomon.read import read_pages
from rashomon.run import models
from rashomon.run.profiles import read_profiles
from rashomon.show.output import write_file
from rashomon.store.tables import write_whole
from tests.read.archives import join_plain, make_pages, pack

USAGE = 2
FULL_BYTES = 2000  # of any file, as if the disk were full after them


def fill_disk() -> None:
    """Let no file of this process grow beyond a few bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (FULL_BYTES, FULL_BYTES))


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
def test_an_archive_cut_anywhere_gives_the_records_before_the_cut(packed: bool, tmp_path: Path) -> None:
    """Each whole record is a page, the one that is cut is named with its byte, and no cut is an exception."""
    file = tmp_path / "a.warc.gz" if packed else tmp_path / "a.warc"
    raw = pack(make_pages(3)) if packed else join_plain(make_pages(3))
    whole = [item for item in _read(file, raw) if isinstance(item, Page)]
    assert len(whole) == 3
    for cut in range(1, len(raw), 41):
        items = _read(file, raw[:cut])
        pages = [item for item in items if isinstance(item, Page)]
        assert [page.text for page in pages] == [page.text for page in whole[: len(pages)]]
        assert all("byte" in item.detail for item in items if isinstance(item, Rejected) and item.reason == "corrupt")
        assert items


def _read(file: Path, raw: bytes) -> list[Page | Rejected]:
    file.write_bytes(raw)
    return list(read_pages([file]))


@pytest.mark.parametrize("write", [write_file, lambda path, raw: write_whole(path, [raw])], ids=["output", "table"])
def test_a_full_disk_leaves_the_old_file_and_no_half_one(write: Callable[[Path, bytes], None], tmp_path: Path) -> None:
    """The writer says which file cannot be written; beside it lies nothing that was begun."""
    file = tmp_path / "out.json"
    file.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (FULL_BYTES, limits[1]))
    try:
        with pytest.raises(UsageError, match=r"out\.json.*written"):
            write(file, b"x" * FULL_BYTES * 2)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    assert file.read_bytes() == b"old"


def test_compare_on_a_full_disk_ends_with_a_message(example_pages: Path, tmp_path: Path) -> None:
    """Exit code 2, one line that names the file, no half output."""
    page = next(iter(sorted(example_pages.glob("single-01*"))))
    output = tmp_path / "out.json"
    done = subprocess.run(
        [sys.executable, "-m", "rashomon", "compare", str(page), "-o", str(output)],
        capture_output=True, text=True, check=False, preexec_fn=fill_disk,
    )  # fmt: skip
    assert done.returncode == USAGE
    assert "out.json" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("ordinary_user")
def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    """Neither an output nor a table is begun in a folder that is read-only."""
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    for write in (write_file, lambda path, raw: write_whole(path, [raw])):
        with pytest.raises(UsageError, match=r"out\.json.*written"):
            write(folder / "out.json", b"x")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("load", [models._load_nets, models.load_cues, models.load_link_weights])
@pytest.mark.parametrize(
    "raw", [b"", b"{", b"\xff\xfe\x00", b"[]", b"{}"], ids=["empty", "cut", "binary", "list", "object"]
)
def test_a_corrupted_weights_file_is_named_with_the_way_out(
    load: Callable[[], object], raw: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No half-read model judges a page: the file is named, and what to do."""
    file = tmp_path / "weights.json"
    file.write_bytes(raw)
    monkeypatch.setattr(models, "_weights_file", lambda _name: file)
    with pytest.raises(WeightsError):
        getattr(load, "__wrapped__", load)()


@pytest.mark.parametrize("raw", [b"", b"{", b'{"sites": "\x91"}', b"[[[["], ids=["empty", "cut", "not UTF-8", "nested"])
def test_a_corrupted_profiles_file_is_a_usage_error(raw: bytes, tmp_path: Path) -> None:
    """The message says what the file should be."""
    file = tmp_path / "profiles.json"
    file.write_bytes(raw)
    with pytest.raises(UsageError, match=r"profiles\.json: not what"):
        read_profiles(file)
