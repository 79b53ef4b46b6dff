"""Dates: one event that accounts put on two days or two clock times.

In: the dates that the accounts write out.  Out: differences of dates.
Only written dates ("June 9", "2.40am") are held against each other, never "on Thursday": a weekday dates a report as
often as an event. The sentences must share the event's own words and the same kind of date: a day, or an end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from rashomon.compare.accounts import Account, Sentence, Telling, evidence_in
from rashomon.compare.conflicts import Claim, Difference, giver_in_sentence
from rashomon.compare.terms import content_terms
from rashomon.compare.topics import shorten
from rashomon.model import Statement, Value
from rashomon.text.calendar import MONTHS, WEEKDAYS

SHARED_TERMS = 2
CONTAINED = 0.22  # share of the lighter surroundings that the other must have
NEAR_LETTERS = 90  # the event stands this near its date; the rest of a long sentence is about something else
MAX_DAYS_APART = 45  # further apart, two events are likelier than one
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WRITTEN = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?P<m1>{_MONTH})|(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)\b(?!\d)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?P<h>\d{1,2})[.:](?P<m>\d\d)\s*(?:(?P<half>[ap])\.?m\b|(?=on \w+ morning)|(?=in the morning)|"
    r"(?P<tail>(?:on )?\w+ (?:morning|afternoon|evening)))",
    re.IGNORECASE,
)
_END = re.compile(
    r"\b(until|till|up to|by|before|no later than|through|expires?|deadline)\s*(?:the\s+)?$", re.IGNORECASE
)
_FROM = re.compile(r"\b(from|since|after|as of|starting)\s*(?:the\s+)?$", re.IGNORECASE)
# Words for the breaking of something, by which accounts name one accident.
_BREAKS = re.compile(
    r"\b(collapse[ds]?|gave way|caved in|fell in|came down|blew up|exploded|explosion|crash(?:ed)?|collided?|"
    r"collision|(?:incident|accident|attack|blast|fire)\w* (?:occurred|happened|took place|began|started|broke out)|"
    r"struck|hit|"
    r"quake|derailed)\b",
    re.IGNORECASE,
)
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
# Pictures and posts carry dates of their own.
_CAPTION = re.compile(
    r"https?:|@\w|\bphoto\b|\b(?:speaks|addresses|attends|arrives|walks|poses|waves|listens|stands|looks on|"
    r"leaves|gestures|is seen|are seen)\b",
    re.IGNORECASE,
)
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_DATE_WORDS = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | {"day", "morn", "even", "afternoon", "night", "place", "tak", "say", "tell", "accord", "report"}
)


class DatedClaim(Value, frozen=True, kw_only=True):
    """A written date in its sentence. `role`: the day itself, or an end or beginning of something."""

    value: str
    role: str
    day: date | None
    account: Account
    sentence: Sentence
    terms: frozenset[str]
    breaks: bool
    given_by: str | None


def find_dates(
    telling: Telling, people: frozenset[str], statements: Mapping[str, Sequence[Statement]]
) -> list[Difference]:
    """Return the events with two dates, and those with two clock times; `people` are the terms of their names."""
    found = [c for a in telling.accounts.values() for c in list_claims(a, statements.get(a.id, ()))]
    claims = [msgspec.structs.replace(c, terms=c.terms - people) for c in found]
    return [
        *differ_in_days(telling, [c for c in claims if c.day is not None]),
        *differ_in_hours([c for c in claims if c.day is None]),
    ]


def list_claims(account: Account, statements: Sequence[Statement]) -> list[DatedClaim]:
    """Return the written dates and clock times of an account, datelines apart."""
    year = account.article.published.value[:4] if account.article.published is not None else None
    claims = []
    for sentence in account.sentences:
        if _CAPTION.search(sentence.text) is not None:
            continue
        for match in _WRITTEN.finditer(sentence.text):
            day = resolve_day(match, sentence.text, year)
            if day is not None and not is_dateline(sentence.text, match.end()) and not is_guess(sentence.text, match):
                claims.append(_claim(account, sentence, match, day.isoformat(), day, statements))
        for match in _CLOCK.finditer(sentence.text):
            hour = clock_value(match)
            if hour is not None:
                claims.append(_claim(account, sentence, match, hour, None, statements))
    return claims


def _claim(
    account: Account,
    sentence: Sentence,
    match: re.Match[str],
    value: str,
    day: date | None,
    statements: Sequence[Statement],
) -> DatedClaim:
    before = sentence.text[: match.start()]
    start = sentence.span.start
    place = evidence_in(account.article, type(sentence.span)(start + match.start(), start + match.end()))
    return DatedClaim(
        value=value,
        role="end" if _END.search(before) else "start" if _FROM.search(before) else "day",
        day=day,
        account=account,
        sentence=sentence,
        terms=near_terms(sentence.text, match),
        breaks=_BREAKS.search(sentence.text) is not None,
        given_by=giver_in_sentence(statements, sentence, place),
    )


def near_terms(text: str, match: re.Match[str]) -> frozenset[str]:
    """Return the terms around the date, whole words, numbers and words of dates apart."""
    start = text.rfind(" ", 0, max(0, match.start() - NEAR_LETTERS)) + 1
    end = text.find(" ", match.end() + NEAR_LETTERS)
    near = text[start : end if end >= 0 else len(text)]
    own = match["d1"] or match["d2"] if "d1" in match.re.groupindex else None
    return frozenset(t for t in content_terms(near) if t != own and t not in _DATE_WORDS and not _YEAR.fullmatch(t))


def resolve_day(match: re.Match[str], text: str, year: str | None) -> date | None:
    """Return the day that is written, in the year beside it or else the article's; None where there is neither."""
    written = re.match(r",?\s+((?:19|20)\d\d)\b", text[match.end() :])
    number, month = match["d1"] or match["d2"], match["m1"] or match["m2"]
    chosen = written[1] if written else year
    if chosen is None:
        return None
    try:
        return date(int(chosen), MONTHS[month.lower()], int(number))
    except ValueError:
        return None


def is_dateline(text: str, end: int) -> bool:
    """Return whether the date stands in an agency's dateline: "June 2 (CNW) - "."""
    return re.match(r",?\s*(?:\([^)]{2,30}\))?\s*[-–—]\s", text[end:]) is not None


def is_guess(text: str, match: re.Match[str]) -> bool:
    """Return whether the date is a guess, or ends a caption: "during a news conference in Oslo, June 9, 2019."."""
    caption = re.match(r",?\s+(?:19|20)\d\d\.?\W*$", text[match.end() :]) is not None
    return caption or re.search(r"\b(?:could|may|might|perhaps|speculated)\b", text[: match.start()]) is not None


def clock_value(match: re.Match[str]) -> str | None:
    """Return "02:40", None where morning and afternoon cannot be told."""
    hour, minute = int(match["h"]), int(match["m"])
    if hour > 23 or minute > 59:
        return None
    late = (match["half"] or "").lower() == "p" or re.search("afternoon|evening", match["tail"] or "") is not None
    return f"{hour % 12 + 12 if late else hour % 24:02d}:{minute:02d}"


def differ_in_days(telling: Telling, claims: Sequence[DatedClaim]) -> list[Difference]:
    """Return the events that two accounts put on two days; who gives both days knows them for two things."""
    given: dict[str, set[str]] = {}
    for claim in claims:
        given.setdefault(claim.account.id, set()).add(claim.value)
    groups: list[set[int]] = []
    for i, a in enumerate(claims):
        for j in range(i + 1, len(claims)):
            both = {a.value, claims[j].value}
            if not any(both <= days for days in given.values() if len(both) > 1) and one_event(telling, a, claims[j]):
                home = [g for g in groups if i in g or j in g]
                groups = [g for g in groups if g not in home] + [{i, j}.union(*home)]
    rows = [[claims[i] for i in sorted(g)] for g in groups]
    return [_difference(row, name_day(row)) for row in rows if len({c.value for c in row}) > 1]


def one_event(telling: Telling, a: DatedClaim, b: DatedClaim) -> bool:
    """Return whether two dated sentences of two accounts date one event."""
    if a.account.id == b.account.id or a.role != b.role or a.day is None or b.day is None:
        return False
    shared = a.terms & b.terms
    near = abs((a.day - b.day).days) <= MAX_DAYS_APART
    return (
        near
        and len(shared) >= SHARED_TERMS
        and telling.weigh(shared) >= CONTAINED * min(telling.weigh(a.terms), telling.weigh(b.terms))
    )


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
            common = shared & frozenset(content_terms(text))
            if common and claim.sentence.span.covers(phrase.span):
                found.append((-len(common), len(text), text))
    return shorten(min(found)[2]) if found else shorten(min((c.sentence.text for c in claims), key=len))


def name_hour(claims: Sequence[DatedClaim]) -> str:
    """Return whose hour differs: "time of the collision", by the nouns and verbs of the accounts."""
    words = sorted({m[0].lower() for c in claims for m in _BREAKS.finditer(c.sentence.text)})
    nouns = [noun for noun in _HAPPENINGS if any(word.startswith(noun[:5]) for word in words)]
    return f"time of the {nouns[0] if nouns else 'event'}"
