"""Read descriptions of people: the office they name, its rank and country, and whether two of them can be one office.

In: phrases such as "the Ostrian prime minister".  Out: folded words.  Nothing of the article is known here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.annotate.who.names import Gender
from rashomon.annotate.who.titles import COUNTRY_WORDS, FEMALE, FEMALE_ROLES, MALE, ROLE_FOLDS

DETERMINERS = ("the ", "a ", "an ", "one ", "another ", "his ", "her ", "its ", "their ", "our ", "this ", "that ")
# Articles of German, and of French, Spanish and Italian before a small letter: "El Paso" keeps its own.
_FOREIGN = re.compile(
    r"\A(?:(?:[Dd](?:er|ie|as|em|en|es)|[Ee]in(?:e[rnms]?)?) (?=\S)|"
    r"(?:[Ll](?:e|a|es|os|as|o)|[Uu]ne?|[Ee]l|[Ii]l|[Gg]li) (?=[a-zà-ÿ])|[Ll][’'](?=[a-zà-ÿ]))"
)
# No part of a name or of what an office is for.
NO_NAME_PART = frozenset(
    """
    the a an of in on at by to for from and or but that this said says told with his her its their as was is has
    have had when which who own new
    """.split()
)
# Words that make another office of the same head noun, folded: a prime minister is not the water minister.
_RANKS = {"prime": "prime", "premier": "prime", "pm": "prime", "vice": "vice", "deputy": "vice"}
_EARLIER = frozenset({"former", "then", "ex", "acting", "new"})
_PREFIX = 4  # letters by which "Russia" and "Russian", "energy" and "energetic" are compared
_KEPT = 4096  # more phrases than an article holds


def role_head(role: str) -> str:
    """Return the head noun of a role, folded over genders: "Kremlin spokeswoman" is "spokesperson"."""
    words = role.lower().replace("’", "'").split(" of ")[0].split(" for ")[0].split()
    word = words[-1].strip(".,'") if words else ""
    return ROLE_FOLDS.get(word, word)


@lru_cache(maxsize=_KEPT)
def office_of(phrase: str) -> str:
    """Return the office that a phrase names by its head noun; a head of state is a president."""
    return "president" if "head of state" in phrase.lower() else role_head(phrase)


def offices_agree(phrase: str, role: str) -> bool:
    """Return whether two descriptions can be one office: of one rank, and what one of them says the other says too."""
    if _ranks(phrase) != _ranks(role):
        return False
    here, there = countries_of(phrase), countries_of(role)
    if here and there and not here & there:
        return False
    fewer, more = sorted((_modifiers(phrase), _modifiers(role)), key=len)
    return all(any(x[:_PREFIX] == y[:_PREFIX] for y in more) for x in fewer)


@lru_cache(maxsize=_KEPT)
def _ranks(phrase: str) -> frozenset[str]:
    return frozenset(_RANKS[w] for w in re.findall(r"\w+", phrase.lower()) if w in _RANKS)


@lru_cache(maxsize=_KEPT)
def _modifiers(phrase: str) -> frozenset[str]:
    found = re.findall(r"[\w.-]+", phrase.lower().replace("’s", "").replace("'s", ""))
    head = role_head(phrase)
    return frozenset(
        COUNTRY_WORDS.get(w, w)
        for w in found
        if w not in NO_NAME_PART and role_head(w) != head and w not in _RANKS and w not in _EARLIER
    )


@lru_cache(maxsize=_KEPT)
def countries_of(phrase: str) -> frozenset[str]:
    """Return the countries that a phrase names or derives an adjective from."""
    plain = phrase.lower().replace("’s", "").replace("'s", "")
    return frozenset(COUNTRY_WORDS[w] for w in plain.split() if w in COUNTRY_WORDS)


def gender_of(phrase: str) -> Gender:
    """Return the gender that the words of a description tell: "the actress", "the businessman"."""
    words = phrase.lower().split()
    if any(w in MALE for w in words):
        return "male"
    return "female" if any(w in FEMALE or w in FEMALE_ROLES for w in words) else None


def strip_determiner(phrase: str) -> str:
    """Return the phrase without its article or possessive."""
    low = phrase.lower()
    if low.startswith(("one of ", "another of ")):
        return phrase
    plain = next((phrase[len(d) :] for d in DETERMINERS if low.startswith(d)), phrase)
    return _FOREIGN.sub("", plain)


def is_plural(word: str) -> bool:
    """Return whether a noun looks plural."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))
