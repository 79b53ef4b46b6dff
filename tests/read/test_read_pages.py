"""Which files paths, folders and patterns name, in which order, and how a page is known again."""

from __future__ import annotations

import gzip
import io
import os
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Page, Rejected
from rashomon.read import Limits, read_pages
from tests.read.archives import make_pages, pack

TEXT = "The ferry is late\n\nThe ferry from Oster was late on Monday."


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with pages of several kinds."""
    (tmp_path / "pages" / "deep").mkdir(parents=True)
    (tmp_path / "pages" / "b.txt").write_text(TEXT)
    (tmp_path / "pages" / "a.html").write_text("<html><p>The ferry is late.</html>")
    (tmp_path / "pages" / "deep" / "rows.jsonl").write_text('{"url": "https://lantern.example/1", "text": "Late."}\n')
    (tmp_path / "pages" / ".hidden.txt").write_text("not to be read")
    (tmp_path / "pages" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def paths_of(items: list[Page | Rejected]) -> list[str]:
    """Return the path of each page and refusal."""
    return [item.record.path if isinstance(item, Page) else item.path for item in items]


def test_a_folder_is_searched_through_and_other_files_are_told(desk: Path) -> None:
    """Known kinds are read at any depth, hidden ones and pictures are left alone, and the number of these is told."""
    told: list[str] = []
    items = list(read_pages(["pages"], notify=told.append))
    assert paths_of(items) == ["pages/a.html", "pages/b.txt", "pages/deep/rows.jsonl"]
    assert told == ["pages: 2 files of other kinds were left alone (.png: 1, hidden: 1)"]
    assert desk.exists()


@pytest.mark.usefixtures("desk")
def test_pages_come_in_order_of_path_whatever_the_order_of_arguments() -> None:
    """The same files in any order, named once or twice, directly or through their folder, give the same pages."""
    one = list(read_pages(["pages"]))
    other = list(read_pages(["pages/deep/", "./pages/b.txt", Path("pages"), "pages/*.html"]))
    assert one == other


def test_a_path_below_the_current_folder_is_shown_relative(desk: Path) -> None:
    """An absolute path gives the same output as the relative one; one outside stays as it was given."""
    assert list(read_pages([desk / "pages" / "b.txt"])) == list(read_pages(["pages/b.txt"]))
    os.chdir(desk / "pages" / "deep")
    assert paths_of(list(read_pages(["../b.txt"]))) == ["../b.txt"]


def test_the_same_bytes_in_two_files_are_one_page_and_it_is_told(desk: Path) -> None:
    """The page keeps its first path; the repeat is told, so that nothing is dropped uncounted."""
    (desk / "pages" / "c.txt").write_text(TEXT)
    told: list[str] = []
    items = list(read_pages(["pages/c.txt", "pages/b.txt"], notify=told.append))
    assert paths_of(items) == ["pages/b.txt"]
    assert told == ["pages/c.txt: the same page as pages/b.txt; read once"]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("path", "reason", "words"),
    [
        ("nowhere.txt", "not-found", "there is no file"),
        ("pages/*.pdf", "not-found", "no file matches"),
        ("", "not-found", "not a path"),
        ("a\0b", "not-found", "not a path"),
        ("x" * 5000, "not-found", "there is no file"),
        ("empty-folder", "empty", "holds no file that can be read"),
        ("empty.txt", "empty", "no bytes"),
        ("blank.txt", "empty", "no characters"),
        ("empty.jsonl", "empty", "no bytes"),
        ("blank.jsonl", "empty", "holds no page"),
        ("image.html", "binary", "a PNG image"),
        ("paper.pdf", "binary", "a PDF document"),
        ("noise.txt", "binary", "control bytes"),
        ("/dev/null", "unsupported", "device"),
    ],
)
def test_what_cannot_be_read_is_one_refusal_with_a_sentence(path: str, reason: str, words: str) -> None:
    """A missing, empty, blank or binary input is counted with its reason, and its sentence says what it is."""
    Path("empty-folder").mkdir()
    for name, raw in BAD_FILES.items():
        Path(name).write_bytes(raw)
    (item,) = read_pages([path])
    assert isinstance(item, Rejected)
    assert (item.reason, item.page_id) == (reason, None)
    assert words in item.detail


BAD_FILES = {
    "empty.txt": b"",
    "blank.txt": b" \r\n\t\n",
    "empty.jsonl": b"",
    "blank.jsonl": b"\n\n  \n",
    "image.html": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "paper.pdf": b"%PDF-1.7\n%abc",
    "noise.txt": bytes(range(256)) * 20,
}


def test_one_bad_input_does_not_hinder_the_rest(desk: Path) -> None:
    """The pages around a bad file are read."""
    (desk / "pages" / "ab.txt").write_bytes(BAD_FILES["noise.txt"])
    items = list(read_pages(["pages", "nowhere"]))
    assert [isinstance(item, Rejected) for item in items] == [True, False, True, False, False]


@pytest.mark.usefixtures("ordinary_user")
def test_a_file_without_permission_is_a_refusal(desk: Path) -> None:
    """A file that may not be opened is counted, with what the system says."""
    (desk / "pages" / "b.txt").chmod(0)
    (item,) = read_pages(["pages/b.txt"])
    assert isinstance(item, Rejected)
    assert "ermission" in item.detail


@pytest.mark.parametrize(
    ("name", "raw", "media"),
    [
        ("page", b"<!doctype html><title>T</title>", "text/html"),
        ("page", b"  <!-- note -->\n<HTML><p>x", "text/html"),
        ("page", b"<p>One</p><p>Two</p><div>Three</div>", "text/html"),
        ("page.md", b"The <p> tag begins a paragraph.", "text/plain"),
        ("page.txt", b"<!DOCTYPE html><p>saved under the wrong name", "text/html"),
        ("page.txt", b"<p>One</p><p>Two</p><p>Three</p> <p>in a text dump", "text/plain"),
        ("page.html", b"no tags at all", "text/html"),
        ("page.dat", b'{"text": "One."}\n{"text": "Two."}\n', "application/json"),
        ("page.json", b'{\n "text": "One."\n}', "application/json"),
    ],
)
def test_the_kind_of_a_file_is_its_suffix_or_else_its_content(
    tmp_path: Path, name: str, raw: bytes, media: str
) -> None:
    """A known suffix decides, an unknown one leaves it to the first bytes; an HTML prologue is always HTML."""
    (tmp_path / name).write_bytes(raw)
    items = list(read_pages([tmp_path / name]))
    assert {item.record.media_type for item in items if isinstance(item, Page)} == {media}


@pytest.mark.parametrize(
    ("raw", "media"),
    [
        (TEXT.encode(), "text/plain"),
        (b"<html><p>The ferry is late.", "text/html"),
        (b'{"text": "The ferry is late."}', "application/json"),
        (pack(make_pages(1)), "text/html"),
    ],
)
def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch, raw: bytes, media: str) -> None:
    """A dash reads what is piped in, of any kind, under the path "-"."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    (item,) = read_pages(["-"])
    assert isinstance(item, Page)
    assert (item.record.path, item.record.media_type) == ("-", media)


@pytest.mark.skipif(sys.platform == "darwin", reason="its file system takes UTF-8 only")
def test_a_file_name_that_is_not_utf8_is_shown_by_its_numbers(tmp_path: Path) -> None:
    """The page is read, and its path can be written as JSON."""
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT)
    (item,) = read_pages([tmp_path])
    assert isinstance(item, Page)
    assert item.record.path.endswith("caf\\udce9.txt")
    assert msgspec.json.encode(item)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("out.json", '{"schema": "rashomon/comparison@1.1", "pages": []}'),
        ("out.html", '<!doctype html><html><head><meta name="generator" content="Rashomon 1.0"></head>'),
    ],
)
def test_what_the_program_wrote_itself_is_no_page(tmp_path: Path, name: str, text: str) -> None:
    """A second run over the same folder does not take the output of the first for an account."""
    (tmp_path / name).write_text(text)
    (item,) = read_pages([tmp_path])
    assert isinstance(item, Rejected)
    assert (item.reason, "of this program" in item.detail) == ("unsupported", True)


def test_a_pipe_named_as_a_file_is_read(tmp_path: Path) -> None:
    """What a shell puts in place of a command's output is a page like any other."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=[TEXT.encode()])
    writer.start()
    (item,) = read_pages([pipe])
    writer.join()
    assert isinstance(item, Page)
    assert item.text == TEXT


def test_a_packed_page_is_unpacked_and_a_cut_off_one_refused(tmp_path: Path) -> None:
    """A single page in a gzip file is read; where the file is cut off it is no whole page, so none."""
    file = tmp_path / "page.gz"
    file.write_bytes(gzip.compress(b"<html><p>The ferry is late."))
    (page,) = read_pages([file])
    assert isinstance(page, Page)
    assert page.text == "<html><p>The ferry is late."
    file.write_bytes(gzip.compress(os.urandom(5000))[:-900])
    (refusal,) = read_pages([file])
    assert isinstance(refusal, Rejected)
    assert (refusal.reason, "cut off" in refusal.detail) == ("corrupt", True)


def test_a_page_over_the_limit_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    """A sparse file of 100 GB is refused at once."""
    file = tmp_path / "huge.txt"
    with file.open("wb") as stream:
        stream.truncate(100 << 30)
    (item,) = read_pages([file], limits=Limits(max_page_bytes=1 << 16))
    assert isinstance(item, Rejected)
    assert item.reason == "too-large"


@pytest.mark.parametrize(
    "text",
    [
        "word " * 1_000_000,
        "<html><body>" + "<div>" * 100_000 + "The ferry is late.",
        "A line with a null \0, a bell \a and a turned \u202eword\u202c in it.",
    ],
)
def test_odd_but_readable_pages_come_through_unchanged(tmp_path: Path, text: str) -> None:
    """One line of 5 MB, nesting 100,000 deep, stray nulls and controls: cleaning decides what they are."""
    file = tmp_path / "odd.html"
    file.write_text(text, encoding="utf-8")
    (page,) = read_pages([file])
    assert isinstance(page, Page)
    assert page.text == text


@settings(max_examples=150)
@given(
    raw=st.binary(max_size=300),
    name=st.sampled_from(["x.txt", "x.html", "x.jsonl", "x.json", "x.warc", "x.warc.gz", "x.jsonl.gz", "x"]),
)
def test_any_bytes_under_any_name_give_pages_or_refusals(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes, name: str
) -> None:
    """Nothing raises, each file gives at least one page or refusal, and reading again gives the same."""
    file = tmp_path_factory.mktemp("any") / name
    file.write_bytes(raw)
    items = list(read_pages([file]))
    assert items
    assert items == list(read_pages([file]))


@settings(max_examples=60)
@given(data=st.data())
def test_damage_anywhere_in_an_archive_never_raises(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Whatever byte changes, every page of the other members is still read."""
    raw = bytearray(pack(make_pages(3)))
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    file = tmp_path_factory.mktemp("any") / "x.warc.gz"
    file.write_bytes(bytes(raw))
    pages = [item for item in read_pages([file]) if isinstance(item, Page)]
    assert len(pages) >= 2
