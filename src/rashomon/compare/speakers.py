"""Speakers: one identity a story for each person and body that its articles name.

In: the accounts.  Out: a `Cast`: identities with their aliases and roles, and who each article's entity is.
Surnames go to the one full name that fits, spellings are folded, descriptions go to the one person with that role;
where two fit, nobody is chosen. A capital that speaks is its country's government.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from rashomon.compare.accounts import Account, Telling
from rashomon.compare.names import (
    HONORIFICS,
    latin,
    misspelt_first_name,
    name_tokens,
    same_person,
    same_surname,
    skeleton,
)
from rashomon.compare.places import government_of, place_key
from rashomon.compare.terms import content_terms, word_term
from rashomon.model import Entity, Role, Span, Speaker, SpeakerKind, SpeakerRef, Statement, Value, content_id

Member = tuple[str, str]
"""Article id and entity id."""

# Words of a role that vary with the person's sex or the outlet's style and name the same office.
_ROLE_WORDS = {
    "spokesperson": "spokes", "spokeswoman": "spokes", "spokesman": "spokes", "chairwoman": "chair",
    "chairman": "chair",
    "chairperson": "chair", "chief": "head", "leader": "head", "boss": "head", "premier": "prime-minister",
}  # fmt: skip
_PLURAL_STARTS = frozenset("two three four five several some many most all other others both".split())
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
    groups = [*group_people(entities), *group_bodies(entities)]
    groups = add_described(groups, entities)
    identities = sorted((make_identity(members, entities) for members in groups), key=lambda i: i.id)
    merged = _merge_same_id(identities)
    return Cast(identities=merged, by_member={member: i for i in merged for member in i.members})


def list_entities(accounts: Iterable[Account]) -> dict[Member, Entity]:
    """Return every entity by article and id, speakers without an entity among them."""
    found: dict[Member, Entity] = {}
    for account in accounts:
        for entity in account.notes.entities:
            found[account.id, entity.id] = entity
        for statement in account.notes.statements:
            member = (account.id, statement.speaker_id or "")
            if statement.speaker is not None and statement.speaker_id and member not in found:
                found[member] = _entity_of(statement.speaker)
    return dict(sorted(found.items()))


def _entity_of(ref: SpeakerRef) -> Entity:
    """Return an entity for a speaker whom the annotations name without listing."""
    known_body = government_of(ref.name) is not None
    named = not known_body and len(name_tokens(ref.name)) > 1 and not ref.name[:1].islower()
    return Entity(id=ref.id, name=ref.name, kind="person" if named else "body", aliases=(), mentions=())


def correct_kinds(entities: Mapping[Member, Entity]) -> dict[Member, Entity]:
    """Return the entities with bodies made people where another entity of that very name is a person."""
    names = [name_tokens(e.name) for e in entities.values() if e.kind == "person"]
    full = {name for name in names if len(name) > 1}
    surnames = Counter(name[-1] for name in full)
    fixed = {}
    for member, entity in entities.items():
        tokens = name_tokens(entity.name)
        person = tokens in full or (len(tokens) == 1 and surnames[tokens[0]] == 1 and entity.name[:1].isupper())
        body = entity.kind == "body" and person
        fixed[member] = msgspec.structs.replace(entity, kind="person") if body else entity
    return fixed


# People


def group_people(entities: Mapping[Member, Entity]) -> list[tuple[Member, ...]]:
    """Return the groups of person entities that are one person."""
    names: dict[tuple[str, ...], list[Member]] = {}
    for member, entity in entities.items():
        if entity.kind == "person" and (tokens := name_tokens(entity.name)):
            names.setdefault(tokens, []).append(member)
    full = group_full_names([tokens for tokens in sorted(names) if len(tokens) > 1], names)
    members = {key: [m for tokens in key for m in names[tokens]] for key in full}
    for tokens in sorted(names):
        if len(tokens) == 1:
            attach_short_name(tokens, names[tokens], members)
    return [tuple(sorted(group)) for group in members.values()]


def group_full_names(
    names: Sequence[tuple[str, ...]], where: Mapping[tuple[str, ...], Sequence[Member]]
) -> list[tuple[tuple[str, ...], ...]]:
    """Return full names grouped by person; a first name one letter off counts where no article uses both forms."""
    groups: list[list[tuple[str, ...]]] = []
    initials: dict[str, list[list[tuple[str, ...]]]] = {}
    for name in names:
        near = initials.setdefault(skeleton(name[-1])[:1], [])
        fits = [g for g in near if any(same_person(name, other) or _misspelt(name, other, where) for other in g)]
        joined = [*(other for group in fits for other in group), name]
        initials[skeleton(name[-1])[:1]] = [g for g in near if g not in fits] + [joined]
    for letter in sorted(initials):
        groups.extend(initials[letter])
    return [tuple(sorted(group)) for group in groups]


def _misspelt(a: tuple[str, ...], b: tuple[str, ...], where: Mapping[tuple[str, ...], Sequence[Member]]) -> bool:
    articles = {member[0] for member in where[a]} & {member[0] for member in where[b]}
    return not articles and same_surname(a[-1], b[-1]) and misspelt_first_name(a[0], b[0])


def attach_short_name(
    tokens: tuple[str, ...], found: Sequence[Member], members: dict[tuple[tuple[str, ...], ...], list[Member]]
) -> None:
    """Add the bearers of a lone surname to the one person of that name: in their article first, then in the story."""
    fitting = [key for key in sorted(members) if any(same_person(tokens, name) for name in key if len(name) > 1)]
    left = []
    for member in found:
        here = [key for key in fitting if any(m[0] == member[0] for m in members[key])]
        chosen = here if len(here) == 1 else fitting if len(fitting) == 1 and not here else []
        if chosen:
            members[chosen[0]].append(member)
        else:
            left.append(member)
    if left:
        members.setdefault((tokens,), []).extend(left)


# Bodies and places


def group_bodies(entities: Mapping[Member, Entity]) -> list[tuple[Member, ...]]:
    """Return the groups of bodies and places that are one: equal names, and a capital with its country."""
    groups: dict[str, list[Member]] = {}
    for member, entity in entities.items():
        if entity.kind in {"body", "place"}:
            groups.setdefault(body_key(entity.name), []).append(member)
    return [tuple(group) for _, group in sorted(groups.items())]


def body_key(name: str) -> str:
    """Return one key for all names of a body: "Westmere's food agency" is "the Westmere Food Agency"."""
    words = name.split()
    while len(words) > 1 and words[0][:1].islower() and words[0] != "the" and any(w[:1].isupper() for w in words):
        words = words[1:]
    plain = " ".join(word.removesuffix("'s").removesuffix("’s") for word in words)
    return government_of(plain) or place_key(plain)


# Descriptions


@lru_cache(maxsize=16384)
def role_terms(text: str) -> frozenset[str]:
    """Return the content of a role or description, one word for one office."""
    return frozenset(
        _ROLE_WORDS.get(term, term) for term in content_terms(text.replace("'s ", " ").replace("’s ", " "))
    )


def add_described(groups: Sequence[tuple[Member, ...]], entities: Mapping[Member, Entity]) -> list[tuple[Member, ...]]:
    """Return the groups with each described speaker ("the Kremlin spokesman") put to the one group with that role."""
    holders: dict[str, set[int]] = {}
    for i, group in enumerate(groups):
        for term in {t for m in group for role in entities[m].roles for t in role_terms(role.text)}:
            holders.setdefault(term, set()).add(i)
    grown = [list(group) for group in groups]
    alone: list[tuple[Member, ...]] = []
    for member, entity in entities.items():
        if entity.kind != "unnamed" and (entity.kind != "person" or name_tokens(entity.name)):
            continue
        near = sorted(set[int].union(set(), *(holders.get(t, set()) for t in office_terms(entity.name))))
        fitting = [i for i in near if describes(entity.name, group_roles(groups[i], entities))]
        fitting = fitting or [i for i in near if holds_office(entity.name, member[0], groups[i], entities)]
        if len(fitting) == 1:
            grown[fitting[0]].append(member)
        else:
            alone.append((member,))
    return [tuple(sorted(group)) for group in grown] + alone


def group_roles(group: Sequence[Member], entities: Mapping[Member, Entity]) -> list[frozenset[str]]:
    """Return the roles of a group's entities as terms."""
    return [role_terms(role.text) for m in group for role in entities[m].roles]


def office_terms(description: str) -> frozenset[str]:
    """Return the terms of the office that is described; a head of state is a president."""
    return (
        frozenset({"president"})
        if latin(description).removeprefix("the ") == "head of state"
        else role_terms(description)
    )


def holds_office(description: str, article_id: str, group: Sequence[Member], entities: Mapping[Member, Entity]) -> bool:
    """Return whether the article itself gives someone of the group the one-word office that it describes."""
    wanted = (
        frozenset({"president"})
        if latin(description).removeprefix("the ") == "head of state"
        else role_terms(description)
    )
    if len(wanted) != 1 or latin(description).split()[0] in _PLURAL_STARTS | {"a", "an", "one"}:
        return False
    return any(wanted <= role_terms(role.text) for m in group if m[0] == article_id for role in entities[m].roles)


def describes(description: str, roles: Sequence[frozenset[str]]) -> bool:
    """Return whether a definite description of two words or more is one of the roles."""
    words = latin(description).split()
    if not words or words[0] in _PLURAL_STARTS or words[0] in {"a", "an", "one"}:
        return False
    wanted = role_terms(description)
    return len(wanted) > 1 and any(wanted <= role for role in roles)


# Making


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
    """Return the full names that differ by a letter of the first name; they are shown as a difference of names."""
    if kind != "person":
        return ()
    names = sorted({strip_honorifics(row.name) for row in rows if len(name_tokens(row.name)) > 1})
    pairs = [
        (a, b) for a in names for b in names if a < b and misspelt_first_name(name_tokens(a)[0], name_tokens(b)[0])
    ]
    return tuple(sorted({name for pair in pairs for name in pair}))


def _merge_same_id(identities: Sequence[Identity]) -> tuple[Identity, ...]:
    merged: dict[str, Identity] = {}
    for identity in identities:
        known = merged.get(identity.id, identity)
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
    return tuple(
        _assigned(statement, cast)
        for account in telling.accounts.values()
        for statement in sorted(account.notes.statements, key=lambda s: (s.content[0].start if s.content else 0, s.id))
        if statement.content
    )


def _assigned(statement: Statement, cast: Cast) -> Statement:
    identity = describe_source(statement, cast) or cast.of(statement.article_id, statement.speaker_id)
    if identity is None:
        return statement
    ref = SpeakerRef(id=identity.id, name=identity.name)
    return msgspec.structs.replace(statement, speaker_id=identity.id, speaker=ref)


def describe_source(statement: Statement, cast: Cast) -> Identity | None:
    """Return the one person whose role another account writes as this source ("the Aruvian prime minister").

    None where the source is a name or a pronoun, where nobody or several have the role, or where the person found in
    the article has it.
    """
    text = statement.source.text if statement.source is not None else ""
    known = cast.of(statement.article_id, statement.speaker_id)
    if not latin(text).startswith("the ") or (
        known is not None and set(name_tokens(text)) & set(name_tokens(known.name))
    ):
        return None
    fitting = [
        i for i in cast.identities if i.kind == "person" and describes(text, [role_terms(r.text) for r in i.roles])
    ]
    return fitting[0] if len(fitting) == 1 else None


def list_speakers(cast: Cast, statements: Iterable[Statement]) -> tuple[Speaker, ...]:
    """Return the table of everybody who says something, sorted by id."""
    speaking = {statement.speaker_id for statement in statements}
    return tuple(
        Speaker(id=i.id, name=i.name, kind=i.kind, aliases=i.aliases, roles=i.roles)
        for i in cast.identities
        if i.id in speaking
    )


def mentions_of(cast: Cast, telling: Telling) -> dict[str, list[tuple[str, Span]]]:
    """Return where each identity is mentioned: article id and place, in order."""
    places: dict[str, list[tuple[str, Span]]] = {}
    for account in telling.accounts.values():
        for entity in account.notes.entities:
            identity = cast.of(account.id, entity.id)
            if identity is not None:
                places.setdefault(identity.id, []).extend((account.id, span) for span in entity.mentions)
    return {key: sorted(rows) for key, rows in sorted(places.items())}
