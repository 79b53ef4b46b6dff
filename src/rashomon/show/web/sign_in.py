"""The form that asks for the token, where the desk is bound to more than this machine.

In: the token as a form.  Out: a cookie, which is made from the token and does not hold it.
"""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from rashomon.show.web.answers import show_page
from rashomon.show.web.guard import COOKIE, SIGN_IN, is_same, sign_session

DAYS_KEPT = 30
MOST_BYTES = 4_096  # of the form


def show_form(request: Request) -> Response:
    """Return the form."""
    return show_page(request, "sign_in.html.j2", wrong=False)


async def take_form(request: Request) -> Response:
    """Give the cookie for the right token; show the form again for a wrong one."""
    token = request.app.state.token
    given = await _read_token(request)
    if token is None or not is_same(given, token):
        return show_page(request, "sign_in.html.j2", status=403, wrong=True)
    answer = RedirectResponse("/", 303)
    secure = request.url.scheme == "https"
    seconds = DAYS_KEPT * 24 * 3600
    answer.set_cookie(COOKIE, sign_session(token), max_age=seconds, httponly=True, samesite="lax", secure=secure)
    return answer


async def _read_token(request: Request) -> str:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return ""
    try:
        return parse_qs(body.decode("ascii"), max_num_fields=8).get("token", [""])[0].strip()
    except ValueError:
        return ""


async def sign_out(_request: Request) -> Response:
    """Take the cookie away."""
    answer = RedirectResponse(SIGN_IN, 303)
    answer.delete_cookie(COOKIE)
    return answer


ROUTES = [
    Route(SIGN_IN, show_form, methods=["GET"]),
    Route(SIGN_IN, take_form, methods=["POST"]),
    Route("/sign-out", sign_out, methods=["POST"]),
]
