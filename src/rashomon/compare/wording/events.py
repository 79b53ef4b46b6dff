"""Naming of events and actions: the nouns, verbs and fixed phrases by which accounts tell one happening.

In: the accounts and the tables of families.  Out: `Use`s; of a verb its subject is shown with it ("the roof gave way").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rashomon.compare.accounts import Account, Telling
from rashomon.compare.wording.families import FAMILIES, FAMILY_OF, FAMILY_VERBS, PHRASE_FAMILIES
from rashomon.compare.wording.naming import MAX_TERM_WORDS, Use, use_at
from rashomon.compare.words.similarity import candidate_pairs
from rashomon.compare.words.terms import content_terms
from rashomon.model import Phrase, Span
from rashomon.text.normalize import fold

LINKED_TERMS = 2  # terms beside the words themselves that two sentences share where they tell one happening
MAX_POSTINGS = 60  # a word beside more uses than this tells no happening apart
_SAYING = frozenset(content_terms("say tell ask add claim state report year day week month people"))
_AUXILIARY = re.compile(
    r"(?:\s+(?:has|have|had|was|were|is|are|been|being|be|who|which|that|also|then|now))*\s*$", re.IGNORECASE
)


def word_events(telling: Telling) -> list[tuple[str, str, list[Use]]]:
    """Return the happenings that accounts name by different words of one family."""
    groups = []
    phrases = family_phrases(telling)
    for number, row in enumerate(FAMILIES):
        found = (use_at(account, phrase.span, head=phrase.head) for account, phrase in phrases.get(number, ()))
        nouns = anchor_uses([use for use in found if use is not None])
        verbs = [use for account in telling.accounts.values() for use in verb_uses(account, number)]
        uses = keep_linked(telling, [*nouns, *verbs])
        if uses:
            groups.append(("event", choose_referent(row, uses), uses))
    return groups


def keep_linked(telling: Telling, uses: Sequence[Use]) -> list[Use]:
    """Return the uses that tell one thing as a use in another account does by another word.

    Either their sentences agree, or their own words do: "the roof gave way", "the roof fall". Plain definite nouns
    ("the crisis") are kept beside such a pair: they point at what the account is about.
    """
    told = {f"{k:06d}": sentence_terms(telling, use) for k, use in enumerate(uses)}
    own = {f"{k:06d}": frozenset(content_terms(u.text)) - frozenset(content_terms(u.head)) for k, u in enumerate(uses)}
    near = {
        *candidate_pairs(told, cap=MAX_POSTINGS, shared=LINKED_TERMS),
        *candidate_pairs(own, cap=MAX_POSTINGS, shared=1),
    }
    pairs = [(uses[int(a)], uses[int(b)], int(a), int(b)) for a, b in near]
    linked = {
        k for a, b, i, j in pairs if a.head != b.head and a.evidence.article_id != b.evidence.article_id for k in (i, j)
    }
    heads = {uses[k].head for k in linked}
    return [use for k, use in enumerate(uses) if k in linked or (linked and (use.head in heads or is_plain(use)))]


def sentence_terms(telling: Telling, use: Use) -> frozenset[str]:
    """Return what the sentence of a use tells beside the use itself, without what half of the accounts always say."""
    account = telling.accounts[use.evidence.article_id]
    sentence = account.sentence_at(use.evidence.start)
    return sentence.terms - frozenset(content_terms(use.text)) - _SAYING if sentence is not None else frozenset()


def is_plain(use: Use) -> bool:
    """Return whether a use is a definite noun without a description: "the incident"."""
    return is_definite(use.text) and len(content_terms(use.text)) == 1


def family_phrases(telling: Telling) -> dict[int, list[tuple[Account, Phrase]]]:
    """Return the noun phrases of each family, by their heads, in order of account and place."""
    found: dict[int, list[tuple[Account, Phrase]]] = {}
    for account in telling.accounts.values():
        for phrase in account.notes.phrases:
            for family in FAMILY_OF.get(phrase.head, ()):
                found.setdefault(family, []).append((account, phrase))
    return found


def verb_uses(account: Account, family: int) -> list[Use]:
    """Return the verbs of the account that tell what the family's nouns name, each with what stands before it."""
    pattern = verb_pattern(family)
    if pattern is None or not holds_any(account, verb_parts(family)):
        return []
    found = ((m, with_subject(account, Span(m.start(), m.end()))) for m in pattern.finditer(account.article.text))
    uses = (use_at(account, span, head=fold(match[0])) for match, span in found)
    return [use for use in uses if use is not None]


def verb_forms(family: int) -> tuple[str, ...]:
    """Return the verbs of a family; a noun with a hyphen is two words to the parser, and no head of a phrase."""
    hyphened = (noun for noun in FAMILIES[family] if "-" in noun)
    return (*FAMILY_VERBS.get(FAMILIES[family][0], ()), *hyphened)


@cache
def verb_parts(family: int) -> tuple[str, ...]:
    """Return what a text must hold of each verb: "collide" of "collided?"."""
    return tuple(re.split(r".\?", verb)[0] for verb in verb_forms(family))


def holds_any(account: Account, parts: Sequence[str]) -> bool:
    """Return whether one of the parts stands in the account's text: a pattern of many words takes far longer."""
    text = account.article.text.lower()
    return any(part in text for part in parts)


@cache
def verb_pattern(family: int) -> re.Pattern[str] | None:
    """Return a pattern for the verbs of a family; None where it has none."""
    verbs = verb_forms(family)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(verbs)})(?![\w-])", re.IGNORECASE) if verbs else None


def with_subject(account: Account, verb: Span) -> Span:
    """Return the verb with the noun phrase right before it, where both are short enough for a term."""
    sentence = account.sentence_at(verb.start)
    if sentence is None:
        return verb
    before = account.article.text[sentence.span.start : verb.start]
    gap = _AUXILIARY.search(before)
    end = sentence.span.start + (gap.start() if gap is not None else len(before))
    spans = [
        p.span
        for p in account.notes.phrases
        if p.span.start >= sentence.span.start and (p.span.end == end or p.span.covers(verb))
    ]
    whole = Span(max(spans, key=lambda s: s.end - s.start).start, verb.end) if spans else verb
    return whole if len(whole.of(account.article.text).split()) <= MAX_TERM_WORDS else verb


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


def word_phrases(telling: Telling) -> list[tuple[str, str, list[Use]]]:
    """Return states and actions for which the accounts use different fixed words, with their subjects."""
    groups = []
    for referent, forms in PHRASE_FAMILIES:
        pattern = phrase_pattern(forms)
        uses = [
            use
            for account in telling.accounts.values()
            if holds_any(account, forms)
            for match in pattern.finditer(account.article.text)
            if (use := phrase_use(account, match)) is not None
        ]
        if len({use.head for use in uses}) > 1:
            groups.append(("phrase", referent, uses))
    return groups


@cache
def phrase_pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of the fixed phrases."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])", re.IGNORECASE)


def phrase_use(account: Account, match: re.Match[str]) -> Use | None:
    """Return the use of a fixed phrase."""
    return use_at(account, Span(match.start(), match.end()), head=fold(match[0]))
