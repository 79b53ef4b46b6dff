"""What a block calls itself: phrases by which navigation, adverts, captions, pleas and the like give themselves away.

In: the text of a block. Out: the kind of boilerplate, or None. The tables stand in `phrases`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.clean.phrases import SHORT, STRONG
from rashomon.model import RemovedKind

MAX_SHORT = 110  # characters: longer lines are judged by STRONG phrases only
MAX_STRONG = 900

_EDGE = re.compile(r"[^\w(©]+")  # bullets, arrows and emoji before the first word
_WORD = re.compile(r"[^\W_]+")
_KINDS: dict[str, RemovedKind] = {kind.replace("-", "_"): kind for kind in SHORT}
ANY = ""  # the bucket of rows that can open with any character


def _initials(row: str) -> frozenset[str]:
    """Return the characters with which a match of `row` can open; {ANY} where that cannot be told."""
    if row.startswith(("^", "\\b")):
        return _initials(row[1 if row[0] == "^" else 2 :])
    if row.startswith("(?:"):
        inner, rest = _cut_group(row)
        found = frozenset().union(*map(_initials, _split_alternatives(inner)))
        return found | _initials(rest[1:]) if rest.startswith("?") else found
    if row.startswith("["):
        inner, rest = row[1:].split("]", 1)
        found = frozenset({ANY}) if inner.startswith("^") else frozenset(inner)
    elif row.startswith("\\d"):
        found, rest = frozenset("0123456789"), row[2:]
    elif row.startswith("\\"):
        found, rest = frozenset({row[1]} if row[1] in "().?" else {ANY}), row[2:]
    else:
        found, rest = frozenset({row[:1] if row[:1] not in ".(" else ANY}), row[1:]
    return found | _initials(rest[1:]) if rest.startswith("?") else found


def _cut_group(row: str) -> tuple[str, str]:
    """Return what stands inside the group that opens `row`, and what follows it."""
    depth = 0
    for i, character in enumerate(row):
        if character in "()" and row[i - 1] != "\\":
            depth += 1 if character == "(" else -1
            if depth == 0:
                return row[3:i], row[i + 1 :]
    return row, ""


def _split_alternatives(inner: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for i, character in enumerate(inner):
        if character in "()" and inner[i - 1] != "\\":
            depth += 1 if character == "(" else -1
        elif character == "|" and depth == 0:
            parts.append(inner[start:i])
            start = i + 1
    return [*parts, inner[start:]]


def _compile(rows: list[tuple[RemovedKind, str]]) -> re.Pattern[str]:
    kinds = dict.fromkeys(kind for kind, _ in rows)
    groups = (f"(?P<{k.replace('-', '_')}>{'|'.join(row for kind, row in rows if kind == k)})" for k in kinds)
    return re.compile("|".join(groups))


def _compile_short() -> dict[str, re.Pattern[str]]:
    """Return the SHORT rows as one pattern a first character: nine in ten rows are never tried on a line."""
    rows = [(kind, row, _initials(row)) for kind, listed in SHORT.items() for row in listed]
    firsts = frozenset().union(*(first for _, _, first in rows))
    return {
        character: _compile([(kind, row) for kind, row, first in rows if character in first or ANY in first])
        for character in firsts
    }


_SHORT = _compile_short()
_STRONG: list[tuple[RemovedKind, re.Pattern[str]]] = [
    (kind, re.compile(row)) for kind, listed in STRONG.items() for _, row in listed
]


def _list_givers() -> dict[str, list[int]]:
    """Return for each word the places of the STRONG rows that it may give away."""
    givers: dict[str, list[int]] = {}
    for place, words in enumerate(words for listed in STRONG.values() for words, _ in listed):
        for word in words.split():
            givers.setdefault(word, []).append(place)
    return givers


_GIVERS = _list_givers()
_GIVING = frozenset(_GIVERS)


@lru_cache(maxsize=1 << 14)
def label_text(text: str) -> RemovedKind | None:
    """Return what kind of boilerplate the words of `text` give away, or None."""
    if len(text) > MAX_STRONG:
        return None
    folded = text.lower().replace("’", "'")
    if len(text) <= MAX_SHORT:
        edge = _EDGE.match(folded)
        opening = folded[edge.end() :] if edge else folded
        found = _match_short(opening) or (_match_short(opening[1:]) if opening.startswith("(") else None)
        if found is not None and found.lastgroup is not None:
            return _KINDS[found.lastgroup]
    return _find_strong(folded)


def _find_strong(folded: str) -> RemovedKind | None:
    """Return the kind of the STRONG row that matches first; only rows whose words the text holds are tried."""
    given = _GIVING.intersection(_WORD.findall(folded))
    if "credit:" in folded:  # "photocredit:" is no word of its own
        given |= {"credit"}
    if not given:
        return None
    places = sorted({place for word in given for place in _GIVERS[word]})
    found = [(match.start(), place) for place in places if (match := _STRONG[place][1].search(folded)) is not None]
    return _STRONG[min(found)[1]][0] if found else None


def _match_short(opening: str) -> re.Match[str] | None:
    pattern = _SHORT.get(opening[:1]) or _SHORT.get(ANY)
    return pattern.match(opening) if pattern is not None else None
