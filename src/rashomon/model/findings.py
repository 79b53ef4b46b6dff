"""Findings: everything the comparison of a story's accounts says. Each has evidence.

Names follow the output contract; a finding is null or absent rather than guessed.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from rashomon.model.annotations import Role, SpeakerKind, Statement
from rashomon.model.base import Evidence, Value

Sure = Literal["sure", "check"]
MissingWhy = Literal["published-before", "not-found", "weaker", "incomplete-page", "undated", "other-occasion"]
ChangeOp = Literal["cut", "insert", "replace", "move"]
ConflictKind = Literal["number", "date", "name", "attribution", "quotation", "denial"]
ConflictStatus = Literal["conflict", "update", "scope", "rounding"]
Between = Literal["outlets", "sources", "captures"]


class Root(Value, frozen=True, kw_only=True):
    """Where an account goes back to; `chain` leads from the outlet to the root, "Outlet", "Reuters", "TASS"."""

    name: str
    chain: tuple[str, ...]


class Origins(Value, frozen=True, kw_only=True):
    """Independent roots of a set of accounts. Copies, one publisher, two captures of one URL are one root."""

    known: int
    unknown: int
    roots: tuple[Root, ...]


class Missing(Value, frozen=True, kw_only=True):
    """An account that lacks something; only not-found and weaker accuse, and only after a dated account."""

    article_id: str
    why: MissingWhy
    nearest: Evidence | None


class Speaker(Value, frozen=True, kw_only=True):
    """The person or body whom sources name, across the articles of a story."""

    id: str
    name: str
    kind: SpeakerKind
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]


class Change(Value, frozen=True, kw_only=True):
    """One difference in words between the base text of an utterance and another rendering."""

    op: ChangeOp
    base: str
    here: str


class Rendering(Value, frozen=True, kw_only=True):
    """How one statement renders an utterance, held against the base text."""

    statement_id: str
    translated: bool
    changes: tuple[Change, ...]


class Utterance(Value, frozen=True, kw_only=True):
    """One thing said on one occasion, with every rendering. `base` is the fullest rendering, not the right one."""

    id: str
    story_id: str
    speaker_id: str | None
    said_on: str | None
    statement_ids: tuple[str, ...]
    origins: Origins
    base: str
    renderings: tuple[Rendering, ...]
    missing_from: tuple[Missing, ...]
    sure: Sure
    because: str


class Fact(Value, frozen=True, kw_only=True):
    """Something that at least two articles report in their own voice."""

    id: str
    story_id: str
    text: Evidence
    evidence: tuple[Evidence, ...]
    article_ids: tuple[str, ...]
    origins: Origins
    missing_from: tuple[Missing, ...]
    sure: Sure
    because: str


class Side(Value, frozen=True, kw_only=True):
    """One side of a conflict: its value, the sentences that give it, as of when, and who gave it."""

    value: str
    evidence: tuple[Evidence, ...]
    as_of: str | None
    given_by: str | None


class Conflict(Value, frozen=True, kw_only=True):
    """Values that differ; `status` conflict only where they cannot both be true."""

    id: str
    story_id: str
    kind: ConflictKind
    status: ConflictStatus
    between: Between
    about: str
    sides: tuple[Side, ...]
    sure: Sure
    because: str


class CopyOrigin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a copied text comes from: an agency or one of the articles."""

    agency: str | None = None
    article_id: str | None = None


class CopyGroup(Value, frozen=True, kw_only=True):
    """Articles that carry one text, whole or embedded. `containment` is the least share found in the origin."""

    id: str
    story_id: str | None
    origin: CopyOrigin | None
    article_ids: tuple[str, ...]
    credited: tuple[str, ...]
    containment: float


class Citation(Value, frozen=True, kw_only=True):
    """An article that has something from another outlet or agency, by its own word."""

    article_id: str
    upstream: str
    evidence: Evidence


class TextChange(Value, frozen=True, kw_only=True):
    """One sentence that differs between two captures; before is null for an addition, after for a deletion."""

    before: str | None
    after: str | None
    evidence: tuple[Evidence, ...]


class Update(Value, frozen=True, kw_only=True):
    """Two captures of one URL: what changed, and whether the page says so."""

    earlier: str
    later: str
    changes: tuple[TextChange, ...]
    admitted: bool


class Term(Value, frozen=True, kw_only=True):
    """What one outlet calls a thing, how often and where."""

    text: str
    outlet_id: str | None
    count: int
    evidence: tuple[Evidence, ...]


class Wording(Value, frozen=True, kw_only=True):
    """What the accounts of a story call one person, place, event or action."""

    id: str
    story_id: str
    referent: str
    terms: tuple[Term, ...]


class Published(Value, frozen=True, kw_only=True):
    """When an article had an event; lag against the first account, null where the times do not allow it."""

    article_id: str
    lag_minutes: int | None


class Happening(Value, frozen=True, kw_only=True):
    """An entry of a story's timeline, dated by the articles' own words."""

    story_id: str
    date: str
    text: str
    evidence: tuple[Evidence, ...]
    published: tuple[Published, ...]


class BriefLine(Value, frozen=True, kw_only=True):
    """A sentence that many independent origins carry; never generated."""

    evidence: tuple[Evidence, ...]
    origins: Origins


class Findings(Value, frozen=True, kw_only=True):
    """Everything found in one story. `statements` have their speakers resolved across the story."""

    story_id: str
    statements: tuple[Statement, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    citations: tuple[Citation, ...] = ()
    updates: tuple[Update, ...] = ()
    wording: tuple[Wording, ...] = ()
    timeline: tuple[Happening, ...] = ()
    brief: tuple[BriefLine, ...] = ()
