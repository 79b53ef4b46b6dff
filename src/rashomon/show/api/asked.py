"""The parameters of the API: their names, what they may be, and what lists are narrowed to by them.

In: what a request gives.  Out: a `Narrow`, a cursor of the right kind, the speakers that are meant.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query
from sqlalchemy.engine import Connection
from starlette.requests import Request

from rashomon.errors import UsageError
from rashomon.store.desk import Desk
from rashomon.store.lists import PAGE, decode_cursor, find_speakers
from rashomon.text.normalize import fold

MOST_LETTERS = 500  # of one parameter: more is no question of a reader
PLAIN = r"^[^\u0000]*$"  # no text of a desk holds the sign, and PostgreSQL refuses it
DAY = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
MOST_NUMBER = 2**62  # of a row: more is no cursor that was given out
SPEAKER_SIGN = "k-"  # what ids of speakers begin with

ThingId = Annotated[str, Path(min_length=1, max_length=MOST_LETTERS, pattern=PLAIN, description="The id of the thing.")]
Limit = Annotated[int, Query(ge=1, description="How many items at once; 1000 at most, the rest by `next`.")]
Cursor = Annotated[
    str | None, Query(max_length=MOST_LETTERS, description="Where to go on: `next` of the items before.")
]
Outlet = Annotated[
    str | None, Query(min_length=1, max_length=MOST_LETTERS, pattern=PLAIN, description="An outlet, by id or name.")
]
Language = Annotated[
    str | None, Query(min_length=1, max_length=MOST_LETTERS, pattern=PLAIN, description="A language, such as en.")
]
Since = Annotated[str | None, Query(pattern=DAY, description="Published on this day, month or year, or later.")]
Until = Annotated[str | None, Query(pattern=DAY, description="Published on this day, month or year, or earlier.")]
StoryId = Annotated[
    str | None,
    Query(min_length=1, max_length=MOST_LETTERS, pattern=PLAIN, description="Only of the story with this id."),
]
SpeakerWish = Annotated[
    str | None, Query(min_length=1, max_length=MOST_LETTERS, pattern=PLAIN, description="A speaker, by id or name.")
]
Words = Annotated[
    str | None,
    Query(max_length=MOST_LETTERS, pattern=PLAIN, description='Words, "a phrase", -without; best matches first.'),
]
Question = Annotated[
    str, Query(max_length=MOST_LETTERS, pattern=PLAIN, description='Words, "a phrase", -without; best matches first.')
]
Name = Annotated[
    str,
    Query(min_length=1, max_length=MOST_LETTERS, pattern=PLAIN, description="A name, or the beginning or end of one."),
]

FIRST_PAGE = PAGE
BY_NUMBER: tuple[type, ...] = (int,)
BY_DAY: tuple[type, ...] = (str, int)


def desk_of(request: Request) -> Desk:
    """Return the desk that a request is answered from."""
    desk: Desk = request.state.desk
    return desk


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


def speakers_meant(connection: Connection, wish: str) -> tuple[str, ...]:
    """Return the ids of the speakers that an id or a name means; empty where nobody is meant."""
    named = tuple(row.id for row in find_speakers(connection, fold(wish)))
    return named or ((wish,) if wish.startswith(SPEAKER_SIGN) else ())
