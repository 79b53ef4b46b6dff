"""Show the desk as a web application and offer it as a programming interface."""

from __future__ import annotations

import ipaddress
import socket
import threading
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.common import say
from rashomon.cli.desk import DeskAt, open_here
from rashomon.errors import MissingExtraError, UsageError

if TYPE_CHECKING:
    from fastapi import FastAPI

LEAST_TOKEN = 16  # letters: shorter ones can be tried out
WAITING = 128  # connections that wait while others are answered

Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="0: any free one.")]
Host = Annotated[str, typer.Option("--host", help="Where others may reach it; needs a token then.")]
Token = Annotated[
    str | None,
    typer.Option("--token", envvar="RASHOMON_TOKEN", help="What readers must know; better given as RASHOMON_TOKEN."),
]


def serve(desk: DeskAt = None, port: Port = 8000, host: Host = "127.0.0.1", token: Token = None) -> None:
    """Show the desk in the browser: stories, articles, speakers, outlets, search, and the API. Ctrl-C ends it."""
    loopback = is_loopback(host)
    check_token(token, host, loopback=loopback)
    check_web_extra()
    from rashomon.run.desk.maker import describe_maker
    from rashomon.show.web.answers import read_templates
    from rashomon.show.web.app import make_app

    with open_here(desk, create=True) as opened, listen(host, port) as sock:
        app = make_app(opened, token=token, made_by=describe_maker(), loopback=loopback)
        name = f"[{host}]" if ":" in host else host
        say(f"{opened.place}: http://{name}:{sock.getsockname()[1]}/ (Ctrl-C ends it)")
        threading.Thread(target=read_templates, daemon=True).start()  # while the first reader is on the way
        run_server(app, sock)


def is_loopback(host: str) -> bool:
    """Return whether only this machine reaches `host`."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def check_token(token: str | None, host: str, *, loopback: bool) -> None:
    """Refuse to show a desk to others without a token that is hard to guess."""
    if token is None and not loopback:
        raise UsageError(f"{host}: others could read the desk; give --token, or set RASHOMON_TOKEN")
    if token is not None and len(token) < LEAST_TOKEN:
        raise UsageError(f"the token is too short to be safe; use {LEAST_TOKEN} letters or more")


def check_web_extra() -> None:
    """Name the extra to install where a package of it is missing."""
    from importlib.util import find_spec

    if find_spec("fastapi") is None or find_spec("uvicorn") is None:
        raise MissingExtraError('the web application needs: pip install "rashomon[web]"')


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; UsageError where the place is taken or not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=WAITING)
    except OSError as error:
        raise UsageError(f"{host}, port {port}: {error.strerror}; name another with --port") from error


def run_server(app: FastAPI, sock: socket.socket) -> None:
    """Answer requests until the process is asked to end."""
    import uvicorn

    config = uvicorn.Config(app, log_level="warning", server_header=False, lifespan="on", timeout_graceful_shutdown=3)
    uvicorn.Server(config).run(sockets=[sock])
