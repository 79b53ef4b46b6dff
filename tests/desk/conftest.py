"""A web server of our own on this machine, which answers as each test wants, and desks to work on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

Answer = Callable[[BaseHTTPRequestHandler], None]


class WebServer:
    """Answers from a table of paths; what is not there is a 404. Counts what was asked, in order."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.url = f"http://127.0.0.1:{server.server_address[1]}"

    def paths(self) -> list[str]:
        """Return the paths that were asked for, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def page(self, path: str, body: str | bytes, content_type: str = "text/html", packed: str | None = None) -> str:
        """Answer `path` with a page; return its address."""
        raw = body.encode() if isinstance(body, str) else body

        def answer(request: BaseHTTPRequestHandler) -> None:
            headers = {"Content_Encoding": packed} if packed else {}
            send(request, raw, content_type, status=200, **headers)

        self.answers[path] = answer
        return self.url + path


def send(
    request: BaseHTTPRequestHandler, body: bytes, content_type: str = "text/html", status: int = 200, **headers: str
) -> None:
    """Send a whole answer; header names are given with _ for -."""
    request.send_response(status)
    request.send_header("Content-Type", content_type)
    request.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        request.send_header(name.replace("_", "-"), value)
    request.end_headers()
    request.wfile.write(body)


@pytest.fixture
def web() -> Iterator[WebServer]:
    """A web server on a free port of this machine, gone after the test."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name that the standard library calls
            served.asked.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
            answer = served.answers.get(self.path)
            try:
                if answer is None:
                    send(self, b"not here", "text/plain", status=404)
                else:
                    answer(self)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the other side has heard enough

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    served = WebServer(server)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield served
    server.shutdown()
    server.server_close()
    thread.join()
