"""Read the time of capture that a saving tool wrote at the head of a page.

In: a page's text.  Out: truncated ISO, with an offset only where the page gives one, or None.
Only a comment at the head (HTML) or a first line that is nothing else (text) counts: an article's date is no capture.
"""

from __future__ import annotations

import re
from datetime import datetime

from rashomon.text.calendar import MONTHS

HEAD_CHARACTERS = 2000  # saving tools write their comment first; later comments are the page's own

# Words with which tools say when they took a page.
_VERBS = r"(?:page\s+)?(?:captured?|retrieved|archived|crawled|fetched|scraped|downloaded|saved|snapshot)"
_STAMP = (
    r"(?P<stamp>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?)?)(?![\d:])"
)
_SAID = rf"{_VERBS}(?:\s+(?:on|at|date|time))*\s*[:=]?\s*{_STAMP}"
# The form of a browser's own clock: "Tue Mar 04 2031 05:06:07 GMT+0100".
_CLOCK = re.compile(
    rf"\b{_VERBS}\s+date:\s*[A-Za-z]{{3}}\s+(?P<month>[A-Za-z]{{3}})\s+(?P<day>\d\d)\s+(?P<year>\d{{4}})"
    r"\s+(?P<time>\d\d:\d\d):\d\d\s+GMT(?P<zone>[+-]\d{4})",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_IN_COMMENT = re.compile(rf"\b{_SAID}", re.IGNORECASE)
_FIRST_LINE = re.compile(rf"\W*{_SAID}[\W_]*(?:from\s+)?(?:https?://\S+)?\W*$", re.IGNORECASE)
_BODY = re.compile(r"<body\b", re.IGNORECASE)

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: ?(?:Z|[+-]\d\d:?\d\d))?", re.IGNORECASE)
_ZONE_NAMES = re.compile(r" ?(?:UTC|GMT)$", re.IGNORECASE)


def find_captured(text: str) -> str | None:
    """Return when the page was captured by its own head comment or first line, None where none says so."""
    head = text[:HEAD_CHARACTERS]
    body = _BODY.search(head)
    comments = _COMMENT.findall(head[: body.start()] if body else head)
    first_line = head.strip().partition("\n")[0]
    found = [stamp for comment in comments if (stamp := _read_comment(comment))]
    if match := _FIRST_LINE.match(first_line):
        found.append(match["stamp"])
    return truncate_time(found[0]) if found else None


def _read_comment(comment: str) -> str | None:
    """Return the time of capture that a comment states, in ISO form."""
    if match := _IN_COMMENT.search(comment):
        return match["stamp"]
    clock = _CLOCK.search(comment)
    month = MONTHS.get(clock["month"].lower()) if clock else None
    return f"{clock['year']}-{month:02}-{clock['day']}T{clock['time']}{clock['zone']}" if clock and month else None


def truncate_time(value: str) -> str | None:
    """Return an ISO date or time cut to the minute, "Z" as "+00:00"; None if `value` is neither.

    "2026-06-02T13:40:12Z" is "2026-06-02T13:40+00:00"; "2026-06-02" and "2026-06" stay: no hour is made up.
    """
    value = _ZONE_NAMES.sub("Z", value.strip())
    if _MONTH.fullmatch(value):
        return value
    is_day = _DAY.fullmatch(value) is not None
    if not is_day and not _TIME.fullmatch(value):
        return None
    try:
        moment = datetime.fromisoformat(value[:10] + value[10:].replace(" ", "T", 1).replace(" ", "").upper())
    except ValueError:
        return None
    return value if is_day else moment.isoformat(timespec="minutes")


def say_kept(count: int, what: str) -> str:
    """Return the end of a message about damage: how much before it was kept; nothing where nothing was."""
    if count == 0:
        return ""
    return f"; the {count} {what}s before it were kept" if count > 1 else f"; the {what} before it was kept"
