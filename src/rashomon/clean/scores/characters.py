"""Count what a page's blocks are made of, all at once: one array of code points, a class a character, a hash a word.

In: the texts of blocks.  Out: how many characters of each class a block has, those at its edges, its words as numbers.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]

# Classes of characters; those up to LAST_IN_WORD make words.
LOWER, UPPER, CASELESS, IDEOGRAM, DIGIT = range(5)
SPACE, STOP, QUERY, COMMA, COLON, QUOTE, CLOSING, BAR, SIGN, DASH, OTHER = range(5, 16)
CLASSES = 16
LAST_IN_WORD = DIGIT
KNOWN = 0x10000  # code points below have a class of their own; above stand rare ideograms and pictures
ALPHABETS = 0x3000  # below it stand the alphabets, each character looked up; above ideograms and syllables
_MARKS: dict[int, str] = {
    STOP: ".!…。！", QUERY: "?؟？", COMMA: ",،、，", COLON: ":;", QUOTE: "\"'“”„«»’‘「」",
    CLOSING: ")]*）", BAR: "|·•›/>→", SIGN: "©®™@#$€£+=_&%", DASH: "-–—",
}  # fmt: skip
_LETTERS = {"Ll": LOWER, "Lu": UPPER, "Lt": UPPER, "Lo": CASELESS, "Lm": CASELESS, "Mn": CASELESS, "Mc": CASELESS}
_CODEC = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"
_PRIME = 0x9E3779B1  # odd, so that it has an inverse among numbers of 32 bits
_INVERSE = pow(_PRIME, -1, 1 << 32)
_CLASS_BITS, _CLASS_MASK = np.uint32(4), np.uint32(CLASSES - 1)


def _list_classes() -> Array:
    """Return lower-case form, any digit as "0", and class, in the lowest bits, of each known code point."""
    classes, folded = np.full(KNOWN, OTHER, np.uint8), np.arange(KNOWN, dtype=np.uint32)
    for code in range(ALPHABETS):
        character = chr(code)
        kind = unicodedata.category(character)
        lower = character.lower()
        if kind[0] == "N":
            classes[code], folded[code] = DIGIT, ord("0")
        elif kind in _LETTERS:
            classes[code] = _LETTERS[kind]
            folded[code] = ord(lower) if len(lower) == 1 else code
        elif kind in {"Zs", "Cc"}:
            classes[code] = SPACE
    classes[ALPHABETS + 1 : 0xE000] = IDEOGRAM
    for mark, characters in _MARKS.items():
        classes[[ord(character) for character in characters]] = mark
    return np.asarray(folded << _CLASS_BITS | classes)


def _list_powers(most: int) -> tuple[Array, Array]:
    """Return the powers of the prime and of its inverse, those of any page of common length."""
    factors = np.full((2, most), [[_PRIME], [_INVERSE]], np.uint32)
    factors[:, 0] = 1
    powers, inverses = np.cumprod(factors, axis=1, dtype=np.uint32)
    return powers, inverses


_KNOWN = _list_classes()
_POWERS = _list_powers(1 << 16)


class Characters(NamedTuple):
    """What blocks are made of.

    lengths, words, capitals: (blocks,) characters, words, words that open with a capital. counts: (blocks, CLASSES).
    first, last, before_last: classes at the edges. hashes: (words,) uint32, in order; `owner` is the block of each,
    `front` its place from the block's first word, `sizes` its letters.
    """

    lengths: Array
    words: Array
    capitals: Array
    counts: Array
    first: Array
    last: Array
    before_last: Array
    hashes: Array
    owner: Array
    front: Array
    sizes: Array


def count_characters(texts: Sequence[str]) -> Characters:
    """Return what `texts` are made of; none of them is empty."""
    joined = "\n".join(["", *texts, ""])
    codes = np.frombuffer(joined.encode(_CODEC, "surrogatepass"), dtype=np.uint32).astype(np.intp)
    known = np.take(_KNOWN, codes, mode="clip")
    classes = known & _CLASS_MASK
    n = len(texts)
    lengths = np.array([*map(len, texts)], np.int64)
    starts = np.cumsum(lengths + 1) - lengths
    cells = np.repeat(np.arange(0, n * CLASSES, CLASSES), lengths + 1)
    cells += classes[1:]
    counts = np.bincount(cells, minlength=n * CLASSES).reshape(n, CLASSES)
    inside = classes <= LAST_IN_WORD
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    begins, ends = edges[::2], edges[1::2]
    holder = cells[begins - 1] // CLASSES
    words = np.bincount(holder, minlength=n)
    stops = starts + lengths - 1
    return Characters(
        lengths=lengths,
        words=words,
        capitals=np.bincount(holder[classes[begins] == UPPER], minlength=n),
        counts=counts,
        first=classes[starts],
        last=classes[stops],
        before_last=classes[stops - 1],
        hashes=_hash_words(known >> _CLASS_BITS, begins, ends),
        owner=holder,
        front=np.arange(len(begins)) - np.repeat(np.cumsum(words) - words, words),
        sizes=ends - begins,
    )


def _hash_words(letters: Array, begins: Array, ends: Array) -> Array:
    """Return a number for each word, the same on every machine; words are alike whatever their case and digits.

    A word is the sum of its letters times powers of a prime, counted from its beginning: one running sum gives all.
    """
    powers, inverses = _POWERS if len(letters) <= len(_POWERS[0]) else _list_powers(len(letters))
    sums = np.cumsum(letters * powers[: len(letters)], dtype=np.uint32)
    return mix_bits((sums[ends - 1] - sums[begins - 1]) * inverses[begins])


def mix_bits(hashes: Array) -> Array:
    """Return the numbers with every bit of them spread over all."""
    spread = (hashes ^ (hashes >> np.uint32(15))) * np.uint32(0x2C1B3C6D)
    return np.asarray(spread ^ (spread >> np.uint32(13)))
