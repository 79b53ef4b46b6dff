"""Same input, same bytes: for any order of inputs, number of workers and hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def output_of(pages: list[str], *options: str, seed: str, cwd: Path) -> bytes:
    """Return what one run prints, under a hash seed of its own."""
    command = [sys.executable, "-m", "rashomon", "compare", *pages, "--format", "json", *options]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, env=environment, cwd=cwd, capture_output=True, check=True).stdout


@pytest.mark.slow
def test_order_workers_and_hash_seed_leave_no_trace(example_pages: Path) -> None:
    """Pages named backwards, cleaned by two workers under another seed, give the same bytes."""
    names = sorted(path.name for path in example_pages.iterdir())
    first = output_of(names, "--workers", "1", seed="1", cwd=example_pages)
    second = output_of(names[::-1], "--workers", "2", seed="2", cwd=example_pages)
    assert first == second
    assert len(first) > 10_000
