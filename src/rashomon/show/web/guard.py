"""Who may ask, and what browsers are told to refuse.

In: a request.  Out: the answer of the application with strict headers, or a refusal.  Not here: what the pages say.
On the own machine a page of another site must not read the desk by naming this machine as its own ("DNS rebinding"):
only names of this machine are answered there. Elsewhere a token is asked for, by header or by a signed cookie.
"""

from __future__ import annotations

import hashlib
import hmac
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.show.api.problems import problem

COOKIE = "rashomon"
SIGN_IN = "/sign-in"
OWN_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
OPEN_PATHS = frozenset({SIGN_IN, "/favicon.svg"})  # what the form itself needs; styles stand below OPEN_FOLDER
OPEN_FOLDER = "/static/"
SESSION_WORDS = b"a session of the desk"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Stands before the application; `loopback` says that it is bound to this machine only."""

    def __init__(self, app: ASGIApp, *, token: str | None, loopback: bool) -> None:
        self.app = app
        self.token = token
        self.loopback = loopback

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, refuse or send to the form."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refuse(scope)
        await (refusal or self.app)(scope, receive, with_headers(send))

    def _refuse(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if self.loopback and host_name(headers.get("host", "")) not in OWN_NAMES:
            return PlainTextResponse("This desk answers on this machine only: open it as localhost.\n", 421)
        if "\0" in scope["path"] or b"%00" in scope.get("query_string", b""):
            return PlainTextResponse("An address holds no such sign.\n", 400)
        path = scope["path"]
        if self.token is None or path in OPEN_PATHS or path.startswith(OPEN_FOLDER) or may_enter(headers, self.token):
            return None
        if path.startswith("/api/") or scope["method"] not in {"GET", "HEAD"}:
            return problem(401, "a token is needed: Authorization: Bearer …", {"WWW-Authenticate": "Bearer"})
        return RedirectResponse(SIGN_IN, 303)


def with_headers(send: Send) -> Send:
    """Return `send` with the strict headers on every answer."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return sending


def host_name(host: str) -> str:
    """Return the name in a Host header without its port, in lower case."""
    name, colon, port = host.rpartition(":")
    return (name if colon and (port.isdigit() or not port) and not name.endswith(":") else host).lower()


def may_enter(headers: Headers, token: str) -> bool:
    """Return whether a request carries the token, or the cookie that was given for it."""
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and is_same(given.strip(), token):
        return True
    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return False
    return COOKIE in cookies and is_same(cookies[COOKIE].value, sign_session(token))


def sign_session(token: str) -> str:
    """Return the cookie's value: made from the token, which cannot be made from it."""
    return hmac.new(token.encode(), SESSION_WORDS, hashlib.sha256).hexdigest()


def is_same(given: str, wanted: str) -> bool:
    """Return whether two secrets are the same; takes as long wherever they differ."""
    return hmac.compare_digest(given.encode(errors="surrogatepass"), wanted.encode())
