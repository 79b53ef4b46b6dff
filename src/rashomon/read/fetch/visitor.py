"""A visitor with manners: asks what robots.txt says first, and each host one thing at a time, with a pause between.

In: addresses, from several threads at once.  Out: responses, or why there are none.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from rashomon.read.captures import Response
from rashomon.read.fetch.addresses import host_of
from rashomon.read.fetch.client import Failed, Manners, fetch
from rashomon.read.fetch.robots import EVERYTHING, may_ask, read_rules, robots_url, wanted_delay


class RulesBook(Protocol):
    """Where the rules of sites are kept between visits; `find` gives None where they are unknown or too old."""

    def find(self, site: str) -> str | None: ...  # noqa: D102 as the class says
    def keep(self, site: str, rules: str) -> None: ...  # noqa: D102 as the class says


class Host:
    """One host: who has the turn, and when the next request may go out."""

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self.next_at = 0.0


class Visitor:
    """Visits addresses; may be used by several threads."""

    def __init__(self, manners: Manners, rules: RulesBook, *, now: Callable[[], str]) -> None:
        self.manners = manners
        self._rules = rules
        self._now = now
        self._hosts: dict[str, Host] = {}
        self._lock = threading.Lock()

    def visit(self, url: str, headers: Mapping[str, str] | None = None) -> Response | Failed:
        """Return what the server answers, if its robots.txt allows the question."""
        return fetch(url, self.manners, now=self._now, allowed=self._forbid, turn=self._wait, headers=headers)

    def _forbid(self, url: str) -> Failed | None:
        """Return why robots.txt forbids an address, None if it does not."""
        rules = self._rules_of(url)
        if rules is None:
            return Failed(url=url, why="robots", detail="its robots.txt cannot be had now", passing=True)
        if not may_ask(rules, url, self.manners.agent):
            return Failed(url=url, why="robots", detail="its robots.txt does not allow it")
        delay = wanted_delay(rules, self.manners.agent)
        if delay > self.manners.delay_seconds:
            host = self._host(url)
            host.next_at = max(host.next_at, time.monotonic() + delay - self.manners.delay_seconds)
        return None

    def _rules_of(self, url: str) -> str | None:
        place = robots_url(url)
        known = self._rules.find(place)
        if known is not None:
            return known
        answer = fetch(place, self.manners, now=self._now, turn=self._wait)
        if isinstance(answer, Failed) and answer.why == "refused":
            return EVERYTHING  # a host that is not asked at all: asking for the page says so
        rules = read_rules(answer)
        if rules is not None:
            self._rules.keep(place, rules)
        return rules

    def _host(self, url: str) -> Host:
        with self._lock:
            return self._hosts.setdefault(host_of(url), Host())

    @contextmanager
    def _wait(self, url: str) -> Iterator[None]:
        """Wait until the host is free and its pause is over; begin the next pause when the block ends."""
        host = self._host(url)
        with host.turn:
            time.sleep(max(0.0, host.next_at - time.monotonic()))
            try:
                yield
            finally:
                host.next_at = time.monotonic() + self.manners.delay_seconds
