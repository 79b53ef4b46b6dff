"""Make entities of mentions: one for each person, body and place that an article names.

In: mentions in order of place.  Out: entities with the fullest name.  A bare surname is the full name that ends in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set

from rashomon.annotate.who.full_names import FullNames, gender_of
from rashomon.annotate.who.names import Mention, NameKind, Person, key_of
from rashomon.annotate.who.titles import BODY_NAME_WORDS


def group_mentions(mentions: Iterable[Mention]) -> list[Person]:
    """Return the entities of the mentions, in order of first mention; a surname joins the last full name before it."""
    ordered = list(mentions)
    human = {key_of(m.name) for m in ordered if m.kind == "person" or m.role or m.gender}
    full_names = FullNames(m for m in ordered if " " in m.name and m.kind != "place" and _can_be_human(m.name, human))
    groups: dict[str, list[Mention]] = {}
    names: dict[str, str] = {}
    for mention in ordered:
        full = full_names.name_of(mention)
        key = key_of(full)
        groups.setdefault(key, []).append(mention)
        names[key] = _longer(names.get(key, ""), full)
    return [_entity(names[key], group) for key, group in groups.items()]


def _can_be_human(name: str, human: Set[str]) -> bool:
    """Return whether a name is a person's: seen as one, or ending in a surname that is ("Ann Lee's shop")."""
    words = key_of(name).split()
    return key_of(name) in human or (len(words) == 2 and words[-1] in human and words[-1] not in BODY_NAME_WORDS)


def _longer(a: str, b: str) -> str:
    return b if len(b) > len(a) else a


def _entity(name: str, group: list[Mention]) -> Person:
    counts = Counter(m.kind for m in group)
    kind: NameKind = max(sorted(counts), key=lambda kind: counts[kind])
    last = key_of(name).split()[-1] if key_of(name) else ""
    if last in BODY_NAME_WORDS and not any(m.gender for m in group):
        kind = "body" if kind == "person" else kind
    elif any(m.role or m.gender for m in group) or (counts["person"] and counts["person"] * 3 >= len(group)):
        kind = "person"
    gender = next((m.gender for m in group if m.gender), None) or gender_of(name)
    return Person(name=name, kind=kind, mentions=tuple(group), gender=gender)
