"""Naming of things: what the accounts call the few things that a story is about.

In: noun phrases and names.  Out: `Use`s of things by their head noun, and of named things by the nouns beside the name.
Phrases are held together where they share a head and a describing word; figures and bare measures are no names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.compare.accounts import Account, Telling
from rashomon.compare.who.speakers import Cast
from rashomon.compare.wording.families import COMMON_HEADS, FAMILY_OF, KINDS, MEASURES
from rashomon.compare.wording.naming import Use, use_at
from rashomon.compare.words.terms import content_terms, is_number, word_term
from rashomon.model import Phrase, Span
from rashomon.text.normalize import fold

MAX_THINGS = 2  # the things a story is about; further ones are only mentioned
MIN_THING_SHARE = 0.6  # of the accounts; what fewer speak of is not what the story is about
MIN_LETTERS = 3
# Phrases that speak of any or of other things of the kind.
_OTHERS = re.compile(
    r"(?:any|all|every|each|some|other|another|past|earlier|previous|many|most|more|such|no|which|what|several|few|both|"
    r"either|similar|these|those|their|our|my|your)\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"an?\b", re.IGNORECASE)  # "a poison cheese": in the lead it brings in what the story is about
LEAD_SENTENCES = 3
_NAME_AT_END = re.compile(
    r"(?:[a-zà-ÿ][\w'’-]* )+?(?P<head>[a-zà-ÿ][\w'’-]*) "
    r"(?P<name>(?:[A-ZÀ-Ý][\w'’-]*)(?: [A-ZÀ-Ý0-9][\w'’-]*)*)$"
)


def word_things(telling: Telling, cast: Cast) -> list[tuple[str, str, list[Use]]]:
    """Return the few things that most accounts speak of, in different words: "soft cheese", "killer cheese"."""
    names = {t for i in cast.identities for n in (i.name, *i.aliases) for t in content_terms(n)}
    heads: dict[str, list[Use]] = {}
    for account in telling.accounts.values():
        for phrase in account.notes.phrases:
            use = thing_use(account, phrase, names)
            if use is not None:
                heads.setdefault(phrase.head, []).append(use)
    least = max(2, MIN_THING_SHARE * len(telling.accounts))
    told = {
        head: uses
        for head, uses in heads.items()
        if len({use.evidence.article_id for use in uses}) >= least and is_one_thing(head, uses)
    }
    ranked = sorted(told, key=lambda head: (*rank_uses(told[head]), head))
    return [("thing", head, told[head]) for head in sorted(ranked[:MAX_THINGS])]


def thing_use(account: Account, phrase: Phrase, names: set[str]) -> Use | None:
    """Return the phrase as a use, None where its head is a name, a number, a measure or anything at all."""
    term = word_term(phrase.head)
    plain = term is None or term in names or is_number(term) or len(phrase.head) < MIN_LETTERS
    if plain or phrase.head in FAMILY_OF or phrase.head in COMMON_HEADS or phrase.head in MEASURES:
        return None
    use = use_at(account, phrase.span, head=phrase.head)
    if use is None or _OTHERS.match(use.text) is not None:
        return None
    return use if _ONE.match(use.text) is None or phrase.sentence < LEAD_SENTENCES else None


def rank_uses(uses: Sequence[Use]) -> tuple[int, int, int]:
    """Return what things are ranked by: outlets, accounts, places."""
    return (-len({u.outlet_id for u in uses}), -len({u.evidence.article_id for u in uses}), -len(uses))


def is_one_thing(head: str, uses: Sequence[Use]) -> bool:
    """Return whether two outlets describe the thing in two ways that have a word in common, or one needs no more."""
    described = [(use.outlet_id, describing_terms(head, use.text)) for use in uses]
    return any(
        a and b and a != b and a & b
        for i, (outlet, a) in enumerate(described)
        for other, b in described[i + 1 :]
        if outlet != other
    )


def describing_terms(head: str, text: str) -> frozenset[str]:
    """Return the terms of a phrase beside its head and its figures."""
    own = word_term(head)
    return frozenset(t for t in content_terms(text) if t != own and not is_number(t))


def word_named(telling: Telling, cast: Cast) -> list[tuple[str, str, list[Use]]]:
    """Return the named things that are no people, by the nouns that stand before their name: "the freighter Ansa"."""
    people = {t for i in cast.identities if i.kind == "person" for n in (i.name, *i.aliases) for t in content_terms(n)}
    nouns: dict[str, set[str]] = {}
    uses: dict[str, list[Use]] = {}
    for account in telling.accounts.values():
        for phrase in account.notes.phrases:
            match = _NAME_AT_END.search(phrase.span.of(account.article.text))
            if match is None or set(content_terms(match["name"])) & people:
                continue
            key, noun = fold(match["name"]), match["head"]
            if noun not in KINDS:
                continue
            use = use_at(account, Span(phrase.span.start, phrase.span.end - len(match["name"]) - 1), head=noun)
            if use is not None:
                nouns.setdefault(noun, set()).add(key)
                uses.setdefault(key, []).append(use)
    own = {noun: next(iter(keys)) for noun, keys in nouns.items() if len(keys) == 1}
    for name, rows in list_bare(telling, own):
        uses[name].extend(rows)
    return [("named", name, rows) for name, rows in sorted(uses.items()) if len({use.head for use in rows}) > 1]


def list_bare(telling: Telling, own: Mapping[str, str]) -> list[tuple[str, list[Use]]]:
    """Return the definite phrases headed by a noun that stands before one name only: "the ferry" is the Lady Ansa."""
    found = []
    for account in telling.accounts.values():
        for phrase in account.notes.phrases:
            text = phrase.span.of(account.article.text)
            if phrase.head in own and fold(text).startswith(("the ", "this ")):
                use = use_at(account, phrase.span, head=phrase.head)
                found.append((own[phrase.head], [use] if use is not None else []))
    return found
