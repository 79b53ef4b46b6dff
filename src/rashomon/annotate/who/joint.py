"""Name several who speak as one: "the company and the union", "President Lee and her minister, Karl Veit".

In: a source's place and head, and the scene.  Out: one name that holds all of them, or nobody where one speaks alone.
Each is named in full where the article does; one who cannot be told leaves all of them as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.annotate.who.described_bodies import describe_body
from rashomon.annotate.who.names import Mention, Person, government_of
from rashomon.annotate.who.offices import strip_determiner
from rashomon.annotate.who.scene import Named, Scene
from rashomon.annotate.who.titles import BODY_NOUNS, PLURAL_PEOPLE
from rashomon.model import Span

# Between two who speak together: what is set beside the first, "and", the role of the second.
_BETWEEN = re.compile(
    r"(?:\s*,[^,;.]{1,60},|\s*\([^()]{1,20}\)|\s*,)?\s+and\s+(?P<role>(?:(?!(?:of|at|in|for|from|with|on|by|to)\b)"
    r"[\w’'.-]+,?\s+){0,6})",
    re.IGNORECASE,
)
_COMMA = re.compile(
    r"\s*,\s+(?:(?!(?:of|at|in|for|from|with|on|by|to|a|an|the|and)\b)[\w’'.-]+\s+){0,4}", re.IGNORECASE
)
_OF = re.compile(r"\s+(?:of|from|at|for)\s+(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r",?\s+and\s+", re.IGNORECASE)
_BOTH = re.compile(r"\A(?:both|together|either)\s+", re.IGNORECASE)


def name_joint(scene: Scene, source: Span, head: Span) -> Named | None:
    """Return those who speak together through `source`, None where one speaks alone."""
    named = _names_together(scene, source, head)
    if named:
        return Named(name=_listed(named), kind="unnamed")
    bodies = _bodies_together(scene, source, head)
    return Named(name=_listed(bodies), kind="unnamed") if bodies else None


def _names_together(scene: Scene, source: Span, head: Span) -> list[str]:
    """Return the names that are coordinated with the one at the head: "Varnia and Oslavia" is neither of the two."""
    inside = [(m, p) for m, p in scene.touching(source) if source.covers(m.span)]
    at_head = next((i for i, (m, _) in enumerate(inside) if m.span.end > head.start), None)
    if at_head is None or not _is_meant(scene, head, inside[at_head][0].span):
        return []
    chains = (_chain(scene.text, inside[start:], at_head - start) for start in range(at_head + 1))
    return next((chain for chain in chains if chain), [])


def _chain(text: str, inside: Sequence[tuple[Mention, Person]], least: int) -> list[str]:
    """Return the names from the first on as long as they are coordinated: two or more, past the one at `least`."""
    (mention, first), *rest = inside
    names, at, open_list, owned = [_name_of(first)], mention.span.end, False, False
    for place, (mention, person) in enumerate(rest, 1):
        between = text[at : mention.span.start]
        at = mention.span.end
        if _OF.fullmatch(between) and person.kind != "person":
            owned = True  # "Lee of the Harbour Union and …"
            continue
        listed = _COMMA.fullmatch(between) is not None
        if (not listed and not _BETWEEN.fullmatch(between)) or (owned and person.kind != first.kind):
            return names if place > least and len(names) > 1 and not open_list else []
        names.append(_name_of(person))
        open_list, owned = listed, False
    return list(dict.fromkeys(names)) if len(set(names)) > 1 and not open_list else []


def _is_meant(scene: Scene, head: Span, name: Span) -> bool:
    """Return whether a name is the head or set beside it: "the mayor, Ann Lee", "mayor Ann Lee"."""
    return name.overlaps(head) or scene.text[head.end : name.start].strip(" ") in {"", ","}


def _name_of(person: Person) -> str:
    return government_of(person.name) if person.kind == "place" else person.name


def _bodies_together(scene: Scene, source: Span, head: Span) -> list[str]:
    """Return the bodies of "the company and the union", each by its name; none if one of them is no body."""
    phrase = _BOTH.sub("", " ".join(source.of(scene.text).split()))
    parts = [strip_determiner(part) for part in _AND.split(phrase)]
    words = [part.lower().split()[-1] for part in parts if part]
    if len(parts) < 2 or len(words) < len(parts) or any(w not in BODY_NOUNS or w in PLURAL_PEOPLE for w in words):
        return []
    if any(" " in part for part in parts):
        return []  # "the search and rescue agency" is one
    names = [describe_body(scene, head.start, word, part).name for word, part in zip(words, parts, strict=True)]
    return names if len(set(names)) == len(names) else []


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
