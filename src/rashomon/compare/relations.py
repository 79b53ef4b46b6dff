"""Relations: whether two statements have one speaker, two, or whether it cannot be told.

In: two statements and who is who.  Out: "same", "different" or "unknown".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from rashomon.compare.names import name_tokens, same_surname
from rashomon.compare.speakers import Identity
from rashomon.compare.terms import content_terms
from rashomon.model import Statement

Relation = Literal["same", "unknown", "different"]


def relate_speakers(people: Mapping[str, Identity], a: Statement, b: Statement) -> Relation:
    """Return "same", "different", or "unknown" where a speaker is missing, unnamed, or speaks for the other."""
    if a.speaker_id is None or b.speaker_id is None:
        return "unknown"
    if a.speaker_id == b.speaker_id:
        return "same"
    x, y = people.get(a.speaker_id), people.get(b.speaker_id)
    if x is None or y is None or "unnamed" in {x.kind, y.kind}:
        return "unknown"
    return "unknown" if speaks_for(x, y) or speaks_for(y, x) or may_be_one(x, y) else "different"


def speaks_for(person: Identity, body: Identity) -> bool:
    """Return whether a person's role names the body: a company's spokeswoman, a union's secretary."""
    if person.kind != "person" or body.kind != "body":
        return False
    names = {frozenset(content_terms(name)) for name in (body.name, *body.aliases)}
    roles = [frozenset(content_terms(role.text)) for role in person.roles]
    return any(name and name & role for name in names for role in roles)


def may_be_one(x: Identity, y: Identity) -> bool:
    """Return whether two people share a surname: they can be one whom a page names badly."""
    a, b = name_tokens(x.name), name_tokens(y.name)
    return x.kind == y.kind == "person" and bool(a and b) and same_surname(a[-1], b[-1])
