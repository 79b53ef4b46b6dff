"""The invented run, built once for all tests of `show`."""

from __future__ import annotations

import pytest
from invented_story import build_comparison

from rashomon.model import Comparison
from rashomon.show.evidence import EvidenceBook
from rashomon.show.storyview import StoryView, view_comparison


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    """Return the invented run."""
    return build_comparison()


@pytest.fixture(scope="session")
def ferry(comparison: Comparison) -> StoryView:
    """Return the ferry's story as it is shown."""
    return view_comparison(comparison, EvidenceBook(comparison)).stories[0]
