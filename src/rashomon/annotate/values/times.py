"""Find dates and time words and resolve them against the article's own date.

In: a text, its sentences, the day of publication or none.  Out: time mentions with a truncated ISO date, or none where
the text does not say enough: "earlier this week" names no day, and without an article date "on Thursday" names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rashomon.model import Entry, Span, TimeMention, TimePrecision
from rashomon.text.calendar import MONTHS, WEEKDAYS

_MONTH_WORDS = "|".join(sorted((m for m in MONTHS if m not in {"may", "mar"}), key=len, reverse=True))
_MONTH = rf"(?:(?:{_MONTH_WORDS})\b\.?|(?-i:May|Mar)\b\.?)"
_DAY_NAMES = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_PATTERN = re.compile(
    rf"""\b(?:
      (?P<iso>{_YEAR}-\d\d-\d\d)
    | (?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+)?(?P<m1>{_MONTH})(?:,?\s+(?P<y1>{_YEAR}))?
    | (?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+(?P<y2>{_YEAR}))?
    | (?P<m3>{_MONTH})\s+(?P<y3>{_YEAR})
    | (?P<lead>in|since|by|until|during|last|next|of|im|en|em|в|у)\s+(?P<m4>{_MONTH})(?![\w])(?!\s+\d)
    | (?P<way>last|next|this)?\s?(?P<weekday>{_DAY_NAMES})\b(?:\s+(?P<part>morning|afternoon|evening|night))?
    | (?P<season>last|next|this)\s+(?P<seasonname>spring|summer|autumn|fall|winter)
    | (?P<span>last|next|this)\s+(?P<unit>week|month|year|weekend)
    |
    (?P<relative>yesterday|today|tomorrow|tonight|last\s+night|this\s+(?:morning|afternoon|evening)|gestern|heute|hier|вчера|сегодня)
    | (?:in|since|by|until|from|of|en|im\s+jahr|seit|в|з)\s+(?P<year>{_YEAR})(?![\w%-])
    | (?:at\s+)?(?P<clock>\d{{1,2}}[:.]\d\d\s*(?:a\.?m\b\.?|p\.?m\b\.?)?|\d{{1,2}}\s*(?:a\.m\.|p\.m\.|am\b|pm\b))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_TIME_WORDS = frozenset(part for name in (*MONTHS, *WEEKDAYS) for part in _WORD.findall(name)) | frozenset(
    "last next this yesterday today tomorrow tonight gestern heute hier вчера сегодня".split()
)
_RELATIVE_DAYS = {
    "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1, "gestern": -1, "heute": 0, "hier": -1, "вчера": -1, "сегодня": 0,
}  # fmt: skip
_FUTURE = re.compile(
    r"\b(?:will|shall|to be|is to|are to|due|next|until|by|expected|scheduled|plans?|be (?:back|held)|going to)\b",
    re.IGNORECASE,
)
# "will not comment, she said Monday": the day belongs to the saying.
_SAID = re.compile(r"\b(?:said|told|says|announced|reported|added|wrote|confirmed)\b[^,.;]{0,30}\Z", re.IGNORECASE)
# "by Saturday" looks ahead, but not in "by Saturday 71 had fallen ill".
_BY = re.compile(r"\b(?:by|before|until)\s*\Z", re.IGNORECASE)
_HAD = re.compile(r"\b(?:had|was|were)\b", re.IGNORECASE)
_SEASON_ENDS = {"winter": 2, "spring": 5, "summer": 8, "autumn": 11, "fall": 11}
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_TIME_WORDS = frozenset(part for name in (*MONTHS, *WEEKDAYS) for part in _WORD.findall(name)) | frozenset(
    """
    last next this yesterday today tomorrow tonight gestern heute hier вчера сегодня
    """.split()
)
FUTURE_WINDOW_CHARACTERS = 60


def day_of(published: str | None) -> date | None:
    """Return the day of a truncated ISO date, None where it names no day."""
    try:
        return date.fromisoformat(published[:10]) if published and len(published) >= 10 else None
    except ValueError:
        return None


def find_times(
    text: str, sentences: Sequence[Span], published: str | None, entries: Sequence[Entry] = ()
) -> tuple[TimeMention, ...]:
    """Return the time mentions of all sentences in order; in a live blog "today" is the day of the entry."""
    today = day_of(published)
    days = [(e.span, day_of(e.published.value if e.published else None) or today) for e in entries]
    return tuple(
        mention
        for i, s in enumerate(sentences)
        for mention in _times_of(text, s, i, next((day for span, day in days if span.covers(s)), today))
    )


def _times_of(text: str, sentence: Span, index: int, today: date | None) -> Iterator[TimeMention]:
    if not _may_tell_time(sentence.of(text)):
        return
    if not _may_hold_time(sentence.of(text)):
        return
    found: list[tuple[Span, str | None, TimePrecision | None]] = []
    for match in _PATTERN.finditer(text, sentence.start, sentence.end):
        if _is_clock_like(match):
            continue
        ahead = text[max(sentence.start, match.start() - FUTURE_WINDOW_CHARACTERS) : match.start()]
        future = _FUTURE.search(ahead) is not None and _SAID.search(ahead) is None
        future = future or (_BY.search(ahead) is not None and _HAD.search(sentence.of(text)) is None)
        resolved = _resolve(match, today, future=future)
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        found.append((Span(start, match.end()), *resolved))
    for span, day, precision in _with_clock(text, found):
        yield TimeMention(span=span, sentence=index, date=day, precision=precision)


def _may_tell_time(words: str) -> bool:
    """Return whether a sentence holds a digit or a word of time; most hold none, and the pattern is slow."""
    return _DIGIT.search(words) is not None or not _TIME_WORDS.isdisjoint(_WORD.findall(words.lower()))


def _may_hold_time(sentence: str) -> bool:
    """Return whether a figure or a word of time stands in the sentence: all patterns hold one, few sentences do."""
    return _DIGIT.search(sentence) is not None or not _TIME_WORDS.isdisjoint(_WORD.findall(sentence.lower()))


def _is_clock_like(match: re.Match[str]) -> bool:
    """Return whether a "clock" is a plain decimal: "2.6 million" has no colon, no a.m. and no "at"."""
    clock = match["clock"]
    if clock is None:
        return False
    if re.search(r"[ap]\.?m", clock, re.IGNORECASE):
        return False
    hours, minutes = (int(n) for n in re.findall(r"\d+", clock)[:2])
    fits = hours < 24 and minutes < 60
    return not (fits and (":" in clock or (match.group().lower().startswith("at ") and len(clock.split(".")[1]) == 2)))


def _resolve(match: re.Match[str], today: date | None, *, future: bool) -> tuple[str | None, TimePrecision | None]:
    found = match.groupdict()
    if found["iso"]:
        return (found["iso"], "day") if day_of(found["iso"]) else (None, None)
    for day, month, year in (("d1", "m1", "y1"), ("d2", "m2", "y2")):
        if found[day]:
            return _day_date(int(found[day]), _month(found[month]), found[year], today)
    if found["m3"]:
        return f"{found['y3']}-{_month(found['m3']):02}", "month"
    if found["m4"]:
        return _month_date(_month(found["m4"]), found["lead"].lower(), today, future=future)
    if found["weekday"]:
        return _weekday_date(WEEKDAYS[found["weekday"].lower()], (found["way"] or "").lower(), today, future=future)
    if found["year"]:
        return found["year"], "year"
    if found["clock"]:
        return None, "minute"
    return _relative(found, today)


def _relative(found: dict[str, str], today: date | None) -> tuple[str | None, TimePrecision | None]:
    if today is None:
        return None, None
    if found["relative"]:
        offset = _RELATIVE_DAYS[" ".join(found["relative"].lower().split())]
        return (today + timedelta(days=offset)).isoformat(), "day"
    if found["season"]:
        back = {"last": 0 if today.month > _SEASON_ENDS[found["seasonname"].lower()] else 1, "this": 0}.get(
            found["season"].lower()
        )
        return (str(today.year - back), "year") if back is not None else (None, None)
    step = {"last": -1, "this": 0, "next": 1}[found["span"].lower()]
    if found["unit"].lower() == "year":
        return str(today.year + step), "year"
    if found["unit"].lower() == "month":
        months = today.year * 12 + today.month - 1 + step
        return f"{months // 12}-{months % 12 + 1:02}", "month"
    return None, None


def _month(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def _day_date(day: int, month: int, year: str | None, today: date | None) -> tuple[str | None, TimePrecision | None]:
    """Return the date; without a year the one nearest to the article's day."""
    if year is None and today is None:
        return None, None
    years = [int(year)] if year else [today.year - 1, today.year, today.year + 1]  # type: ignore[union-attr]
    dates = [d for d in (_date(y, month, day) for y in years) if d is not None]
    if not dates:
        return None, None
    return min(dates, key=lambda d: abs((d - (today or d)).days)).isoformat(), "day"


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_date(month: int, lead: str, today: date | None, *, future: bool) -> tuple[str | None, TimePrecision | None]:
    """Return the last such month before the article's day, or the next one where the text looks ahead."""
    if today is None:
        return None, None
    year = today.year
    ahead = lead in {"next", "until", "by"} or (future and lead != "last")
    if ahead and month < today.month:
        year += 1
    elif not ahead and month > today.month:
        year -= 1
    return f"{year}-{month:02}", "month"


def _weekday_date(
    weekday: int, way: str, today: date | None, *, future: bool
) -> tuple[str | None, TimePrecision | None]:
    """Return the last such day up to the article's own, or the next one where the text looks ahead."""
    if today is None:
        return None, None
    if way == "next" or (future and way != "last"):
        return (today + timedelta(days=(weekday - today.weekday()) % 7 or 7)).isoformat(), "day"
    back = (today.weekday() - weekday) % 7
    return (today - timedelta(days=7 if way == "last" and back == 0 else back)).isoformat(), "day"


def _with_clock(
    text: str, found: list[tuple[Span, str | None, TimePrecision | None]]
) -> Iterator[tuple[Span, str | None, TimePrecision | None]]:
    """Yield the mentions, a clock time dated by the one day that its sentence names."""
    days = {day for _, day, precision in found if precision == "day" and day}
    for span, day, precision in found:
        if precision == "minute" and len(days) == 1:
            clock = _clock_of(span.of(text))
            yield (span, f"{min(days)}T{clock}", "minute") if clock else (span, None, "minute")
        else:
            yield span, day, precision


def _clock_of(stated: str) -> str | None:
    numbers = [int(n) for n in re.findall(r"\d+", stated)]
    hours, minutes = numbers[0], numbers[1] if len(numbers) > 1 else 0
    afternoon = re.search(r"p\.?m", stated, re.IGNORECASE) is not None
    if afternoon and hours < 12:
        hours += 12
    elif not afternoon and hours == 12 and re.search(r"a\.?m", stated, re.IGNORECASE):
        hours = 0
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else None
