"""Make entities of mentions: one for each person, body and place that an article names.

In: mentions in order.  Out: entities with the fullest name.  A bare surname is the full name that ends in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache

from rashomon.annotate.who.given_names import FEMALE_NAMES, MALE_NAMES
from rashomon.annotate.who.names import KEYS_KEPT, Gender, Mention, NameKind, Person, key_of
from rashomon.annotate.who.titles import BODY_NAME_WORDS

NEAR_CHARACTERS = 300  # about a paragraph: a surname goes to the full name before it, be it of the lesser known
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def group_mentions(mentions: Iterable[Mention]) -> list[Person]:
    """Return the entities of the mentions, in order of first mention; a surname joins the last full name before it."""
    ordered = list(mentions)
    human = {key_of(m.name) for m in ordered if m.kind == "person" or m.role or m.gender}
    fulls = [m for m in ordered if " " in m.name and m.kind != "place" and _can_be_human(m.name, human)]
    by_word: dict[str, list[Mention]] = {}
    for full_mention in fulls:
        for word in sorted(set(key_of(full_mention.name).split())):
            by_word.setdefault(word, []).append(full_mention)
    groups: dict[str, list[Mention]] = {}
    names: dict[str, str] = {}
    for mention in ordered:
        full = _full_name(mention, by_word)
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
    kinds = [m.kind for m in group]
    kind: NameKind = max(sorted(set(kinds)), key=kinds.count)
    last = key_of(name).split()[-1] if key_of(name) else ""
    if last in BODY_NAME_WORDS and not any(m.gender for m in group):
        kind = "body" if kind == "person" else kind
    elif any(m.role or m.gender for m in group) or ("person" in kinds and kinds.count("person") * 3 >= len(kinds)):
        kind = "person"
    gender = next((m.gender for m in group if m.gender), None) or _gender_of(name)
    return Person(name=name, kind=kind, mentions=tuple(group), gender=gender)


def _gender_of(name: str) -> Gender:
    first = key_of(name).split()[0] if " " in name else ""
    if (first in MALE_NAMES) == (first in FEMALE_NAMES):
        return None
    return "male" if first in MALE_NAMES else "female"


def _full_name(mention: Mention, by_word: Mapping[str, Sequence[Mention]]) -> str:
    """Return the full name that a mention is short for: whoever bears the surname, else whose other name it is."""
    parts = key_of(mention.name).split()
    sharing = by_word.get(parts[-1], ()) if parts else ()
    matching = [f for f in sharing if _is_short_for(parts, key_of(f.name).split())]
    if not matching:
        return mention.name
    bearers = [f for f in matching if _surname(f.name) == parts[-1]]
    if not bearers and len(parts) == 1 and (cut := _name_up_to(matching, parts[0])) is not None:
        return cut
    best = _choose_bearer(mention, bearers or matching)
    same = [f for f in matching if _person_key(f.name) == _person_key(best.name)]
    return max(same, key=lambda f: (len(f.name), -f.span.start)).name


def _choose_bearer(mention: Mention, bearers: Sequence[Mention]) -> Mention:
    """Return whom a bare surname means: of the right gender, named in full just before, else most often."""
    if mention.gender is not None:
        fitting = [f for f in bearers if (f.gender or _gender_of(f.name)) in {None, mention.gender}]
        bearers = fitting or bearers
    near = [f for f in bearers if 0 <= mention.span.start - f.span.start <= NEAR_CHARACTERS]
    if near:
        return near[-1]
    counts = Counter(_person_key(f.name) for f in bearers)
    most = max(counts.values())
    leading = [f for f in bearers if counts[_person_key(f.name)] == most]
    before = [f for f in leading if f.span.start <= mention.span.start]
    return before[-1] if before else leading[0]


def _name_up_to(matching: Sequence[Mention], word: str) -> str | None:
    """Return "Salma Hayek" of "Salma Hayek Described Her": a capitalised line runs on behind the name."""
    for full in matching:
        words = full.name.split()
        keys = [key_of(w) for w in words]
        if word in keys[1:-1] and keys[-1] not in _SUFFIXES:
            return " ".join(words[: keys.index(word) + 1])
    return None


@lru_cache(maxsize=KEYS_KEPT)
def _surname(name: str) -> str:
    words = key_of(name).split()
    return next((w for w in reversed(words) if w.strip(".") not in _SUFFIXES), words[-1])


@lru_cache(maxsize=KEYS_KEPT)
def _person_key(name: str) -> tuple[str, str]:
    return key_of(name).split()[0], _surname(name)


def _is_short_for(parts: list[str], full: list[str]) -> bool:
    if len(parts) == 1:
        return parts[0] in {full[-1], full[0]} or (len(full) > 2 and parts[0] in full[1:])
    return parts[-1] == full[-1] and (parts[0] == full[0] or (len(parts) < len(full) and set(parts) <= set(full)))
