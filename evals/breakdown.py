"""Body F1, title, authors and date of a set, a row a language or a kind of page.

In: gold rows as in the public sets, and predictions {id, body, title, authors, date}.  Out: a table as text. Every
group is scored by the set's own scorer.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from evals.score import Figures, score_bodies
from evals.shared import find_shared, read_rows, write_rows
from rashomon.clean.language import tell_language

Row = Mapping[str, Any]
By = Literal["language", "kind"]
MIN_PAGES = 2  # a figure of a single page says more about the page than about its language
COLUMNS = {
    "body_f1": "body F1",
    "title": "title",
    "authors_f1": "authors F1",
    "date": "date",
    "date_wrong": "date wrong",
}
_DECLARED = re.compile(r"<html[^>]*?\blang\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
MAX_HEAD = 5_000  # characters in which the html element's language stands


class Group(NamedTuple):
    """A language or kind, how many pages it has, and what is reached on them."""

    name: str
    pages: int
    figures: Figures


def break_down(shared: Path, gold: Path, predictions: Path, by: By) -> list[Group]:
    """Return the figures of each group of pages, the largest first; groups under two pages are one, "other"."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in read_rows(gold):
        rows[GROUPS[by](row)].append(row)
    small = [name for name, held in rows.items() if len(held) < MIN_PAGES]
    other = [row for name in small for row in rows.pop(name)]
    named = sorted([*rows.items(), *([("other", other)] if other else [])], key=lambda item: (-len(item[1]), item[0]))
    return [Group(name, len(held), _score(shared, gold.name, held, predictions)) for name, held in named]


def _score(shared: Path, name: str, rows: Iterable[Row], predictions: Path) -> Figures:
    # The set's name is kept: it tells the scorer's caller that dumps leave pages out.
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / name.removesuffix(".gz")
        write_rows(part, rows)
        return score_bodies(shared, part, predictions)


def format_table(groups: Iterable[Group]) -> str:
    """Return the figures as a table in Markdown; a cell is empty where gold says nothing."""
    lines = [f"| | pages | {' | '.join(COLUMNS.values())} |", "|---|---|" + "---|" * len(COLUMNS)]
    for group in groups:
        cells = (f"{group.figures[key]:.3f}" if key in group.figures else "" for key in COLUMNS)
        lines.append(f"| {group.name} | {group.pages} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def name_language(row: Row) -> str:
    """Return the language of a page: that of its gold text where it says enough, else what the page declares."""
    declared = _DECLARED.search(str(row.get("html") or "")[:MAX_HEAD])
    return tell_language(str(row.get("gold_body") or ""), declared[1] if declared else None) or "unknown"


def name_kind(row: Row) -> str:
    """Return the kind of a page as the set calls it; a set without kinds holds news."""
    return str(row.get("ptype") or "news")


GROUPS: dict[By, Callable[[Row], str]] = {"language": name_language, "kind": name_kind}


def main(arguments: Sequence[str] = ()) -> int:
    """Print the table; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals bodies-by", description=__doc__)
    parser.add_argument("by", choices=sorted(GROUPS), help="a row for each")
    parser.add_argument("--gold", type=Path, required=True, metavar="FILE", help="the set")
    parser.add_argument("--predictions", type=Path, required=True, metavar="FILE", help="predicted rows, best of folds")
    options = parser.parse_args(list(arguments))
    shared = find_shared()
    if shared is None:
        parser.error("the scorers were not found")
    print(format_table(break_down(shared, options.gold, options.predictions, options.by)), end="")
    return 0
