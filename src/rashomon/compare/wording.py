"""Wording: what each account calls the same person, place, event or action.

In: the accounts and who is who.  Out: groups of terms for one referent, with counts and places.
Terms are shown, never scored. A referent is shown only where the accounts differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rashomon.compare.accounts import Account, Telling
from rashomon.compare.naming import MAX_TERM_WORDS, Use, use_at, word_people
from rashomon.compare.places import place_key, spelling_variants
from rashomon.compare.speakers import Cast
from rashomon.compare.terms import content_terms, is_number, word_term
from rashomon.compare.utterances import Said
from rashomon.compare.wording_families import (
    COMMON_HEADS,
    FAMILIES,
    FAMILY_OF,
    FAMILY_VERBS,
    PHRASE_FAMILIES,
    PLAIN_CUES,
)
from rashomon.model import Span, Term, Utterance, Wording, content_id
from rashomon.text.normalize import fold

MAX_TERM_EVIDENCE = 5  # places shown a term; the count tells the rest
MAX_THINGS = 3  # the things a story is about; further ones are only mentioned
MIN_THING_OUTLETS = 2


def find_wording(
    telling: Telling, cast: Cast, utterances: Sequence[Utterance], said: Mapping[str, Said]
) -> tuple[Wording, ...]:
    """Return every referent that the accounts word in two ways, in order of id."""
    groups = [
        *word_people(telling, cast, said),
        *word_places(telling),
        *word_events(telling),
        *word_things(telling, cast),
        *word_phrases(telling),
        *word_cues(utterances, said),
    ]
    made = (make_wording(telling, kind, referent, uses) for kind, referent, uses in groups)
    return tuple(sorted((w for w in made if w is not None), key=lambda w: w.id))


def make_wording(telling: Telling, kind: str, referent: str, uses: Sequence[Use]) -> Wording | None:
    """Return the group, or None where all accounts use one wording."""
    articles = {fold(use.text): use.evidence.article_id for use in uses}
    if len(articles) < 2 or len({use.evidence.article_id for use in uses}) < 2:
        return None
    return Wording(
        id=content_id("w", telling.story_id, kind, referent),
        story_id=telling.story_id,
        referent=referent,
        terms=tuple(list_terms(uses)),
    )


def list_terms(uses: Iterable[Use]) -> list[Term]:
    """Return one term a wording and outlet, sorted by wording; its evidence starts with one place in every article."""
    groups: dict[tuple[str, str], list[Use]] = {}
    for use in uses:
        groups.setdefault((fold(use.text), use.outlet_id or ""), []).append(use)
    terms = []
    for key in sorted(groups):
        rows = sorted(groups[key], key=lambda u: (u.evidence.article_id, u.evidence.start))
        firsts = {row.evidence.article_id: row for row in reversed(rows)}
        shown = sorted(firsts.values(), key=lambda u: u.evidence.article_id) + [
            r for r in rows if r not in firsts.values()
        ]
        terms.append(
            Term(
                text=rows[0].text,
                outlet_id=rows[0].outlet_id,
                count=len(rows),
                evidence=tuple(u.evidence for u in shown[: max(MAX_TERM_EVIDENCE, len(firsts))]),
            )
        )
    return terms


# Places


def word_places(telling: Telling) -> list[tuple[str, str, list[Use]]]:
    """Return the places that accounts spell in two ways, by the table of spellings."""
    groups: dict[str, list[Use]] = {}
    pattern = spelling_variants()
    for account in telling.accounts.values():
        for match in pattern.finditer(account.article.text):
            use = use_at(account, Span(match.start(), match.end()))
            if use is not None:
                groups.setdefault(place_key(match[0]), []).append(use)
    return [("place", key, uses) for key, uses in sorted(groups.items())]


# Events


def word_events(telling: Telling) -> list[tuple[str, str, list[Use]]]:
    """Return the happenings that accounts name by different nouns of one family."""
    groups = []
    for number, row in enumerate(FAMILIES):
        uses = [use for account in telling.accounts.values() for use in family_uses(account, number)]
        uses += [use for account in telling.accounts.values() for use in verb_uses(account, number)] if uses else []
        heads = {use.evidence.article_id: None for use in uses}
        if len(heads) > 1:
            groups.append(("event", choose_referent(row, uses), anchor_uses(uses)))
    return groups


def family_uses(account: Account, family: int) -> list[Use]:
    """Return the definite or named noun phrases of the account whose head belongs to the family."""
    uses = []
    for phrase in account.notes.phrases:
        if family in FAMILY_OF.get(phrase.head, ()):
            use = use_at(account, phrase.span)
            if use is not None and (is_definite(use.text) or has_name(use.text)):
                uses.append(use)
    return uses


def verb_uses(account: Account, family: int) -> list[Use]:
    """Return the verbs of the account that tell what the family's nouns name: "gave way" for a collapse."""
    verbs = FAMILY_VERBS.get(FAMILIES[family][0], ())
    if not verbs:
        return []
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(verbs)})(?![\w-])", re.IGNORECASE)
    uses = (use_at(account, Span(m.start(), m.end())) for m in pattern.finditer(account.article.text))
    return [use for use in uses if use is not None]


def is_definite(text: str) -> bool:
    """Return whether a noun phrase points at something known: "the war", "this conflict"."""
    return fold(text).split()[0] in {"the", "this", "that", "its", "his", "their"}


def has_name(text: str) -> bool:
    """Return whether a noun phrase holds a proper name or an adjective made from one."""
    return any(word[:1].isupper() for word in text.split()[1:]) or (text[:1].isupper() and len(text.split()) > 1)


def anchor_uses(uses: Sequence[Use]) -> list[Use]:
    """Return the uses that can mean one thing: those sharing the most common proper name, and plain definite ones."""
    names: dict[str, set[str]] = {}
    for use in uses:
        for term in name_terms(use.text):
            names.setdefault(term, set()).add(use.evidence.article_id)
    if not names:
        return list(uses)
    anchor = min(names, key=lambda n: (-len(names[n]), n))
    return [use for use in uses if not name_terms(use.text) or anchor in name_terms(use.text)]


def name_terms(text: str) -> set[str]:
    """Return the terms of the capitalised words of a phrase, its first word apart where it is an article."""
    words = [w for part in text.replace("-", " ").split() if (w := part.removesuffix("'s").removesuffix("’s"))]
    return {t for w in words if w[:1].isupper() and fold(w) not in {"the", "this", "that"} for t in content_terms(w)}


def choose_referent(row: Sequence[str], uses: Sequence[Use]) -> str:
    """Return the shortest name for the thing among the uses, of equals the first in order."""
    named = sorted({use.text for use in uses}, key=lambda t: (not has_name(t), len(t), t))
    return named[0] if named else row[0]


# Things


def word_things(telling: Telling, cast: Cast) -> list[tuple[str, str, list[Use]]]:
    """Return the few things that most accounts speak of, in different words: "soft cheese", "killer cheese"."""
    names = {t for i in cast.identities for n in (i.name, *i.aliases) for t in content_terms(n)}
    heads: dict[str, list[Use]] = {}
    for account in telling.accounts.values():
        for phrase in account.notes.phrases:
            term = word_term(phrase.head)
            plain = (
                term is None
                or term in names
                or is_number(term)
                or phrase.head in FAMILY_OF
                or phrase.head in COMMON_HEADS
            )
            use = None if plain else use_at(account, phrase.span)
            if use is not None and len(content_terms(use.text)) > 1:
                heads.setdefault(phrase.head, []).append(use)
    ranked = sorted(
        heads,
        key=lambda h: (
            -len({u.outlet_id for u in heads[h]}),
            -len({u.evidence.article_id for u in heads[h]}),
            -len(heads[h]),
            h,
        ),
    )
    chosen = [h for h in ranked if len({u.outlet_id for u in heads[h]}) >= MIN_THING_OUTLETS][:MAX_THINGS]
    return [("thing", head, heads[head]) for head in sorted(chosen)]


# Phrases and reporting verbs


def word_phrases(telling: Telling) -> list[tuple[str, str, list[Use]]]:
    """Return states and actions for which the accounts use different fixed words."""
    groups = []
    for referent, forms in PHRASE_FAMILIES:
        pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])", re.IGNORECASE)
        uses = [
            use
            for account in telling.accounts.values()
            for match in pattern.finditer(account.article.text)
            if (use := use_at(account, Span(match.start(), match.end()))) is not None
        ]
        groups.append(("phrase", referent, uses))
    return groups


def word_cues(utterances: Sequence[Utterance], said: Mapping[str, Said]) -> list[tuple[str, str, list[Use]]]:
    """Return, an utterance, the verbs by which the accounts introduce it, where they are not all plain."""
    groups = []
    for utterance in utterances:
        uses = []
        for i in utterance.statement_ids:
            cue = said[i].statement.cue
            use = use_at(said[i].account, cue.span) if cue is not None else None
            uses.extend([use] if use is not None else [])
        words = said[utterance.base].statement.content[0].text.split()
        groups.append(("cue", "how this is introduced: " + " ".join(words[:MAX_TERM_WORDS]), uses))
    return [group for group in groups if not {fold(use.text) for use in group[2]} <= PLAIN_CUES]
