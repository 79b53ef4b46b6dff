"""The command that serves a desk: what it refuses, how it starts, how it ends."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from rashomon.cli.serve import check_token, check_web_extra, is_loopback, listen
from rashomon.errors import MissingExtraError, UsageError

RUN = (sys.executable, "-c", "from rashomon.cli import main; main()", "serve")


def test_a_desk_is_served_until_it_is_told_to_end(tmp_path: Path) -> None:
    """The command names its address, answers there, and ends without an error."""
    command = [*RUN, "--desk", str(tmp_path / "desk.db"), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as served:
        assert served.stderr is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", served.stderr.readline())
        assert address is not None
        with urllib.request.urlopen(address[0], timeout=30) as answer:  # noqa: S310 our own address
            assert "This desk is empty" in answer.read().decode()
        served.send_signal(signal.SIGINT)
        assert served.wait(30) in {0, 130, -signal.SIGINT}
        assert "Traceback" not in served.stderr.read()


def test_others_need_a_token_that_is_hard_to_guess() -> None:
    """Binding to more than this machine without one is refused, and so is a short one."""
    with pytest.raises(UsageError, match="--token"):
        check_token(None, "0.0.0.0", loopback=False)  # noqa: S104 refused, which is the point
    with pytest.raises(UsageError, match="too short"):
        check_token("short", "127.0.0.1", loopback=True)
    check_token(None, "127.0.0.1", loopback=True)


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True), ("::", False), ("10.0.0.1", False)],
)
def test_only_this_machine_is_loopback(host: str, own: bool) -> None:
    """A name that is not this machine's counts as one that others reach."""
    assert is_loopback(host) is own


def test_a_taken_port_is_one_sentence() -> None:
    """The person is told to name another."""
    with listen("127.0.0.1", 0) as taken, pytest.raises(UsageError, match="--port"):
        listen("127.0.0.1", taken.getsockname()[1])


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The core alone has no web server."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"rashomon\[web\]"):
        check_web_extra()
