"""Speakers: one identity a story for each person and body that its articles name.

In: the accounts.  Out: a `Cast`: identities with their aliases and roles, and who each article's entity is.
A capital that speaks is its country's government.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from rashomon.compare.accounts import Telling
from rashomon.compare.who.names import HONORIFICS, latin, misspelt_first_name, name_tokens
from rashomon.compare.who.places import government_of
from rashomon.compare.who.roles import add_described, describes, role_terms
from rashomon.compare.who.scripts import join_scripts
from rashomon.compare.who.sounds import is_cyrillic
from rashomon.compare.who.who_is_who import (
    Member,
    body_key,
    correct_kinds,
    group_bodies,
    group_people,
    list_entities,
)
from rashomon.compare.words.terms import word_term
from rashomon.model import Entity, Role, Speaker, SpeakerKind, SpeakerRef, Statement, Value, content_id

MAX_ROLES = 12  # roles shown a speaker: enough to see every wording, few enough to read


class Identity(Value, frozen=True, kw_only=True):
    """One person or body of the story, with the entities of the articles that are it."""

    id: str
    name: str
    kind: SpeakerKind
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    members: tuple[Member, ...]
    disputed: tuple[str, ...] = ()


class Cast(Value, frozen=True, kw_only=True):
    """The identities of a story, sorted by id, and the identity of each article's entity."""

    identities: tuple[Identity, ...]
    by_member: dict[Member, Identity]

    def of(self, article_id: str, entity_id: str | None) -> Identity | None:
        """Return who the article's entity is, None where it has none."""
        return self.by_member.get((article_id, entity_id)) if entity_id is not None else None


def identify_speakers(telling: Telling) -> Cast:
    """Return everybody whom the accounts name, each once."""
    entities = correct_kinds(list_entities(telling.accounts.values()))
    groups = [*join_scripts(group_people(entities), entities), *group_bodies(entities)]
    groups = add_described(groups, entities)
    identities = sorted((make_identity(members, entities) for members in groups), key=lambda i: i.id)
    merged = _merge_same_id(identities)
    return Cast(identities=merged, by_member={member: i for i in merged for member in i.members})


def make_identity(members: Sequence[Member], entities: Mapping[Member, Entity]) -> Identity:
    """Return the identity of the entities, under their most usual full name."""
    rows = [entities[m] for m in members]
    kind = choose_kind(rows)
    name = choose_name(rows, kind)
    forms = sorted({form for row in rows for form in (row.name, *row.aliases)} - {name})
    key = ("unnamed", *members[0]) if kind == "unnamed" else (kind, "", name_key(name, kind))
    return Identity(
        id=content_id("k", *key),
        name=name,
        kind=kind,
        aliases=tuple(forms),
        roles=choose_roles(rows),
        members=tuple(sorted(members)),
        disputed=disputed_names(rows, kind),
    )


def name_key(name: str, kind: SpeakerKind) -> str:
    """Return what makes a speaker's id: the name without what varies from page to page."""
    return " ".join(name_tokens(name)) if kind == "person" else body_key(name)


def choose_kind(rows: Sequence[Entity]) -> SpeakerKind:
    """Return person or body where any entity is one; a place that speaks is a body."""
    kinds = {row.kind for row in rows}
    return "person" if "person" in kinds else "body" if kinds & {"body", "place"} else "unnamed"


def choose_name(rows: Sequence[Entity], kind: SpeakerKind) -> str:
    """Return the name to show: of a government its country's, else the form most articles use, full and Latin first."""
    governments = {government_of(row.name) for row in rows} - {None}
    if kind == "body" and governments:
        return str(min(g for g in governments if g))
    counts = Counter(
        strip_honorifics(row.name) if kind == "person" else row.name for row in rows if row.kind != "unnamed"
    )
    counts = counts or Counter(row.name for row in rows)
    return min(counts, key=lambda form: (not _is_latin(form), not _is_full(form), -counts[form], -len(form), form))


def _is_latin(form: str) -> bool:
    return latin(form) == latin(form).encode("ascii", "ignore").decode() and not any(
        "а" <= c <= "я" for c in form.lower()
    )


def _is_full(form: str) -> bool:
    return len(form.split()) > 1


def strip_honorifics(name: str) -> str:
    """Return a person's name without the titles before it; the name itself where nothing else is left."""
    parts = name.split()
    while len(parts) > 1 and latin(parts[0]).strip(".") in HONORIFICS:
        parts = parts[1:]
    return " ".join(parts)


def choose_roles(rows: Sequence[Entity]) -> tuple[Role, ...]:
    """Return the roles of the entities, each wording once, the most used first."""
    counts = Counter(role.text for row in rows for role in row.roles)
    first: dict[str, Role] = {}
    for role in sorted((r for row in rows for r in row.roles), key=lambda r: (r.evidence.article_id, r.evidence.start)):
        first.setdefault(role.text, role)
    return tuple(first[text] for text in sorted(first, key=lambda t: (-counts[t], t))[:MAX_ROLES])


def disputed_names(rows: Sequence[Entity], kind: SpeakerKind) -> tuple[str, ...]:
    """Return the full names that differ by a letter of the first name; they are shown as a difference of names.

    Names in Cyrillic are written by ear and dispute nothing.
    """
    if kind != "person":
        return ()
    full = (row.name for row in rows if len(name_tokens(row.name)) > 1 and not is_cyrillic(row.name))
    names = sorted(set(map(strip_honorifics, full)))
    pairs = [
        (a, b) for a in names for b in names if a < b and misspelt_first_name(name_tokens(a)[0], name_tokens(b)[0])
    ]
    return tuple(sorted({name for pair in pairs for name in pair}))


def _merge_same_id(identities: Sequence[Identity]) -> tuple[Identity, ...]:
    merged: dict[str, Identity] = {}
    for identity in identities:
        known = merged.setdefault(identity.id, identity)
        if known is identity:
            continue
        merged[identity.id] = msgspec.structs.replace(
            known,
            aliases=tuple(sorted({*known.aliases, *identity.aliases})),
            roles=tuple(dict.fromkeys((*known.roles, *identity.roles)))[:MAX_ROLES],
            members=tuple(sorted({*known.members, *identity.members})),
        )
    return tuple(merged.values())


# Use


def name_terms(cast: Cast, *kinds: SpeakerKind) -> frozenset[str]:
    """Return the terms of the names of all identities of these kinds."""
    names = {name for i in cast.identities if i.kind in kinds for name in (i.name, *i.aliases)}
    return frozenset(term for name in names for token in name_tokens(name) if (term := word_term(token)) is not None)


def assign_speakers(telling: Telling, cast: Cast) -> tuple[Statement, ...]:
    """Return the statements of all accounts, in order of article and place, under their final speakers."""
    offices = Offices(cast)
    return tuple(
        _assigned(statement, cast, offices)
        for account in telling.accounts.values()
        for statement in sorted(account.notes.statements, key=lambda s: (s.content[0].start if s.content else 0, s.id))
        if statement.content
    )


def _assigned(statement: Statement, cast: Cast, offices: Offices) -> Statement:
    known = cast.of(statement.article_id, statement.speaker_id)
    identity = describe_source(statement, known, offices) or known
    if identity is None:
        return statement
    ref = SpeakerRef(id=identity.id, name=identity.name)
    return msgspec.structs.replace(statement, speaker_id=identity.id, speaker=ref)


class Offices:
    """Who holds the office that a description means; each description is looked up once."""

    def __init__(self, cast: Cast) -> None:
        people = (i for i in cast.identities if i.kind == "person" and i.roles)
        self._held = [(i, [role_terms(role.text) for role in i.roles]) for i in people]
        self._found: dict[str, Identity | None] = {}

    def holder(self, description: str) -> Identity | None:
        """Return the one person who has the office, None where nobody or several have it."""
        if description not in self._found:
            fitting = [identity for identity, roles in self._held if describes(description, roles)]
            self._found[description] = fitting[0] if len(fitting) == 1 else None
        return self._found[description]


def describe_source(statement: Statement, known: Identity | None, offices: Offices) -> Identity | None:
    """Return the one person whose role another account writes as this source ("the Aruvian prime minister").

    None where the source is a name or a pronoun, where nobody or several have the role, or where the person found in
    the article has it.
    """
    text = statement.source.text if statement.source is not None else ""
    if not latin(text).startswith("the ") or (
        known is not None and set(name_tokens(text)) & set(name_tokens(known.name))
    ):
        return None
    return offices.holder(text)


def list_speakers(cast: Cast, statements: Iterable[Statement]) -> tuple[Speaker, ...]:
    """Return the table of everybody who says something, sorted by id."""
    speaking = {statement.speaker_id for statement in statements}
    return tuple(
        Speaker(id=i.id, name=i.name, kind=i.kind, aliases=i.aliases, roles=i.roles)
        for i in cast.identities
        if i.id in speaking
    )
