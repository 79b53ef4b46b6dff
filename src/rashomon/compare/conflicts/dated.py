"""Dated claims: the days and clock times that accounts give for what happens.

In: an account's sentences and time words.  Out: claims, each a day or an hour with the words around it.
A written date ("June 9") counts as it stands. A weekday counts where the account's own date resolves it, and is marked:
it dates a report as often as an event. Guesses, datelines and captions are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from rashomon.compare.accounts import Account, Sentence, evidence_in
from rashomon.compare.conflicts.values import giver_in_sentence
from rashomon.compare.words.concepts import LIGHT, concepts_of
from rashomon.compare.words.terms import content_terms
from rashomon.model import Span, Statement, Value
from rashomon.text.calendar import MONTHS, WEEKDAYS

NEAR_LETTERS = 90  # the event stands this near its date; the rest of a long sentence is about something else
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
BREAKS = re.compile(
    r"\b(collapse[ds]?|gave way|caved in|fell in|came down|blew up|exploded|explosion|crash(?:ed)?|collided?|"
    r"collision|(?:incident|accident|attack|blast|fire)\w* (?:occurred|happened|took place|began|started|broke out)|"
    r"struck|hit|"
    r"quake|derailed)\b",
    re.IGNORECASE,
)
# Pictures and posts carry dates of their own.
_CAPTION = re.compile(
    r"https?:|@\w|\bphoto\b|\b(?:speaks|addresses|attends|arrives|walks|poses|waves|listens|stands|looks on|"
    r"leaves|gestures|is seen|are seen)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_DATE_WORDS = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | {"day", "morn", "even", "afternoon", "night", "place", "tak", "say", "tell", "accord", "report"}
)
_WEEKDAY = re.compile(rf"(?:{'|'.join(sorted(WEEKDAYS))})\b", re.IGNORECASE)
_SAID_ON = re.compile(
    r"\b(?:said|says|told|announced|added|reported|stated|declared|tweeted|wrote|confirmed|insisted|warned)\b"
    r"(?:(?!\b(?:that|was|were|will|would|had|has|is|are|to be)\b)[^,;]){0,40}$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\W*(?:it|this|that|they|these)\b", re.IGNORECASE)


class DatedClaim(Value, frozen=True, kw_only=True):
    """A date in its sentence. `role`: the day itself, or an end or beginning of something.

    `weekday`: it is given as a weekday alone. `own`: the concepts around it; `terms`: also those of the sentence before
    one that opens with "it".
    """

    value: str
    role: str
    day: date | None
    account: Account
    sentence: Sentence
    own: frozenset[str]
    terms: frozenset[str]
    breaks: bool
    weekday: bool
    given_by: str | None


def list_claims(account: Account, statements: Sequence[Statement]) -> list[DatedClaim]:
    """Return the written dates and clock times of an account, datelines apart."""
    year = account.article.published.value[:4] if account.article.published is not None else None
    claims = []
    for sentence in account.sentences:
        if _DIGIT.search(sentence.text) is None or _CAPTION.search(sentence.text) is not None:
            continue
        for match in _WRITTEN.finditer(sentence.text):
            day = resolve_day(match, sentence.text, year)
            if day is not None and not is_aside(sentence.text, match):
                claims.append(_claim(account, sentence, match, day.isoformat(), day, statements))
        for match in _CLOCK.finditer(sentence.text):
            hour = clock_value(match)
            if hour is not None:
                claims.append(_claim(account, sentence, match, hour, None, statements))
    return claims + list_weekdays(account, statements)


def list_weekdays(account: Account, statements: Sequence[Statement]) -> list[DatedClaim]:
    """Return the weekdays that the account's own date resolves, those apart on which somebody only spoke."""
    claims = []
    for mention in account.notes.times:
        sentence = account.sentence_at(mention.span.start)
        if sentence is None or mention.date is None or mention.precision not in {"day", "minute"}:
            continue
        match = _WEEKDAY.search(sentence.text, mention.span.start - sentence.span.start)
        inside = match is not None and match.start() < mention.span.end - sentence.span.start
        if match is None or not inside or _WRITTEN.search(mention.span.of(account.article.text)) is not None:
            continue
        before, day = sentence.text[: match.start()], mention.date[: len("2025-01-24")]
        if _CAPTION.search(sentence.text) is None and _SAID_ON.search(before) is None and not is_guess(before, None):
            claims.append(_claim(account, sentence, match, day, date.fromisoformat(day), statements, weekday=True))
    return claims


def _claim(
    account: Account,
    sentence: Sentence,
    match: re.Match[str],
    value: str,
    day: date | None,
    statements: Sequence[Statement],
    *,
    weekday: bool = False,
) -> DatedClaim:
    before = sentence.text[: match.start()]
    start = sentence.span.start
    place = evidence_in(account.article, Span(start + match.start(), start + match.end()))
    return DatedClaim(
        value=value,
        role="end" if _END.search(before) else "start" if _FROM.search(before) else "day",
        day=day,
        account=account,
        sentence=sentence,
        own=(own := near_terms(sentence.text, match)),
        terms=own | antecedent_terms(account, sentence),
        breaks=BREAKS.search(sentence.text) is not None,
        weekday=weekday,
        given_by=giver_in_sentence(statements, sentence, place),
    )


def near_terms(text: str, match: re.Match[str]) -> frozenset[str]:
    """Return the concepts around the date, whole words, numbers and words of dates apart."""
    start = text.rfind(" ", 0, max(0, match.start() - NEAR_LETTERS)) + 1
    end = text.find(" ", match.end() + NEAR_LETTERS)
    near = text[start : end if end >= 0 else len(text)]
    own = match["d1"] or match["d2"] if "d1" in match.re.groupindex else None
    return event_concepts(near, own)


def event_concepts(text: str, own: str | None = None) -> frozenset[str]:
    """Return the concepts of a text that can tell an event: no words of dates, no number of its own date."""
    terms = (t for t in content_terms(text) if t != own and t not in _DATE_WORDS and not _YEAR.fullmatch(t))
    return concepts_of(frozenset(terms)) - LIGHT


def antecedent_terms(account: Account, sentence: Sentence) -> frozenset[str]:
    """Return the concepts of the sentence before one that opens with "it": they say what "it" is."""
    if _PRONOUN.match(sentence.text) is None:
        return frozenset()
    before = account.sentence_at(sentence.span.start - 2)
    return event_concepts(before.text) if before is not None else frozenset()


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


def is_aside(text: str, match: re.Match[str]) -> bool:
    """Return whether a written date is no date of an event: that of a speech, a dateline, a row's head, a guess."""
    return _SAID_ON.search(text[: match.start()]) is not None or is_dateline(text, match.end()) or is_guess(text, match)


def is_dateline(text: str, end: int) -> bool:
    """Return whether the date stands in an agency's dateline, "June 2 (CNW) - ", or heads a row of a chronicle."""
    if re.match(r"(?:,?\s+\d{4})?\s*:", text[end:]) is not None:
        return True
    return re.match(r",?\s*(?:\([^)]{2,30}\))?\s*[-–—]\s", text[end:]) is not None


def is_guess(text: str, match: re.Match[str] | None) -> bool:
    """Return whether the date is a guess, or ends a caption: "during a news conference in Oslo, June 9, 2019."."""
    before = text[: match.start()] if match is not None else text
    caption = match is not None and re.match(r",?\s+(?:19|20)\d\d\.?\W*$", text[match.end() :]) is not None
    return caption or re.search(r"\b(?:could|may|might|perhaps|speculated)\b", before) is not None


def clock_value(match: re.Match[str]) -> str | None:
    """Return "02:40", None where morning and afternoon cannot be told."""
    hour, minute = int(match["h"]), int(match["m"])
    if hour > 23 or minute > 59:
        return None
    late = (match["half"] or "").lower() == "p" or re.search("afternoon|evening", match["tail"] or "") is not None
    return f"{hour % 12 + 12 if late else hour % 24:02d}:{minute:02d}"
