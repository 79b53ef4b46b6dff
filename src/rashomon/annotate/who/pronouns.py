"""Say whom a pronoun means that speaks: the nearest fitting person in the foreground, two paragraphs back at most.

In: a pronoun's place and the scene.  Out: who it is, or nobody.  "I", "we" and "you" mean nobody who can be told.
"""

from __future__ import annotations

import re

from rashomon.annotate.who.names import Gender
from rashomon.annotate.who.offices import gender_of, is_plural
from rashomon.annotate.who.scene import Named, Scene, Sight
from rashomon.annotate.who.titles import BODY_NOUNS, PERSON_NOUNS, PLURAL_PEOPLE

PERSON_PRONOUNS: dict[str, Gender] = {
    "he": "male", "she": "female", "him": "male", "her": "female", "his": "male",
    "er": "male", "il": "male", "él": "male", "lui": "male", "он": "male", "він": "male", "sie": "female",
    "elle": "female",
    "ella": "female", "lei": "female", "она": "female", "вона": "female",
}  # fmt: skip
BODY_PRONOUNS = frozenset({"it", "its"})
MANY_PRONOUNS = frozenset({"they", "their", "them"})
_PERSON_ENDINGS = ("man", "woman", "person", "er", "or", "ist", "ian", "ant", "ee", "-old")
BLOCKS_BACK = 2  # a pronoun farther from its name than this is as often somebody else


def resolve_pronoun(scene: Scene, word: str, at: int) -> Named | None:
    """Return whom the pronoun `word` means, None if it is no pronoun or that cannot be told."""
    if word in PERSON_PRONOUNS:
        return _nearest(scene, at, {"person", "unnamed"}, PERSON_PRONOUNS[word])
    if word in BODY_PRONOUNS:
        return _nearest(scene, at, {"body", "place"}, None)
    return _nearest_many(scene, at) if word in MANY_PRONOUNS else None


def _nearest(scene: Scene, at: int, kinds: set[str], gender: Gender) -> Named | None:
    """Return the nearest name in the foreground before `at`, else the only one that is mentioned at all."""
    floor, near = scene.floor(at, BLOCKS_BACK), scene.floor(at, 0)
    fitting = [s for s in scene.foreground(floor, at) if s.named.kind in kinds and _fits(s, gender, near)]
    if fitting:
        return fitting[-1].named
    mentioned = [
        p for _, p in scene.mentions_in(floor, at) if p.kind in kinds and (not gender or p.gender in {None, gender})
    ]
    if len({p.name for p in mentioned}) != 1:
        return None
    return Named(name=mentioned[-1].name, kind=mentioned[-1].kind)


def _fits(sight: Sight, gender: Gender, near: int) -> bool:
    """Return whether somebody can be "he" or "she"; who is only described must stand in the same paragraph."""
    if sight.named.kind != "unnamed":
        return gender is None or sight.gender in {None, gender}
    told = gender_of(sight.named.name)
    return sight.at >= near and is_one_person(sight.named.name) and (told is None or told == gender)


def _nearest_many(scene: Scene, at: int) -> Named | None:
    """Return the group that spoke last before "they" in the paragraph, None if a single person did."""
    sights = scene.foreground(scene.floor(at, 0), at)
    if not sights:
        return None
    last = sights[-1].named
    word = last.name.lower().split()[-1]
    many = last.kind == "unnamed" and (word in PLURAL_PEOPLE or is_plural(word) or " and " in last.name)
    return last if many else None


def is_one_person(name: str) -> bool:
    """Return whether a description can be meant by "he" or "she": one person, no document, no group."""
    words = re.split(r" (?:of|from|for|at|in|who|with|on) ", name.lower())[0].split()
    word = words[-1] if words else ""
    one = word in PERSON_NOUNS or (word.endswith(_PERSON_ENDINGS) and not is_plural(word))
    return one and word not in BODY_NOUNS | PLURAL_PEOPLE and " and " not in name and name[:1].islower()
