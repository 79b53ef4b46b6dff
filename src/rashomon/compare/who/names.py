"""Names: when two spellings can be one person's.

In: names as texts write them.  Out: folded tokens and whether two names agree.
Cyrillic is written in Latin letters; accents, doubled letters and the usual variants of transliteration are folded.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from rashomon.text.normalize import fold, strip_accents

_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёєіїґў",
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya yo ye i i g u".split(),
        strict=True,
    )
)
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
# Transliteration variants, folded in this order on lower-case Latin letters.
_VARIANTS = (
    ("shch", "sh"), ("sch", "sh"), ("tch", "ch"), ("zh", "j"), ("kh", "h"), ("ts", "z"), ("tz", "z"), ("ks", "x"),
    ("ou", "u"),
    ("iy", "y"), ("ij", "y"), ("yi", "y"), ("ii", "y"), ("ey", "y"), ("ei", "y"), ("ai", "y"), ("ay", "y"), ("ie",
    "e"), ("ye", "e"), ("io", "o"),
    ("yo", "o"), ("ia", "a"), ("ya", "a"), ("iu", "u"), ("yu", "u"), ("ck", "k"), ("c", "k"), ("w", "v"), ("ph",
    "f"), ("j", "y"),
    ("i", "y"), ("ah", "a"), ("eh", "e"), ("oh", "o"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_TOKEN = re.compile(r"[\w'’-]+", re.UNICODE)

# Words around a name that are no part of it.
HONORIFICS = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness count sheikh president vice-president premier
    prime minister chancellor king queen prince princess senator sen rep representative congressman congresswoman
    governor gov mayor judge justice general gen colonel col major maj captain capt lieutenant lt sergeant sgt admiral
    secretary ambassador pope cardinal archbishop bishop father rev reverend monsieur madame mme herr frau
    """.split()
)
_PARTICLES = frozenset("de del della di da dos von van der den ter la le bin ibn al el abu ben st".split())

# First names that are one name in two languages or one name made short; each row is one name.
_FIRST_NAME_ROWS = """
vladimir volodymyr wladimir wolodymyr|alexander aleksandr oleksandr alexandr alex aleksander
sergei sergey serhii serhiy sergiy
nikolai nikolay mykola nicholas|kirill kyrylo cyril|dmitry dmitri dmytro dimitri|andrei andrey andrii andriy andrew
yevgeny evgeny yevhen eugene
mikhail mykhailo michael mike mick|pavel pavlo paul|petr petro pyotr peter|ivan john|yuri yuriy yurii iurii|oleg oleh
igor ihor|alexei alexey oleksii oleksiy aleksei
joseph joe|robert bob rob bobby|william bill will billy|james jim jimmy|thomas tom tommy|richard dick rick
edward ed eddie ted|elizabeth liz beth
katherine catherine kate kathy|margaret maggie meg|anthony tony|charles charlie|daniel dan danny|david dave
gregory greg|jonathan jon|joshua josh
kenneth ken|lawrence larry|matthew matt|nathaniel nathan nate|patrick pat|philip phil|raymond ray|ronald ron
samuel sam|stephen steven steve
timothy tim|christopher chris|donald don|benjamin ben|frederick fred|gerald gerry jerry|geoffrey jeffrey jeff
jacob jake|leonard len|susan sue|rebecca becky
volodimir volodymyr|muhammad mohammed mohamed mohammad|hussein hussain husayn|ahmed ahmad|yusuf youssef joseph
benyamin binyamin benjamin
"""
_FIRST_NAMES: dict[str, frozenset[str]] = {}
for _row in _FIRST_NAME_ROWS.replace("\n", "|").split("|"):
    for _name in _row.split():
        _FIRST_NAMES[_name] = _FIRST_NAMES.get(_name, frozenset()) | frozenset(_row.split())

SPELLING_LETTERS = 6  # from this length on, one different letter is more often a spelling than another person


@lru_cache(maxsize=16384)
def latin(text: str) -> str:
    """Return `text` folded, in Latin letters without accents."""
    plain = fold(text)
    if plain.isascii():
        return plain.replace("_", "")
    folded = "".join(_CYRILLIC.get(letter, letter) for letter in plain).replace("_", "")
    return strip_accents(folded.translate(_LETTERS))


@lru_cache(maxsize=16384)
def name_tokens(name: str) -> tuple[str, ...]:
    """Return the tokens of a person's name in Latin letters, without honorifics, particles and possessive."""
    tokens = (token.removesuffix("'s").removesuffix("’s").strip("'’-") for token in _TOKEN.findall(latin(name)))
    kept = tuple(token for token in tokens if token and token not in HONORIFICS)
    return tuple(token for token in kept if token not in _PARTICLES) or kept


@lru_cache(maxsize=16384)
def skeleton(token: str) -> str:
    """Return a token with variants of transliteration folded: "zelenskyy", "zelenskiy" and "zelensky" are one."""
    for variant, plain in _VARIANTS:
        token = token.replace(variant, plain)
    return _DOUBLED.sub(r"\1", token)


@lru_cache(maxsize=65536)
def same_surname(a: str, b: str) -> bool:
    """Return whether two surnames are one but for spelling."""
    x, y = skeleton(a), skeleton(b)
    if x == y:
        return True
    return min(len(x), len(y)) >= SPELLING_LETTERS and x[0] == y[0] and OSA.distance(x, y) == 1


def same_first_name(a: str, b: str) -> bool:
    """Return whether two first names are one: spelling, initial, another language, short form."""
    if skeleton(a) == skeleton(b) or b in _FIRST_NAMES.get(a, frozenset()):
        return True
    return min(len(a), len(b)) == 1 and a[0] == b[0]


def misspelt_first_name(a: str, b: str) -> bool:
    """Return whether two first names differ by one letter and are not known to be one name."""
    return not same_first_name(a, b) and min(len(a), len(b)) > 3 and a[0] == b[0] and OSA.distance(a, b) == 1


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Return whether two full names (tokens) can be one person's: surname and first name agree, or one is a surname."""
    if not a or not b or not same_surname(a[-1], b[-1]):
        return False
    return len(a) == 1 or len(b) == 1 or same_first_name(a[0], b[0])
