"""Fold strings for comparison, and tidy characters without losing their place.

`tidy_character` maps one code point to one or none, so offsets can be kept exactly; `fold` is for comparing only.
"""

from __future__ import annotations

import re
import unicodedata

# Every kind of space becomes the plain one: same length, so a text keeps its offsets.
# Tabs and form feed are controls that divide words as well.
SPACES = dict.fromkeys((160, 5760, *range(8192, 8203), 8239, 8287, 12288, 9, 11, 12), " ")
# Characters that show nothing and split words for every later stage: soft hyphen, zero width, byte order mark,
# and the bidirectional controls, which can make a page show other words than it holds.
DROPPED = frozenset(
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)

QUOTE_FOLDS = str.maketrans(
    {
        "’": "'", "‘": "'", "‚": "'", "‛": "'", "′": "'", "‹": "'", "›": "'", "`": "'", "´": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "「": '"', "」": '"',
        "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "…": "...",
    }
)  # fmt: skip


def tidy_character(character: str) -> str:
    """Return `character` as an article shows it: itself, a plain space, or "" where it shows nothing."""
    if character in DROPPED:
        return ""
    if ord(character) in SPACES:
        return " "
    return "" if unicodedata.category(character) == "Cc" and character not in "\n\r" else character


_TIDIED = {
    character: tidy_character(character)
    for character in (*map(chr, SPACES), *sorted(DROPPED), *map(chr, range(32)), *map(chr, range(127, 160)))
}
_UNTIDY = re.compile("[" + "".join(map(re.escape, sorted(c for c in _TIDIED if _TIDIED[c] != c))) + "]")


def tidy_characters(text: str) -> str:
    """Return `text` with every character tidied; new lines stay."""
    if text.isprintable():  # nothing that is tidied can be printed
        return text
    return _UNTIDY.sub(lambda match: _TIDIED[match.group()], text)


def collapse_spaces(text: str) -> str:
    """Return `text` on one line, runs of white space as one space, edges trimmed."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """Return `text` for comparison: compatibility forms, plain quotes and dashes, lower case, single spaces."""
    if text.isascii() and text.isprintable():
        return collapse_spaces(text.replace("`", "'")).lower()
    text = unicodedata.normalize("NFKC", text.translate(QUOTE_FOLDS))
    return collapse_spaces(tidy_characters(text)).casefold()


_ACCENTS = re.compile(r"[\u0300-\u036f]")


def strip_accents(text: str) -> str:
    """Return `text` without combining accents: "Béatrice" and "Beatrice" are alike."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
