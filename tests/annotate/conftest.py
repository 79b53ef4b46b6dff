"""The language model, loaded once, and a function that annotates paragraphs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from rashomon.annotate import CueModel, Parser, annotate
from rashomon.model import Annotations
from tests.annotate.annotate_articles import make_article

Annotate = Callable[..., Annotations]


@pytest.fixture(scope="session")
def parser() -> Parser:
    """Return the English parser."""
    from rashomon.run.models import load_parser

    return load_parser()


@pytest.fixture(scope="session")
def cues() -> CueModel:
    """Return what was learned of cues, for a broad reading."""
    from rashomon.run.models import load_cues

    return load_cues(broad=True)


@pytest.fixture(scope="session")
def said_cues(cues: CueModel) -> CueModel:
    """Return what was learned of cues, for what was said alone, as the program reads."""
    return replace(cues, broad=False)


@pytest.fixture
def read(parser: Parser, cues: CueModel, said_cues: CueModel) -> Annotate:
    """Return a function that annotates paragraphs as the program does, or broadly."""

    def run(*paragraphs: str, broad: bool = False, **parts: str | None) -> Annotations:
        return annotate(make_article(paragraphs, **parts), parser=parser, cues=cues if broad else said_cues)

    return run
