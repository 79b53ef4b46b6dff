"""The page of a story: every part of the report, with evidence that leads into the articles.

In: a story's id, the one it had before included.  Out: its page, rendered once for each state of the story.
"""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from rashomon.model import Comparison, Story
from rashomon.show.html.parts import StoryParts, count_part, list_parts
from rashomon.show.views.evidence import EvidenceBook, Link
from rashomon.show.views.labels import Account
from rashomon.show.views.stories import view_story
from rashomon.show.web.answers import KEPT_PRIVATE, knows, make_etag, render_page, send_unless_known
from rashomon.show.web.asked import address_of
from rashomon.show.web.assets import ASSETS
from rashomon.show.web.questions import read_row
from rashomon.store import schema as t
from rashomon.store.comparisons import read_comparison
from rashomon.store.stories import resolve_story
from rashomon.version import VERSION

KEY = "story"  # the anchor of the only story of the page


class OnSite:
    """Sentences and accounts stand on the pages of their articles."""

    def sentence(self, link: Link) -> str:
        """Return the address of the words in their article, marked there with or without a script."""
        return evidence_address(link.account.article_id, link.start, link.end)

    def account(self, account: Account) -> str:
        """Return the address of the article."""
        return address_of("articles", account.article_id)


def evidence_address(article_id: str, start: int, end: int) -> str:
    """Return the address of the words `start:end` of an article."""
    return f"{address_of('articles', article_id)}?start={start}&end={end}#e-{start}-{end}"


def show_story(request: Request) -> Response:
    """Return the page of a story; an id that it had before leads to the one it has now."""
    story_id, state = request.path_params["story_id"], request.app.state
    with state.desk.reading() as connection:
        now = resolve_story(connection, story_id)
        row = read_row(connection, t.stories, now) if now is not None else None
        if row is None:
            raise HTTPException(404, "The desk has no such story. It may have been forgotten since.")
        if row.id != story_id:
            return RedirectResponse(address_of("stories", row.id), 308)
        etag = _state_of(row, signed_in=state.token is not None)
        headers = {"ETag": etag, "Cache-Control": KEPT_PRIVATE}
        page = state.kept.find(row.id, etag)
        if page is None and knows(request, etag):
            return Response(status_code=304, headers=headers)
        comparison = read_comparison(connection, row.id, state.made_by) if page is None else None
    if page is None:
        assert comparison is not None
        page = render_story(comparison, row, signed_in=state.token is not None).encode("utf-8", "replace")
        state.kept.keep(row.id, etag, page)
    return send_unless_known(request, page, headers)


def _state_of(row: Any, *, signed_in: bool) -> str:  # noqa: ANN401 a row of the desk
    assets = [ASSETS["site.css"], ASSETS["story.js"], ASSETS["site.js"]]
    return make_etag(row.id, row.version, row.changed, row.stale, row.object, VERSION, signed_in, *assets)


def render_story(comparison: Comparison, row: Any, *, signed_in: bool) -> str:  # noqa: ANN401 a row of the desk
    """Return the page of the only story of a comparison."""
    book = EvidenceBook(comparison)
    story: Story = comparison.stories[0]
    view = view_story(story, KEY, comparison, book)
    parts = StoryParts(book, OnSite(), level=1)
    listed = list_parts(view)
    counts = [(part, count_part(part.name, view)) for part in listed]
    opening = parts.render("opening", view, run_line="", parts=counts)
    rendered = [parts.render(part.name, view) for part in listed]
    return render_page(
        "story.html.j2",
        view=view,
        opening=opening,
        parts=rendered,
        sources=parts.render_sources(),
        footnotes=parts.render_footnotes(),
        row=row,
        path=address_of("stories", row.id),
        signed_in=signed_in,
    )


ROUTES = [Route("/stories/{story_id}", show_story)]
