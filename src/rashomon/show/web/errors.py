"""What cannot be shown, said in a sentence on a page like the others.

In: an error.  Out: its page; nothing of the program's inside.
"""

from __future__ import annotations

from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from rashomon.errors import UsageError
from rashomon.show.web.answers import show_page

TITLES = {400: "This cannot be asked", 401: "A token is needed", 404: "Not here", 405: "Not done here"}
SENTENCES = {404: "There is no such page on this desk.", 405: "This page can only be read."}
BUSY = "The desk cannot be read at the moment. Try again; if it stays so, `rashomon status` says why."


def show_http_error(request: Request, error: HTTPException) -> Response:
    """Return the page of an HTTP error; what a page of ours said about it is kept."""
    own = error.detail if error.detail.endswith(".") else SENTENCES.get(error.status_code, error.detail)
    return _show(request, error.status_code, own)


def show_wrong_use(request: Request, error: UsageError) -> Response:
    """Return the page for a question that cannot be meant."""
    message = str(error)
    return _show(request, 400, message[:1].upper() + message[1:].rstrip(".") + ".")


def show_desk_trouble(request: Request, _error: SQLAlchemyError) -> Response:
    """Return the page for a desk that cannot be read; the error itself may name places and passwords."""
    return _show(request, 503, BUSY)


def _show(request: Request, status: int, sentence: str) -> Response:
    title = TITLES.get(status, "Something went wrong")
    return show_page(request, "error.html.j2", status=status, code=status, title=title, sentence=sentence)
