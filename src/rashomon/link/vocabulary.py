"""Every different token of a run, worked out once: what it counts as, and what it marks.

In: tokens.  Out: a number a token, and tables by that number.  Not here: how common a word is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from rashomon.link.sparse import Ints
from rashomon.link.stopwords import FUNCTION_WORDS
from rashomon.text.calendar import MONTHS, WEEKDAYS
from rashomon.text.normalize import strip_accents
from rashomon.text.tokens import stem

Hashes = NDArray[np.uint64]

BREAKS = frozenset('.!?:;\n"“”«»„')
OPENING, CLOSING, STRAIGHT, LINE_END = frozenset("“„«"), frozenset("”»"), '"', "\n"
STEM_LETTERS = 6  # other languages inflect at the end: what is left of a longer word names it well enough
SMALL_LETTERS = 3  # "of" and "the" stay small in title case, so only longer words are asked
SHORT_NUMBER = 2  # digits: smaller numbers stand in any text
NO_WORD = 0
FIRST_ROOM = 1024  # rows of the tables; they double when full

# What a token marks, as bits.
BREAK, CAPITAL, UPPER, LONG, QUOTE, MONTH, WEEKDAY, OFFICE, TO_COME = (1 << bit for bit in range(9))

_OFFICE_WORDS = tuple("president chancellor premier minister governor mayor senator speaker chief".split())
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_YEAR = re.compile(r"(?:19|20)\d\d")


def _forms(word: str) -> tuple[str, str, str]:
    """Return how a word is written: small, with a capital, in capitals."""
    return (word, word.capitalize(), word.upper())


MONTH_FORMS = {form: number for word, number in MONTHS.items() for form in _forms(word)}
WEEKDAY_FORMS = {form: number for word, number in WEEKDAYS.items() for form in _forms(word)}
_OFFICES = frozenset(form for word in _OFFICE_WORDS for form in _forms(word))
_OFFICES_TO_COME = frozenset(
    form + ending for form in _OFFICES for tail in ("-elect", "-designate") for ending in _forms(tail)
)
# No word is of two of these kinds.
_KNOWN_MARKS = {
    **dict.fromkeys(MONTH_FORMS, MONTH),
    **dict.fromkeys(WEEKDAY_FORMS, WEEKDAY),
    **dict.fromkeys(_OFFICES, OFFICE),
    **dict.fromkeys(_OFFICES_TO_COME, TO_COME),
}


class Vocabulary(dict[str, int]):
    """The number of each token, given when the token is first met; tables by that number, and the terms' words.

    terms: int32, 0 where a token carries nothing; codes: uint64, 0 for marks, the same on every machine; marks: int32.
    """

    def __init__(self) -> None:
        self.tokens: list[str] = []
        self.words: list[str] = [""]
        self.terms: Ints = np.zeros(FIRST_ROOM, np.int32)
        self.marks: Ints = np.zeros(FIRST_ROOM, np.int32)
        self.codes: Hashes = np.zeros(FIRST_ROOM, np.uint64)
        self.telling: Ints = np.zeros(FIRST_ROOM, np.int32)  # by term: whether it is a telling number
        self._numbers: dict[str, int] = {"": 0}

    def __missing__(self, token: str) -> int:
        """Return the number of a new token; `numbers` fills the tables, of all new ones at once."""
        number = self[token] = len(self.tokens)
        self.tokens.append(token)
        return number

    def numbers(self, tokens: Iterable[str]) -> Ints:
        """Return the numbers of tokens, in order."""
        known = len(self.tokens)
        found = np.array(list(map(self.__getitem__, tokens)), np.int32)
        if len(self.tokens) > known:
            self._fill(known)
        return found

    def term(self, word: str) -> int:
        """Return the number of a term, a new one where it is new."""
        number = self._numbers.setdefault(word, len(self.words))
        if number == len(self.words):
            if number == len(self.telling):
                self.telling = _doubled(self.telling)
            self.words.append(word)
            if is_telling_number(word):
                self.telling[number] = 1
        return number

    def _fill(self, known: int) -> None:
        """Fill the tables for the tokens that came after the `known` ones."""
        new = self.tokens[known:]
        while len(self.tokens) > len(self.terms):
            self.terms, self.marks = _doubled(self.terms), _doubled(self.marks)
            self.codes = np.concatenate([self.codes, np.zeros_like(self.codes)])
        self.terms[known : len(self.tokens)] = [self.term(term_of(token)) for token in new]
        self.marks[known : len(self.tokens)] = [marks_of(token) for token in new]
        self.codes[known : len(self.tokens)] = [code_of(token) for token in new]


def _doubled(table: Ints) -> Ints:
    return np.concatenate([table, np.zeros_like(table)])


def term_of(token: str) -> str:
    """Return the term that `token` counts as: stemmed, small, without accents; "" where it carries nothing.

    English keeps whole stems; a longer word of another script keeps its first letters.
    """
    if token in BREAKS:
        return ""
    word = token.casefold()
    if not word.isascii():
        word = strip_accents(word).replace("’", "'")
    if not word or word in FUNCTION_WORDS or (len(word) == 1 and not _CJK.match(word)):
        return ""
    if word[0].isdigit():
        return word
    word = word.removesuffix("'s")
    if word.isascii():
        return stem(word)
    return word[:STEM_LETTERS]


def code_of(token: str) -> int:
    """Return a number for the word, the same for curly and straight apostrophes and any case; 0 for marks."""
    if token in BREAKS:
        return NO_WORD
    return crc32(token.casefold().replace("’", "'").encode("utf-8", "surrogatepass")) or 1


def marks_of(token: str) -> int:
    """Return what a token marks."""
    if token in BREAKS:
        return BREAK | (QUOTE if token in OPENING or token in CLOSING or token in (STRAIGHT, LINE_END) else 0)
    upper = token[0].isupper()
    return (
        (CAPITAL if upper and len(token) > 1 else 0)
        | (UPPER if upper else 0)
        | (LONG if len(token) > SMALL_LETTERS and token[0].isalpha() else 0)
        | _KNOWN_MARKS.get(token, 0)
    )


def is_telling_number(term: str) -> bool:
    """Return whether `term` is a number that may tell one happening from another: no year, no small count."""
    return term[:1].isdigit() and len(term) >= SHORT_NUMBER and not _YEAR.fullmatch(term)
