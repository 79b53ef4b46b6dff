"""Sounds: whether a name in Cyrillic letters is a name in Latin letters, written by ear.

In: one word in each script.  Out: how much of the two does not fit, 0 for a perfect fit.
Russian and Ukrainian write foreign names as they sound: "Роша" is Rochat, "Джонсон" Johnson, "Хьюз" Hughes.
"""

from __future__ import annotations

from functools import lru_cache

from rashomon.text.normalize import fold, strip_accents

# What a Cyrillic letter, or a few of them, stand for in names of the languages that news is full of.
_ROWS = """
а a u o e ar ha|б b bb|в v w f u b|г g h gh gu gg|ґ g|д d dd t|дж j g dj dg gi dge gg|е e a ie ye ai ea je ay ei ae
є ye ie e|ё yo o e eu oe io|ж zh j g ge s z|з z s zz|и i y ee ea ie e ei u ey|і i y e|ї yi i ji|ий y i iy ii yi ij
й y i j e gh g|ей ey ay ei ai e a|ай ai ei ay i y ey igh|к k c ck q qu ch cc cch g kk|кс x ks cs|кв qu kv|л l ll
ль l ll le lle|м m mm|н n nn gn kn ne|нь n gn nn|о o au eau a ow ou oa aw eaux oh|оу o ow ou oa|п p pp b
р r rr rh wr re|с s ss c sc z ce x|т t tt th d te|у u ou oo w ue o|уэ we wa ue|уи wi wee ui|уо wa wo|ф f ff ph v th
х h kh ch j g|ц ts tz z c cz|ч ch tch cz c tsch tsh cs q|ш sh sch ch s sz ch sz|щ shch sch|ъ|ь|ы y i u
э e a ai ae he|ю yu u ju iu ew ou ui eu ue|ью u ew ugh ieu hu ue iu|я ya ia ja a ea ie ae|ья ia ya ja iya
ье ie ier iet ye je|цз j z|цзинь jin|си xi si see sy ci
"""
_SPELLINGS = {row.split()[0]: tuple(row.split()[1:]) for row in _ROWS.replace("\n", "|").split("|") if row}
_LONGEST = max(map(len, _SPELLINGS))
_VOWELS = frozenset("aeiouyаеёийоуыэюяіїє")
_SILENT_ENDS = frozenset("tdsxepz")  # French writes what it does not say
_SILENT_STARTS = frozenset("йьъ")
_LIGHT = frozenset("hw")
VOWEL_COST = 0.4
LIGHT_COST = 0.15
SILENT_COST = 0.3
CONSONANT_COST = 2.0  # "Перова" is not "Petrova"
ENDING_COST = 0.3  # a case ending: "Макроном"
ENDING_LETTERS = 2


def is_cyrillic(name: str) -> bool:
    """Return whether a name is written in Cyrillic letters."""
    return any("а" <= letter <= "я" or letter in "ёіїєґ" for letter in fold(name))


def begins_alike(cyrillic: str, latin: str) -> bool:
    """Return whether the Latin word can begin as the Cyrillic one does; a cheap look before `misfit`."""
    a, b = fold(cyrillic), strip_accents(fold(latin))
    begins = (spelling for size in range(1, _LONGEST + 1) for spelling in _SPELLINGS.get(a[:size], ()))
    return a[:1] in _SILENT_STARTS or b[:1] in _LIGHT or any(b.startswith(spelling) for spelling in begins)


@lru_cache(maxsize=65536)
def misfit(cyrillic: str, latin: str) -> float:
    """Return the cost of reading the Cyrillic word as the Latin one, by letter of the longer."""
    a, b = fold(cyrillic), strip_accents(fold(latin))
    costs = [[float("inf")] * (len(b) + 1) for _ in range(len(a) + 1)]
    costs[0][0] = 0.0
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            here = costs[i][j]
            for di, dj, cost in _steps(a, b, i, j):
                costs[i + di][j + dj] = min(costs[i + di][j + dj], here + cost)
    ends = [
        costs[len(a) - cut][len(b)] + (ENDING_COST if cut else 0.0) for cut in range(min(ENDING_LETTERS, len(a)) + 1)
    ]
    return round(min(ends) / max(len(a), len(b), 1), 4)


def _steps(a: str, b: str, i: int, j: int) -> list[tuple[int, int, float]]:
    """Return the ways on from letter i of the Cyrillic and letter j of the Latin word: letters read, and the cost."""
    units = ((size, _SPELLINGS.get(a[i : i + size], ())) for size in range(1, min(_LONGEST, len(a) - i) + 1))
    steps = [(size, len(s), 0.0) for size, spellings in units for s in spellings if b.startswith(s, j)]
    if i < len(a):
        steps.append((1, 0, _unread(a[i])))
    if j < len(b):
        steps.append((0, 1, _left_out(b, j)))
    return steps


def _unread(letter: str) -> float:
    """Return the cost of a Cyrillic letter that no Latin one stands for."""
    return 0.0 if letter in "ьъ" else VOWEL_COST if letter in _VOWELS else CONSONANT_COST


def _left_out(word: str, at: int) -> float:
    """Return the cost of a Latin letter that stands for no sound."""
    letter = word[at]
    if letter in _LIGHT or (at > 0 and word[at - 1] == letter):
        return LIGHT_COST
    if at >= len(word) - ENDING_LETTERS and letter in _SILENT_ENDS:
        return SILENT_COST
    return VOWEL_COST if letter in _VOWELS else CONSONANT_COST
