"""Settings of all tests: how hard the property tests look, and where the examples lie."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
NOBODY = 65534  # nobody, on Linux

settings.register_profile("quick", deadline=None, derandomize=True)
settings.register_profile("stress", deadline=None, max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name bytes by their length: what is packed holds the second it was packed in, and workers must agree on names."""
    return f"{len(val)} bytes" if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def example_pages() -> Path:
    """The folder of the invented example pages."""
    return ROOT / "examples" / "pages"


@pytest.fixture
def ordinary_user(tmp_path: Path) -> Iterator[None]:
    """Run the test as a user to whom permissions apply: root, as CI is, becomes nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.chown(tmp_path, NOBODY, NOBODY)
    for folder in tmp_path.parents:
        if folder.stat().st_uid == 0 and not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o011)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
