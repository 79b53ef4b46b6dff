"""What a language's table says about attributions: the shape of a table, with its patterns made once."""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.model.base import Value


class Grammar(Value, frozen=True, kw_only=True):
    """Cue words and little words of one language, as alternatives of regular expressions.

    `says` are verbs of saying as they stand, `split_says` those that only say with a particle later in the clause;
    `according` stands before a source, `according_behind` after one; `as_told` opens "as X said"; `so` opens ", so X".
    `links` continue a phrase behind its noun, `openers` begin a clause that is no subject.  `reported` are verb forms
    of reported speech; `asks` are cues whose content is an infinitive.  `capital_nouns` and `inflected` tell how nouns
    and names are written.
    """

    says: str
    that: str
    according: str
    as_told: str
    denies: str
    articles: str
    links: str
    pronouns: str
    openers: str
    split_says: str | None = None
    nouns_of_saying: str | None = None
    no_report: str | None = None
    according_behind: str | None = None
    quoting: str | None = None
    so: str | None = None
    whereby: str | None = None
    thereby: str | None = None
    impersonal: str | None = None
    within: str | None = None
    documents: str | None = None
    known_by: str | None = None
    of_whom: str | None = None
    not_subject: str | None = None
    reported: str | None = None
    maybe_reported: str | None = None
    reported_behind_cue: str | None = None
    second_verb: str | None = None
    this: str | None = None
    asks: str | None = None
    infinitive: str | None = None
    auxiliaries: str | None = None
    passive: str | None = None
    cited: str | None = None
    agent: str | None = None
    skipped: str | None = None
    capital_nouns: bool = False
    inflected: bool = False


@lru_cache(maxsize=256)
def pattern(alternatives: str) -> re.Pattern[str]:
    """Return the pattern of whole words among the alternatives."""
    return re.compile(rf"(?<![\w\u0001])(?:{alternatives})(?:(?<=['’])|(?!\w))", re.IGNORECASE)
