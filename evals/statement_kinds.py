"""Recall by kind of statement, and how often the speaker is right by kind of source.

In: labelled statements and predictions: rows with offsets (`--gold`, `--predictions`), or a folder with a `gold.json`
and the comparison of its pages (`--folder`, `--comparison`).  Out: a Markdown table.
Offsets: a label is found where a prediction covers 0.3 of it, and its speaker is right where the sources overlap.
Folder: a label is found where half of the words agree, and its speaker is right where the canonical names do.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.shared import read_rows

MIN_COVERED = 0.3  # of a label's characters: the lax overlap of the field
MIN_WORDS = 0.5  # Jaccard likeness of words, as the scorer of the desk has it
KINDS = ("direct", "mixed", "indirect", "headline")
SOURCES = ("named", "title", "pronoun", "body", "unnamed")
_PRONOUNS = frozenset("he she they it we i you who which that him her them his their its himself herself".split())
_INDEFINITE = re.compile(
    r"(?:an?|one|two|three|some|several|many|most|another|other|no|few|unnamed|anonymous)\b", re.IGNORECASE
)
_TITLE_WORDS = frozenset("mr mrs ms miss dr sir gov sen rep prof jr sr".split())
_STOPPED = frozenset("the of and a an mr ms dr".split())
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """One label: its kind, its source's kind, and whether statement and speaker were found."""

    kind: str
    source: str | None
    found: bool
    right: bool


def source_kind(text: str) -> str | None:
    """Return what kind of source a phrase is, None for an empty one."""
    from rashomon.annotate.who.titles import BODY_NAME_WORDS, BODY_NOUNS

    words = re.findall(r"[^\W_][\w’'.-]*", text)
    if not words:
        return None
    if len(words) == 1 and words[0].lower() in _PRONOUNS:
        return "pronoun"
    core = re.split(r",| (?:of|from|for|in|at|on|who|which|that|with|behind) ", text)[0]
    head = re.findall(r"[^\W_][\w’'.-]*", core)[-1:] or words[-1:]
    last = head[0].lower().removesuffix("'s").removesuffix("’s")
    names = [w for w in words if w[:1].isupper() and w.lower().strip(".") not in _TITLE_WORDS]
    if last in BODY_NOUNS or (last in BODY_NAME_WORDS and names):
        return "body"
    if head[0][:1].isupper() and not text.lower().startswith(("a ", "an ")):
        return "named"
    if len([w for w in names if w != words[0]]) > 1 or (len(names) > 1 and "," in text):
        return "named"
    plural = last.endswith("s") and not last.endswith("ss")
    return "unnamed" if plural or _INDEFINITE.match(text) else "title"


def cases_of_rows(gold: Iterable[Row], predictions: Iterable[Row]) -> Iterator[Case]:
    """Yield a case a labelled piece of content; both sides have offsets into one text."""
    given = {row["doc_id"]: list(_pieces(row)) for row in predictions}
    for row in gold:
        labels = list(_pieces(row))
        found = _match(labels, given.get(row["doc_id"], []))
        for at, label in enumerate(labels):
            other = found.get(at)
            yield Case(
                str(label["type"]).lower(),
                source_kind(label.get("speaker") or ""),
                other is not None,
                other is not None and _sources_overlap(label, other),
            )


def _pieces(row: Row) -> Iterator[dict[str, Any]]:
    for quote in row["quotes"]:
        for start, end in quote.get("spans") or [[quote["start"], quote["end"]]]:
            if end > start:
                yield {**quote, "start": start, "end": end}


def _match(labels: Sequence[Row], given: Sequence[Row]) -> dict[int, Row]:
    """Return the prediction of each label that has one: best first, each prediction once."""
    pairs = []
    for i, label in enumerate(labels):
        for j, other in enumerate(given):
            shared = min(label["end"], other["end"]) - max(label["start"], other["start"])
            covered = shared / (label["end"] - label["start"])
            if covered > MIN_COVERED:
                union = label["end"] - label["start"] + other["end"] - other["start"] - shared
                pairs.append((-covered, -shared / union, i, j))
    return {i: given[j] for i, j in _best_first(pairs)}


def _best_first(pairs: Iterable[tuple[float, float, int, int]]) -> Iterator[tuple[int, int]]:
    left: set[int] = set()
    right: set[int] = set()
    for _, _, i, j in sorted(pairs):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            yield i, j


def _sources_overlap(a: Row, b: Row) -> bool:
    if a.get("speaker_start") is None or b.get("speaker_start") is None:
        return False
    return bool(min(a["speaker_end"], b["speaker_end"]) > max(a["speaker_start"], b["speaker_start"]))


def cases_of_folder(gold: Row, comparison: Row) -> Iterator[Case]:
    """Yield a case a labelled statement of a folder of pages, against the comparison of these pages."""
    pages = {page["id"]: Path(page["path"]).stem for page in comparison["pages"]}
    articles = {article["id"]: pages[article["page_id"]] for article in comparison["articles"]}
    complete = set(gold.get("statements_complete") or gold["articles"])
    labels = [s for s in gold["statements"] if s["page"] in complete]
    given = [(articles[s["article_id"]], s, piece) for s in comparison["statements"] for piece in s["content"]]
    pairs = [
        (-likeness, 0.0, i, j)
        for i, label in enumerate(labels)
        for j, (page, _, piece) in enumerate(given)
        if page == label["page"] and (likeness := _likeness(label["content"], piece["text"])) >= MIN_WORDS
    ]
    found = {i: given[j][1] for i, j in _best_first(pairs)}
    for at, label in enumerate(labels):
        speaker = (found[at].get("speaker") or {}).get("name") if at in found else None
        right = speaker is not None and _names_agree(label["speaker"], speaker)
        yield Case(label["kind"], source_kind(label.get("speaker_text") or ""), at in found, right)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower().replace("’", "'").replace("'s ", " "))


def _likeness(a: str, b: str) -> float:
    x, y = Counter(_words(a)), Counter(_words(b))
    either = sum((x | y).values())
    return sum((x & y).values()) / either if either else 0.0


def _names_agree(a: str, b: str) -> bool:
    x, y = ([w for w in _words(name) if w not in _STOPPED] for name in (a, b))
    return bool(x and y) and (x[-1] == y[-1] or set(x) <= set(y) or set(y) <= set(x))


def table_of(cases: Sequence[Case]) -> str:
    """Return recall by kind and speaker accuracy by kind of source as a Markdown table."""
    rows = [(f"recall: {kind}", [c.found for c in cases if c.kind == kind]) for kind in KINDS]
    rows += [(f"speaker right: {kind}", [c.right for c in cases if c.found and c.source == kind]) for kind in SOURCES]
    rows.append(("speaker right: all", [c.right for c in cases if c.found and c.source is not None]))
    lines = [
        f"| {name} | {sum(hits)} of {len(hits)} | {100 * sum(hits) / len(hits):.1f} % |" for name, hits in rows if hits
    ]
    return "\n".join(["| what | count | share |", "|---|---|---|", *lines])


def main(arguments: Sequence[str] = ()) -> int:
    """Print the table; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals statement-kinds", description=__doc__)
    parser.add_argument("--gold", type=Path, metavar="FILE", help="labelled rows")
    parser.add_argument("--predictions", type=Path, metavar="FILE", help="predicted rows")
    parser.add_argument("--folder", type=Path, help="a folder with pages/ and gold.json")
    parser.add_argument("--comparison", type=Path, metavar="FILE", help="the comparison of its pages")
    parser.add_argument("--speech", action="store_true", help="leave beliefs, wishes and votes aside")
    options = parser.parse_args(list(arguments))
    if options.gold and options.predictions:
        gold = [_speech_only(row) if options.speech else row for row in read_rows(options.gold)]
        cases = list(cases_of_rows(gold, read_rows(options.predictions)))
    elif options.folder and options.comparison:
        gold_folder = json.loads((options.folder / "gold.json").read_text("utf-8"))
        cases = list(cases_of_folder(gold_folder, json.loads(options.comparison.read_text("utf-8"))))
    else:
        parser.error("give --gold and --predictions, or --folder and --comparison")
    print(table_of(cases))
    return 0


def _speech_only(row: Row) -> Row:
    return {**row, "quotes": [q for q in row["quotes"] if q.get("speech", True)]}
