"""Naming: what each account calls a person, and the places where a text calls anything something.

In: the accounts and who is who.  Out: `Use`s of the people; bare names only where accounts spell them differently.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.compare.accounts import Account, Telling, evidence_in
from rashomon.compare.said.statements import Said
from rashomon.compare.who.names import latin, name_tokens, skeleton
from rashomon.compare.who.speakers import Cast, Identity
from rashomon.model import Entity, Evidence, Span, Value
from rashomon.text.normalize import fold

MAX_TERM_WORDS = 8
# Line ends, addresses, handles and half brackets; words before a name that belong to the sentence, not to the term.
_NO_TERM = re.compile(
    r"\n|https?:|@|^\W*(?:both|more|either|neither|and|or|than|like|including|even|only|join|accuse)\b|\([^)]*$|^[^(]*\)",
    re.IGNORECASE,
)


class Use(Value, frozen=True, kw_only=True):
    """One place where a text calls a referent something; `head`: the noun or verb that names it."""

    text: str
    outlet_id: str | None
    evidence: Evidence
    head: str


def use_at(account: Account, span: Span, *, head: str = "") -> Use | None:
    """Return the use at `span`, None where it is longer than a term may be."""
    text = span.of(account.article.text)
    if not text.strip() or len(text.split()) > MAX_TERM_WORDS or _NO_TERM.search(text) is not None:
        return None
    outlet = account.article.outlet
    return Use(
        text=text,
        outlet_id=outlet.id if outlet is not None else None,
        evidence=evidence_in(account.article, span),
        head=head or fold(text),
    )


def word_people(telling: Telling, cast: Cast, said: Mapping[str, Said]) -> list[tuple[str, str, list[Use]]]:
    """Return, a person, the titles and descriptions that accounts give beside or instead of the name."""
    sources = source_uses(said)
    ends = {account.id: phrase_ends(account) for account in telling.accounts.values()}
    entities = {(a.id, entity.id): entity for a in telling.accounts.values() for entity in a.notes.entities}
    groups = []
    for identity in cast.identities:
        if identity.kind == "person" and not set(name_tokens(identity.name)) <= _OFFICES:
            known = [(telling.accounts[key[0]], entities[key]) for key in identity.members if key in entities]
            uses = [use for account, entity in known for use in name_uses(account, entity, ends[account.id])]
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
    places = {(u.evidence.article_id, u.evidence.start, -u.evidence.end): u for u in uses}
    kept: list[Use] = []
    for _, use in sorted(places.items()):
        last = kept[-1].evidence if kept else None
        if last is None or last.article_id != use.evidence.article_id or last.end < use.evidence.end:
            kept.append(use)
    return kept


def name_uses(account: Account, entity: Entity, ends: Mapping[int, Span]) -> list[Use]:
    """Return what one article calls the person: each mention with the noun phrase that it ends, and the roles."""
    spans = {widen_mention(mention, ends) for mention in entity.mentions}
    spans |= {r.evidence.span for r in entity.roles if r.evidence.article_id == account.id}
    for mention in entity.mentions:
        spans |= {part for part in (title_before(account, mention), clause_after(account, mention)) if part is not None}
    uses = (use_at(account, span) for span in sorted(spans) if not is_pronoun(span.of(account.article.text)))
    return [use for use in uses if use is not None]


def phrase_ends(account: Account) -> dict[int, Span]:
    """Return the widest noun phrase that ends at each place of an account."""
    ends: dict[int, Span] = {}
    for phrase in account.notes.phrases:
        known = ends.get(phrase.span.end, phrase.span)
        ends[phrase.span.end] = min(known, phrase.span)
    return ends


def widen_mention(mention: Span, ends: Mapping[int, Span]) -> Span:
    """Return the noun phrase that ends with the mention ("Russian leader Vladimir Putin"), or the mention."""
    return min(mention, ends.get(mention.end, mention))


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
    """Return whether the text is only the name, whole or in part, with no more than a polite form beside it."""
    known = own_tokens(identity) | _POLITE
    words = [latin(word) for word in _WORDS.findall(text)]
    return all(word.removesuffix("'s").removesuffix("’s") in known for word in words)


def own_tokens(identity: Identity) -> frozenset[str]:
    """Return the tokens of the name and of the aliases that are names, not descriptions."""
    name = frozenset(name_tokens(identity.name))
    aliases = (frozenset(name_tokens(alias)) for alias in identity.aliases if alias[:1].isupper())
    return name.union(*(tokens for tokens in aliases if tokens & name and len(tokens) <= len(name) + 1))


# Words that make a title and no name: "Minority Leader" is an office.
_OFFICES = frozenset("leader minority majority speaker house senate chief chair whip party state court white".split())
_POLITE = frozenset("mr mrs ms miss mx dr prof professor sir dame herr frau monsieur madame mme m".split())
_WORDS = re.compile(r"[^\W\d_][\w'’-]*")
# "Ada Brook, who runs the ferry": what somebody does stands for a title.
_WHO = re.compile(
    r",\s+(who (?:runs|leads|heads|speaks for|chairs|owns|represents|governs|directs|manages|commands|edits|rules|"
    r"founded|hosts)\b[^,.;:–—\"”’]{2,60}?)(?=[,.;:–—\"”]|\s(?:and|said|told|but)\b)"
)


# "President of the Republic of Sandle Ada Brook": a long title is no noun phrase with the name.
_TITLE = re.compile(
    r"(?:[A-ZÀ-Ý][\w'’-]*\s)*(?:President|Chancellor|Premier|Head|Chair\w*|Director|Governor|Mayor|King|Queen|Secretary|"
    r"Minister|Leader|Chief|Commander|Speaker|Archbishop|Bishop)\s(?:of|for)\s(?:the\s)?"
    r"[A-ZÀ-Ý][\w'’-]*(?:\s(?:of\s(?:the\s)?)?[A-ZÀ-Ý][\w'’-]*){0,3}$"
)


def title_before(account: Account, mention: Span) -> Span | None:
    """Return the long title right before a name, with the name; None where there is none."""
    sentence = account.sentence_at(mention.start)
    start = sentence.span.start if sentence is not None else mention.start
    match = _TITLE.search(account.article.text[start : mention.start].rstrip())
    return Span(start + match.start(), mention.end) if match is not None else None


def clause_after(account: Account, mention: Span) -> Span | None:
    """Return the clause after a name that says what the person does, None where there is none."""
    match = _WHO.match(account.article.text, mention.end)
    return Span(match.start(1), match.end(1)) if match is not None else None
