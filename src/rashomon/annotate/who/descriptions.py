"""Say which person a description means: "the minister", "the tearful Frenchman", "the 66-year-old", "the source".

In: the description's place and words, and the scene.  Out: who it is; as written where that cannot be told.
An office goes to the nearest person who has it; what only describes again goes to the one person in the foreground;
an unnamed person who was described before is the same unnamed person.
"""

from __future__ import annotations

from rashomon.annotate.who.names import Mention, Person
from rashomon.annotate.who.offices import (
    DETERMINERS,
    countries_of,
    gender_of,
    is_plural,
    office_of,
    offices_agree,
    role_head,
    strip_determiner,
)
from rashomon.annotate.who.scene import Named, Scene
from rashomon.annotate.who.titles import EPITHETS, PLURAL_PEOPLE, SHARED_ROLES
from rashomon.model import Span

SPOKESPEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson", "foreman", "chairman", "chairwoman"})
_NOBODY = frozenset(
    "who which that they we i you those some many others it he she one nobody none him her his them their its".split()
) | {"no one"}
_INDEFINITE = ("a ", "an ", "one ", "another ", "some ", "two ", "several ", "many ")
NEAR_BLOCKS = 2  # whom a paragraph before the last one named is out of mind
FAR = 10_000  # characters: who is named only later counts as farther than anybody named before


def describe_person(scene: Scene, source: Span, head: Span) -> Named | None:
    """Return whom the description at `source` means, unnamed as written where nobody fits; None if it is no noun."""
    word, phrase = head.of(scene.text).lower(), " ".join(source.of(scene.text).split())
    if phrase.lower() in _NOBODY:
        return None
    found = find_person(scene, source, head)
    if found is None and phrase.lower().startswith("the ") and not _is_many(word):
        found = _described_before(scene, source.start, word)
    found = found or Named(name=strip_determiner(phrase), kind="unnamed")
    if found.kind == "unnamed":
        scene.described.append((source.start, word, found))
    return found


def find_person(scene: Scene, source: Span, head: Span) -> Named | None:
    """Return the named person whom a definite description means, None if that cannot be told."""
    word, phrase = head.of(scene.text).lower(), " ".join(source.of(scene.text).split())
    low = phrase.lower()
    definite = low.startswith(DETERMINERS) or phrase == strip_determiner(phrase)
    if not definite or low.startswith(_INDEFINITE) or _is_many(word):
        return None
    return _resolve(scene, source.start, word, phrase)


def _is_many(word: str) -> bool:
    return word in PLURAL_PEOPLE or is_plural(word)


def _resolve(scene: Scene, at: int, word: str, phrase: str) -> Named | None:
    """Return the person with the office who is near, else the only one in the foreground, else who has the office."""
    holders = _holders(scene, word, phrase)
    floor = scene.floor(at, NEAR_BLOCKS)
    recent = [p for _, p in scene.mentions_in(floor, at) if any(p is h for _, h in holders)]
    if recent:
        return Named(name=recent[-1].name, kind="person")
    lone = _only_one_near(scene, at, word, phrase) if phrase.lower().startswith("the ") else None
    if lone is not None:
        return lone
    names = {p.name for _, p in holders}
    if not holders or (role_head(word) in SHARED_ROLES and len(names) > 1):
        return None
    return Named(name=min(holders, key=lambda h: _distance(h[0], h[1], at))[1].name, kind="person")


def _holders(scene: Scene, word: str, phrase: str) -> list[tuple[Mention, Person]]:
    """Return the people whom the article gives this office, each with the mention that says so."""
    office = office_of(phrase) if "head of state" in phrase.lower() else role_head(word)
    found = []
    for mention, person in scene.mentions:
        if person.kind != "person" or mention.role is None:
            continue
        role = mention.role.of(scene.text)
        if (office_of(role) == office or office in role.lower().split()) and offices_agree(phrase, role):
            found.append((mention, person))
    return found


def _distance(mention: Mention, person: Person, at: int) -> int:
    """Return how far a person is: from the last mention before `at`, or from the role's own mention behind it."""
    last = max((m.span.start for m in person.mentions if m.span.start < at), default=None)
    own = at - mention.span.start if mention.span.start < at else (mention.span.start - at) * 3 + FAR
    return own if last is None else min(own, at - last)


def _only_one_near(scene: Scene, at: int, word: str, phrase: str) -> Named | None:
    """Return the one person of the paragraph, or of the one before, whom the description can mean."""
    loose = word in EPITHETS or (word.endswith(("-old", "man", "woman")) and word not in SPOKESPEOPLE)
    loose = loose or phrase.lower().endswith("-old")
    countries, gender = countries_of(phrase), gender_of(phrase)
    if not loose and not countries:
        return None
    if _is_somebody_beside(scene, at):
        return None
    for back in range(NEAR_BLOCKS):
        start, end = scene.floor(at, back), min(at, scene.floor(at, back - 1)) if back else at
        people = [s for s in scene.foreground(start, end) if s.named.kind == "person" and " " in s.named.name]
        fitting = [s for s in people if gender is None or s.gender in {None, gender}]
        if fitting:
            last = fitting[-1].named
            known = _countries_of(scene, last.name)
            fits = countries & known if not loose else not (countries and known) or countries & known
            return last if len({s.named.name for s in fitting}) == 1 and fits else None
    return None


def _is_somebody_beside(scene: Scene, at: int) -> bool:
    """Return whether two people are named before `at` in its sentence: "Lee leads Marsh, but the senator …"."""
    start = max(scene.text.rfind(stop, scene.floor(at, 0), at) for stop in (". ", "? ", "! ", ".” ", '." '))
    inside = [p.name for m, p in scene.mentions_in(max(start, scene.floor(at, 0)), at) if p.kind == "person"]
    return len(set(inside)) > 1


def _countries_of(scene: Scene, name: str) -> frozenset[str]:
    """Return the countries that the roles of a person name: "his US counterpart" speaks for the US."""
    roles = [m.role.of(scene.text) for m, p in scene.mentions if p.name == name and m.role is not None]
    return frozenset(country for role in roles for country in countries_of(role))


def _described_before(scene: Scene, at: int, word: str) -> Named | None:
    """Return who was described by the same noun before, unnamed: "the witness" is "a witness in the yard"."""
    before = [n for place, w, n in scene.described if w == word and place < at and n.kind == "unnamed"]
    return before[-1] if before else None
