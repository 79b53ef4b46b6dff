"""The desk as tools of the Model Context Protocol, called as a client calls them."""

from __future__ import annotations

import asyncio
import importlib
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mcp import Client, StdioServerParameters
from mcp.types import CallToolResult, TextContent

from rashomon.errors import MissingExtraError
from rashomon.show.mcp import FINDINGS, make_server
from rashomon.store.desk import Desk, open_desk
from tests.api.small_desk import ALONE, FERRY, FERRY_STORY, MERGED_STORY, SAID, SPEAKER, fill_desk

Call = Callable[..., Awaitable[CallToolResult]]
TOOLS = ["evidence", "said", "search", "story"]


def talk(desk: Desk, work: Callable[[Client], Awaitable[Any]]) -> Any:  # noqa: ANN401 whatever the work returns
    """Return what `work` makes of a client of the desk's server."""

    async def talking() -> Any:  # noqa: ANN401 as above
        async with Client(make_server(desk)) as client:
            return await work(client)

    return asyncio.run(talking())


def call(desk: Desk, tool: str, **arguments: object) -> dict[str, Any]:
    """Return what a tool answers."""
    result = talk(desk, lambda client: client.call_tool(tool, arguments))
    assert not result.is_error, result.content
    found: dict[str, Any] = result.structured_content
    return found


def refusal(desk: Desk, tool: str, **arguments: object) -> str:
    """Return the sentence with which a tool refuses."""
    result = talk(desk, lambda client: client.call_tool(tool, arguments))
    assert result.is_error
    assert isinstance(result.content[0], TextContent)
    return result.content[0].text


def test_the_tools_only_read(desk: Desk) -> None:
    """There are four tools; each says that it only reads, and describes every parameter."""
    tools = talk(desk, lambda client: client.list_tools()).tools
    assert sorted(tool.name for tool in tools) == TOOLS
    assert all(tool.annotations.read_only_hint and not tool.annotations.open_world_hint for tool in tools)
    assert all(value.get("description") for tool in tools for value in tool.input_schema["properties"].values())


def test_from_a_word_to_its_evidence(desk: Desk) -> None:
    """A search leads to a story, the story to its utterances, and each to the very words in an article."""
    hit = call(desk, "search", question="twelve people")["items"][0]
    overview = call(desk, "story", story_id=hit["story_id"])
    assert overview == call(desk, "story", story_id=MERGED_STORY)
    assert overview["id"] == FERRY_STORY
    assert overview["parts"] == {"articles": 3, "utterances": 1, "conflicts": 1, "facts": 5, "wording": 1, "timeline": 1, "copies": 0, "citations": 1, "updates": 0}  # fmt: skip # noqa: E501
    utterance = call(desk, "story", story_id=FERRY_STORY, part="utterances")["items"][0]
    assert [one["id"] for one in utterance["statements"]] == utterance["statement_ids"]
    place = utterance["statements"][0]["content"][0]
    shown = call(desk, "evidence", article_id=place["article_id"], start=place["start"], end=place["end"])
    assert shown["evidence"] == place
    assert [place["text"] in block for block in shown["around"]] == [True]
    assert (shown["outlet"]["name"], shown["url"]) == ("Harbour News", FERRY[0].url)


def test_what_somebody_said(desk: Desk) -> None:
    """The words of a speaker come by name or id, narrowed to an outlet, each with its address."""
    assert [item["id"] for item in call(desk, "said", name="ruiz")["items"]] == [SAID[0].id, SAID[2].id]
    told = call(desk, "said", name=SPEAKER.id, outlet="Eastmoor Echo", since="2031-03")["items"]
    assert [(item["kind"], item["content"][0]["text"]) for item in told] == [("mixed", "We stay in port")]


@pytest.mark.parametrize("part", ["articles", *FINDINGS])
def test_a_part_is_told_whole_in_steps(desk: Desk, part: str) -> None:
    """Step by step, a part of a story has as many items as its overview counts."""
    found, cursor = [], None
    while True:
        listed = call(desk, "story", story_id=FERRY_STORY, part=part, limit=2, cursor=cursor)
        found += listed["items"]
        cursor = listed["next"]
        if cursor is None:
            break
    assert len(found) == call(desk, "story", story_id=FERRY_STORY)["parts"][part]


def test_a_search_goes_on(desk: Desk) -> None:
    """A search leads on to all hits, in articles and in statements."""
    first = call(desk, "search", question="rain", limit=4)
    rest = call(desk, "search", question="rain", limit=4, cursor=first["next"])
    assert {hit["article_id"] for hit in first["items"] + rest["items"]} == {article.id for article in ALONE}
    said = call(desk, "search", question="sailed", in_statements=True)
    assert [(item["id"], item["denied"]) for item in said["items"]] == [(SAID[3].id, True)]


WRONG: tuple[tuple[str, dict[str, object], str], ...] = (
    ("story", {"story_id": "story-none"}, "no such story"),
    ("story", {"story_id": "a\0b"}, "nothing that a desk can look for"),
    ("said", {"name": "Nobody Known"}, "nobody of this name"),
    ("search", {"question": "rain", "cursor": "zz"}, "cursor"),
    ("search", {"question": "rain", "since": "soon"}, "no date"),
    ("search", {"question": "x" * 501}, "nothing that a desk can look for"),
    ("evidence", {"article_id": "a-none"}, "no such article"),
    ("evidence", {"article_id": FERRY[0].id, "start": 10**30}, "nothing stands"),
    ("evidence", {"article_id": FERRY[0].id, "start": 9, "end": 3}, "nothing stands"),
)


@pytest.mark.parametrize(("tool", "arguments", "words"), WRONG, ids=range(len(WRONG)))
def test_what_cannot_be_answered_is_told_in_a_sentence(
    desk: Desk, tool: str, arguments: dict[str, object], words: str
) -> None:
    """A wrong id, name, date or cursor is refused with a sentence that says why."""
    assert words in refusal(desk, tool, **arguments)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_words_are_answered_or_refused(desk: Desk, words: str) -> None:
    """Whatever is asked, no tool fails in another way than with a sentence."""

    async def ask(client: Client) -> list[CallToolResult]:
        asked = {"search": "question", "story": "story_id", "said": "name", "evidence": "article_id"}
        return [await client.call_tool(tool, {name: words}) for tool, name in asked.items()]

    for result in talk(desk, ask):
        assert not result.is_error or ": " in result.content[0].text


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package of the protocol is not installed, the message names the extra that brings it."""
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    monkeypatch.delitem(sys.modules, "rashomon.show.mcp")
    with pytest.raises(MissingExtraError, match=r"rashomon\[mcp\]"):
        importlib.import_module("rashomon.show.mcp")


def test_the_command_speaks_on_standard_input_and_output(tmp_path: Path) -> None:
    """`rashomon mcp` serves the desk that it is given to a program that starts it."""
    address = str(tmp_path / "desk.db")
    with open_desk(address) as desk:
        fill_desk(desk)
    command = "import sys; from rashomon.cli import main; sys.argv = ['rashomon', 'mcp', '--desk', sys.argv[1]]; main()"

    async def talking() -> Any:  # noqa: ANN401 the tool's answer
        server = StdioServerParameters(command=sys.executable, args=["-c", command, address])
        async with Client(server) as client:
            return await client.call_tool("search", {"question": "rain"})

    result = asyncio.run(talking())
    assert not result.is_error, result.content
    assert result.structured_content["found"] == len(ALONE)
