"""Lists of the API: every item once, narrowed as asked, and nothing that a cursor can break."""

from __future__ import annotations

import base64
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from rashomon.store.lists import encode_cursor
from tests.api.small_desk import ALONE, FERRY, FERRY_STORY, MINES, SAID, SPEAKER

LISTS = {
    "/stories": 2,
    "/articles": len(FERRY + MINES + ALONE),
    "/outlets": 3,
    "/statements": len(SAID),
    "/statements?q=ferry": 2,
    "/search?q=rain": len(ALONE),
    "/utterances": 1,
    "/conflicts": 1,
    "/facts": 5,
    "/wording": 1,
    "/timeline": 1,
    "/citations": 1,
    "/copies": 0,
    "/updates": 0,
}
SHARED = settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def walk(client: TestClient, address: str, **wishes: str | int) -> list[Any]:
    """Return all items of a list, page by page."""
    items: list[Any] = []
    cursor: str | None = None
    for _ in range(100):
        answer = client.get(address, params=wishes | ({"cursor": cursor} if cursor else {}))
        assert answer.status_code == 200, answer.text
        part = answer.json()
        items += part["items"]
        cursor = part["next"]
        if cursor is None:
            return items
        assert part["items"], "a page that leads on has items"
    raise AssertionError("the list has no end")


@pytest.mark.parametrize("address", sorted(LISTS))
def test_every_item_is_listed_once_whatever_the_limit(client: TestClient, address: str) -> None:
    """Page by page, a list has the same items as at once, each once."""
    path, _, question = address.partition("?")
    fixed = dict([question.split("=")]) if question else {}
    whole = walk(client, path, **fixed)
    assert len(whole) == LISTS[address]

    @SHARED
    @given(limit=st.integers(min_value=1, max_value=20))
    def listed(limit: int) -> None:
        assert walk(client, path, limit=limit, **fixed) == whole

    listed()


CASES = {
    "/articles": (
        ({"outlet": "Harbour News"}, [MINES[0].id, FERRY[0].id]),
        ({"language": "de"}, [FERRY[2].id]),
        ({"since": "2031-03-05"}, [MINES[1].id, MINES[0].id]),
        ({"story": FERRY_STORY}, [article.id for article in reversed(FERRY)]),
        ({"until": "2031-02-01"}, [ALONE[0].id]),
        ({"outlet": "nobody"}, []),
    ),
    "/statements": (
        ({"speaker": "Ruiz"}, [SAID[0].id, SAID[2].id]),
        ({"speaker": SPEAKER.id, "kind": "mixed"}, [SAID[2].id]),
        ({"speaker": "Nobody Known"}, []),
        ({"speaker": "k-nobody"}, []),
        ({"q": "sailed", "language": "de"}, [SAID[3].id]),
        ({"q": "sailed", "speaker": "Nobody Known"}, []),
        ({"story": FERRY_STORY, "outlet": "Eastmoor Echo"}, [SAID[2].id]),
    ),
    "/utterances": (({"speaker": "dana ruiz"}, ["u-1"]), ({"speaker": "Ann"}, []), ({"story": "story-1"}, [])),
    "/conflicts": (({"kind": "number", "status": "conflict"}, ["x-1"]), ({"kind": "date"}, [])),
    "/speakers": (({"name": "ruiz"}, [SPEAKER.id]), ({"name": "nobody"}, [])),
    "/stories": (
        ({"language": "de"}, [FERRY_STORY]),
        ({"since": "2032"}, []),
        ({"outlet": "Echo & Söhne"}, [FERRY_STORY]),
    ),
}


@pytest.mark.parametrize(
    ("path", "wishes", "ids"), [(path, wishes, ids) for path, cases in CASES.items() for wishes, ids in cases]
)
def test_a_list_is_narrowed(client: TestClient, path: str, wishes: dict[str, str], ids: list[str]) -> None:
    """A list has what was asked for, in its order."""
    found = [item["id"] for item in walk(client, path, **wishes)]
    assert sorted(found) == sorted(ids)


def test_a_search_shows_the_sentence_and_counts_the_rest(client: TestClient) -> None:
    """A hit has its excerpt as evidence, and facets count all hits, not only those shown."""
    found = client.get("/search", params={"q": "miners", "limit": 1}).json()
    assert (found["found"], len(found["items"])) == (2, 1)
    assert found["facets"]["month"] == {"2031-03": 2}
    assert "miners" in found["items"][0]["excerpt"]["text"].lower()


def wrong_cursors() -> st.SearchStrategy[str]:
    """Return text of any kind, and sort keys that no list has."""
    part = st.one_of(
        st.none(), st.booleans(), st.floats(allow_nan=False, allow_infinity=False), st.text(),
        st.integers(max_value=-1),        st.integers(min_value=2**62 + 1, max_value=2**63 - 1),
        st.lists(st.integers(0, 9), max_size=2), st.just("\0"),
    )  # fmt: skip
    keys = st.lists(part, max_size=4).map(lambda key: base64.urlsafe_b64encode(msgspec.json.encode(key)).decode())
    return st.one_of(keys, st.text(st.characters(exclude_categories=["Cs"]), max_size=600))


@pytest.mark.parametrize(
    "path", ["/stories", "/articles", "/statements", "/conflicts", "/search?q=rain", "/feeds/stories.json"]
)
def test_a_cursor_that_no_list_gave_is_refused(client: TestClient, path: str) -> None:
    """Any text as a cursor is answered, or refused with a problem."""

    @settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(cursor=wrong_cursors())
    def refused(cursor: str) -> None:
        answer = client.get(path, params={"q": "rain", "cursor": cursor} if "?" in path else {"cursor": cursor})
        assert answer.status_code == 400
        assert answer.headers["content-type"] == "application/problem+json"

    refused()


@pytest.mark.parametrize(
    "cursor", [encode_cursor("\0", 1), encode_cursor("2031", 2**80), encode_cursor(1, "2031"), "W10", "!", "=" * 400]
)
def test_a_hostile_key_is_refused(client: TestClient, cursor: str) -> None:
    """Keys that a database cannot hold never reach it."""
    assert client.get("/stories", params={"cursor": cursor}).status_code == 400


HOSTILE = (
    "/stories/%00", "/stories/" + "a" * 5000, "/stories/..%2F..%2Fetc", "/articles/%ED%A0%80",
    "/speakers/'%20OR%201=1--",
    "/outlets/%F0%9F%8C%8A", "/stories?outlet=%00", "/stories?limit=" + "9" * 5000,
    "/stories?limit=-1", "/stories?limit=0",
    "/stories?since=yesterday", "/stories?since=2031-13", "/search", "/search?q=%00", "/search?q=" + "x" * 9000,
    "/conflicts?kind=quarrel", "/stories?outlets=Harbour", "/speakers", "/articles/a.txt", "/feeds/speakers/nobody.rss",
    "/articles/nobody/annotations", "/nowhere", "/statements?speaker=",
)  # fmt: skip


@pytest.mark.parametrize("address", HOSTILE, ids=range(len(HOSTILE)))
def test_what_cannot_be_meant_is_a_problem(client: TestClient, address: str) -> None:
    """Wrong ids, names and numbers are told as problem details, never as an error of the server."""
    path, _, question = address.partition("?")
    answer = client.get(f"{path}?{question}" if question else path)
    assert answer.status_code in {400, 404}
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code


@pytest.mark.parametrize(
    "question", ["limit=9223372036854775807", "limit=1001", "outlet=%ED%A0%80", "language=%27%3B--"]
)
def test_odd_wishes_are_answered(client: TestClient, question: str) -> None:
    """A huge limit means as many as are given at once, and words that nobody wrote find nothing."""
    assert client.get(f"/stories?{question}").status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_nothing_can_be_changed(client: TestClient, method: str) -> None:
    """The API only reads, and grants no other site anything."""
    answer = client.request(method, "/stories", headers={"Origin": "https://elsewhere.example"})
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert not [name for name in answer.headers if name.startswith("access-control")]
