"""What the API says of itself, held against what it answers to anything that can be asked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from starlette.testclient import TestClient

from rashomon.model import comparison_schema
from rashomon.show.api.answers import API_PATH
from rashomon.show.api.document import describe_api
from rashomon.show.api.routes import DESCRIBED
from tests.api.small_desk import FERRY, FERRY_STORY, SPEAKER

DOCUMENT = describe_api(DESCRIBED, API_PATH)
SCHEMA = schemathesis.openapi.from_dict(describe_api(DESCRIBED, API_PATH))
LABELS = sorted(f"{method.upper()} {path}" for path, operations in DOCUMENT["paths"].items() for method in operations)
OPERATIONS = {label: found for label in LABELS if (found := SCHEMA.find_operation_by_label(label)) is not None}
SHARED = settings(max_examples=8, suppress_health_check=list(HealthCheck), deadline=None)
KNOWN_IDS = {
    "stories": FERRY_STORY,
    "articles": FERRY[0].id,
    "speakers": SPEAKER.id,
    "outlets": FERRY[0].outlet.id if FERRY[0].outlet else "",
}


def ask(client: TestClient, case: Case[Any]) -> None:
    """Ask what the case says, and hold the answer against the document."""
    path = case.formatted_path.removeprefix(API_PATH)
    assume(len(path) < 4000)
    response = client.request(case.method, path, params=dict(case.query or {}))
    case.validate_response(response)


@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_what_may_be_asked_is_answered_as_described(client: TestClient, label: str) -> None:
    """Whatever the document allows to be asked gets an answer of the described status, type and shape."""

    @SHARED
    @given(data=st.data())
    def asked(data: st.DataObject) -> None:
        case = data.draw(OPERATIONS[label].as_strategy(GenerationMode.POSITIVE))
        (case.query or {}).pop("cursor", None)  # text that no list gave; hostile cursors have their own test
        for name in case.path_parameters or {}:
            if data.draw(st.booleans()):
                case.path_parameters[name] = KNOWN_IDS[
                    label.removeprefix("GET /feeds/").removeprefix("GET /").partition("/")[0]
                ]
        ask(client, case)

    asked()


@pytest.mark.parametrize("label", sorted(label for label, operation in OPERATIONS.items() if operation.query))
def test_what_may_not_be_asked_is_refused_as_described(client: TestClient, label: str) -> None:
    """Parameters that the document forbids are refused with a problem, and are never an error of the server."""

    @SHARED
    @given(case=OPERATIONS[label].as_strategy(GenerationMode.NEGATIVE))
    def asked(case: Case[Any]) -> None:
        ask(client, case)

    asked()


def test_the_objects_are_those_of_the_contract() -> None:
    """The document describes each object as the schema of the output does."""
    contract = comparison_schema()["$defs"]
    described = DOCUMENT["components"]["schemas"]
    assert {name: described[name]["properties"] for name in ("Article", "Statement", "Utterance", "Conflict")} == {
        name: _with_references(contract[name]["properties"])
        for name in ("Article", "Statement", "Utterance", "Conflict")
    }


def _with_references(value: object) -> object:
    if isinstance(value, dict):
        return {key: _with_references(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_with_references(part) for part in value]
    return value.replace("#/$defs/", "#/components/schemas/") if isinstance(value, str) else value


def test_the_document_is_served(client: TestClient) -> None:
    """The API tells where its document is, and that document has every path."""
    served = client.get("/openapi.json").json()
    assert client.get("/").json() == served
    assert served == msgspec.json.decode(msgspec.json.encode(DOCUMENT))
    assert {"/stories/{thing_id}", "/search", "/conflicts", "/feeds/stories.rss"} <= set(served["paths"])


def documented_addresses() -> list[str]:
    """Return the addresses that the documentation of the API names."""
    text = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
    return re.findall(r"^GET /api/v1(/.*)$", text, re.MULTILINE)


@pytest.mark.parametrize("address", documented_addresses())
def test_every_documented_address_answers(client: TestClient, address: str) -> None:
    """What the documentation tells to ask is answered, with something in it."""
    known = {"story": FERRY_STORY, "article": FERRY[0].id, "speaker": SPEAKER.id, "outlet": KNOWN_IDS["outlets"]}
    path, _, question = address.format(**known).partition("?")
    answer = client.get(path, params=dict(part.split("=", 1) for part in question.split("&") if part))
    assert answer.status_code == 200, answer.text
    assert answer.content not in {b"", b'{"items":[],"next":null}'}
