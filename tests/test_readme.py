"""Every command and program of the README and the documentation is run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

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
    run = [sys.executable, "-m", "rashomon", "compare", "pages/", "-o", "out.json"]
    subprocess.run(run, cwd=tmp_path, check=True, capture_output=True)
    return tmp_path


def test_every_command_of_the_readme_works(workplace: Path) -> None:
    """What a newcomer types is what we tested."""
    assert len(commands()) >= 7
    for command in commands():
        arguments = [sys.executable, "-m", *shlex.split(command)]
        done = subprocess.run(arguments, cwd=workplace, capture_output=True, check=False)
        assert done.returncode == 0, f"{command}: {done.stderr.decode()}"
        assert done.stdout or "-o" in arguments, command


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
