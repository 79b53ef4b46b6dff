"""The Python interface: typed, and the same on the second call as on the first."""

from __future__ import annotations

from pathlib import Path

import pytest

import rashomon
from rashomon.compare import compare_story
from rashomon.errors import RashomonError
from rashomon.model import Comparison


def test_the_function_can_be_called_again_and_gives_the_same(example_pages: Path) -> None:
    """Neither the folder of the same name nor anything remembered gets in the way."""
    pages = [example_pages / "single-01-eastmoorecho.txt"]
    first, second = rashomon.compare(pages), rashomon.compare(pages)
    assert isinstance(first, Comparison)
    assert first == second
    assert callable(compare_story)


def test_one_story_puts_everything_together(example_pages: Path) -> None:
    """A person who knows better is believed."""
    pages = sorted(example_pages.glob("single-*"))
    assert len(rashomon.compare(pages).stories) == 3
    assert len(rashomon.compare(pages, one_story=True).stories) == 1


def test_a_manifest_that_is_not_there_is_the_callers_error(example_pages: Path) -> None:
    """Wrong use is raised, bad pages are not."""
    with pytest.raises(RashomonError, match=r"no-such\.csv"):
        rashomon.compare([example_pages], manifest="no-such.csv")
