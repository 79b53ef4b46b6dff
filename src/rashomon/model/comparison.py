"""Comparison: the whole output of a run, and its JSON.

The JSON Schema is made from these types; the contract changes only with `SCHEMA`.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from rashomon.model.annotations import Statement
from rashomon.model.article import Article, Outlet
from rashomon.model.base import Value
from rashomon.model.findings import (
    Citation,
    Conflict,
    CopyGroup,
    Fact,
    Happening,
    Speaker,
    Update,
    Utterance,
    Wording,
)
from rashomon.model.page import PageRecord, Rejected
from rashomon.model.story import Story

SCHEMA: Literal["rashomon/comparison@1.1"] = "rashomon/comparison@1.1"


class MadeBy(Value, frozen=True, kw_only=True):
    """What made the output: version, options that change results, digests of learned parameters."""

    version: str
    options: dict[str, Any]
    weights: dict[str, str]
    profiles: str | None
    vectors: bool


class Comparison(Value, frozen=True, kw_only=True):
    """Everything the program found, as plain data that anyone can check against the pages."""

    schema: Literal["rashomon/comparison@1.1"] = SCHEMA
    made_by: MadeBy
    pages: tuple[PageRecord, ...]
    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...]
    outlets: tuple[Outlet, ...]
    speakers: tuple[Speaker, ...]
    stories: tuple[Story, ...]
    statements: tuple[Statement, ...]
    utterances: tuple[Utterance, ...]
    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]
    copies: tuple[CopyGroup, ...]
    citations: tuple[Citation, ...]
    updates: tuple[Update, ...]
    wording: tuple[Wording, ...]
    timeline: tuple[Happening, ...]


def encode_comparison(comparison: Comparison) -> bytes:
    """Return the comparison as one line of JSON, keys in the order of the contract, with a final newline."""
    return msgspec.json.encode(comparison) + b"\n"


def decode_comparison(raw: bytes) -> Comparison:
    """Return the comparison that `raw` holds; msgspec.ValidationError names the first wrong field."""
    return msgspec.json.decode(raw, type=Comparison)


def comparison_schema() -> dict[str, Any]:
    """Return the JSON Schema of the output."""
    schema = msgspec.json.schema(Comparison)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **schema}
