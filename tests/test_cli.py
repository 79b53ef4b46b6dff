"""The command line as a person uses it: real processes, real files."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PAGE = """Harbour News
Home  Sport  Weather

Two cranes fall in storm at Port Ellin

By Ada Lund
4 March 2031, 09:10

Two cranes fell in a storm at Port Ellin on Tuesday, the harbour master said.

"Nobody was hurt, and that is luck," harbour master Jon Vik told reporters. "We will close the quay until Friday."

The port has forty cranes and is the largest on the coast.

Subscribe to our newsletter
"""


def rashomon(*arguments: str, cwd: Path | None = None, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command line in its own process."""
    command = [sys.executable, "-m", "rashomon", *arguments]
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one page."""
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


def cpu_seconds() -> float:
    """Return the CPU seconds of all processes that have ended: a busy machine does not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_help_answers_at_once() -> None:
    """Nothing heavy is imported to print help."""
    assert min(_seconds_of_help() for _ in range(3)) < 0.3


def _seconds_of_help() -> float:
    before = cpu_seconds()
    assert rashomon("--help").returncode == 0
    return cpu_seconds() - before


def test_a_page_gives_a_readable_summary_on_stdout(folder: Path) -> None:
    """The summary names the story, the speaker and the words, in plain text when piped."""
    done = rashomon("compare", "page.txt", cwd=folder)
    text = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert "Two cranes fall in storm at Port Ellin" in text
    assert "\x1b" not in text


def test_json_goes_to_stdout_and_nothing_else_does(folder: Path) -> None:
    """The output is one JSON object of the contract, with the statement and its speaker."""
    done = rashomon("compare", "page.txt", "--format", "json", cwd=folder)
    output = json.loads(done.stdout)
    assert output["schema"] == "rashomon/comparison@1.1"
    said = [s for s in output["statements"] if "luck" in " ".join(c["text"] for c in s["content"])]
    assert [s["speaker"]["name"] for s in said] == ["Jon Vik"]


def test_output_files_are_written_by_their_suffix(folder: Path) -> None:
    """One run writes the report, the JSON and the Markdown, and still prints the summary."""
    done = rashomon("compare", "page.txt", "-o", "a.html", "-o", "b.json", "-o", "c.md", cwd=folder)
    assert done.returncode == 0, done.stderr.decode()
    assert b"Port Ellin" in done.stdout
    assert (folder / "a.html").read_text("utf-8").lower().startswith("<!doctype html>")
    assert json.loads((folder / "b.json").read_bytes())["articles"]
    assert "Port Ellin" in (folder / "c.md").read_text("utf-8")


def test_verification_proves_an_output_and_finds_one_wrong_character(folder: Path) -> None:
    """A true output is proved; after one changed character the command names the place and exits with 3."""
    out = folder / "results"
    out.mkdir()
    assert rashomon("compare", "page.txt", "--format", "json", "-o", "results/out.json", cwd=folder).returncode == 0
    proved = rashomon("verify", "results/out.json", cwd=folder)
    assert proved.returncode == 0, proved.stderr.decode()
    raw = (out / "out.json").read_text("utf-8")
    (out / "out.json").write_text(raw.replace("that is luck", "that is lock"), "utf-8")
    failed = rashomon("verify", "results/out.json", cwd=folder)
    assert failed.returncode == 3
    assert b"page.txt" in failed.stderr or b"a-" in failed.stderr


def test_single_stages_print_json_lines(folder: Path) -> None:
    """Articles, statements and stories can be had alone."""
    for command, key in (("articles", "headline"), ("statements", "content"), ("stories", "article_ids")):
        done = rashomon(command, "page.txt", cwd=folder)
        assert done.returncode == 0, done.stderr.decode()
        assert all(key in json.loads(line) for line in done.stdout.splitlines())
        assert done.stdout


def test_our_own_articles_are_read_again(folder: Path) -> None:
    """What `articles` prints is an input: the text comes back unchanged."""
    rows = rashomon("articles", "page.txt", cwd=folder).stdout
    (folder / "rows.jsonl").write_bytes(rows)
    again = json.loads(rashomon("articles", "rows.jsonl", cwd=folder).stdout)
    assert again["text"] == json.loads(rows)["text"]


def test_a_page_can_come_from_standard_input() -> None:
    """A dash reads one page from a pipe."""
    done = rashomon("articles", "-", stdin=PAGE.encode())
    assert json.loads(done.stdout)["headline"] == "Two cranes fall in storm at Port Ellin"


def test_tables_hold_one_list_each(folder: Path) -> None:
    """A researcher gets one JSON Lines file a list of the contract."""
    assert rashomon("compare", "page.txt", "--tables", "tables", cwd=folder).returncode == 0
    names = {path.stem for path in (folder / "tables").glob("*.jsonl")}
    assert {"articles", "statements", "stories", "utterances", "rejected"} <= names
    row = json.loads((folder / "tables" / "articles.jsonl").read_text("utf-8").splitlines()[0])
    assert row["headline"] == "Two cranes fall in storm at Port Ellin"


def test_a_manifest_gives_what_the_page_does_not_say(folder: Path) -> None:
    """Outlet and address from the table are shown as given."""
    (folder / "pages.csv").write_text("path,url,outlet\npage.txt,https://harbour.example/a,Harbour News\n", "utf-8")
    article = json.loads(rashomon("articles", "page.txt", "--pages", "pages.csv", cwd=folder).stdout)
    assert article["outlet"]["name"] == "Harbour News"
    assert article["outlet"]["given"] is True
    assert article["url"] == "https://harbour.example/a"


def test_nothing_usable_is_exit_code_one_with_the_reason(folder: Path) -> None:
    """A path that is not there is named."""
    done = rashomon("compare", "no-such-page.txt", "--format", "json", cwd=folder)
    assert done.returncode == 1
    assert b"no-such-page.txt" in done.stderr
    assert json.loads(done.stdout)["rejected"][0]["reason"] == "not-found"


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare",),
        ("compare", "page.txt", "--format", "pdf"),
        ("compare", "page.txt", "-o", "out.unknown"),
        ("compare", "page.txt", "--pages", "no-such.csv"),
        ("verify", "no-such.json"),
        ("no-such-command",),
    ],
)
def test_wrong_use_is_exit_code_two_with_a_message(folder: Path, arguments: tuple[str, ...]) -> None:
    """No traceback, a line that says what is wrong."""
    done = rashomon(*arguments, cwd=folder)
    assert done.returncode == 2
    assert done.stderr
    assert b"Traceback" not in done.stderr


def test_bad_inputs_are_counted_and_the_rest_is_done(folder: Path) -> None:
    """One good page among bad ones still gives its article."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "rows.jsonl").write_bytes(b'{"text": \n')
    (folder / "cut.warc.gz").write_bytes(b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03cut")
    (folder / "nulls.txt").write_bytes(PAGE.encode().replace(b"storm", b"st\x00or\xe2\x80\xaem"))
    (folder / "deep.html").write_bytes(b"<div>" * 100_000 + b"<p>Deep.</p>")
    (folder / "line.txt").write_bytes(b"word " * 1_000_000)
    done = rashomon("compare", ".", "--format", "json", cwd=folder)
    output = json.loads(done.stdout)
    assert done.returncode == 0
    refused = {Path(row["path"]).name: row["reason"] for row in output["rejected"]}
    assert {"empty.txt", "binary.txt", "rows.jsonl", "cut.warc.gz", "deep.html", "line.txt"} <= set(refused)
    assert "Two cranes fall in storm at Port Ellin" in [article["headline"] for article in output["articles"]]
    for name in refused:
        assert name.encode() in done.stderr


def test_a_huge_page_is_refused_quickly(folder: Path) -> None:
    """A page of 100 MB is counted, not read into memory."""
    with (folder / "huge.txt").open("wb") as out:
        out.truncate(100 * 1024 * 1024)
    before = cpu_seconds()
    done = rashomon("articles", ".", cwd=folder)
    assert b"huge.txt: too-large" in done.stderr
    assert len(done.stdout.splitlines()) == 1
    assert cpu_seconds() - before < 5


def test_markup_in_a_headline_is_text_in_every_output(folder: Path) -> None:
    """A page cannot write into the report."""
    evil = PAGE.replace("Two cranes fall", "<script>alert(1)</script> [bold]cranes[/bold] fall")
    (folder / "page.txt").write_text(evil, encoding="utf-8")
    rashomon("compare", "page.txt", "-o", "a.html", "-o", "c.md", cwd=folder)
    assert "<script>alert(1)" not in (folder / "a.html").read_text("utf-8")
    assert "<script>alert(1)" not in (folder / "c.md").read_text("utf-8")
    assert b"[bold]cranes[/bold]" in rashomon("compare", "page.txt", cwd=folder).stdout


def test_the_schema_is_printed() -> None:
    """The JSON Schema is there for other programs."""
    assert json.loads(rashomon("schema").stdout)["title"] == "rashomon/comparison@1.1"


def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    """`| head` ends quietly."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    command = f"{sys.executable} -m rashomon schema | head -1"
    done = subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, check=False)  # noqa: S602
    assert b"Traceback" not in done.stderr


def test_our_own_report_is_not_read_as_a_page(folder: Path) -> None:
    """A second run over the same folder is not led astray by the first one's output."""
    rashomon("compare", "page.txt", "-o", "report.html", "-o", "out.json", cwd=folder)
    again = rashomon("articles", ".", cwd=folder)
    assert len(again.stdout.splitlines()) == 1
    assert b"report.html: unsupported" in again.stderr


NOTICE = (
    "Every reader of the Harbour News stands by the quay: read our house rules before you write to us at number {}."
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Three pages of one outlet, alike but for their story; each ends in the same notice, its number apart."""
    things = ("cranes", "buoys", "sheds")
    for number, thing in enumerate(things):
        page = PAGE.replace("cranes", thing) + NOTICE.format(number) + "\n"
        (tmp_path / f"{thing}.txt").write_text(page, encoding="utf-8")
    rows = [f"{thing}.txt,https://harbour.example/{thing}" for thing in things]
    (tmp_path / "pages.csv").write_text("\n".join(["path,url", *rows]) + "\n", encoding="utf-8")
    return tmp_path


def test_profiles_of_a_site_help_with_a_page_that_comes_alone(site: Path) -> None:
    """What pages of a site share is learned once and used on one page later; its digest is in the output."""
    manifest = ("--pages", "pages.csv")
    learned = rashomon("profiles", "buoys.txt", "sheds.txt", *manifest, cwd=site)
    assert learned.returncode == 0
    assert rashomon("profiles", "sheds.txt", "buoys.txt", *manifest, cwd=site).stdout == learned.stdout
    (site / "known.json").write_bytes(learned.stdout)
    done = rashomon("compare", "cranes.txt", *manifest, "--profiles", "known.json", "--format", "json", cwd=site)
    output = json.loads(done.stdout)
    assert output["made_by"]["profiles"] == json.loads(learned.stdout)["digest"]
    removed = "\n".join(part["text"] for part in output["articles"][0]["removed"])
    assert NOTICE.format(0) in removed


def test_a_file_that_holds_no_profiles_is_named(folder: Path) -> None:
    """Giving anything else as profiles is wrong use, in one line."""
    done = rashomon("articles", "page.txt", "--profiles", "page.txt", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("rashomon: page.txt: not what `rashomon profiles` writes")


@pytest.fixture(scope="module")
def small_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a desk of one page."""
    here = tmp_path_factory.mktemp("small")
    (here / "page.txt").write_text(PAGE, encoding="utf-8")
    assert rashomon("add", "page.txt", "--desk", "desk.db", cwd=here).returncode == 0
    return here


def rows_of(here: Path, *arguments: str) -> list[Any]:
    """Return the JSON lines that a command prints of the small desk."""
    done = rashomon(*arguments, "--desk", "desk.db", "--format", "json", cwd=here)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_page_that_is_added_again_is_known(small_desk: Path) -> None:
    """Nothing is cleaned or compared twice."""
    done = rashomon("add", "page.txt", "--desk", "desk.db", cwd=small_desk)
    assert b"0 new articles, 0 unchanged captures, 1 known before" in done.stderr


def test_a_desk_is_shown_and_searched(small_desk: Path) -> None:
    """Its state, its stories, what somebody said, and where words stand."""
    (status,) = rows_of(small_desk, "status")
    assert (status["pages"], status["articles"], status["stories"], status["rejected"]) == (1, 1, 1, 0)
    (story,) = rows_of(small_desk, "stories")
    (shown,) = rows_of(small_desk, "story", story["id"])
    assert shown["articles"][0]["headline"] == "Two cranes fall in storm at Port Ellin"
    said = [row for row in rows_of(small_desk, "said", "Jon Vik") if "luck" in row["content"]]
    assert [row["speaker"] for row in said] == ["Jon Vik"]
    (hit,) = rows_of(small_desk, "search", "crane storm")
    assert hit["story_id"] == story["id"]
    assert rows_of(small_desk, "search", "luck", "--statements") == said


def test_a_desk_is_exported(small_desk: Path) -> None:
    """As tables, and as a page a story."""
    assert rashomon("export", "csv", "--desk", "desk.db", "-o", "tables", cwd=small_desk).returncode == 0
    assert (small_desk / "tables" / "statements.csv").read_text("utf-8").count("luck") == 1
    assert rashomon("export", "html", "--desk", "desk.db", "-o", "stories", cwd=small_desk).returncode == 0
    assert "Port Ellin" in next((small_desk / "stories").glob("story-*.html")).read_text("utf-8")


def test_a_desk_that_was_left_empty_says_so(small_desk: Path) -> None:
    """The last page is forgotten: no story is left, and a list without rows is exit code one."""
    (small_desk / "copy.db").write_bytes((small_desk / "desk.db").read_bytes())
    assert rashomon("relink", "--desk", "copy.db", cwd=small_desk).returncode == 0
    assert rashomon("forget", "page.txt", "--desk", "copy.db", cwd=small_desk).returncode == 0
    assert rashomon("stories", "--desk", "copy.db", cwd=small_desk).returncode == 1


def test_the_desk_of_the_environment_is_used(folder: Path) -> None:
    """RASHOMON_DESK says where it lies; without any desk, looking at it is wrong use and makes none."""
    environment = {**os.environ, "RASHOMON_DESK": str(folder / "mine.db")}
    command = [sys.executable, "-m", "rashomon", "status"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"mine.db: there is no desk here; `rashomon add` makes one" in done.stderr
    assert not (folder / "mine.db").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("story", "nope"),
        ("forget", "nope.txt"),
        ("export", "csv", "--table", "nope"),
        ("export", "html"),
        ("watch", "nope.opml", "--once"),
    ],
)
def test_wrong_use_of_a_desk_is_one_line(small_desk: Path, arguments: tuple[str, ...]) -> None:
    """What is not there is named."""
    done = rashomon(*arguments, "--desk", "desk.db", cwd=small_desk)
    assert done.returncode == 2
    assert done.stderr.startswith(b"rashomon: ")
    assert done.stderr.count(b"\n") == 1
