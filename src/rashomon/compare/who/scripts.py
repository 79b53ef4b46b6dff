"""Scripts: people whom articles name in Cyrillic and in Latin letters, as one person.

In: the groups of entities that are one person.  Out: the same with groups joined across the scripts by the sound of
first name and surname. Where two people fit, nobody is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.compare.who.names import latin, name_tokens
from rashomon.compare.who.sounds import begins_alike, is_cyrillic, misfit
from rashomon.compare.who.who_is_who import Member
from rashomon.model import Entity

# Shares of letters that may not fit. Of 48 people named in both scripts, 46 stay below; of 2,256 pairs of different
# ones, none.
SURNAME_MISFIT = 0.17
FIRST_NAME_MISFIT = 0.25
LONE_MISFIT = 0.06  # a surname alone must fit well,
LONE_LETTERS = 5  # and be no short one

Names = tuple[tuple[str, ...], ...]


def join_scripts(groups: Sequence[tuple[Member, ...]], entities: Mapping[Member, Entity]) -> list[tuple[Member, ...]]:
    """Return the groups of people, those of one person in two scripts as one."""
    names = [words_of(group, entities) for group in groups]
    eastern = [i for i, words in enumerate(names) if words and all(is_cyrillic(w[-1]) for w in words)]
    western = [i for i, words in enumerate(names) if words and not any(is_cyrillic(w[-1]) for w in words)]
    joined = [list(group) for group in groups]
    for i in eastern:
        fitting = [j for j in western if sound_alike(names[i], names[j])]
        if len(fitting) == 1:
            joined[fitting[0]].extend(joined[i])
            joined[i] = []
    return [tuple(sorted(group)) for group in joined if group]


def words_of(group: Sequence[Member], entities: Mapping[Member, Entity]) -> Names:
    """Return the names of a group, each in words as written, without titles."""
    names = {entities[member].name for member in group}
    return tuple(sorted({tuple(w for w in name.split() if name_tokens(w)) for name in names} - {()}))


def sound_alike(eastern: Names, western: Names) -> bool:
    """Return whether one of the Cyrillic names is one of the Latin ones by ear."""
    return any(is_one_name(a, b) for a in eastern for b in western if len(b) > 1)


def is_one_name(cyrillic: Sequence[str], latin_name: Sequence[str]) -> bool:
    """Return whether surname and first name fit; a Cyrillic surname alone must fit well."""
    surname, other = cyrillic[-1], latin(latin_name[-1])
    if not begins_alike(surname, other):
        return False
    cost = misfit(surname, other)
    if len(cyrillic) == 1:
        return len(surname) >= LONE_LETTERS and cost <= LONE_MISFIT
    first = latin(latin_name[0])
    return cost <= SURNAME_MISFIT and any(misfit(word, first) <= FIRST_NAME_MISFIT for word in cyrillic[:-1])
