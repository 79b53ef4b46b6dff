"""Relations: whether two statements have one speaker, two, or whether it cannot be told.

In: two statements and who is who.  Out: "same", "different" or "unknown".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from rashomon.compare.said.statements import Said
from rashomon.compare.who.names import name_tokens, same_surname
from rashomon.compare.who.roles import role_terms
from rashomon.compare.who.speakers import Identity
from rashomon.compare.words.terms import word_term
from rashomon.model import Statement

Relation = Literal["same", "unknown", "different"]


class Relations:
    """How the speakers of two statements relate; each pair of speakers is looked at once."""

    def __init__(self, people: Iterable[Identity]) -> None:
        self._people = {identity.id: identity for identity in people}
        self._known: dict[tuple[str, str], Relation] = {}

    def __call__(self, a: Said, b: Said) -> Relation:
        """Return the relation of the two speakers."""
        x, y = a.statement.speaker_id, b.statement.speaker_id
        if x is None or y is None:
            return "unknown"
        if x == y:
            return "same"
        key = (x, y) if x < y else (y, x)
        if key not in self._known:
            self._known[key] = relate_speakers(self._people, a.statement, b.statement)
        return self._known[key]


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
    """Return whether a person's role names the body: a company's spokeswoman, a minister and the ministry.

    Whoever leads an office speaks as that office, and an office named after a person ("Sarn's office") speaks for them.
    """
    if person.kind != "person" or body.kind != "body":
        return False
    surname = set(name_tokens(person.name)[-1:])
    roles = [role_terms(role.text) for role in person.roles]
    names = [frozenset(map(holder_of, role_terms(name))) for name in (body.name, *body.aliases)]
    after = any(surname & set(name_tokens(name)) for name in (body.name, *body.aliases))
    return after or any(name and name <= role for name in names for role in roles)


# Offices named by their house or their holder: "the presidency" is the president, "the ministry" the minister.
_HOLDERS = {
    word_term(office): word_term(holder) or holder
    for office, holder in (
        ("presidency", "president"), ("chancellery", "chancellor"), ("ministry", "minister"), ("embassy", "ambassador"),
        ("mayoralty", "mayor"), ("governorate", "governor"), ("premiership", "premier"), ("secretariat", "secretary"),
    )
}  # fmt: skip


def holder_of(term: str) -> str:
    """Return the term of who holds an office, the term itself where it is no office."""
    return _HOLDERS.get(term, term)


def may_be_one(x: Identity, y: Identity) -> bool:
    """Return whether two people share a surname: they can be one whom a page names badly."""
    a, b = name_tokens(x.name), name_tokens(y.name)
    return x.kind == y.kind == "person" and bool(a and b) and same_surname(a[-1], b[-1])
