"""Wording: what each account calls the same person, place, event or action.

In: the accounts and who is who.  Out: groups of terms for one referent, with counts and places.
Terms are shown, never scored. A referent is shown only where the accounts differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rashomon.compare.accounts import Account, Telling, evidence_in
from rashomon.compare.names import latin, name_tokens
from rashomon.compare.places import place_key, spelling_variants
from rashomon.compare.speakers import Cast, Identity
from rashomon.compare.terms import content_terms
from rashomon.compare.utterances import Said
from rashomon.model import Evidence, Span, Term, Utterance, Value, Wording, content_id
from rashomon.text.normalize import fold

MAX_TERM_WORDS = 8
MAX_TERM_EVIDENCE = 5  # places shown a term; the count tells the rest

# Nouns and verbs by which outlets name one happening or state; a row is one thing in other words.
FAMILIES: tuple[tuple[str, ...], ...] = (
    ("war", "conflict", "crisis", "invasion", "operation", "aggression", "hostilities", "fighting", "offensive", "incursion"),
    ("attack", "strike", "raid", "bombing", "assault", "airstrike", "massacre", "shelling", "bombardment"),
    ("protest", "riot", "demonstration", "unrest", "uprising", "rally", "revolt", "march"),
    ("accident", "disaster", "tragedy", "collapse", "crash", "incident", "catastrophe", "fall", "cave-in", "blast", "explosion"),
    ("row", "dispute", "fight", "bust-up", "quarrel", "debate", "argument", "clash", "feud", "spat", "controversy"),
    ("deal", "truce", "agreement", "pact", "treaty", "accord", "settlement", "ceasefire", "armistice"),
    ("fighter", "rebel", "terrorist", "militant", "insurgent", "separatist", "gunman", "extremist", "partisan"),
    ("migrant", "refugee", "immigrant", "asylum-seeker", "alien"),
    ("regime", "government", "administration", "junta", "authorities", "leadership"),
    ("scandal", "affair", "allegation", "accusation"),
    ("bankruptcy", "insolvency", "collapse", "failure"),
    ("layoff", "redundancy", "cut", "restructuring", "downsizing"),
    ("outbreak", "epidemic", "pandemic", "contamination", "poisoning"),
)
_FAMILY_OF: dict[str, tuple[int, ...]] = {}
for _number, _row in enumerate(FAMILIES):
    for _noun in _row:
        _FAMILY_OF[_noun] = (*_FAMILY_OF.get(_noun, ()), _number)

# Words in the running text, for which no noun phrase is needed.
PHRASE_FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("people not found", ("missing", "unaccounted for", "trapped")),
    ("how people died", ("died", "were killed", "was killed", "have been killed", "lost their lives", "lost his life", "lost her life", "perished")),
    ("the line between two countries", ("border", "frontier", "line of contact", "demarcation line")),
    ("what happened to a company", ("filed for bankruptcy", "collapsed into bankruptcy", "went under", "went bankrupt", "went bust", "became insolvent")),
    ("taking over a territory", ("annexed", "reunified with", "occupied", "liberated", "captured", "seized")),
)  # fmt: skip


class Use(Value, kw_only=True):
    """One place where a text calls a referent something."""

    text: str
    outlet_id: str | None
    evidence: Evidence


def find_wording(
    telling: Telling, cast: Cast, utterances: Sequence[Utterance], said: Mapping[str, Said]
) -> tuple[Wording, ...]:
    """Return every referent that the accounts word in two ways, in order of id."""
    groups = [
        *word_people(telling, cast),
        *word_places(telling),
        *word_events(telling),
        *word_phrases(telling),
        *word_cues(telling, utterances, said),
    ]
    made = (make_wording(telling, kind, referent, uses) for kind, referent, uses in groups)
    return tuple(sorted((w for w in made if w is not None), key=lambda w: w.id))


def make_wording(telling: Telling, kind: str, referent: str, uses: Sequence[Use]) -> Wording | None:
    """Return the group, or None where all accounts use one wording."""
    articles = {fold(use.text): use.evidence.article_id for use in uses}
    if len(articles) < 2 or len({use.evidence.article_id for use in uses}) < 2:  # noqa: PLR2004
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
        shown = sorted(firsts.values(), key=lambda u: u.evidence.article_id) + [r for r in rows if r not in firsts.values()]
        terms.append(
            Term(
                text=rows[0].text,
                outlet_id=rows[0].outlet_id,
                count=len(rows),
                evidence=tuple(u.evidence for u in shown[: max(MAX_TERM_EVIDENCE, len(firsts))]),
            )
        )
    return terms


def use_at(account: Account, span: Span) -> Use | None:
    """Return the use at `span`, None where it is longer than a term may be."""
    text = span.of(account.article.text)
    if not text.strip() or len(text.split()) > MAX_TERM_WORDS or "\n" in text:
        return None
    outlet = account.article.outlet
    return Use(text=text, outlet_id=outlet.id if outlet is not None else None, evidence=evidence_in(account.article, span))


# People


def word_people(telling: Telling, cast: Cast) -> list[tuple[str, str, list[Use]]]:
    """Return, a person, the titles and descriptions that accounts give beside or instead of the name."""
    groups = []
    for identity in cast.identities:
        if identity.kind == "person":
            uses = [use for article_id, entity_id in identity.members for use in name_uses(telling, identity, article_id, entity_id)]
            groups.append(("person", identity.name, keep_telling(identity, uses)))
    return groups


def name_uses(telling: Telling, identity: Identity, article_id: str, entity_id: str) -> list[Use]:
    """Return what one article calls the person: each mention with the noun phrase that it ends, and the roles."""
    account = telling.accounts[article_id]
    entity = next((e for e in account.notes.entities if e.id == entity_id), None)
    if entity is None:
        return []
    spans = {widen_mention(account, mention) for mention in entity.mentions}
    spans |= {r.evidence.span for r in entity.roles if r.evidence.article_id == article_id}
    uses = (use_at(account, span) for span in sorted(spans) if not is_pronoun(span.of(account.article.text)))
    return [use for use in uses if use is not None]


def widen_mention(account: Account, mention: Span) -> Span:
    """Return the noun phrase that ends with the mention ("Russian leader Vladimir Putin"), or the mention."""
    fitting = [p.span for p in account.notes.phrases if p.span.covers(mention) and p.span.end == mention.end]
    return min(fitting, key=lambda s: (s.start - s.end, s), default=mention)


_PRONOUNS = frozenset("he she it they him her them his hers its their who we us i me you which that this".split())


def is_pronoun(text: str) -> bool:
    """Return whether a mention is a pronoun, which is no wording."""
    return fold(text) in _PRONOUNS


def keep_telling(identity: Identity, uses: Sequence[Use]) -> list[Use]:
    """Return the uses without bare names, unless the accounts spell the name in two ways."""
    bare = [use for use in uses if is_bare(identity, use.text)]
    spellings = {latin(use.text).split()[-1].removesuffix("'s") for use in bare if latin(use.text).isascii()}
    others = [use for use in uses if use not in bare]
    return others + bare if len(spellings) > 1 and not _one_name(spellings) else others


def _one_name(spellings: Iterable[str]) -> bool:
    """Return whether the last words are parts of one name only ("Zora", "Orsolic"), not two spellings."""
    firsts = {s[:3] for s in spellings}
    return len(firsts) == len(set(spellings))


def is_bare(identity: Identity, text: str) -> bool:
    """Return whether the text is only the name, whole or in part."""
    known = {token for name in (identity.name, *identity.aliases) for token in name_tokens(name)}
    return all(token in known for token in name_tokens(text)) and fold(text).split()[0] not in {"the", "a"}


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
        heads = {use.evidence.article_id: None for use in uses}
        if len(heads) > 1:
            groups.append(("event", choose_referent(row, uses), anchor_uses(uses)))
    return groups


def family_uses(account: Account, family: int) -> list[Use]:
    """Return the definite or named noun phrases of the account whose head belongs to the family."""
    uses = []
    for phrase in account.notes.phrases:
        if family in _FAMILY_OF.get(phrase.head, ()):
            use = use_at(account, phrase.span)
            if use is not None and (is_definite(use.text) or has_name(use.text)):
                uses.append(use)
    return uses


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


def word_cues(
    telling: Telling, utterances: Sequence[Utterance], said: Mapping[str, Said]
) -> list[tuple[str, str, list[Use]]]:
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


PLAIN_CUES = frozenset("said says say told tells added adding stated according to : saying".split())
