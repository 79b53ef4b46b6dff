"""How a word is spelled, so that two languages can be compared: pieces of it in plain Latin letters, and its sounds.

In: words of any script.  Out: pieces of four letters, skeletons of consonants.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.text.normalize import strip_accents

LEAST_SOUNDS = 3  # a shorter skeleton ("rn") stands for too many names
MOST_SOUNDS = 4  # endings differ by language and case: "Хамидину", "Khamidin"
PIECE = 4  # letters, the word's begin and end being one each
SHORTEST = 3  # letters of a word that is worth comparing
REMEMBERED = 1 << 16  # words

_TO_LATIN = str.maketrans(
    {
        **dict(zip("абвгдезиклмнопрстуфыэ", "abvgdeziklmnoprstufye", strict=True)),
        "ё": "e", "ж": "zh", "й": "i", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ь": "",
        "ю": "yu", "я": "ya", "і": "i", "ї": "i", "є": "e", "ґ": "g",
        **dict(zip("αβγδεζηθικλμνξοπρστυφχψως", "abgdezitiklmnxoprstyfxpos", strict=True)),
        **dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئ", "abttghkddrzsssdtzagfkklmnhwyaaaaawy", strict=True)),
    }
)  # fmt: skip
# Sounds that languages spell in different ways, as one letter each; the longer spellings first.
_SOUNDS = (
    ("tsch", "s"), ("tch", "s"), ("dzh", "s"), ("sch", "s"), ("ch", "s"), ("sh", "s"), ("zh", "s"), ("dj", "s"),
    ("ts", "s"), ("kh", "k"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "k"), ("x", "ks"), ("c", "k"), ("g", "k"),
    ("q", "k"), ("h", "k"), ("j", "s"), ("z", "s"), ("b", "p"), ("v", "f"), ("w", "f"), ("d", "t"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouy'’-]+")
_DOUBLED = re.compile(r"(.)\1+")


def in_latin(word: str) -> str:
    """Return the word in small Latin letters without accents, as far as its script is known."""
    return strip_accents(strip_accents(word.casefold()).translate(_TO_LATIN))


@lru_cache(maxsize=REMEMBERED)
def skeleton(name: str) -> str:
    """Return the first sounds of `name`: consonants, and the vowel it begins with; "" where there are too few."""
    letters = strip_accents(name.casefold().translate(_TO_LATIN))
    if not letters.isascii() or not letters[:1].isalpha():
        return ""
    for spelling, sound in _SOUNDS:
        letters = letters.replace(spelling, sound)
    first = "a" if letters[0] in "aeiouy" else ""
    bones = first + _DOUBLED.sub(r"\1", _VOWELS.sub("", letters))
    return bones[:MOST_SOUNDS] if len(bones) >= LEAST_SOUNDS else ""


@lru_cache(maxsize=REMEMBERED)
def pieces(word: str) -> tuple[str, ...]:
    """Return the pieces of four letters of a word; a number is one piece."""
    letters = in_latin(word)
    if letters.isdigit():
        return (letters,)
    if len(letters) < SHORTEST:
        return ()
    marked = f"^{letters}$"
    return tuple(marked[start : start + PIECE] for start in range(max(1, len(marked) - PIECE + 1)))
