"""The desk as tools of the Model Context Protocol: search, story, said, evidence. They only read.

In: a desk.  Out: a server whose tools answer with plain objects, each with the article and the place that proves it.
Long lists come in parts: `next` of an answer, given as `cursor`, leads on, so that nothing is cut off unsaid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Literal

import msgspec
from sqlalchemy.engine import Connection, Row
from sqlalchemy.exc import SQLAlchemyError

from rashomon.errors import MissingExtraError, UsageError
from rashomon.model import Article, Statement, quote
from rashomon.model import Span as Range
from rashomon.show.api.meant import BY_DAY, BY_NUMBER, check_cursor, check_day, check_text, speakers_meant
from rashomon.show.api.reading import count_findings, find_article, find_story, statements_by_id
from rashomon.store.desk import Desk
from rashomon.store.lists import Narrow, Slice, list_articles, list_findings, list_statements
from rashomon.store.pages import read_page_records
from rashomon.store.search import search_articles, search_statements
from rashomon.store.stories import read_story
from rashomon.version import VERSION

try:
    from mcp.server.mcpserver import MCPServer
    from mcp.server.mcpserver.exceptions import ToolError
    from mcp.types import ToolAnnotations
    from pydantic import Field
except ModuleNotFoundError as error:
    raise MissingExtraError('`rashomon mcp` needs: pip install "rashomon[mcp]"') from error

AT_ONCE = 20  # items of an answer where nobody says how many: an assistant reads all that it is given
INSTRUCTIONS = (
    "A desk of news articles, compared: who said what, what accounts contradict or lack, what goes back to whom. "
    "Every finding names an article and a range of its text; quote from `evidence`. "
    "`sure: check` means that a person should look. Not found means that the words were not found, and no more."
)
READ_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
FINDINGS = ("utterances", "conflicts", "facts", "wording", "timeline", "copies", "citations", "updates")
ACCOUNT = ("id", "outlet", "published", "language", "genre", "credit", "headline", "url", "copy_id")
STATEMENT = ("id", "article_id", "story_id", "speaker", "kind", "attribution", "denied", "said_on", "day", "outlet")

Part = Literal[
    "overview", "articles", "utterances", "conflicts", "facts", "wording", "timeline", "copies", "citations", "updates"
]
Found = dict[str, Any]
Question = Annotated[str, Field(description='Words, "a phrase", -without.')]
Outlet = Annotated[str | None, Field(description="Only this outlet, by name or id.")]
Language = Annotated[str | None, Field(description="Only this language, such as en.")]
Since = Annotated[str | None, Field(description="Published on this day or later, such as 2031-03-04.")]
Until = Annotated[str | None, Field(description="Published on this day or earlier.")]
Cursor = Annotated[str | None, Field(description="`next` of the answer before, to go on.")]
Limit = Annotated[int, Field(ge=1, le=1000, description="How many items at once.")]


class DeskTools:
    """What an assistant can do with a desk; each method is a tool."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def search(
        self,
        question: Question,
        in_statements: Annotated[bool, Field(description="Search what was said, not whole articles.")] = False,
        outlet: Outlet = None,
        language: Language = None,
        since: Since = None,
        until: Until = None,
        cursor: Cursor = None,
        limit: Limit = AT_ONCE,
    ) -> Found:
        """Find articles, or statements, that hold every word; best matches first, with the sentence that matches."""
        with self._reading() as connection:
            narrow = make_narrow(outlet, language, since, until)
            check_text(question)
            after = check_cursor(cursor, BY_NUMBER)
            if in_statements:
                said = search_statements(connection, question, narrow, cursor=after, limit=limit)
                return _list(said, _tell_statement)
            hits = search_articles(connection, question, narrow, cursor=after, limit=limit)
        found: Found = msgspec.to_builtins(hits)
        return found

    def story(
        self,
        story_id: Annotated[str, Field(description="As `search` gives it.")],
        part: Annotated[Part, Field(description="overview first: it counts the other parts.")] = "overview",
        cursor: Cursor = None,
        limit: Limit = AT_ONCE,
    ) -> Found:
        """Read a story: what most carry; then, part by part, what differs, what is missing, who has it from whom."""
        with self._reading() as connection:
            kept = find_story(connection, check_text(story_id) or "")
            if part == "overview":
                return _tell_story(connection, kept)
            narrow, after = Narrow(story_id=kept), check_cursor(cursor, BY_NUMBER)
            if part == "articles":
                return _list(list_articles(connection, narrow, cursor=after, limit=limit), _pick(ACCOUNT))
            found = list_findings(connection, part, narrow, cursor=after, limit=limit)
            listed = _list(found, lambda row: msgspec.json.decode(row.object))
            return _with_words(connection, listed) if part == "utterances" else listed

    def said(
        self,
        name: Annotated[str, Field(description="Who spoke, by name or id.")],
        outlet: Outlet = None,
        language: Language = None,
        since: Since = None,
        until: Until = None,
        cursor: Cursor = None,
        limit: Limit = AT_ONCE,
    ) -> Found:
        """Read what somebody is reported to have said, newest first, in the words of each outlet."""
        with self._reading() as connection:
            narrow = make_narrow(outlet, language, since, until)
            ids = speakers_meant(connection, check_text(name) or "")
            if not ids:
                raise UsageError(f"{name}: nobody of this name speaks on this desk")
            narrow = msgspec.structs.replace(narrow, speaker_ids=ids)
            after = check_cursor(cursor, BY_DAY)
            return _list(list_statements(connection, narrow, cursor=after, limit=limit), _tell_statement)

    def evidence(
        self,
        article_id: Annotated[str, Field(description="The article that a finding names.")],
        start: Annotated[int, Field(ge=0, description="Where the evidence begins, in characters of the article.")] = 0,
        end: Annotated[int | None, Field(ge=1, description="Where it ends; without it, the whole text.")] = None,
    ) -> Found:
        """Read the words of an article that prove a finding, with their paragraph, and where its page lies."""
        with self._reading() as connection:
            article = find_article(connection, check_text(article_id) or "")
            page = read_page_records(connection, [article.page_id]).get(article.page_id)
            place = _place_in(article, start, end)
        around = [block.of(article.text) for block in article.blocks() if block.overlaps(place)]
        told = {"evidence": quote(article.id, article.text, place), "around": around, "page": page}
        found: Found = msgspec.to_builtins({**told, **_tell_article(article)})
        return found

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """Give a connection; what cannot be answered is told in a sentence."""
        try:
            with self._desk.reading() as connection:
                yield connection
        except UsageError as error:
            raise ToolError(str(error)) from error
        except SQLAlchemyError as error:
            raise ToolError("the desk cannot be read now") from error


def make_server(desk: Desk) -> MCPServer[Any]:
    """Return the server of a desk."""
    server: MCPServer[Any] = MCPServer("rashomon", version=VERSION, instructions=INSTRUCTIONS, log_level="WARNING")
    tools = DeskTools(desk)
    for tool in (tools.search, tools.story, tools.said, tools.evidence):
        server.add_tool(tool, annotations=READ_ONLY)
    return server


def make_narrow(outlet: str | None, language: str | None, since: str | None, until: str | None) -> Narrow:
    """Return what a list is narrowed to."""
    return Narrow(
        outlet=check_text(outlet), language=check_text(language), since=check_day(since), until=check_day(until)
    )


def _place_in(article: Article, start: int, end: int | None) -> Range:
    """Return the range of an article's text that is meant."""
    length = len(article.text)
    place = Range(start, length if end is None else min(end, length))
    if place.start >= place.end:
        raise UsageError(f"{article.id}: nothing stands from {start} to {place.end}; the text has {length} characters")
    return place


def _list(found: Slice, tell: Callable[[Row[Any]], Found]) -> Found:
    return {"items": [tell(row) for row in found.rows], "next": found.next}


def _pick(names: tuple[str, ...]) -> Callable[[Row[Any]], Found]:
    return lambda row: {name: row._mapping[name] for name in names}


def _tell_statement(row: Row[Any]) -> Found:
    statement = msgspec.json.decode(row.object, type=Statement)
    pieces = msgspec.to_builtins({"content": statement.content, "source": statement.source, "url": row.url})
    return {**_pick(STATEMENT)(row), **pieces}


def _tell_article(article: Article) -> Found:
    names = ("headline", "url", "authors", "published", "language", "genre", "credit", "outlet", "quality")
    return {name: getattr(article, name) for name in names}


def _tell_story(connection: Connection, story_id: str) -> Found:
    story = read_story(connection, story_id)
    assert story is not None
    counts = {"articles": len(story.article_ids), **count_findings(connection, story_id, FINDINGS)}
    told = {"title": story.title, "first": story.first, "last": story.last, "outlets": story.outlets}
    rest = {"brief": story.brief, "parts": counts}
    found: Found = msgspec.to_builtins({"id": story_id, **told, **rest})
    return found


def _with_words(connection: Connection, listed: Found) -> Found:
    """Add to each utterance the words of its renderings, which it only names."""
    known = statements_by_id(connection, sorted({one for item in listed["items"] for one in item["statement_ids"]}))
    for item in listed["items"]:
        said = (known[one] for one in item["statement_ids"] if one in known)
        item["statements"] = [msgspec.to_builtins(one) for one in said]
    return listed
