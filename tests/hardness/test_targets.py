"""Every parser on what people, scrapers and enemies write: small runs of what `make fuzz` does for hours."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.__main__ import first_inputs
from fuzz.hostile import MARKUP, TEXTS
from fuzz.targets import TARGETS
from rashomon.read.documents import sniff_type
from rashomon.read.fetch.feeds import read_feed

SMALL, LARGE = 12_000, 24_000  # characters
MOST_GROWTH = 3.0  # of the time, for twice the page
MOST_SECONDS = 2.0  # for the larger page, on a slow machine
EXAMPLES = 12
PIECES = (
    *(make(40).encode("utf-8", "surrogatepass") for make in (TEXTS | MARKUP).values()),
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\x1f\x8b\x08"),
    *(b"\r", b'"', b"{", b"]", b"&#xD83D;", b"\x0b"),
)
CUTS = st.lists(st.tuples(st.integers(0, 8192), st.integers(0, 300), st.sampled_from(PIECES) | st.binary(max_size=8)))


def splice(raw: bytes, cuts: list[tuple[int, int, bytes]]) -> bytes:
    """Return the input after each cut: a part is left out and another put in its place."""
    for place, length, piece in cuts:
        at = place % (len(raw) + 1)
        raw = raw[:at] + piece + raw[at + length :]
    return raw


@pytest.mark.parametrize("name", sorted(TARGETS))
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_parser_keeps_its_promises_on_damaged_input(name: str, data: st.DataObject) -> None:
    """Examples and hostile pages, cut and spliced: found or refused, with places that are right, never an exception."""
    first = data.draw(st.sampled_from(list(first_inputs(name))))
    TARGETS[name](splice(first, data.draw(CUTS)))


@pytest.mark.parametrize("name", ["date", "quotes", "annotate", "decode", "feed", "manifest", "rows", "webarchive"])
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_a_parser_keeps_its_promises_on_noise(name: str, raw: bytes) -> None:
    """Any bytes at all."""
    TARGETS[name](raw)


def seconds_of(name: str, raw: bytes) -> float:
    """Return the processor's seconds that the target takes."""
    started = time.process_time()
    TARGETS[name](raw)
    return time.process_time() - started


CASES = [
    *(("text", what) for what in sorted(TEXTS)),
    *(("annotate", what) for what in sorted(TEXTS)),
    *(("html", what) for what in sorted(MARKUP)),
]


@pytest.mark.parametrize(("name", "what"), CASES)
def test_twice_the_page_is_not_much_more_than_twice_the_work(name: str, what: str) -> None:
    """Whatever a page has too much of, the time stays in proportion to it."""
    make = (TEXTS | MARKUP)[what]
    seconds = seconds_of(name, make(LARGE).encode("utf-8", "surrogatepass"))
    assert seconds < MOST_SECONDS
    if seconds > MOST_SECONDS / 10:  # below, the clock says more of the machine than of the page
        small = min(seconds_of(name, make(SMALL).encode("utf-8", "surrogatepass")) for _ in range(2))
        assert min(seconds, seconds_of(name, make(LARGE).encode("utf-8", "surrogatepass"))) <= small * MOST_GROWTH


def test_a_page_is_refused_where_it_passes_the_limits() -> None:
    """A hundred thousand tags deep, or ten million characters on one line: refused at once."""
    assert seconds_of("html", b"<div>" * 100_000 + b"<p>It sank.</p>") < MOST_SECONDS
    assert seconds_of("text", b"It sank. " * 1_100_000) < MOST_SECONDS * 4


def test_a_page_that_opens_with_many_comments_is_read_at_once() -> None:
    """Each comment ends at its first mark: no other way to divide them is tried."""
    started = time.process_time()
    assert sniff_type("<!-- <p>a</p> -->" * 60, sure=True) == "text/plain"
    assert sniff_type("<!-- a --> " * 60 + "<html>", sure=True) == "text/html"
    assert time.process_time() - started < MOST_SECONDS / 10


def test_a_control_that_divides_words_is_a_space_in_the_article_and_in_its_proof() -> None:
    """A vertical tab between two words of an HTML page leads back to its place."""
    TARGETS["html"](
        b"<h1>A ferry\x0bsank</h1><p>The harbour\x0bcouncil voted on\x0cTuesday to keep it running.</p>" * 3
    )


def test_a_feed_with_links_where_none_belong_says_so() -> None:
    """What the parser of feeds does not expect is a trouble of the feed, not of the program."""
    feed = read_feed(
        b"<feeeed<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href=/></entrl><link xmlnhref='/1's='x'>",
        "https://a.example/f",
    )
    assert feed.trouble or feed.entries == feed.entries[:1]
