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
_FACTORS = np.array([pow(0x9E3779B1, k + 1, 1 << 32) | 1 for k in range(24)], dtype=np.uint32)


def _list_classes() -> tuple[Array, Array]:
    """Return class and lower-case form, any digit as "0", of each known code point."""
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
    return classes, folded


_CLASS, _FOLDED = _list_classes()


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
    codes = np.frombuffer(joined.encode(_CODEC, "surrogatepass"), dtype=np.uint32)
    if not joined.isascii():
        codes = np.minimum(codes, KNOWN - 1)
    classes = _CLASS[codes]
    n = len(texts)
    lengths = np.fromiter(map(len, texts), np.int64, n)
    starts = np.cumsum(lengths + 1) - lengths
    owner = np.repeat(np.arange(n), lengths + 1)
    counts = np.bincount(owner * CLASSES + classes[1:], minlength=n * CLASSES).reshape(n, CLASSES)
    inside = classes <= LAST_IN_WORD
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    begins, sizes = edges[::2], edges[1::2] - edges[::2]
    holder = owner[begins - 1]
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
        hashes=_hash_words(_FOLDED[codes[inside]], sizes),
        owner=holder,
        front=np.arange(len(begins)) - np.repeat(np.cumsum(words) - words, words),
        sizes=sizes,
    )


def _hash_words(letters: Array, sizes: Array) -> Array:
    """Return a number for each word, the same on every machine; words are alike whatever their case and digits."""
    if not len(sizes):
        return np.zeros(0, np.uint32)
    begins = np.cumsum(sizes) - sizes
    places = np.minimum(np.arange(len(letters)) - np.repeat(begins, sizes), len(_FACTORS) - 1)
    return mix_bits(np.add.reduceat(letters * _FACTORS[places], begins, dtype=np.uint32))


def mix_bits(hashes: Array) -> Array:
    """Return the numbers with every bit of them spread over all."""
    spread = (hashes ^ (hashes >> np.uint32(15))) * np.uint32(0x2C1B3C6D)
    return np.asarray(spread ^ (spread >> np.uint32(13)))
