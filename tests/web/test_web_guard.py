"""Who may read a desk, and what every answer forbids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.show.web.guard import COOKIE, host_name, is_same, sign_session
from rashomon.store.desk import Desk
from tests.web.web_builders import TOKEN, ask


@pytest.mark.parametrize("address", ["/", "/nowhere", "/favicon.svg", "/api/v1/stories", "/search?q=%00"])
def test_every_answer_carries_the_strict_headers(empty: Desk, address: str) -> None:
    """Nothing inline, nothing from elsewhere, no frame around, whatever the status."""
    headers = ask(empty).get(address).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "localhost@evil"])
def test_a_name_that_is_not_this_machines_is_refused(empty: Desk, host: str) -> None:
    """A page of another site cannot read the desk by giving this machine its own name."""
    assert ask(empty).get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]:8000", "[::1]"])
def test_this_machines_names_are_answered(empty: Desk, host: str) -> None:
    """All names of the own machine, with any port."""
    assert ask(empty).get("/", headers={"Host": host}).status_code == 200


@given(st.text())
def test_any_host_has_a_name(host: str) -> None:
    """No header breaks the guard."""
    assert isinstance(host_name(host), str)


def test_without_the_token_a_reader_is_sent_to_the_form(empty: Desk) -> None:
    """Pages lead to the form, the API answers that a token is needed; style and form are open."""
    client = ask(empty, TOKEN, loopback=False)
    sent = client.get("/stories/x", headers={"Host": "desk.example"})
    assert (sent.status_code, sent.headers["location"]) == (303, "/sign-in")
    assert client.get("/api/v1/stories").status_code == 401
    assert client.post("/sign-out").status_code == 401
    assert client.get("/sign-in").status_code == 200
    assert client.get("/favicon.svg").status_code == 200


def test_the_token_opens_by_header(empty: Desk) -> None:
    """A program gives the token with each request."""
    client = ask(empty, TOKEN, loopback=False)
    assert client.get("/", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert client.get("/", headers={"Authorization": f"bearer  {TOKEN}"}).status_code == 200
    assert client.get("/", headers={"Authorization": f"Basic {TOKEN}"}).status_code == 303
    assert client.get("/", headers={"Authorization": f"Bearer {TOKEN}x"}).status_code == 303


def test_the_form_gives_a_cookie_that_does_not_hold_the_token(empty: Desk) -> None:
    """The cookie opens the desk, scripts cannot read it, and signing out takes it away."""
    client = ask(empty, TOKEN, loopback=False)
    given_cookie = client.post("/sign-in", data={"token": TOKEN})
    assert given_cookie.status_code == 303
    cookie = given_cookie.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert TOKEN not in cookie
    assert client.get("/").status_code == 200
    assert "Sign out" in client.get("/").text
    client.post("/sign-out")
    assert client.get("/").status_code == 303


@pytest.mark.parametrize("body", [b"", b"token=wrong", b"token=", b"\xff\xfe", b"token=" + b"a" * 9000, b"x" * 5000])
def test_a_wrong_form_is_shown_again(empty: Desk, body: bytes) -> None:
    """No body opens the desk or breaks the form."""
    answer = ask(empty, TOKEN, loopback=False).post("/sign-in", content=body)
    assert answer.status_code == 403
    assert "This is not the token" in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("cookie", ["rashomon=x", "rashomon=", 'rashomon="', "=;;=", "rashomon=" + "0" * 64])
def test_a_made_up_cookie_opens_nothing(empty: Desk, cookie: str) -> None:
    """Only the cookie that the token signs is taken."""
    assert ask(empty, TOKEN, loopback=False).get("/", headers={"Cookie": cookie}).status_code == 303


def test_a_cookie_of_another_token_opens_nothing(empty: Desk) -> None:
    """Changing the token signs everybody out."""
    old = sign_session("another token of long ago")
    assert ask(empty, TOKEN, loopback=False).get("/", headers={"Cookie": f"{COOKIE}={old}"}).status_code == 303


@given(st.text(), st.text().filter(lambda text: text.isprintable()))
def test_secrets_are_compared_whatever_they_hold(given_text: str, wanted: str) -> None:
    """Two texts are the same secret exactly when they are the same text."""
    assert is_same(given_text, wanted) == (given_text == wanted)
