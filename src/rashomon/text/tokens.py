"""Words of a text, with or without their places, and the small words that carry no content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rashomon.model import Span
from rashomon.text.normalize import fold

_WORD = re.compile(r"\w+(?:['’]\w+)*", re.UNICODE)

STOPWORDS = frozenset(
    """
    a about above after again against all also am an and any are aren't as at be because been before being below
    between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each
    even few for from further had has have haven't having he he's her here hers herself him himself his how i
    i'd i'll i'm i've if in into is isn't it it's its itself just let me more most my myself no nor not now of
    off on once one only or other our ours out over own same she she's should so some such than that that's the
    their theirs them themselves then there these they they're this those through to too under until up upon us
    very was wasn't we we'll we're we've were weren't what when where which while who whom why will with won't
    would wouldn't yet you you're your yours
    """.split()
)


def word_spans(text: str) -> Iterator[Span]:
    """Yield the place of each word of `text`; "don't" and "O’Neil" are one word."""
    return (Span(match.start(), match.end()) for match in _WORD.finditer(text))


def words(text: str) -> list[str]:
    """Return the words of `text`, folded for comparison, in order."""
    return _WORD.findall(fold(text))


def content_words(text: str) -> list[str]:
    """Return the folded words of `text` that carry content, stemmed, in order."""
    return [stem(word) for word in words(text) if word not in STOPWORDS]


# Suffixes in the order they are tried; a stem keeps at least three letters. Only inflection is removed: "minister"
# and "ministry" stay apart because they are different things in the news.
_SUFFIXES = (
    ("'s", ""),
    ("ies", "y"),
    ("sses", "ss"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("xes", "x"),
    ("ing", ""),
    ("ied", "y"),
    ("ed", ""),
    ("es", "e"),
    ("s", ""),
)
MIN_STEM_LETTERS = 3


@lru_cache(maxsize=1 << 16)  # the words of some thousand articles; a fifth of the time without it
def stem(word: str) -> str:
    """Return `word` without English inflection: "making", "makes", "make" are one. Other scripts stay as they are."""
    if not word.isascii() or word.endswith("ss"):
        return word
    for suffix, ending in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= MIN_STEM_LETTERS:
            return _mend(word[: -len(suffix)] + ending)
    return _mend(word)


def _mend(base: str) -> str:
    """Return `base` without a doubled last letter or a silent "e": "stopp" is "stop", "make" is "mak"."""
    if len(base) > MIN_STEM_LETTERS and base[-1] == base[-2] and base[-1] not in "lsz":
        return base[:-1]
    return base.removesuffix("e") if len(base) > MIN_STEM_LETTERS else base
