"""Conflicts: values that differ between accounts, and whether they can both be true.

In: the accounts with speakers, utterances and captures.  Out: every difference with both sides' words.
The kinds are found in `numbers`, `dates`, `denials`, `quotations`, `attributions` and `spellings`; here a difference
gets its id and is told apart by who differs: outlets, the people quoted, or two captures of one page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rashomon.compare.accounts import Account, Sentence, Telling
from rashomon.compare.updates import same_capture_group
from rashomon.compare.who.names import latin
from rashomon.compare.words.terms import content_terms
from rashomon.model import (
    Between,
    Conflict,
    ConflictKind,
    ConflictStatus,
    Evidence,
    PageRecord,
    Side,
    Statement,
    Sure,
    Value,
    members_id,
)

_PAPER = (
    r"(?:notice|report|document|filing|record|letter|memo|poll|study|survey|minutes|ledger|log|book|statement|email|"
    r"protocol|contract|transcript|audit)s?"
)
_DOCUMENT = re.compile(
    rf"(?:,|;)\s+((?:an?|the|its|their)\s(?:[\w’'-]+\s){{0,3}}?{_PAPER})\s(?:shows?|showed|says?|said)\b|"
    rf"^\W*((?:an?|the|its|their)\s(?:[\w’'-]+\s){{0,3}}?{_PAPER})\b[^,;]{{0,40}}\s(?:shows?|showed|says?|said)\b|"
    rf"\baccording to ((?:an?|the|its|their)\s(?:[\w’'-]+\s){{0,3}}?{_PAPER})\b",
    re.IGNORECASE,
)


class Claim(Value, frozen=True, kw_only=True):
    """One value, where it stands, and who gives it: None where the article says it in its own voice."""

    value: str
    evidence: Evidence
    given_by: str | None


class Difference(Value, frozen=True, kw_only=True):
    """Claims of two values or more about one thing, before it is told who differs."""

    kind: ConflictKind
    status: ConflictStatus
    about: str
    claims: tuple[Claim, ...]
    sure: Sure
    because: str


def make_conflicts(
    telling: Telling, differences: Iterable[Difference], pages: Mapping[str, PageRecord]
) -> tuple[Conflict, ...]:
    """Return the differences as findings, each once, in order of id."""
    made = (make_conflict(telling, difference, pages) for difference in differences)
    unique = {conflict.id: conflict for conflict in made if len(conflict.sides) > 1}
    return tuple(unique[key] for key in sorted(unique))


def make_conflict(telling: Telling, difference: Difference, pages: Mapping[str, PageRecord]) -> Conflict:
    """Return the finding for one difference."""
    sides = make_sides(telling, difference.claims)
    places = {f"{c.value}|{c.evidence.article_id}|{c.evidence.start}|{c.evidence.end}" for c in difference.claims}
    return Conflict(
        id=members_id("x", [difference.kind, difference.status, *places]),
        story_id=telling.story_id,
        kind=difference.kind,
        status=difference.status,
        between=tell_between(telling, difference, pages),
        about=difference.about,
        sides=sides,
        sure=difference.sure,
        because=difference.because,
    )


def make_sides(telling: Telling, claims: Sequence[Claim]) -> tuple[Side, ...]:
    """Return one side a value, in order of the first place that gives it."""
    values: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.evidence.article_id, c.evidence.start, c.evidence.end, c.value)):
        values.setdefault(claim.value, []).append(claim)
    return tuple(
        Side(
            value=value,
            evidence=tuple(dict.fromkeys(claim.evidence for claim in rows)),
            as_of=latest_date(telling, rows),
            given_by=usual_giver(rows),
        )
        for value, rows in values.items()
    )


def usual_giver(claims: Sequence[Claim]) -> str | None:
    """Return who gives the value in most places, None where nobody is named."""
    counts = Counter(claim.given_by for claim in claims if claim.given_by is not None)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def latest_date(telling: Telling, claims: Sequence[Claim]) -> str | None:
    """Return the latest publication among the claims' articles, None where none is dated."""
    accounts = [telling.accounts[c.evidence.article_id] for c in claims]
    dated = [(a.published.latest, a.article.published.value) for a in accounts if a.published and a.article.published]
    return max(dated)[1] if dated else None


def tell_between(telling: Telling, difference: Difference, pages: Mapping[str, PageRecord]) -> Between:
    """Return whether captures, the people quoted, or the outlets themselves differ."""
    values: dict[str, set[str]] = {}
    givers: dict[str, set[str]] = {}
    for claim in difference.claims:
        values.setdefault(claim.evidence.article_id, set()).add(claim.value)
        givers.setdefault(claim.value, set()).update({latin(claim.given_by)} if claim.given_by else ())
    accounts: list[Account] = [telling.accounts[i] for i in sorted(values)]
    for a in accounts:
        for b in accounts:
            if a.id < b.id and not values[a.id] & values[b.id] and same_capture_group(a, b, pages):
                return "captures"
    # Who said a thing: the outlets differ about it, the speakers they name do not.
    speakers = difference.kind == "attribution" and all(c.given_by == c.value for c in difference.claims)
    if speakers or difference.kind in {"quotation", "name"}:
        return "outlets"
    named = list(givers.values())
    sourced = all(rests_on_sources(difference.claims, value) for value in givers)
    return "sources" if sourced and not share_giver(named) else "outlets"


def rests_on_sources(claims: Sequence[Claim], value: str) -> bool:
    """Return whether more than half of the articles that give the value name who gives it."""
    articles = {c.evidence.article_id for c in claims if c.value == value}
    naming = {c.evidence.article_id for c in claims if c.value == value and c.given_by is not None}
    return 2 * len(naming) > len(articles)


def share_giver(sides: Sequence[set[str]]) -> bool:
    """Return whether two sides rest on one source: "the notice" is "the recall notice"."""
    words = [[(frozenset(content_terms(name)), owner_of(name)) for name in sorted(side)] for side in sides]
    return any(
        bool(x and y) and (x <= y or y <= x) and owner == other
        for i, first in enumerate(words)
        for second in words[i + 1 :]
        for x, owner in first
        for y, other in second
    )


def owner_of(name: str) -> str | None:
    """Return whose body a name names ("Ada Brook's office"), None for a name that stands by itself."""
    owner, mark, body = name.replace("’", "'").partition("'s ")
    return owner if mark and body else None


def giver_of(statements: Sequence[Statement], evidence: Evidence) -> str | None:
    """Return who is said to give what stands at `evidence`: the speaker of the statement there, else its source."""
    for statement in statements:
        if any(piece.span.overlaps(evidence.span) for piece in statement.content):
            if statement.speaker is not None:
                return statement.speaker.name
            if statement.source is not None:
                return statement.source.text
    return None


def giver_in_sentence(statements: Sequence[Statement], sentence: Sentence, evidence: Evidence) -> str | None:
    """Return who gives the value, or who is named as the source of another part of the same sentence."""
    direct = giver_of(statements, evidence)
    if direct is not None:
        return direct
    sources = [s for s in statements if s.source is not None and sentence.span.covers(s.source.span)]
    first = min(sources, key=lambda s: s.content[0].start, default=None)
    if first is None or first.source is None:
        return name_document(sentence.text)
    return first.speaker.name if first.speaker is not None else first.source.text


def name_document(text: str) -> str | None:
    """Return the paper that a sentence names as its source: "…, an exchange notice shows."; None where it does not."""
    match = _DOCUMENT.search(text)
    return next((name for name in match.groups() if name), None) if match is not None else None


def by_article(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Return the statements of each article, inner ones before those around them."""
    rows: dict[str, list[Statement]] = {}
    for statement in statements:
        rows.setdefault(statement.article_id, []).append(statement)
    return {
        key: sorted(found, key=lambda s: (s.nested_in is None, s.content[0].start, s.id))
        for key, found in sorted(rows.items())
    }
