"""Predictions in the scorers' form, one function a task. Labels are never looked at."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from evals.shared import read_rows, write_rows

Rows = Iterator[Mapping[str, Any]]
# What a predictor may see: everything else in a row is a label.
INPUT_KEYS = frozenset("id doc_id url html text title date outlet lang".split())


def predict_file(task: str, source: Path, target: Path, *, profiles: bool = False) -> int:
    """Write the predictions of `task` for the rows of `source` and return how many there are."""
    rows = ({key: value for key, value in row.items() if key in INPUT_KEYS} for row in read_rows(source))
    return write_rows(target, PREDICTORS[task](rows, profiles))


def predict_folder(pages: Path, target: Path) -> None:
    """Write the comparison of all pages in a folder."""
    import rashomon
    from rashomon.model import encode_comparison

    target.write_bytes(encode_comparison(rashomon.compare([pages])))


def _bodies(rows: Rows, profiles: bool) -> Iterator[Mapping[str, Any]]:
    from evals.bodies import predict_bodies

    return predict_bodies(rows, profiles=profiles)


def _statements(rows: Rows, profiles: bool) -> Iterator[Mapping[str, Any]]:  # noqa: ARG001 for bodies only
    from evals.statements import predict_statements
    from rashomon.run.models import load_cues, load_parser

    return predict_statements(rows, load_parser(), load_cues(broad=True))


def _stories(rows: Rows, profiles: bool) -> Iterator[Mapping[str, Any]]:  # noqa: ARG001 for bodies only
    from evals.stories import predict_stories
    from rashomon.run.models import load_link_weights

    return predict_stories(rows, load_link_weights())


def _acts(rows: Rows, profiles: bool) -> Iterator[Mapping[str, Any]]:  # noqa: ARG001 for bodies only
    from evals.acts import predict_acts

    return predict_acts(rows)


PREDICTORS: dict[str, Callable[[Rows, bool], Iterator[Mapping[str, Any]]]] = {
    "bodies": _bodies,
    "statements": _statements,
    "stories": _stories,
    "acts": _acts,
}


def read_json(path: Path) -> Any:  # noqa: ANN401 scorers print what they like
    """Return the value of a JSON file."""
    return json.loads(path.read_text("utf-8"))
