"""Ask for one address: redirects followed and checked, sizes and times limited, nothing raised.

In: a URL and what may be asked.  Out: the response, or why there is none and whether trying again may help.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Literal
from urllib.parse import urljoin

import httpcore

from rashomon.model.base import Value
from rashomon.read.captures import Response
from rashomon.read.fetch.addresses import refuse_url
from rashomon.read.fetch.wire import CheckedBackend, LateError, RefusedMachineError, tls_context

Why = Literal["refused", "robots", "unreachable", "too-large", "too-slow", "redirects", "broken", "status"]

REDIRECTS = frozenset({301, 302, 303, 307, 308})
MAX_REDIRECTS = 5
STEP_SECONDS = 15.0  # for one step: to connect, to read on
NOT_MODIFIED = 304
FIRST_ERROR = 400
# Answers that may be better another time: too early, too many requests, and the server's own troubles.
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
CHUNK_BYTES = 1 << 16
MEBIBYTE = 1 << 20


class Manners(Value, frozen=True, kw_only=True):
    """How servers are asked.

    agent: how we call ourselves.  max_bytes: of an unpacked body.  seconds: for a request as a whole.
    delay_seconds: between two requests to one host.  allow_private: machines that are not public may be asked, too.
    """

    agent: str = "Rashomon"
    max_bytes: int = 20 * MEBIBYTE
    seconds: float = 60.0
    delay_seconds: float = 2.0
    allow_private: bool = False


class Failed(Value, frozen=True, kw_only=True):
    """Why there is no response; `passing`: it may be there another time, after `wait_seconds` at the earliest."""

    url: str
    why: Why
    detail: str
    passing: bool = False
    wait_seconds: int | None = None


def fetch(
    url: str,
    manners: Manners,
    *,
    now: Callable[[], str],
    allowed: Callable[[str], Failed | None] = lambda _url: None,
    turn: Callable[[str], AbstractContextManager[None]] = lambda _url: nullcontext(),
    headers: Mapping[str, str] | None = None,
) -> Response | Failed:
    """Return what the server answers, redirects followed.

    Before each address, `allowed` is asked whether it may be, and `turn` waits for its host.
    An answer with an error status is a Failed; "not modified" is a Response.
    """
    seen = {url}
    here = url
    for _ in range(MAX_REDIRECTS + 1):
        refused = refuse_url(here)
        if refused:
            return Failed(url=url, why="refused", detail=f"{here[:200]}: {refused}")
        forbidden = allowed(here)
        if forbidden is not None:
            return forbidden
        with turn(here):
            response = ask(here, manners, now=now, headers=headers or {})
        if isinstance(response, Failed):
            return response
        target = header_of(response, "location")
        if response.status not in REDIRECTS or not target:
            return _judge(response)
        here = urljoin(here, target.strip())
        if here in seen:
            return Failed(url=url, why="redirects", detail=f"it leads in a circle, by way of {here[:200]}")
        seen.add(here)
    return Failed(url=url, why="redirects", detail=f"it leads on more than {MAX_REDIRECTS} times")


def _judge(response: Response) -> Response | Failed:
    if response.status < FIRST_ERROR:
        return response
    detail = f"the server answered with status {response.status}"
    wait = header_of(response, "retry-after") or ""
    return Failed(
        url=response.url,
        why="status",
        detail=detail,
        passing=response.status in PASSING,
        wait_seconds=int(wait) if wait.isdecimal() and len(wait) < 7 else None,
    )


def header_of(response: Response, name: str) -> str | None:
    """Return the value of a header, None where the server gave none."""
    return next((value for key, value in response.headers if key.lower() == name), None)


def ask(url: str, manners: Manners, *, now: Callable[[], str], headers: Mapping[str, str]) -> Response | Failed:
    """Return the server's answer to one request, or why there is none."""
    told = {"User-Agent": manners.agent, "Accept-Encoding": "gzip", "Connection": "close", **headers}
    backend = CheckedBackend(seconds=manners.seconds, allow_private=manners.allow_private)
    steps = dict.fromkeys(("connect", "read", "write", "pool"), STEP_SECONDS)
    try:
        with (
            httpcore.ConnectionPool(ssl_context=tls_context(), network_backend=backend) as pool,
            pool.stream("GET", url, headers=list(told.items()), extensions={"timeout": steps}) as answer,
        ):
            packed = dict(_text(answer.headers)).get("content-encoding", "")
            body = read_body(answer.iter_stream(), packed.strip().lower(), manners.max_bytes)
    except RefusedMachineError as error:
        return Failed(url=url, why="refused", detail=str(error))
    except (LateError, httpcore.TimeoutException):
        return Failed(url=url, why="too-slow", detail=f"no whole answer in {manners.seconds:.0f} seconds", passing=True)
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol, zlib.error, UnicodeError, ValueError) as error:
        return Failed(url=url, why="broken", detail=f"the answer cannot be read: {error}", passing=True)
    except (httpcore.NetworkError, OSError) as error:
        return Failed(url=url, why="unreachable", detail=f"the server cannot be reached: {error}", passing=True)
    if body is None:
        return Failed(url=url, why="too-large", detail=f"more than {manners.max_bytes} bytes")
    return Response(
        url=url,
        fetched=now(),
        status=answer.status,
        reason=_reason(answer),
        headers=tuple(_text(answer.headers)),
        body=body,
    )


def read_body(chunks: Iterable[bytes], packed: str, max_bytes: int) -> bytes | None:
    """Return the unpacked body; None where it has more than `max_bytes`, of which no more are ever held."""
    if packed not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise ValueError(f"it is packed as {packed[:40]}, which was not asked for")
    unpack = zlib.decompressobj(wbits=47) if packed not in ("", "identity") else None  # 47: gzip or zlib by its head
    body = bytearray()
    for chunk in chunks:
        for start in range(0, len(chunk), CHUNK_BYTES):
            part = chunk[start : start + CHUNK_BYTES]
            body += unpack.decompress(part, max_bytes + 1 - len(body)) if unpack is not None else part
            if len(body) > max_bytes:
                return None
    if unpack is not None and not unpack.eof and body:
        raise ValueError("the packed body is cut off")
    return bytes(body)


def _text(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[str, str]]:
    """Return headers as text without line ends, names in lower case."""
    found = ((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in headers)
    return [(name, " ".join(value.split())) for name, value in found]


def _reason(answer: httpcore.Response) -> str:
    reason = answer.extensions.get("reason_phrase", b"")
    return " ".join(reason.decode("latin-1").split()) if isinstance(reason, bytes) else ""
