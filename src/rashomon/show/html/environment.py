"""The templates, and what every one of them may use.

Every text goes through the templates' escaping; what would hide itself in a page is drawn as a sign first.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from rashomon.show.dates import show_date
from rashomon.show.html.languages import language_name
from rashomon.show.plain import clip, in_quotes, show_hidden
from rashomon.show.views.conflicts import NO_CONTRADICTION
from rashomon.show.views.evidence import Link
from rashomon.show.views.labels import Account, Column
from rashomon.show.views.matrix import BASE_LETTERS, LEGEND, Cell
from rashomon.show.views.variants import group_terms, group_variants

MAX_COLUMNS = 8  # more columns than a laptop's screen holds are laid out as cards
MAX_CHANGES = 5  # changes of words in one cell before the rest is folded
MAX_SHOWN = 4  # sentences written out for one side of a conflict; the others are links
MAX_MENTIONS = 6  # links to the places of one term in one account
MAX_NAMES = 8  # accounts named in one line before the rest is counted
MAX_LACKS = 5  # accounts that lack one thing, with their nearest sentences
MAX_LISTED = 12  # findings of one list shown before the rest is folded
MAX_COPIES = 3  # copies of an account named on its card
MAX_CARDS = 12  # accounts of a story shown as cards before the rest is folded

# How much of a statement is the speaker's own words, beside the verb.
_FORM_SIGNS = {"direct": "quoted", "mixed": "partly quoted", "indirect": "", "headline": "headline"}


@cache
def environment() -> Environment:
    """Return the templates; each is read once."""
    made = Environment(
        loader=FunctionLoader(read_template),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "clip": clip,
        "quoted": in_quotes,
        "date": show_date,
        "language": language_name,
        "absent": _group_absent,
        "part_at": _part_at,
        "by_account": _group_links,
        "variants": group_variants,
        "terms": group_terms,
        "dots": _dots,
    }
    made.globals |= {
        "legend": LEGEND,
        "max_columns": MAX_COLUMNS,
        "max_changes": MAX_CHANGES,
        "max_mentions": MAX_MENTIONS,
        "max_shown": MAX_SHOWN,
        "max_names": MAX_NAMES,
        "max_cards": MAX_CARDS,
        "max_copies": MAX_COPIES,
        "max_lacks": MAX_LACKS,
        "max_listed": MAX_LISTED,
        "base_letters": BASE_LETTERS,
        "no_contradiction": NO_CONTRADICTION,
        "signs_of_form": _FORM_SIGNS,
    }
    return made


@cache
def read_template(name: str) -> str:
    """Return a file of the templates' folder."""
    return (files("rashomon.show") / "templates" / name).read_text(encoding="utf-8")


def _finalize(value: object) -> object:
    return show_hidden(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _group_absent(cells: tuple[Cell, ...]) -> list[tuple[str, list[Cell]]]:
    """Return the empty cells by reason, for cards, which have no room for empty columns."""
    groups: dict[str, list[Cell]] = {}
    for cell in cells:
        if cell.state not in {"said", "none"}:
            groups.setdefault(cell.reason, []).append(cell)
    return list(groups.items())


def _group_links(links: tuple[Link, ...]) -> list[list[Link]]:
    """Return the links of each account together, in the order of their first."""
    groups: dict[str, list[Link]] = {}
    for link in links:
        groups.setdefault(link.account.key, []).append(link)
    return list(groups.values())


def _dots(columns: tuple[Column, ...], accounts: list[Account]) -> str:
    """Return a dot a column, full where one of `accounts` stands in it: "●○●"."""
    keys = {account.key for account in accounts}
    return "".join("●" if keys & {a.key for a in column.accounts} else "○" for column in columns)


def _part_at(text: str, words: str) -> tuple[str, str, str]:
    """Return what stands before, in and after the first place of `words` in `text`; all of it before, where none is."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) if words else None
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")
