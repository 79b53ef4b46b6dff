"""Tell English from other languages where the page did not say.

In: a text.  Out: whether its common words are English.  Which other language it is, is not asked here.
"""

from __future__ import annotations

from rashomon.text.tokens import words

_ENGLISH = frozenset(
    "the of and to in that is was for it with as his on be at by had are but from have an they which".split()
)
MIN_SHARE = 0.12  # English prose has 25 to 35 % of these words, German and French under 6 %
SAMPLE_CHARACTERS = 4000


def looks_english(text: str) -> bool:
    """Return whether enough of the words are common English ones; a text without words is not."""
    found = words(text[:SAMPLE_CHARACTERS])
    return bool(found) and round(sum(w in _ENGLISH for w in found) / len(found), 4) >= MIN_SHARE
