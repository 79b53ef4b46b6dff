"""Topics: what a difference is about, in words of the accounts, readable and cut only at word ends.

In: sentences, and figures in their text.  Out: a short noun phrase or clause; the kind of difference is not repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rashomon.compare.words.terms import content_terms
from rashomon.text.normalize import fold

MAX_WORDS = 12
MAX_CONTEXT_WORDS = 3  # words beside a bare unit that say what is measured
# States of people, as a reader names those who are counted.
STATES = {
    "killed": "people killed", "missing": "people missing", "injured": "people injured", "ill": "people taken ill",
    "hospital": "people in hospital", "arrested": "people arrested", "rescued": "people rescued",
    "evacuated": "people evacuated", "displaced": "people displaced",
}  # fmt: skip
# Measures whose plural or name is not what stands beside the figure.
UNITS = {"percent": "percentage", "USD": "US dollars", "EUR": "euros", "GBP": "pounds sterling", "JPY": "yen"}
_LOOSE_END = frozenset(
    """
    a an the of in on at by for from to with and or but that which who whose when where while as than into over about
    under between after before during since until is are was were be been has have had will would could not his her its
    their this these those
    """.split()
)
_OF = re.compile(r"\s+of\s+((?:[^\W\d_][\w'’-]*\s*){1,2})")
_NUMBER = re.compile(
    r"^[\W\d]*(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|\w+ty-\w+)\s+)?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NEXT_WORD = re.compile(r"\s+([\w'’-]+)")


def shorten(text: str, max_words: int = MAX_WORDS) -> str:
    """Return the beginning of a text, whole words only, without quotation marks at its ends and loose last words."""
    words = " ".join(text.split()).strip("\"“”‘«»„'").split(" ")
    kept = words[:max_words]
    if len(words) > max_words:
        while len(kept) > 1 and fold(kept[-1]).strip(",;:–—-") in _LOOSE_END:
            kept.pop()
        return " ".join(kept).rstrip(",;:–—- ") + " …"
    return " ".join(kept).rstrip(',;:.–—- "“”’»')


def name_state(states: str) -> str:
    """Return who is counted: "missing" is "people missing"."""
    names = [STATES.get(state, state) for state in states.split("+")]
    return " and ".join([names[0], *(name.removeprefix("people ") for name in names[1:])])


def name_measure(unit: str, stated: str, after: str, context: Iterable[str]) -> str:
    """Return what a measure counts: "litres of solvent", or the unit with the words that the accounts share."""
    known = UNITS.get(unit)
    of = _OF.match(after)
    written = known or unit_words(stated) or unit
    if of is not None:
        words = of[1].split()
        while words and fold(words[-1]) in _LOOSE_END:
            words.pop()
        return f"{written} of {' '.join(words)}" if words else written
    beside = list(context)[:MAX_CONTEXT_WORDS]
    return f"{written} ({' '.join(beside)})" if beside else written


def unit_words(stated: str) -> str:
    """Return a stated figure without its number: "nine minutes" is "minutes"."""
    return _NUMBER.sub("", stated).strip()


def name_noun(noun: str, after: str) -> str:
    """Return the counted noun with up to three words before it, as the text has it after the figure."""
    at = 0
    for _ in range(MAX_CONTEXT_WORDS + 1):
        word = _NEXT_WORD.match(after, at)
        if word is None:
            break
        at = word.end()
        if word[1].casefold().startswith(noun.casefold()):
            return after[:at].strip()
    return noun


def words_of_terms(text: str, terms: frozenset[str]) -> list[str]:
    """Return the words of a text that have one of the terms, each once, in order."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text):
        for term in content_terms(word):
            if term in terms:
                found.setdefault(term, word)
    return list(found.values())
