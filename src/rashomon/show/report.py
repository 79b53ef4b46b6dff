"""One self-contained HTML page of a comparison: no outside host, works from a file, prints with its evidence.

In: the comparison.  Out: the page as a string; the same comparison gives the same bytes.
Every text goes through the template's escaping; what would hide itself in a page is drawn as a sign first.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from rashomon.model import Comparison, Value
from rashomon.show.conflicts import NO_CONTRADICTION
from rashomon.show.dates import show_date
from rashomon.show.evidence import EvidenceBook
from rashomon.show.labels import Account
from rashomon.show.library import shelve_accounts
from rashomon.show.matrix import BASE_LETTERS, LEGEND, Cell
from rashomon.show.plain import clip, in_quotes, show_hidden
from rashomon.show.storyview import LooseView, Overview, StoryView, view_comparison
from rashomon.show.timeline_svg import draw_times

MAX_COLUMNS = 8  # more columns than a laptop's screen holds are laid out as cards
MAX_CHANGES = 5  # changes of words in one cell before the rest is folded
MAX_SHOWN = 4  # sentences written out for one side of a conflict; the others are links
MAX_MENTIONS = 6  # links to the places of one term in one account

# How much of a statement is the speaker's own words, as a sign beside the verb.
_FORM_SIGNS = {"direct": "“ ”", "mixed": "“…” in part", "indirect": "", "headline": "headline"}


class LoneGroup(Value, frozen=True, kw_only=True):
    """The statements that one account alone has."""

    account: Account
    statements: tuple[LooseView, ...]


def render_report(comparison: Comparison) -> str:
    """Return the comparison as one HTML page."""
    book = EvidenceBook(comparison)
    view = view_comparison(comparison, book)
    lone = {story.key: group_lone_statements(story) for story in view.stories}
    style, script = _read("report.css"), _read("report.js")
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            view=view,
            page_title=_title(view),
            run_line=describe_run(view),
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            style_hash=_digest(style),
            script_hash=_digest(script),
            articles=book.articles,
            parts={story.key: list_parts(story) for story in view.stories},
            drawings={story.key: draw_times(story.times) for story in view.stories},
            singles_by_account=lone,
            lone={key: sum(len(group.statements) for group in groups) for key, groups in lone.items()},
            library=shelve_accounts(book),
            footnotes=book.footnotes(),
            paths={i: book.page_path(i) for i in book.accounts},
            digests={i: article.page_id for i, article in book.articles.items()},
            made_by=comparison.made_by,
        )
    )


def _title(view: Overview) -> str:
    return f"{view.stories[0].title} – Rashomon" if view.stories else "Rashomon"


def describe_run(view: Overview) -> str:
    """Return what was read: "29 pages read, 2 not used, 1 not complete"."""
    pages = f"{view.pages} {'page' if view.pages == 1 else 'pages'} read"
    return f"{pages}, {len(view.refused)} not used, {view.incomplete} not complete."


def list_parts(story: StoryView) -> list[tuple[str, str, int]]:
    """Return the parts of a story that have something in them: anchor, title, how many."""
    differ = sum(len(strip.conflicts) for strip in story.strips)
    parts = [
        ("said", "Who said what", len(story.shared)),
        ("differ", "Where they differ", differ),
        ("missing", "Not found in", len(story.omissions)),
        ("facts", "Own voice", len(story.facts)),
        ("wording", "Words used", len(story.wording)),
        ("updates", "Changed later", len(story.updates)),
        ("times", "Timeline", len(story.times.events)),
        ("origins", "Copies and citations", len(story.copies) + len(story.citations)),
    ]
    return [part for part in parts if part[2]]


def group_lone_statements(story: StoryView) -> tuple[LoneGroup, ...]:
    """Return what one account alone has, by account: utterances of one account, and statements outside any."""
    groups: dict[str, list[LooseView]] = {account.key: [] for account in story.accounts}
    for row in story.single:
        for cell in row.cells:
            for entry in cell.entries:
                groups[entry.account.key].append(
                    LooseView(speaker=row.speaker, verb=entry.verb, form=entry.form, text=entry.text, link=entry.link)
                )
    for account, statements in story.loose:
        groups[account.key].extend(statements)
    ordered = {
        key: sorted(found, key=lambda view: view.link.start if view.link else 0) for key, found in groups.items()
    }
    return tuple(LoneGroup(account=a, statements=tuple(ordered[a.key])) for a in story.accounts if ordered[a.key])


def _group_absent(cells: tuple[Cell, ...]) -> list[tuple[str, list[Cell]]]:
    """Return the empty cells by reason, for cards, which have no room for empty columns."""
    groups: dict[str, list[Cell]] = {}
    for cell in cells:
        if cell.state not in {"said", "none"}:
            groups.setdefault(cell.reason, []).append(cell)
    return list(groups.items())


def _part_at(text: str, words: str) -> tuple[str, str, str]:
    """Return what stands before, in and after the first place of `words` in `text`; all of it before, where none is."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) if words else None
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


def _finalize(value: object) -> object:
    return show_hidden(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "clip": clip,
        "quoted": in_quotes,
        "date": show_date,
        "absent": _group_absent,
        "part_at": _part_at,
    }
    environment.globals |= {
        "legend": LEGEND,
        "max_columns": MAX_COLUMNS,
        "max_changes": MAX_CHANGES,
        "max_mentions": MAX_MENTIONS,
        "max_shown": MAX_SHOWN,
        "base_letters": BASE_LETTERS,
        "no_contradiction": NO_CONTRADICTION,
        "signs_of_form": _FORM_SIGNS,
    }
    return environment


@cache
def _read(name: str) -> str:
    return (files("rashomon.show") / "templates" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()
