"""One self-contained HTML page of a comparison: no outside host, works from a file, prints with its evidence.

In: the comparison.  Out: the page as a string; the same comparison gives the same bytes.
"""

from __future__ import annotations

from markupsafe import Markup

from rashomon.model import Comparison, Value
from rashomon.show.html.assets import read_script, read_style, write_policy
from rashomon.show.html.parts import Part, StoryParts, count_part, list_parts
from rashomon.show.views.evidence import EvidenceBook
from rashomon.show.views.stories import Overview, StoryView, view_comparison

MAX_STORIES = 25  # stories shown whole: some 100 kilobytes each; the others are listed and can be asked for alone


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
    run_line = view.run_line
    stories = [_render_story(story, parts, run_line if alone else "") for story in view.stories[:MAX_STORIES]]
    singles = parts.render_template("singles.html.j2", view=view)
    return parts.render_template(
        "report.html.j2",
        view=view,
        stories=stories,
        listed=view.stories[MAX_STORIES:],
        singles=singles,
        sources=parts.render_sources(),
        footnotes=parts.render_footnotes(),
        page_title=_title(view),
        run_line=run_line,
        style=Markup(read_style()),  # noqa: S704 - our own file
        script=Markup(read_script()),  # noqa: S704 - our own file
        policy=Markup(write_policy()),  # noqa: S704 - our own words and digests
        made_by=comparison.made_by,
    )


def _render_story(story: StoryView, parts: StoryParts, run_line: str) -> Rendered:
    """Return a story's parts, rendered in the order of the page so that footnotes are numbered in that order."""
    listed: list[Part] = list_parts(story)
    opening = parts.render("opening", story, run_line=run_line, parts=[(p, count_part(p.name, story)) for p in listed])
    return Rendered(view=story, opening=opening, parts=tuple(parts.render(part.name, story) for part in listed))


def _title(view: Overview) -> str:
    return f"{view.stories[0].title} – Rashomon" if view.stories else "Rashomon"
