"""What an asker means: a place in a list, a day, a speaker.

In: text from anybody.  Out: the same where it can be meant, UsageError where it cannot. Knows nothing of the web.
"""

from __future__ import annotations

import re

from sqlalchemy.engine import Connection

from rashomon.errors import UsageError
from rashomon.store.lists import decode_cursor, find_speakers
from rashomon.text.normalize import fold

MOST_LETTERS = 500  # of one wish: more is no question of a reader
DAY = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
MOST_NUMBER = 2**62  # of a row: more is no cursor that was given out
SPEAKER_SIGN = "k-"  # what ids of speakers begin with
BY_NUMBER: tuple[type, ...] = (int,)
BY_DAY: tuple[type, ...] = (str, int)


class NotHereError(UsageError):
    """Something that the desk does not have."""


def check_cursor(cursor: str | None, kinds: tuple[type, ...]) -> str | None:
    """Return the cursor if it is one of a list sorted by values of these kinds; UsageError if not."""
    if cursor is None:
        return None
    key = decode_cursor(cursor)
    if len(key) != len(kinds) or not all(_fits(part, kind) for part, kind in zip(key, kinds, strict=True)):
        raise UsageError("cursor: not one that this list gave")
    return cursor


def _fits(part: object, kind: type) -> bool:
    if type(part) is not kind:
        return False
    if isinstance(part, int):
        return 0 <= part <= MOST_NUMBER
    return isinstance(part, str) and "\0" not in part


def check_day(day: str | None) -> str | None:
    """Return a day, month or year; UsageError for anything else."""
    if day is not None and not re.fullmatch(DAY, day):
        raise UsageError(f"{day[:40]}: no date; write it as 2031-03-04, 2031-03 or 2031")
    return day


def check_text(wish: str | None) -> str | None:
    """Return a wish that a desk can look for; UsageError where it is too long or holds what no text holds."""
    if wish is not None and (len(wish) > MOST_LETTERS or "\0" in wish or not _is_unicode(wish)):
        raise UsageError(f"{wish[:40]!r}…: nothing that a desk can look for")
    return wish


def _is_unicode(wish: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in wish)


def speakers_meant(connection: Connection, wish: str) -> tuple[str, ...]:
    """Return the ids of the speakers that an id or a name means; empty where nobody is meant."""
    named = tuple(row.id for row in find_speakers(connection, fold(wish)))
    return named or ((wish,) if wish.startswith(SPEAKER_SIGN) else ())
