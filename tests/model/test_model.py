"""The types that flow, their ids and their JSON."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import (
    SCHEMA,
    Comparison,
    CopyOrigin,
    MadeBy,
    Segment,
    Span,
    comparison_schema,
    content_id,
    decode_comparison,
    encode_comparison,
    members_id,
    quote,
)

MADE_BY = MadeBy(version="0", options={}, weights={}, profiles=None, vectors=False)
LISTS = tuple(f for f in Comparison.__struct_fields__ if f not in ("schema", "made_by"))
EMPTY = msgspec.convert({"made_by": msgspec.to_builtins(MADE_BY), **{name: [] for name in LISTS}}, Comparison)


def test_evidence_is_exactly_the_slice() -> None:
    """What a finding shows is what stands in the article."""
    evidence = quote("a-1", "We are ready, he said.", Span(0, 12))
    assert evidence.text == "We are ready"
    assert evidence.span == Span(0, 12)


def test_a_span_is_a_pair_in_json() -> None:
    """Offsets are printed as [start, end]."""
    assert msgspec.json.encode(Span(3, 9)) == b"[3,9]"


def test_every_key_is_present_and_schema_comes_first() -> None:
    """An empty comparison still names every list."""
    keys = list(json.loads(encode_comparison(EMPTY)))
    assert keys == ["schema", "made_by", *LISTS]
    assert json.loads(encode_comparison(EMPTY))["schema"] == SCHEMA


def test_a_segment_shows_only_the_form_it_has() -> None:
    """A place in a text page has no node path, and a value from metadata says where it was stated."""
    assert json.loads(msgspec.json.encode(Segment(start=0, end=2, page_start=5, page_end=7))) == {
        "start": 0,
        "end": 2,
        "page_start": 5,
        "page_end": 7,
    }
    assert json.loads(msgspec.json.encode(Segment(start=0, end=2, source="meta")))["from"] == "meta"


def test_an_origin_is_an_agency_or_an_article() -> None:
    """The other key is left out."""
    assert msgspec.json.encode(CopyOrigin(agency="Northwire")) == b'{"agency":"Northwire"}'


def test_the_output_reads_back_as_the_same_value() -> None:
    """Encoding and decoding lose nothing."""
    assert decode_comparison(encode_comparison(EMPTY)) == EMPTY


def test_a_wrong_field_is_named() -> None:
    """A reader of a broken file learns where it is broken."""
    raw = encode_comparison(EMPTY).replace(b'"pages":[]', b'"pages":7')
    with pytest.raises(msgspec.ValidationError, match="pages"):
        decode_comparison(raw)


def test_the_schema_describes_every_list() -> None:
    """The JSON Schema is made from the types."""
    schema = comparison_schema()
    assert schema["title"] == SCHEMA
    assert set(LISTS) <= set(schema["$defs"]["Comparison"]["properties"])


def test_an_id_tells_a_missing_part_from_an_empty_one() -> None:
    """None and "" are two things, and parts never run together."""
    ids = {content_id("p", "a", None), content_id("p", "a", ""), content_id("p", "a"), content_id("p", "", "a")}
    assert len(ids) == 4


@given(st.lists(st.text(), unique=True))
def test_a_finding_has_one_id_for_any_order_of_its_members(members: list[str]) -> None:
    """The order in which members were found leaves no trace."""
    assert members_id("u", members) == members_id("u", reversed(members))


def test_values_cannot_be_changed() -> None:
    """Everything that flows is frozen."""
    with pytest.raises(AttributeError):
        Span(0, 1).start = 2  # type: ignore[misc]
