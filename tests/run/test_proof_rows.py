"""Proving articles that were cleaned out of the markup in a row."""

from __future__ import annotations

import json

import pytest

from rashomon.model import Page, PageRecord, Segment
from rashomon.run.proof import PageProver

MARKUP = (
    '<html><head><meta property="og:title" content="The ferry &amp; the quay">'
    '<script type="application/ld+json">{"headline": "Late again"}</script></head>'
    "<body><p>The ferry was <b>late</b>.</p></body></html>"
)


def make_prover(row: object) -> PageProver:
    """Return the prover of a page that holds `row`."""
    text = json.dumps(row)
    record = PageRecord(
        id="p-1", path="rows.jsonl", url=None, captured=None, media_type="application/json", bytes=len(text),
        archive=None,
    )  # fmt: skip
    return PageProver(Page(record=record, text=text))


@pytest.mark.parametrize("field", ["html", "raw_html"])
def test_a_text_node_of_a_rows_markup_is_proved(field: str) -> None:
    """The path leads through the markup in the field, not through the row's line."""
    prover = make_prover({"url": "https://lantern.example/1", field: MARKUP})
    assert prover.disprove(Segment(start=0, end=14, path="1/0", child=0), "The ferry was late.") is None
    assert prover.disprove(Segment(start=14, end=18, path="1/0/0", child=0), "The ferry was late.") is None


def test_another_text_is_not_proved() -> None:
    """A node that does not hold the words, and a node that is not there, prove nothing."""
    prover = make_prover({"html": MARKUP})
    assert prover.disprove(Segment(start=0, end=9, path="1/0", child=0), "The train") is not None
    assert prover.disprove(Segment(start=0, end=9, path="1/7", child=0), "The ferry") is not None


def test_what_a_rows_markup_states_is_proved() -> None:
    """Meta elements and JSON-LD inside the field count as the page's."""
    prover = make_prover({"html": MARKUP})
    assert prover.disprove(Segment(start=0, end=20, source="meta"), "The ferry & the quay") is None
    assert prover.disprove(Segment(start=0, end=10, source="json-ld"), "Late again") is None


def test_a_row_without_markup_has_no_nodes() -> None:
    """A field that is no text is no markup."""
    prover = make_prover({"html": 7})
    assert prover.disprove(Segment(start=0, end=9, path="1/0", child=0), "The ferry") is not None
