"""The manifest: what a person says of pages, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import ReadError, UsageError
from rashomon.model import Given, Page
from rashomon.read import read_manifest, read_pages
from tests.read.archives import make_pages, pack


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with two pages."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text("The ferry is late.")
    (tmp_path / "pages" / "b.html").write_text("<!-- captured 2031-03-04T05:06Z --><p>The ferry is late.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read_with(text: str, *paths: str) -> tuple[list[Page], list[str]]:
    """Return the pages read with a manifest that holds `text`, and what was told."""
    Path("pages.csv").write_text(text, encoding="utf-8")
    told: list[str] = []
    items = read_pages(paths or ["pages"], manifest=read_manifest("pages.csv"), notify=told.append)
    return [item for item in items if isinstance(item, Page)], told


@pytest.mark.usefixtures("desk")
def test_a_manifest_gives_what_pages_do_not_say() -> None:
    """Address and capture time go into the page's record, the rest is marked as given; other pages stay as they are."""
    header = "path,url,outlet,published,captured,genre\n"
    (a, b), told = read_with(
        header + 'pages/a.txt,https://a.example/1,"Lantern, The",2031-03-04T05:06,2031-03-05,opinion\n'
    )
    assert a.given == Given(outlet="Lantern, The", published="2031-03-04T05:06", genre="opinion")
    assert (a.record.url, a.record.captured) == ("https://a.example/1", "2031-03-05")
    assert b.given == Given()
    assert told == []


@pytest.mark.usefixtures("desk")
def test_what_a_page_says_of_itself_is_not_replaced_and_its_id_stays() -> None:
    """The page's own capture time wins, and the id is the one that the page alone gives: it can be proved without."""
    (page,), _ = read_with("path,captured\npages/b.html,1999-01-01\n", "pages/b.html")
    assert page.record.captured == "2031-03-04T05:06+00:00"
    (alone,) = read_pages(["pages/b.html"])
    assert isinstance(alone, Page)
    assert page.id == alone.id


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    "text", ["path;outlet\npages/a.txt;Lantern\n", "\ufeffpath\toutlet\r\npages/a.txt\tLantern\r\n"]
)
def test_spreadsheets_may_write_other_separators(text: str) -> None:
    """Semicolons, tabs, a byte order mark and Windows line ends are read."""
    (page,), _ = read_with(text, "pages/a.txt")
    assert page.given.outlet == "Lantern"


def test_paths_count_from_the_manifest_or_from_the_current_folder(desk: Path) -> None:
    """A manifest that lies beside its pages names them without the folder."""
    (desk / "pages" / "pages.csv").write_text("path,outlet\na.txt,Lantern\n")
    manifest = read_manifest("pages/pages.csv")
    (page,) = read_pages(["pages/a.txt"], manifest=manifest)
    assert isinstance(page, Page)
    assert page.given.outlet == "Lantern"


def test_in_an_archive_a_row_speaks_of_one_address_or_of_all(desk: Path) -> None:
    """A row with a URL gives to that page only; one without gives to the others."""
    (desk / "pages" / "crawl.warc.gz").write_bytes(pack(make_pages(2)))
    text = "path,url,outlet\npages/crawl.warc.gz,http://lantern.example/1?utm_source=x,One\npages/crawl.warc.gz,,All\n"
    (zero, one), told = read_with(text, "pages/crawl.warc.gz")
    assert (zero.given.outlet, one.given.outlet) == ("All", "One")
    assert told == []


@pytest.mark.usefixtures("desk")
def test_a_row_that_no_page_answers_to_is_told() -> None:
    """A slip in a path is not silent."""
    _, told = read_with("path,outlet\npages/a.txt,Lantern\npages/c.txt,Lantern\n")
    assert told == ["pages.csv, line 3: no page answers to 'pages/c.txt'"]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: the header needs a column path"),
        ("file,outlet\na,b\n", "line 1: the header needs a column path"),
        ("path,otlet\na,b\n", "line 1: unknown column 'otlet'; columns are path, url, outlet"),
        ("path,path\na,b\n", "line 1: a column stands twice"),
        ("path,published\npages/a.txt,4 March 2031\n", "line 2: published '4 March 2031' is no date; write 2025-01"),
        ("path,captured\npages/a.txt,2031-02-30\n", "line 2: captured '2031-02-30' is no date"),
        ("path,genre\npages/a.txt,editorial\n", "line 2: genre 'editorial' is none of news, opinion"),
        ("path,outlet\n,Lantern\n", "line 2: the path is empty"),
        ("path,outlet\npages/a.txt,The Lantern, Oster\n", "line 2: more values than columns"),
        (
            "path,outlet\npages/a.txt,A\npages/b.html,B\npages/a.txt,C\n",
            "line 4: 'pages/a.txt' stands in line 2 already",
        ),
        ('path,outlet\npages/a.txt,"A\n', "no valid CSV"),
    ],
)
def test_a_mistake_names_file_line_value_and_what_is_accepted(text: str, words: str) -> None:
    """A manifest that cannot be used as given stops the run: its person is there to correct it."""
    with pytest.raises(UsageError) as caught:
        read_with(text)
    assert words in str(caught.value)
    assert str(caught.value).startswith("pages.csv")


def test_a_manifest_that_is_not_there_or_not_utf8_is_an_error(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(ReadError, match=r"none\.csv: the manifest cannot be read"):
        read_manifest(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes("path,outlet\na,Größe".encode("latin-1"))
    with pytest.raises(UsageError, match="not UTF-8"):
        read_manifest(tmp_path / "latin.csv")
