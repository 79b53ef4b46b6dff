"""Say which body a description means: "the agency", "the company", "the hospital".

In: the description's place and words, and the scene.  Out: one named after the noun, one described before, the company
or the place at hand; as written where none of them fits.
"""

from __future__ import annotations

import re

from rashomon.annotate.who.names import key_of
from rashomon.annotate.who.offices import NO_NAME_PART
from rashomon.annotate.who.scene import Named, Scene
from rashomon.annotate.who.titles import BODY_NAME_WORDS, COMPANY_NOUNS, DOCUMENT_NOUNS, FACILITIES, PUBLIC_NAME_WORDS


def describe_body(scene: Scene, at: int, word: str, bare: str) -> Named:
    """Return the body that the description `bare` with the head `word` means."""
    found = _find_body(scene, at, word, bare) or Named(name=bare, kind="body")
    scene.described.append((at, word, found))
    return found


def _find_body(scene: Scene, at: int, word: str, bare: str) -> Named | None:
    alone = bare.lower() == word
    named = [p for p in scene.people if p.kind == "body" and word in key_of(p.name).split()]
    if named and (alone or len(named) == 1):
        return Named(name=named[0].name, kind="body")
    if not alone:
        return None
    before = [n for place, w, n in scene.described if w == word and place < at]
    if before:
        return before[-1]
    if word in COMPANY_NOUNS:
        return _company(scene, at)
    if word in FACILITIES:
        return _facility(scene, at)
    return _described_before(scene, at, word) if word not in DOCUMENT_NOUNS else None


def _is_public(name: str) -> bool:
    """Return whether a name ends in a word that no company's does: a union, a ministry, a court."""
    return key_of(name).split()[-1] in PUBLIC_NAME_WORDS


def is_company(name: str) -> bool:
    """Return whether the last word of a name is one that names of companies end in."""
    return key_of(name).split()[-1:] != [] and key_of(name).split()[-1] in BODY_NAME_WORDS


def _company(scene: Scene, at: int) -> Named | None:
    """Return the company named nearest before `at`, else the first after it."""
    companies = [
        (m, p) for m, p in scene.mentions if p.kind == "body" and is_company(p.name) and not _is_public(p.name)
    ]
    before = [p for m, p in companies if m.span.start < at]
    after = [p for m, p in companies if m.span.start > at]
    chosen = before[-1] if before else after[0] if after else None
    return Named(name=chosen.name, kind="body") if chosen else None


def _facility(scene: Scene, at: int) -> Named | None:
    """Return the place named in the words right before: "treated at Barrowby General, the hospital said"."""
    near = [p for _, p in scene.mentions_in(scene.floor(at, 0), at)]
    return Named(name=near[-1].name, kind="body") if near and " " in near[-1].name else None


def _described_before(scene: Scene, at: int, word: str) -> Named | None:
    """Return an earlier, fuller description: "the agency" was "Westmere's food agency"."""
    pattern = re.compile(rf"((?:[A-Z][\w’'.-]*\s+|[a-z-]+\s+){{1,3}}){word}\b")
    for match in pattern.finditer(scene.text, 0, at):
        kept = match.group(1).split()
        while kept and (
            kept[0].lower() in NO_NAME_PART or not kept[0][:1].isalpha() or kept[0].endswith(("ed", "ing"))
        ):
            kept.pop(0)
        if kept and not any(w.lower() in NO_NAME_PART for w in kept):
            return Named(name=" ".join([*kept, word]), kind="body")
    return None
