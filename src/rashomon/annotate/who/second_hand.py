"""Name whom somebody says to have said something, where the words around were never searched for names.

In: a source's place and head, and the scene.  Out: the person of the article whose surname it is, else as written.
"""

from __future__ import annotations

from rashomon.annotate.who.descriptions import find_person
from rashomon.annotate.who.names import Person, key_of
from rashomon.annotate.who.offices import strip_determiner
from rashomon.annotate.who.scene import Named, Scene
from rashomon.annotate.who.titles import TITLES
from rashomon.model import Span


def name_unseen(scene: Scene, source: Span, head: Span) -> Named:
    """Return who a source inside quotation marks is: a person known to the article, a name, or words as written."""
    phrase = " ".join(source.of(scene.text).split())
    if not head.of(scene.text)[:1].isupper():
        return find_person(scene, source, head) or Named(name=strip_determiner(phrase), kind="unnamed")
    words = [w for w in phrase.split() if w.lower().strip(".,") not in TITLES and w.lower() != "the"]
    known = [p for p in scene.people if p.kind == "person" and _can_be(words, p)]
    if len(known) == 1:
        return Named(name=known[0].name, kind="person")
    full = len(words) > 1 and all(w[:1].isupper() for w in words)
    return Named(name=" ".join(words) if words else phrase, kind="person" if full else "unnamed")


def _can_be(words: list[str], person: Person) -> bool:
    """Return whether a name ends in the person's surname and says nothing against it: "Veit", "Karl Veit"."""
    name = key_of(person.name).split()
    return bool(words) and key_of(words[-1]) == name[-1] and {key_of(w) for w in words} <= set(name)
