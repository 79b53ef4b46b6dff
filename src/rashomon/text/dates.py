"""Read a date out of visible or ISO text.

In: text such as "Friday, 24 January 2025, 17:04" or "2025-01-24T17:04:00+01:00", and the page's language tag.
Out: the date as truncated ISO with its precision and place, or None: a date without a year, or one whose day and
month could be exchanged, is not a date. An offset is kept only where the text gives one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from rashomon.text.calendar import MONTHS
from rashomon.text.normalize import tidy_characters


class FoundDate(NamedTuple):
    """A date at `start:end` of the text it was read from; `value` is truncated ISO."""

    value: str
    precision: Literal["minute", "day", "month"]
    start: int
    end: int


# Zone names whose offset is the same everywhere; "IST" and "ET" mean several things and give no offset.
ZONES = {
    "z": "+00:00", "gmt": "+00:00", "utc": "+00:00", "bst": "+01:00", "wet": "+00:00", "cet": "+01:00",
    "mez": "+01:00", "cest": "+02:00", "mesz": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00",
    "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00",
    "pst": "-08:00", "pdt": "-07:00", "jst": "+09:00", "aest": "+10:00", "aedt": "+11:00",
}  # fmt: skip
# Languages and regions that write the month first in "5/6/2025"; plain "en" says neither.
MONTH_FIRST = frozenset({"en-us", "en-ph"})
UNDECIDED = frozenset({"en", ""})
MONTHS_A_YEAR = 12
FIRST_YEAR, LAST_YEAR = 1990, 2099  # news pages on the web; anything else is a number, not a year
MAX_TEXT = 300  # characters looked at: a date line is short, and the patterns stay quick on hostile input

_MONTH_FORMS = {
    **MONTHS,
    "июн": 6, "янв": 1, "фев": 2, "мар": 3, "апр": 4, "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12, "июл": 7,
    "januar": 1, "jänner": 1, "feber": 2, "maerz": 3, "mär": 3, "okt": 10, "dez": 12, "janv": 1, "févr": 2, "fév": 2,
    "avr": 4, "juil": 7, "déc": 12, "ene": 1, "abr": 4, "ago": 8, "dic": 12, "gen": 1, "mag": 5, "giu": 6, "lug": 7,
    "set": 9, "ott": 10, "fev": 2, "out": 10, "mei": 5, "mrt": 3, "maj": 5, "augusti": 8, "januari": 1, "februari": 2,
    "mars": 3, "juni": 6, "juli": 7, "marts": 3, "desember": 12, "des": 12, "mai": 5, "tammikuuta": 1, "maret": 3,
    "agustus": 8, "oca": 1, "şub": 2, "nis": 4, "haz": 6, "tem": 7, "ağu": 8, "eyl": 9, "eki": 10, "kas": 11, "ara": 12,
    "يناير": 1, "فبراير": 2, "مارس": 3, "أبريل": 4, "ابريل": 4, "مايو": 5, "يونيو": 6, "يوليو": 7, "أغسطس": 8,
    "اغسطس": 8, "سبتمبر": 9, "أكتوبر": 10, "اكتوبر": 10, "نوفمبر": 11, "ديسمبر": 12, "كانون الثاني": 1, "شباط": 2,
    "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9, "تشرين الأول": 10,
    "تشرين الثاني": 11, "كانون الأول": 12,
}  # fmt: skip
_names_month = re.compile("|".join(sorted({re.escape(name[:3]) for name in _MONTH_FORMS}))).search  # or none is named


def _list_names() -> str:
    """Return all names as one pattern, a branch for each first letter: few are tried at any place."""
    firsts: dict[str, list[str]] = {}
    for name in sorted(_MONTH_FORMS, key=len, reverse=True):
        firsts.setdefault(name[0], []).append(re.escape(name[1:]))
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in firsts.items()) + ")"


_NAMES = _list_names()
_TIME = (
    r"(?:(?P<hour>\d{1,2})(?:[:.：]|\s?[hH]\s?|時|时|點|点|시\s?)(?P<minute>\d{2})(?::\d{2})?[分분]?\s*(?P<half>[aApP]\.?[mM]\.?)?"
    r"|(?P<hour12>\d{1,2})\s?(?P<half12>[aApP]\.?[mM]\b\.?))"
)
_ZONE = r"(?:\s*\(?(?P<zone>[+-]\d{2}:?\d{2}|[A-Za-z]{1,4})\b\)?)?"
_AFTER = r"(?:(?:\s*(?:,|-|–|—|\||·|•|/|\()?\s*(?:at|um|à|a las|alle|om|kl\.?|ore|в|о|-)?\s*)" + _TIME + _ZONE + ")?"
_BEFORE = (
    r"(?:(?P<bhour>\d{1,2})[:.](?P<bminute>\d{2})\s*(?P<bhalf>[aApP]\.?[mM]\.?)?"
    r"(?:\s+(?P<bzone>[A-Z]{2,4}))?\s*(?:,|-|–|\||·|on)?\s*(?:[^\W\d]{3,12},?\s+)?)?"
)
_YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d|s\b|er\b)"  # another date is often glued to it, but "2020s" is no year

# A year: nothing else is worth the slower patterns. Written out, because a counted repeat is three times as slow.
_HOLDS_NUMBER = re.compile(r"\d\d\d\d|\d[./-]\d\d(?!\d)")
_WIDE_GAP = re.compile(r"\s{6}")  # the patterns try every way to share white space: wide gaps are made narrow
_DIGITS = {0x0660 + i: str(i) for i in range(10)} | {0x06F0 + i: str(i) for i in range(10)}  # Arabic and Persian
_ISO = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:(?:T|\s+|t)(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?\d{2}(?:[.,]\d+)?)?\s*"
    r"(?P<zone>Z|z|UTC|GMT|[+-]\d{2}:?\d{2}(?!\d)|[+-]\d{2}(?!\d))?)?)?(?!\d)"
)
_DAY_NAME_YEAR = re.compile(
    r"(?=\d)"
    + _BEFORE
    + r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?(?:\s+(?:of|de))?[\s-]*(?P<name>"
    + _NAMES
    + r")\b\.?"
    r"(?:\s+de(?:l)?)?[\s,-]*" + _YEAR + r"(?:\s*(?:года|року|г\.|р\.))?" + _AFTER,
    re.IGNORECASE,
)
_NAME_DAY_YEAR = re.compile(
    _BEFORE
    + r"(?:\b|(?-i:(?<=[a-z\d])(?=[A-Z])))(?=\D{2,24}\d)(?P<name>"
    + _NAMES
    + r")\b\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+"
    + _YEAR
    + _AFTER,
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"(?<![\d.,/])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)?\d{2})(?![\d/])"
    + _AFTER,
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    r"(?<!\d)" + r"(?P<year>(?:19|20)\d{2})(?:[/.]\s?|[年년]\s?)(?P<month>\d{1,2})(?:[/.]\s?|[月월]\s?)(?P<day>\d{1,2})"
    r"[日일]?(?:\s?[(（][^()（）]{1,4}[)）])?" + _AFTER,
    re.IGNORECASE,
)
_NAME_YEAR = re.compile(r"^\W*(?P<name>" + _NAMES + r")\b\.?,?\s+" + _YEAR + r"\W*$", re.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def find_date(text: str, *, language: str = "") -> FoundDate | None:
    """Return the first date with a year in the first 300 characters of `text`, or None."""
    if not _HOLDS_NUMBER.search(text, 0, MAX_TEXT):
        return None
    text = tidy_characters(text[:MAX_TEXT])
    if not text.isascii():
        text = text.translate(_DIGITS)
    if _WIDE_GAP.search(text):
        return _find_across_gaps(text, language.lower())
    return _find_first(text, language.lower())


def _find_across_gaps(text: str, language: str) -> FoundDate | None:
    """Return the first date of the text with each run of white space read as one character, its place as it stands."""
    kept = [i for i, character in enumerate(text) if not character.isspace() or not text[i - 1 : i].isspace()]
    found = _find_first("".join([text[i] for i in kept]), language)
    return found and found._replace(start=kept[found.start], end=kept[found.end - 1] + 1)


def _find_first(text: str, language: str) -> FoundDate | None:
    stated = _read_with(_ISO, text, language)
    if stated is not None and stated.start == 0:
        return stated
    patterns = [pattern for pattern, may_hold in _NUMBERED if may_hold(text)]
    if _names_month(text.lower()):
        patterns.extend(_NAMED)
    seen = (stated, *(_read_with(pattern, text, language) for pattern in patterns))
    found = [date for date in seen if date is not None]
    return min(found, key=lambda date: (date.start, -date.end)) if found else None


def _read_with(pattern: re.Pattern[str], text: str, language: str) -> FoundDate | None:
    for match in pattern.finditer(text):
        parts = match.groupdict()
        day = _read_day(parts, language)
        if day is not None:
            return _with_time(day, parts, match)
    return None


def _read_day(parts: dict[str, str | None], language: str) -> str | None:
    """Return "2025-01-24" or "2025-01" for the parts of a match, None if there is no such day."""
    year = int(parts["year"] or 0)
    year += 2000 if year < 100 else 0
    month, day = _month_and_day(parts, language)
    if month is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if day is None:
        return f"{year}-{month:02}" if 1 <= month <= MONTHS_A_YEAR else None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _month_and_day(parts: dict[str, str | None], language: str) -> tuple[int | None, int | None]:
    day = int(parts.get("day") or 0) or None
    if name := parts.get("name"):
        return _MONTH_FORMS.get(name.lower()), day  # none for a letter that only folds to another
    if parts.get("first") is None:
        return int(parts["month"] or 0), day
    first, second = int(parts["first"] or 0), int(parts["second"] or 0)
    if parts["mark"] == "." or second > MONTHS_A_YEAR:
        return (second, first) if second <= MONTHS_A_YEAR else (first, second)
    if first > MONTHS_A_YEAR or first == second or language not in MONTH_FIRST | UNDECIDED:
        return second, first
    return (first, second) if language in MONTH_FIRST else (None, None)


def _with_time(day: str, parts: dict[str, str | None], match: re.Match[str]) -> FoundDate:
    clock = _read_clock(parts, "")
    zone = parts.get("zone")
    if clock is None and parts.get("bhour"):
        clock, zone = _read_clock(parts, "b"), parts.get("bzone")
    if clock is None or len(day) < len("2025-01-24"):
        precision: Literal["day", "month"] = "day" if len(day) == len("2025-01-24") else "month"
        return FoundDate(day, precision, match.start(), match.end())
    return FoundDate(f"{day}T{clock}{_read_offset(zone)}", "minute", match.start(), match.end())


def _read_clock(parts: dict[str, str | None], prefix: str) -> str | None:
    hour, minute = parts.get(prefix + "hour"), parts.get(prefix + "minute")
    half = (parts.get(prefix + "half") or "").lower()
    if hour is None and parts.get("hour12") is not None and not prefix:
        hour, minute, half = parts["hour12"], "00", (parts["half12"] or "").lower()
    if hour is None or minute is None:
        return None
    number = int(hour)
    if half:
        number = number % 12 + (12 if half.startswith("p") else 0)
    return f"{number:02}:{minute}" if number < 24 and int(minute) < 60 else None


def _read_offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "")
        return f"{zone[0]}{digits[:2]}:{digits[2:4] or '00'}"
    return ZONES.get(zone.lower(), "")


_NAMED = (_DAY_NAME_YEAR, _NAME_DAY_YEAR, _NAME_YEAR)
_NUMBERED: tuple[tuple[re.Pattern[str], Callable[[str], object]], ...] = (
    (_NUMBERS, re.compile(r"\d[./-]\d\d?[./-]\d").search),
    (_YEAR_FIRST, re.compile(r"\d\d\d\d[/.年년]").search),
)
