"""Read what a reader asks for out of an address; what cannot be meant is said in a sentence.

In: the query of a request.  Out: what lists are narrowed to.  UsageError for a date that is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from starlette.requests import Request

from rashomon.errors import UsageError
from rashomon.show.api.meant import check_cursor
from rashomon.show.dates import read_date
from rashomon.store.lists import Narrow

FILTERS = ("outlet", "language", "since", "until")
MOST_LETTERS = 500  # of one wish: more is no question of a reader


def read_narrow(request: Request) -> Narrow:
    """Return what a list is narrowed to."""
    outlet, language, since, until = (read_wish(request, name) for name in FILTERS)
    for day in (since, until):
        if day is not None and (read_date(day) is None or len(day) > len("2031-03-04")):
            raise UsageError(f"“{day}” is no date; write a day as 2031-03-04")
    return Narrow(outlet=outlet, language=language, since=since, until=until)


def read_wish(request: Request, name: str) -> str | None:
    """Return what the address asks under a name; None where nothing."""
    given = request.query_params.get(name, "").strip()
    if len(given) > MOST_LETTERS:
        raise UsageError(f"what is asked for as “{name}” is too long; {MOST_LETTERS} letters are enough")
    return given or None


def read_cursor(request: Request, kinds: tuple[type, ...]) -> str | None:
    """Return where a list goes on; UsageError where no list sorted by such values gave that."""
    return check_cursor(read_wish(request, "cursor"), kinds)


def read_number(request: Request, name: str) -> int | None:
    """Return a number from the address; None where there is none."""
    given = request.query_params.get(name)
    if given is None:
        return None
    if not given.isascii() or not given.isdigit() or len(given) > 9:
        raise UsageError(f"“{given[:40]}” is no place in a text; {name} is a number of characters")
    return int(given)


def make_address(path: str, asked: Mapping[str, str | None], **changes: str | None) -> str:
    """Return the address of a page with what is asked, some of it changed; None takes a wish away."""
    wishes = {name: value for name, value in {**asked, **changes}.items() if value}
    return f"{path}?{urlencode(wishes)}" if wishes else path


def address_of(kind: str, thing_id: str) -> str:
    """Return the address of a story, article, speaker or outlet."""
    return f"/{kind}/{quote(thing_id, safe='')}"
