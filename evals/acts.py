"""Predict the kind of political act that a sentence tells of, from the sentence alone.

In: rows with `id` and `text`; labels are never looked at.  Out: one act a row, the same tables as for statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rashomon.annotate.acts import classify_event


def predict_acts(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the predicted act of each row, in order."""
    for row in rows:
        yield {"id": row["id"], "act": classify_event(row["text"])}
