"""The language model, loaded once, and a function that annotates paragraphs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.annotate import CueShares, Parser, annotate
from rashomon.model import Annotations
from tests.annotate.annotate_articles import make_article

Annotate = Callable[..., Annotations]


@pytest.fixture(scope="session")
def parser() -> Parser:
    """Return the English parser."""
    from rashomon.run.models import load_parser

    return load_parser()


@pytest.fixture(scope="session")
def cues() -> CueShares:
    """Return the learned shares of cues."""
    from rashomon.run.models import load_cues

    return load_cues()


@pytest.fixture
def read(parser: Parser, cues: CueShares) -> Annotate:
    """Return a function that annotates paragraphs."""

    def run(*paragraphs: str, broad: bool = False, **parts: str | None) -> Annotations:
        return annotate(make_article(paragraphs, **parts), parser=parser, cues=cues if broad else None)

    return run
