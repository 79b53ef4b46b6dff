"""What a site asks of robots, by its robots.txt.

In: the answer to asking for it.  Out: whether an address may be asked for, and the delay that the site wants.
No such file: everything may be asked. A site that cannot answer now: nothing may, for the time being (RFC 9309).
"""

from __future__ import annotations

from urllib.parse import urlsplit

from protego import Protego

from rashomon.read.captures import Response
from rashomon.read.fetch.client import Failed

MOST_BYTES = 500 * 1024  # of the file that are looked at
LONGEST_DELAY = 30.0  # seconds; a site that wants more is asked at this pace
NOTHING = "User-agent: *\nDisallow: /"
EVERYTHING = ""


def robots_url(url: str) -> str:
    """Return where the robots.txt of an address lies."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def read_rules(answer: Response | Failed) -> str | None:
    """Return the rules in an answer; None where the site should be asked again before anything else."""
    if isinstance(answer, Failed):
        gone = answer.why == "redirects" or (answer.why == "status" and not answer.passing)
        return EVERYTHING if gone else NOTHING if answer.why == "too-large" else None
    return answer.body[:MOST_BYTES].decode("utf-8", "replace")


def may_ask(rules: str, url: str, agent: str) -> bool:
    """Return whether the rules allow the address."""
    return bool(Protego.parse(rules).can_fetch(url, agent))


def wanted_delay(rules: str, agent: str) -> float:
    """Return the seconds between two requests that the rules want, 0 where they want none."""
    delay = Protego.parse(rules).crawl_delay(agent)
    return min(float(delay), LONGEST_DELAY) if delay else 0.0
