"""Every command and program of the README and the documentation is run."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

ROOT = Path(__file__).resolve().parent.parent
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks_of(language: str) -> list[str]:
    """Return the code blocks of `language` in the README."""
    return [match[2] for match in FENCE.finditer((ROOT / "README.md").read_text("utf-8")) if match[1] == language]


def commands() -> list[str]:
    """Return the lines that call the program."""
    lines = [line for block in blocks_of("sh") for line in block.splitlines()]
    return [line.split("#")[0].split("|")[0].strip() for line in lines if line.startswith("rashomon")]


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """A folder in which the README's commands make sense: some pages and a manifest."""
    (tmp_path / "pages").mkdir()
    for page in sorted((ROOT / "examples" / "pages").glob("waterworks-*")):
        (tmp_path / "pages" / page.name).write_bytes(page.read_bytes())
    (tmp_path / "pages.csv").write_text("path,outlet\npages/waterworks-01-northwire.txt,Northwire\n", "utf-8")
    (tmp_path / "outlets.toml").write_text('[[publisher]]\nname = "Northwire"\n', "utf-8")
    run = [sys.executable, "-m", "rashomon", "compare", "pages/", "-o", "out.json"]
    subprocess.run(run, cwd=tmp_path, check=True, capture_output=True)
    return tmp_path


@pytest.fixture
def feeds(workplace: Path) -> Iterator[None]:
    """A list of one feed, which this machine serves for the while."""
    site = workplace / "site"
    site.mkdir()
    (site / "feed.xml").write_text('<rss version="2.0"><channel><title>Northwire</title></channel></rss>', "utf-8")
    handler = partial(SimpleHTTPRequestHandler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        feed = f'<outline type="rss" xmlUrl="http://127.0.0.1:{server.server_port}/feed.xml"/>'
        (workplace / "feeds.opml").write_text(f'<opml version="2.0"><body>{feed}</body></opml>', "utf-8")
        yield
        server.shutdown()


@pytest.mark.usefixtures("feeds")
def test_every_command_of_the_readme_works(workplace: Path) -> None:
    """What a newcomer types is what we tested."""
    assert len(commands()) >= 7
    environment = {**os.environ, "RASHOMON_DESK": str(workplace / "desk.db")}
    for command in commands():
        arguments = [sys.executable, "-m", *shlex.split(command)]
        if "serve" in arguments:
            check_server([*arguments, "--port", "0"], environment)
            continue
        here = ["--allow-private"] if "watch" in arguments else []
        done = subprocess.run([*arguments, *here], cwd=workplace, env=environment, capture_output=True, check=False)
        assert done.returncode == 0, f"{command}: {done.stderr.decode()}"
        assert done.stdout or done.stderr or "-o" in arguments, command


def check_server(arguments: list[str], environment: dict[str, str]) -> None:
    """The server says where it is, and ends when it is told to."""
    with subprocess.Popen(arguments, env=environment, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        assert "http://127.0.0.1:" in server.stderr.readline()
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=30) == 128 + signal.SIGINT


def test_the_python_program_of_the_readme_works() -> None:
    """The typed interface gives the same objects."""
    (program,) = blocks_of("python")
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_the_make_targets_of_the_readme_exist() -> None:
    """`make` knows each target that a document names."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = {
        target
        for document in ("README.md", "CONTRIBUTING.md")
        for target in re.findall(r"\bmake (\w+)", (ROOT / document).read_text("utf-8"))
    }
    assert {"demo", "test"} <= named
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in named)
