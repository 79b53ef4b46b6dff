"""Find the full name that a shorter one stands for: of a bare surname, whoever bears it.

In: the names in full that an article has, in order of place.  Out: for each mention the fullest name.
An article may have one surname a thousand times: what does not depend on a mention's place is found once a name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rashomon.annotate.who.given_names import FEMALE_NAMES, MALE_NAMES
from rashomon.annotate.who.names import KEYS_KEPT, Gender, Mention, key_of
from rashomon.model.base import Value

NEAR_CHARACTERS = 300  # about a paragraph: a surname goes to the full name before it, be it of the lesser known
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


class _Bearers(Value, frozen=True, kw_only=True):
    """Who may be meant by a name: all in order with their places, and those who are named most often."""

    all: tuple[Mention, ...]
    starts: tuple[int, ...]
    leading: tuple[Mention, ...]
    leading_starts: tuple[int, ...]


class FullNames:
    """The names in full of one article, asked for by shorter ones."""

    def __init__(self, fulls: Iterable[Mention]) -> None:
        """Take the mentions with a full name, in order of place."""
        self._by_word: dict[str, list[Mention]] = {}
        for full in fulls:
            for word in sorted(set(key_of(full.name).split())):
                self._by_word.setdefault(word, []).append(full)
        self._matching: dict[str, list[Mention]] = {}
        self._cuts: dict[str, str | None] = {}
        self._bearers: dict[tuple[str, Gender], _Bearers] = {}
        self._longest: dict[str, dict[tuple[str, str], str]] = {}

    def name_of(self, mention: Mention) -> str:
        """Return the full name that a mention is short for: whoever bears it, else whose other name it is."""
        key = key_of(mention.name)
        matching = self._matching_of(key)
        if not matching:
            return mention.name
        if (cut := self._cut_of(key)) is not None:
            return cut
        best = _choose_bearer(mention, self._bearers_of(key, mention.gender))
        if key not in self._longest:
            self._longest[key] = _longest_names(matching)
        return self._longest[key][_person_key(best.name)]

    def _matching_of(self, key: str) -> list[Mention]:
        """Return the mentions in full that a name may be short for."""
        if key not in self._matching:
            parts = key.split()
            sharing = [self._by_word.get(word, []) for word in parts[:1] + parts[-1:]]
            rarest = min(sharing, key=len, default=[])
            self._matching[key] = [f for f in rarest if _is_short_for(parts, key_of(f.name).split())]
        return self._matching[key]

    def _cut_of(self, key: str) -> str | None:
        """Return the name up to this word, where it is one that nobody bears as a surname."""
        if key not in self._cuts:
            single = len(key.split()) == 1 and not self._surnamed(key)
            self._cuts[key] = _name_up_to(self._matching_of(key), key) if single else None
        return self._cuts[key]

    def _surnamed(self, key: str) -> list[Mention]:
        return [f for f in self._matching_of(key) if _surname(f.name) == key.rsplit(maxsplit=1)[-1]]

    def _bearers_of(self, key: str, gender: Gender) -> _Bearers:
        """Return who may be meant by a name and a gender: those of another gender only where there is nobody else."""
        if (key, gender) not in self._bearers:
            bearers = self._surnamed(key) or self._matching_of(key)
            fitting = [f for f in bearers if gender is None or (f.gender or gender_of(f.name)) in {None, gender}]
            self._bearers[key, gender] = _make_bearers(fitting or bearers)
        return self._bearers[key, gender]


def _make_bearers(bearers: Sequence[Mention]) -> _Bearers:
    counts = Counter(_person_key(f.name) for f in bearers)
    most = max(counts.values())
    leading = [f for f in bearers if counts[_person_key(f.name)] == most]
    return _Bearers(
        all=tuple(bearers),
        starts=tuple(f.span.start for f in bearers),
        leading=tuple(leading),
        leading_starts=tuple(f.span.start for f in leading),
    )


def _choose_bearer(mention: Mention, bearers: _Bearers) -> Mention:
    """Return whom a name means: who was named in full just before, else who is named most often."""
    before = bisect_right(bearers.starts, mention.span.start)
    if before and mention.span.start - bearers.starts[before - 1] <= NEAR_CHARACTERS:
        return bearers.all[before - 1]
    return bearers.leading[max(0, bisect_right(bearers.leading_starts, mention.span.start) - 1)]


def _longest_names(matching: Iterable[Mention]) -> dict[tuple[str, str], str]:
    """Return the longest name of each person, the first of several."""
    longest: dict[tuple[str, str], str] = {}
    for full in sorted(matching, key=lambda f: (-len(f.name), f.span.start)):
        longest.setdefault(_person_key(full.name), full.name)
    return longest


def gender_of(name: str) -> Gender:
    """Return the gender that the first name tells, None where it tells none."""
    first = key_of(name).split()[0] if " " in name else ""
    if (first in MALE_NAMES) == (first in FEMALE_NAMES):
        return None
    return "male" if first in MALE_NAMES else "female"


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
