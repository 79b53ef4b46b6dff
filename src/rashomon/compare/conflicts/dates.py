"""Dates: one event that accounts put on two days or two clock times.

In: the dated claims of all accounts.  Out: differences of dates.
Two sentences date one event where they share the event's own words and the same kind of date: a day, or an end. Where
one gives only a weekday, more must be shared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from rashomon.compare.accounts import Telling, sum_rarity, weigh_rarity
from rashomon.compare.conflicts.dated import BREAKS, DatedClaim, list_claims
from rashomon.compare.conflicts.values import Claim, Difference
from rashomon.compare.words.concepts import concepts_of
from rashomon.compare.words.similarity import candidate_pairs
from rashomon.compare.words.terms import content_terms
from rashomon.compare.words.topics import shorten
from rashomon.model import Statement

SHARED_TERMS = 2
WEEKDAY_TERMS = 3  # what two weekdays or a weekday and a date must share beside them
CONTAINED = 0.35  # share of the lighter surroundings that the other must have
END_CONTAINED = 0.22  # "until", "by": two ends with words in common seldom end two things
WEEKDAY_CONTAINED = 0.4
MAX_DAYS_APART = 45  # further apart, two events are likelier than one
MAX_WEEKDAYS_APART = 6
MAX_POSTINGS = 60  # a word beside more dates than this tells no event apart
_HAPPENINGS = (
    "collision",
    "explosion",
    "collapse",
    "crash",
    "quake",
    "attack",
    "blast",
    "accident",
    "incident",
    "fire",
)


def find_dates(
    telling: Telling, people: frozenset[str], statements: Mapping[str, Sequence[Statement]]
) -> list[Difference]:
    """Return the events with two dates, and those with two clock times; `people` are the terms of their names."""
    found = [c for a in telling.accounts.values() for c in list_claims(a, statements.get(a.id, ()))]
    names = concepts_of(people)
    claims = [msgspec.structs.replace(c, terms=c.terms - names, own=c.own - names) for c in found]
    return [
        *differ_in_days([c for c in claims if c.day is not None]),
        *differ_in_hours([c for c in claims if c.day is None]),
    ]


def differ_in_days(claims: Sequence[DatedClaim]) -> list[Difference]:
    """Return the events that are put on two days; an account that gives both of one event knows them for two things."""
    by_key = {f"{number:06d}": claim for number, claim in enumerate(claims)}
    weights = weigh_rarity([claim.terms for claim in claims])
    groups = {key: [key] for key in by_key}
    for x, y in candidate_pairs({key: c.terms for key, c in by_key.items()}, cap=MAX_POSTINGS, shared=SHARED_TERMS):
        first, second = groups[x], groups[y]
        a, b = by_key[x], by_key[y]
        if first is not second and one_event(weights, a, b) and not told_apart(a, b, claims):
            first.extend(second)
            groups.update(dict.fromkeys(second, first))
    rows = [[by_key[key] for key in sorted(group)] for group in unique_groups(groups)]
    return [_difference(row, name_day(row)) for row in rows if len({c.value for c in row}) > 1]


def unique_groups(groups: Mapping[str, list[str]]) -> list[list[str]]:
    """Return each group once, in order of its first member."""
    return sorted({id(group): sorted(group) for group in groups.values()}.values())


def one_event(weights: Mapping[str, float], a: DatedClaim, b: DatedClaim) -> bool:
    """Return whether two dated sentences date one event: of two accounts, or of two sources in one."""
    if a.day is None or b.day is None or not comparable(a, b):
        return False
    shared = a.terms & b.terms
    if a.weekday or b.weekday:
        terms, share, days = WEEKDAY_TERMS, WEEKDAY_CONTAINED, MAX_WEEKDAYS_APART
    else:
        terms, share, days = SHARED_TERMS, END_CONTAINED if a.role == "end" else CONTAINED, MAX_DAYS_APART
    light = min(sum_rarity(weights, a.own), sum_rarity(weights, b.own))
    return abs((a.day - b.day).days) <= days and len(shared) >= terms and sum_rarity(weights, shared) >= share * light


def comparable(a: DatedClaim, b: DatedClaim) -> bool:
    """Return whether two claims give the same kind of date; within one account two named sources must give them."""
    if a.account.id == b.account.id and (not a.given_by or not b.given_by or a.given_by == b.given_by):
        return False
    return a.role == b.role and not (a.weekday and b.weekday)


def told_apart(a: DatedClaim, b: DatedClaim, claims: Sequence[DatedClaim]) -> bool:
    """Return whether an account gives both days for the like without naming two sources."""
    if a.value == b.value:
        return False
    shared = a.terms & b.terms
    sides: dict[str, dict[str, set[str]]] = {}
    for claim in claims:
        if claim.value in {a.value, b.value} and len(claim.terms & shared) >= SHARED_TERMS:
            sides.setdefault(claim.account.id, {}).setdefault(claim.value, set()).add(claim.given_by or "")
    both = [list(days.values()) for days in sides.values() if len(days) > 1]
    return any("" in x | y or x & y for x, y in both)


def differ_in_hours(claims: Sequence[DatedClaim]) -> list[Difference]:
    """Return the accident that accounts put at two clock times."""
    rows = [c for c in claims if c.breaks]
    differ = len({c.value for c in rows}) > 1 and len({c.account.id for c in rows}) > 1
    return [_difference(rows, name_hour(rows))] if differ else []


def _difference(claims: Sequence[DatedClaim], about: str) -> Difference:
    return Difference(
        kind="date",
        status="conflict",
        about=about,
        claims=tuple(Claim(value=c.value, evidence=c.sentence.evidence(), given_by=c.given_by) for c in claims),
        sure="check",
        because="sentences about one event give two dates",
    )


def name_day(claims: Sequence[DatedClaim]) -> str:
    """Return the event: the shortest noun phrase with most of what the sentences share, or their shared words."""
    shared = frozenset.intersection(*(c.terms for c in claims)) or claims[0].terms
    found = []
    for claim in claims:
        for phrase in claim.account.notes.phrases:
            text = phrase.span.of(claim.account.article.text)
            common = shared & concepts_of(frozenset(content_terms(text)))
            if common and claim.sentence.span.covers(phrase.span):
                found.append((-len(common), len(text), text))
    return shorten(min(found)[2]) if found else shorten(min((c.sentence.text for c in claims), key=len))


def name_hour(claims: Sequence[DatedClaim]) -> str:
    """Return whose hour differs: "time of the collision", by the nouns and verbs of the accounts."""
    words = sorted({m[0].lower() for c in claims for m in BREAKS.finditer(c.sentence.text)})
    nouns = [noun for noun in _HAPPENINGS if any(word.startswith(noun[:5]) for word in words)]
    return f"time of the {nouns[0] if nouns else 'event'}"
