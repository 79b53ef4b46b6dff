"""Read which outlet a text dump comes from: by its author's post, its masthead, or other pages of the same site.

In: the page, the choice of its lines, the profile of its site.  Out: the outlet, None where nothing names it twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.clean.choice import Choice
from rashomon.clean.metadata import name_outlet
from rashomon.clean.person_names import NOT_NAMES
from rashomon.clean.profiles import Profile, flag_shared
from rashomon.clean.prose import read_bio
from rashomon.model import OutletRef, Page
from rashomon.text.normalize import fold

MASTHEAD = 4  # lines at the top of a page in which its outlet's name stands
FOOT = 3000  # characters at the end of a page in which it stands again
MIN_FRAME = 4  # lines around an article that other pages must share before these may name its outlet
MIN_FRAME_SHARE = 0.5  # and their share of all lines around it: teasers differ from page to page
MAX_SEARCHED = 200_000  # characters in which a masthead is looked for again
OWN_PARTS = frozenset({"headline", "dek", "body", "crosshead", "byline", "caption", "duplicate", "author-bio"})


def read_outlet(page: Page, choice: Choice) -> OutletRef | None:
    """Return the outlet that a dump names: by the author's post, or in its masthead and again at its foot."""
    for block in choice.of("author-bio"):
        found = read_bio(block.text)
        if found is not None and found[1] is not None:
            return name_outlet(found[1])
    return _match_masthead(page, choice)


def infer_outlet(choice: Choice, profile: Profile | None) -> OutletRef | None:
    """Return the outlet that another page of the same site names, marked as inferred.

    Most of what surrounds the article must stand on other pages of the site, too: a shared body proves no site, and
    the papers of one publisher share a part of their frame.
    """
    if profile is None or profile.outlet is None:
        return None
    pairs = zip(choice.roles, flag_shared(choice.blocks, profile), strict=True)
    frame = [flag for role, flag in pairs if role not in OWN_PARTS]
    if sum(frame) < MIN_FRAME or sum(frame) < MIN_FRAME_SHARE * len(frame):
        return None
    return name_outlet(profile.outlet, inferred=True)


_PHRASES = re.compile(r"\s{2,}|\s*[|·•>»]\s*|\s[-–—]\s")
GENERIC = NOT_NAMES | frozenset(
    """
    feed one top free sign get app products services trending reading go skip content show more us english edition all
    """.split()
)


def _match_masthead(page: Page, choice: Choice) -> OutletRef | None:
    """Return the outlet whose name stands at the head of the page and again at its foot."""
    roles = choice.roles
    first = next((i for i, role in enumerate(roles) if role in {"headline", "body"}), 0)
    listed = [
        [name for name in split_phrases(page.text[block.start : block.end]) if _is_outlet_name(name)]
        for block in choice.blocks[: min(first, MASTHEAD)]
    ]
    ends = page.text[-FOOT:].lower()
    sought = [form for names in listed for name in names for form in _list_forms(name, names) if form in ends]
    foot = _read_foot(page, choice, sought) if sought else ""
    for names in listed:
        for name in sorted(names, key=len, reverse=True):
            if f" {fold(name)} " in foot or _acronym_in(name, names, foot):
                return name_outlet(_tidy_outlet(name, page.text))
    return None


def _read_foot(page: Page, choice: Choice, sought: Sequence[str]) -> str:
    """Return the lines at the end of the page, under the body, that hold what is sought; folded."""
    body = choice.body_places() or range(1)
    under = choice.blocks[body[-1]].end if choice.blocks else 0
    lines = page.text[max(under, len(page.text) - FOOT) :].splitlines()
    held = [line for line in lines if any(form in line.lower() for form in sought)]
    return f" {_NO_NAME.sub(' ', fold(' | '.join(held)))} "


_NO_NAME = re.compile(r"[^\w&'.-]+")


def split_phrases(text: str) -> list[str]:
    """Return the phrases of a masthead line."""
    return [part.strip(" .:©") for part in _PHRASES.split(text) if part.strip(" .:©")]


def _is_outlet_name(name: str) -> bool:
    words = name.split()
    return (
        1 <= len(words) <= 6
        and all(word[0].isupper() or word.lower() in {"of", "the", "de", "la", "&", "and"} for word in words)
        and not all(word.lower() in GENERIC for word in words)
    )


def _list_forms(name: str, names: Sequence[str]) -> list[str]:
    """Return what may stand at the foot for a masthead's name, in small letters: the name, its acronym beside it."""
    initials = _initials(name)
    return [name.lower(), initials.lower()] if initials in names else [name.lower()]


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _acronym_in(name: str, names: Sequence[str], foot: str) -> bool:
    """Return whether the name's initials stand beside it and again at the foot ("CPB | Caldey Public Broadcasting")."""
    initials = _initials(name)
    return len(initials) > 2 and initials in names and f" {initials.lower()} " in foot


def _tidy_outlet(name: str, text: str) -> str:
    """Return a masthead in capitals as the page writes it elsewhere, else its words in title case."""
    if not name.isupper():
        return name
    shown: list[str] = re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text[:MAX_SEARCHED], re.IGNORECASE)
    written = Counter(form for form in shown if not form.isupper() and form[:1].isupper())
    if written:
        return max(sorted(written), key=written.__getitem__)
    return " ".join(word.capitalize() for word in name.split()) if " " in name else name
