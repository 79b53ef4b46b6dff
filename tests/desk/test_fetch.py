"""Asking one address: what servers may do to us, and what we never do."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from functools import partial
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.captures import Response
from rashomon.read.fetch.addresses import refuse_machine, refuse_url
from rashomon.read.fetch.client import Failed, Manners, fetch, read_body
from tests.desk.conftest import WebServer, send

HERE = Manners(allow_private=True, seconds=3, max_bytes=100_000, delay_seconds=0)


def now() -> str:
    """Return a time."""
    return "2031-03-04T05:06:07+00:00"


def ask(url: str, manners: Manners = HERE) -> Response | Failed:
    """Fetch an address."""
    return fetch(url, manners, now=now)


def why(found: Response | Failed) -> str:
    """Return why there is no response."""
    assert isinstance(found, Failed), found
    return found.why


def test_a_page_comes_with_its_headers_and_body(web: WebServer) -> None:
    """A packed body is unpacked; the address is that of the last redirect."""
    page = web.page("/page", gzip.compress(b"<p>Hello</p>"), packed="gzip")
    web.answers["/old"] = lambda request: send(request, b"", status=301, Location="/page")
    found = ask(web.url + "/old")
    assert isinstance(found, Response)
    assert (found.url, found.body, found.fetched) == (page, b"<p>Hello</p>", now())


def test_machines_that_are_not_public_are_not_asked(web: WebServer) -> None:
    """Neither by number nor by name, unless a person allows it."""
    web.page("/", "secret")
    port = web.url.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433", "127.1"):  # noqa: S104
        assert why(ask(f"http://{host}:{port}/", Manners(seconds=3))) in ("refused", "unreachable")
    assert web.asked == []


def test_a_redirect_to_a_private_machine_is_refused(web: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second address is checked like the first, also where a public server leads there."""
    web.answers["/away"] = lambda request: send(request, b"", status=302, Location="http://10.0.0.7/inside")
    from rashomon.read.fetch import wire

    monkeypatch.setattr(wire, "refuse_machine", lambda ip: None if ip == "127.0.0.1" else refuse_machine(ip))
    assert why(ask(web.url + "/away", Manners(seconds=3))) == "refused"


def test_a_name_is_checked_each_time_it_is_resolved(web: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public at first and private later is refused when it is asked the second time."""
    answers = iter(["127.0.0.1", "127.0.0.1", "10.1.1.1"])
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *rest: Any, **more: Any) -> Any:  # noqa: ANN401 as the standard library has it
        return real(next(answers) if host == "changing.example" else host, port, *rest, **more)

    from rashomon.read.fetch import wire

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(wire, "refuse_machine", lambda ip: None if ip == "127.0.0.1" else refuse_machine(ip))
    web.page("/page", "hello")
    address = web.url.replace("127.0.0.1", "changing.example") + "/page"
    assert isinstance(ask(address, Manners(seconds=3)), Response)
    assert isinstance(ask(address, Manners(seconds=3)), Response)
    assert why(ask(address, Manners(seconds=3))) == "refused"


def test_redirects_in_a_circle_or_without_end_are_given_up(web: WebServer) -> None:
    """A few are followed, and none twice."""
    web.answers["/a"] = lambda request: send(request, b"", status=302, Location="/b")
    web.answers["/b"] = lambda request: send(request, b"", status=302, Location="/a")
    assert why(ask(web.url + "/a")) == "redirects"
    for number in range(20):
        web.answers[f"/{number}"] = partial(send, body=b"", status=302, Location=f"/{number + 1}")
    assert why(ask(web.url + "/0")) == "redirects"
    assert len(web.asked) < 10


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://host.example/", "http://u:p@host.example/", "https:///x"]
)
def test_a_redirect_to_anything_but_a_page_is_refused(web: WebServer, target: str) -> None:
    """Only http and https, without names and passwords."""
    web.answers["/"] = lambda request: send(request, b"", status=302, Location=target)
    assert why(ask(web.url + "/")) == "refused"


def test_a_body_without_end_is_cut_off(web: WebServer) -> None:
    """A server that never stops is left when it has sent more than a page may have."""

    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while True:
            request.wfile.write(b"x" * 10_000)

    web.answers["/"] = endless
    assert why(ask(web.url + "/")) == "too-large"


def test_a_body_that_drips_is_left_at_its_deadline(web: WebServer) -> None:
    """Each byte comes in time, the page does not."""

    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        for _ in range(100):
            request.wfile.write(b"x")
            time.sleep(0.1)

    web.answers["/"] = drip
    started = time.monotonic()
    assert why(ask(web.url + "/", Manners(allow_private=True, seconds=0.7))) == "too-slow"
    assert time.monotonic() - started < 3


def test_a_packed_bomb_is_not_unpacked(web: WebServer) -> None:
    """A hundred megabytes of nothing in a hundred kilobytes are refused, and never held."""
    bomb = gzip.compress(b"\0" * 100_000_000, 9)
    web.page("/", bomb, packed="gzip")
    assert why(ask(web.url + "/", Manners(allow_private=True, seconds=10, max_bytes=1_000_000))) == "too-large"


def test_lengths_that_lie_harm_nobody(web: WebServer) -> None:
    """More announced than sent: the page is broken. Less: what was announced is the page."""

    def lie(length: int) -> Any:  # noqa: ANN401 an answer
        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(200)
            request.send_header("Content-Length", str(length))
            request.end_headers()
            request.wfile.write(b"0123456789")
            request.close_connection = True

        return answer

    web.answers["/more"], web.answers["/less"] = lie(1000), lie(4)
    assert why(ask(web.url + "/more")) == "broken"
    found = ask(web.url + "/less")
    assert isinstance(found, Response)
    assert found.body == b"0123"


@pytest.mark.parametrize(
    ("packed", "body"), [("gzip", b"no gzip"), ("gzip", gzip.compress(b"x" * 999)[:-9]), ("br", b"")]
)
def test_a_body_that_is_not_packed_as_it_says_is_broken(web: WebServer, packed: str, body: bytes) -> None:
    """What cannot be unpacked is no page."""
    web.page("/", body, packed=packed)
    assert why(ask(web.url + "/")) == "broken"


def test_a_machine_that_is_not_there_is_unreachable() -> None:
    """A closed port, and a name that nobody has; both may be there another time."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    found = ask(f"http://127.0.0.1:{port}/")
    assert isinstance(found, Failed)
    assert (found.why, found.passing) == ("unreachable", True)
    assert why(ask("http://no-such-host.invalid/")) == "unreachable"


def test_an_answer_that_is_no_http_is_broken() -> None:
    """A server of something else is not read."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        import threading

        def answer() -> None:
            connection, _ = server.accept()
            connection.recv(1000)
            connection.sendall(b"220 smtp.example ready\r\n")
            connection.close()

        thread = threading.Thread(target=answer)
        thread.start()
        assert why(ask(f"http://127.0.0.1:{server.getsockname()[1]}/")) == "broken"
        thread.join()


def test_a_server_that_is_busy_says_when_to_come_again(web: WebServer) -> None:
    """Status 429 and 503 pass; 404 and 410 do not."""
    web.answers["/busy"] = lambda request: send(request, b"", status=429, Retry_After="600")
    found = ask(web.url + "/busy")
    assert isinstance(found, Failed)
    assert (found.passing, found.wait_seconds) == (True, 600)
    gone = ask(web.url + "/gone")
    assert isinstance(gone, Failed)
    assert not gone.passing


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "172.16.0.1", "192.168.1.1", "127.0.0.53", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",  # noqa: S104
     "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1",
     "2002:a00:1::", "ff02::1", "198.18.0.1", "192.0.2.1", "nonsense"],
)  # fmt: skip
def test_private_machines_are_known_in_every_spelling(address: str) -> None:
    """Private, loopback, link-local, shared, reserved and multicast, also inside IPv6."""
    assert refuse_machine(address) is not None


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_machines_may_be_asked(address: str) -> None:
    """The rest of the world is open."""
    assert refuse_machine(address) is None


@given(st.text(max_size=60))
def test_any_text_is_judged_as_an_address(text: str) -> None:
    """Nothing that a feed writes raises an error."""
    assert refuse_url(text) is None or isinstance(refuse_url(text), str)
    assert refuse_machine(text) is None or isinstance(refuse_machine(text), str)


@given(st.binary(max_size=2000), st.integers(1, 50))
def test_a_packed_body_comes_back_whole_however_it_is_cut(body: bytes, size: int) -> None:
    """The pieces in which a body comes say nothing about its size."""
    packed = zlib.compress(body)
    chunks = [packed[start : start + size] for start in range(0, len(packed), size)]
    assert read_body(chunks, "deflate", 2000) == body
