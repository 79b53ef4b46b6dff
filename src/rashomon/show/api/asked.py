"""The parameters of the API: their names, what they may be, and how each is described."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query
from starlette.requests import Request

from rashomon.show.api.meant import DAY, MOST_LETTERS
from rashomon.store.desk import Desk
from rashomon.store.lists import PAGE

PLAIN = r"^[^\u0000]*$"  # no text of a desk holds the sign, and PostgreSQL refuses it

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


def desk_of(request: Request) -> Desk:
    """Return the desk that a request is answered from."""
    desk: Desk = request.state.desk
    return desk
