"""Who is who: which entities of a story's articles are one person or body.

In: the entities of all articles.  Out: groups of them.
Surnames go to the one full name that fits, spellings are folded; where two fit, nobody is chosen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from rashomon.compare.accounts import Account
from rashomon.compare.who.names import latin, misspelt_first_name, name_tokens, same_person, same_surname, skeleton
from rashomon.compare.who.places import fold_people, government_of, place_key
from rashomon.model import Entity, SpeakerRef

Member = tuple[str, str]
"""Article id and entity id."""


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
    initials: dict[str, set[tuple[tuple[str, ...], ...]]] = {}
    for key in full:
        for tokens in key:
            initials.setdefault(skeleton(tokens[-1])[:1], set()).add(key)
    for tokens in sorted(names):
        if len(tokens) == 1:
            near = initials.get(skeleton(tokens[0])[:1], set())
            attach_short_name(tokens, names[tokens], members, sorted(near))
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
    if not (same_surname(a[-1], b[-1]) and misspelt_first_name(a[0], b[0])):
        return False
    return {member[0] for member in where[a]}.isdisjoint(member[0] for member in where[b])


def attach_short_name(
    tokens: tuple[str, ...],
    found: Sequence[Member],
    members: dict[tuple[tuple[str, ...], ...], list[Member]],
    near: Sequence[tuple[tuple[str, ...], ...]],
) -> None:
    """Add the bearers of a lone surname to the one person of that name: in their article first, then in the story.

    `near`: the people whose surname begins alike.
    """
    fitting = [key for key in near if any(same_person(tokens, name) for name in key if len(name) > 1)]
    left, articles = [], {key: {m[0] for m in members[key]} for key in fitting}
    for member in found:
        here = [key for key in fitting if member[0] in articles[key]]
        chosen = here if len(here) == 1 else fitting if len(fitting) == 1 and not here else []
        if chosen:
            members[chosen[0]].append(member)
            articles[chosen[0]].add(member[0])
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
    return government_of(plain) or _organ_key(plain) or place_key(plain)


# Organs of a state, named with their country before or behind: "Russian Defence Ministry", "Ministry of Defence of
# Russia". Other bodies are not: the Bank of America is no American bank.
_ORGANS = frozenset(
    "presidency ministry parliament government army navy military police embassy chancellery senate".split()
)


def _organ_key(name: str) -> str | None:
    """Return the sorted words of an organ of a state, a country for its people; None for other bodies."""
    words = [w for w in latin(name).split() if w not in {"the", "of"}]
    if len(words) < 2 or not _ORGANS & set(words):
        return None
    return " ".join(sorted(fold_people(word) for word in words))
