"""One self-contained HTML page of a comparison: no outside host, works from a file, prints with its evidence.

In: the comparison.  Out: the page as a string; the same comparison gives the same bytes.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode

from markupsafe import Markup

from rashomon.model import Comparison, Value
from rashomon.show.html.environment import read_template
from rashomon.show.html.parts import Part, StoryParts, count_part, list_parts
from rashomon.show.views.evidence import EvidenceBook
from rashomon.show.views.stories import Overview, StoryView, view_comparison

STYLES = ("base.css", "story.css", "tables.css", "drawer.css", "narrow.css", "print.css")  # later ones win


class Rendered(Value, frozen=True, kw_only=True):
    """A story with its parts as markup, in the order of the page."""

    view: StoryView
    opening: str
    parts: tuple[str, ...]


def render_report(comparison: Comparison) -> str:
    """Return the comparison as one HTML page."""
    book = EvidenceBook(comparison)
    view = view_comparison(comparison, book)
    alone = len(view.stories) == 1
    parts = StoryParts(book, level=1 if alone else 2)
    run_line = describe_run(view)
    stories = [_render_story(story, parts, run_line if alone else "") for story in view.stories]
    style, script = read_style(), read_template("report.js")
    singles = parts.render_template("singles.html.j2", view=view)
    return parts.render_template(
        "report.html.j2",
        view=view,
        stories=stories,
        singles=singles,
        sources=parts.render_sources(),
        footnotes=parts.render_footnotes(),
        page_title=_title(view),
        run_line=run_line,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        style_hash=_digest(style),
        script_hash=_digest(script),
        made_by=comparison.made_by,
    )


def _render_story(story: StoryView, parts: StoryParts, run_line: str) -> Rendered:
    """Return a story's parts, rendered in the order of the page so that footnotes are numbered in that order."""
    listed: list[Part] = list_parts(story)
    opening = parts.render("opening", story, run_line=run_line, parts=[(p, count_part(p.name, story)) for p in listed])
    return Rendered(view=story, opening=opening, parts=tuple(parts.render(part.name, story) for part in listed))


def read_style() -> str:
    """Return the style sheet of any page that holds parts of stories."""
    return "".join(map(read_template, STYLES))


def _title(view: Overview) -> str:
    return f"{view.stories[0].title} – Rashomon" if view.stories else "Rashomon"


def describe_run(view: Overview) -> str:
    """Return what was read: "29 pages read, 2 not used, 1 not complete"."""
    pages = f"{view.pages} {'page' if view.pages == 1 else 'pages'} read"
    return f"{pages}, {len(view.refused)} not used, {view.incomplete} not complete."


def _digest(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()
