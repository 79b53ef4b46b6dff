"""Roles: which of a story's people a description means, by what its articles call them.

In: entities with their roles, groups of them.  Out: the groups with each described speaker ("the Kremlin spokesman")
put to the one group with that role; where two fit, nobody is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rashomon.compare.who.names import latin, name_tokens
from rashomon.compare.who.places import country_of, fold_people
from rashomon.compare.who.who_is_who import Member
from rashomon.compare.words.terms import content_terms
from rashomon.model import Entity

# Several words for one office; whole words of the folded role, replaced in this order.
_OFFICE_ROWS = (
    ("pm", "prime minister"), ("premier", "prime minister"), ("head of state", "president"),
    ("head of government", "prime minister"), ("top diplomat", "foreign minister"),
    ("chief diplomat", "foreign minister"), ("ceo", "chief executive"), ("mp", "member parliament"),
)  # fmt: skip
_OFFICES = re.compile(r"\b(?:" + "|".join(name for name, _ in _OFFICE_ROWS) + r")\b")
# Words of a role that vary with the person's sex or the outlet's style and name the same office.
_ROLE_WORDS = {
    "spokesperson": "spokes", "spokeswoman": "spokes", "spokesman": "spokes", "chairwoman": "chair",
    "chairman": "chair", "chairperson": "chair", "chief": "head", "leader": "head", "boss": "head",
}  # fmt: skip
# Who leads a country: "the Russian leader" is its president where the story knows one alone.
_LEADING_OFFICES = (frozenset({"president"}), frozenset({"prime", "minister"}), frozenset({"chancellor"}))
_HEAD = "head"
_PLURAL_STARTS = frozenset("two three four five several some many most all other others both".split())
_INDEFINITE = frozenset({"a", "an", "one"})


@lru_cache(maxsize=16384)
def role_terms(text: str) -> frozenset[str]:
    """Return the content of a role or description: one word for one office, a country for its people."""
    plain = latin(text).replace("'s ", " ").replace("’s ", " ")
    plain = _OFFICES.sub(lambda match: dict(_OFFICE_ROWS)[match.group()], plain)
    plain = " ".join(country_of(word) for word in plain.split())
    return frozenset(fold_people(_ROLE_WORDS.get(term, term)) for term in content_terms(plain))


def add_described(groups: Sequence[tuple[Member, ...]], entities: Mapping[Member, Entity]) -> list[tuple[Member, ...]]:
    """Return the groups with each described speaker put to the one group with that role."""
    holders: dict[str, set[int]] = {}
    for i, group in enumerate(groups):
        for term in {t for m in group for role in entities[m].roles for t in role_terms(role.text)}:
            holders.setdefault(term, set()).add(i)
    grown = [list(group) for group in groups]
    alone: list[tuple[Member, ...]] = []
    for member, entity in entities.items():
        if entity.kind != "unnamed" and (entity.kind != "person" or name_tokens(entity.name)):
            continue
        near = sorted(set[int].union(set(), *(holders.get(t, set()) for t in role_terms(entity.name))))
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


def holds_office(description: str, article_id: str, group: Sequence[Member], entities: Mapping[Member, Entity]) -> bool:
    """Return whether the article itself gives someone of the group the one-word office that it describes."""
    wanted = role_terms(description)
    if len(wanted) != 1 or latin(description).split()[0] in _PLURAL_STARTS | _INDEFINITE:
        return False
    return any(wanted <= role_terms(role.text) for m in group if m[0] == article_id for role in entities[m].roles)


def describes(description: str, roles: Sequence[frozenset[str]]) -> bool:
    """Return whether a definite description of two words or more is one of the roles."""
    words = latin(description).split()
    if not words or words[0] in _PLURAL_STARTS | _INDEFINITE:
        return False
    wanted = role_terms(description)
    if len(wanted) < 2:
        return False
    ways = [wanted, *(wanted - {_HEAD} | office for office in _LEADING_OFFICES if _HEAD in wanted)]
    return any(way <= role for way in ways for role in roles)
