"""Wording: what each account calls the same person, place, event or action.

In: the accounts and who is who.  Out: groups of terms for one referent, with counts and places.
Terms are shown, never scored. A referent is shown only where the accounts differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rashomon.compare.accounts import Account, Telling, evidence_in
from rashomon.compare.names import name_tokens, skeleton
from rashomon.compare.places import place_key, spelling_variants
from rashomon.compare.speakers import Cast, Identity
from rashomon.compare.terms import content_terms, is_number, word_term
from rashomon.compare.utterances import Said
from rashomon.model import Evidence, Span, Term, Utterance, Value, Wording, content_id
from rashomon.text.normalize import fold

MAX_TERM_WORDS = 8
MAX_TERM_EVIDENCE = 5  # places shown a term; the count tells the rest

MAX_THINGS = 3  # the things a story is about; further ones are only mentioned
MIN_THING_OUTLETS = 2
# Heads that are about something else in every sentence.
COMMON_HEADS = frozenset(
    """
    man woman people person child time day week month year hour minute morning night evening way part side number
    thing place
    case end point word family home house group member one case lot kind sort percent percentage today yesterday
    statement
    leader president minister prime chief head director chairman secretary mayor spokesman officer
    report news reporter source official spokesman spokeswoman spokesperson conference interview question
    monday tuesday wednesday thursday friday saturday sunday
    """.split()
)

# Nouns and verbs by which outlets name one happening or state; a row is one thing in other words.
FAMILIES: tuple[tuple[str, ...], ...] = (
    (
        "war",
        "conflict",
        "crisis",
        "invasion",
        "operation",
        "aggression",
        "hostilities",
        "fighting",
        "offensive",
        "incursion",
    ),
    ("attack", "strike", "raid", "bombing", "assault", "airstrike", "massacre", "shelling", "bombardment"),
    ("protest", "riot", "demonstration", "unrest", "uprising", "rally", "revolt", "march"),
    (
        "accident",
        "disaster",
        "tragedy",
        "collapse",
        "crash",
        "incident",
        "catastrophe",
        "fall",
        "cave-in",
        "blast",
        "explosion",
    ),
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
# Verbs that tell the same happening, by the first noun of the family.
FAMILY_VERBS: dict[str, tuple[str, ...]] = {
    "accident": ("collapsed", "gave way", "caved in", "came down", "crashed", "derailed", "exploded", "blew up"),
    "row": ("argued", "quarrelled", "clashed", "squared up"),
    "bankruptcy": (
        "filed for bankruptcy",
        "collapsed into bankruptcy",
        "went under",
        "went bankrupt",
        "went bust",
        "fails",
    ),
}
_FAMILY_OF: dict[str, tuple[int, ...]] = {}
for _number, _row in enumerate(FAMILIES):
    for _noun in _row:
        _FAMILY_OF[_noun] = (*_FAMILY_OF.get(_noun, ()), _number)

# Words in the running text, for which no noun phrase is needed.
PHRASE_FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("people not found", ("missing", "unaccounted for", "trapped")),
    ("how people died", ("died", "were killed", "was killed", "have been killed", "lost their lives",
    "lost his life", "lost her life", "perished")),
    ("the line between two countries", ("border", "frontier", "line of contact", "demarcation line")),
    ("taking over a territory", ("annexed", "reunified with", "occupied", "liberated", "captured", "seized")),
)  # fmt: skip


class Use(Value, frozen=True, kw_only=True):
    """One place where a text calls a referent something."""

    text: str
    outlet_id: str | None
    evidence: Evidence


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


def use_at(account: Account, span: Span) -> Use | None:
    """Return the use at `span`, None where it is longer than a term may be."""
    text = span.of(account.article.text)
    if not text.strip() or len(text.split()) > MAX_TERM_WORDS or "\n" in text:
        return None
    outlet = account.article.outlet
    return Use(
        text=text, outlet_id=outlet.id if outlet is not None else None, evidence=evidence_in(account.article, span)
    )


# People


def word_people(telling: Telling, cast: Cast, said: Mapping[str, Said]) -> list[tuple[str, str, list[Use]]]:
    """Return, a person, the titles and descriptions that accounts give beside or instead of the name."""
    sources = source_uses(said)
    groups = []
    for identity in cast.identities:
        if identity.kind == "person":
            uses = [u for article_id, entity_id in identity.members for u in name_uses(telling, article_id, entity_id)]
            uses = keep_widest([*uses, *sources.get(identity.id, ())])
            groups.append(("person", identity.name, keep_telling(identity, uses)))
    return groups


def source_uses(said: Mapping[str, Said]) -> dict[str, list[Use]]:
    """Return, a speaker, how the accounts name the source of the statements: "the boss", "union chief Ann Lee"."""
    found: dict[str, list[Use]] = {}
    for item in said.values():
        source = item.statement.source
        if source is None or item.statement.speaker_id is None or is_pronoun(source.text):
            continue
        use = use_at(item.account, source.span)
        if use is not None:
            found.setdefault(item.statement.speaker_id, []).append(use)
    return found


def keep_widest(uses: Sequence[Use]) -> list[Use]:
    """Return the uses that lie in no other one, each place once."""
    places = {(u.evidence.article_id, u.evidence.start, u.evidence.end): u for u in uses}
    return [
        use
        for _, use in sorted(places.items())
        if not any(
            o.evidence.article_id == use.evidence.article_id
            and o is not use
            and o.evidence.span.covers(use.evidence.span)
            for o in places.values()
        )
    ]


def name_uses(telling: Telling, article_id: str, entity_id: str) -> list[Use]:
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


_PRONOUNS = frozenset(
    "source quote he she it they him her them his hers its their who we us i me you which that this".split()
)


def is_pronoun(text: str) -> bool:
    """Return whether a mention is a pronoun, which is no wording."""
    return fold(text) in _PRONOUNS


def keep_telling(identity: Identity, uses: Sequence[Use]) -> list[Use]:
    """Return the uses without bare names, unless the accounts spell the name in two ways."""
    spellings: dict[str, set[str]] = {}
    known = {token for name in (identity.name, *identity.aliases) for token in name_tokens(name)}
    for use in uses:
        for token in name_tokens(use.text):
            if token in known:
                spellings.setdefault(skeleton(token), set()).add(token)
    differ = any(len(forms) > 1 for forms in spellings.values())
    return [use for use in uses if differ or not is_bare(identity, use.text)]


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
        uses += [use for account in telling.accounts.values() for use in verb_uses(account, number)] if uses else []
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
                or phrase.head in _FAMILY_OF
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


PLAIN_CUES = frozenset("said says say told tells added adding stated according to : saying".split())
