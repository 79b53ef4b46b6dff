"""How well copies are found: `python -m evals copies`, on copies made of real articles by rule, without randomness.

In: the development set `growth`.  Out: recall and precision of pairs, by the way a copy was made.

Each chosen article is copied in three ways: cut to its first 60 %, one word in ten replaced, embedded in the middle of
a text of which nothing else is in the run. A pair is right where both come from one article, or from two that the
program takes for copies of each other when no copy has been made: real news holds real copies.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, islice
from pathlib import Path
from typing import Any
from zlib import crc32

from evals.shared import find_shared, read_rows
from evals.stories import article_of
from rashomon.link.copies import find_copies, make_print
from rashomon.link.tokens import read_tokens
from rashomon.link.vocabulary import Vocabulary

ARTICLES = 3000  # of the set: every second is in the run, one in `EVERY` of these is copied, the others embed copies
EVERY = 5
LEAST_WORDS = 150  # a brief of two sentences has too few runs of words to be told from a quotation
KEPT_SHARE = 0.6
EDITED_ONE_IN = 10
Row = Mapping[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Print recall and precision; return the exit code. It understands no arguments."""
    shared = find_shared()
    if shared is None or arguments:
        print("usage: python -m evals copies, with the development sets at hand", file=sys.stderr)
        return 2
    for name, (recall, precision, pairs) in measure_file(shared / "evals" / "data" / "growth.jsonl.gz").items():
        print(f"{name:10} recall {recall:.4f}  precision {precision:.4f}  of {pairs} pairs")
    return 0


def measure_file(source: Path) -> dict[str, tuple[float, float, int]]:
    """Return what `measure_copies` says of the first articles of a file."""
    return measure_copies(list(islice(read_rows(source), ARTICLES)))


def measure_copies(rows: Sequence[Row]) -> dict[str, tuple[float, float, int]]:
    """Return, a way of copying, recall, precision of the pairs that hold a made copy, and how many were made."""
    run, hosts = rows[::2], rows[1::2]
    chosen = [row for row in run if len(row["text"].split()) >= LEAST_WORDS][::EVERY]
    made = [
        (
            name,
            row["id"],
            {**row, "id": f"{name}-{row['id']}", "outlet": f"copy {name}", "text": make(row["text"], host)},
        )
        for row, host in zip(chosen, hosts, strict=False)
        for name, make in WAYS.items()
    ]
    families = family_of(group_copies(run))
    origin = {copy["id"]: source for _, source, copy in made}
    ways = {copy["id"]: name for name, _, copy in made}
    groups = group_copies([*run, *(copy for _, _, copy in made)])
    return {name: score_way(name, groups, ways, origin, families) for name in WAYS}


def score_way(
    name: str,
    groups: Iterable[Sequence[str]],
    ways: Mapping[str, str],
    origin: Mapping[str, str],
    families: Mapping[str, str],
) -> tuple[float, float, int]:
    """Return recall of the pairs of copy and source, precision of all pairs with a copy made in this way."""

    def family(article_id: str) -> str:
        source = origin.get(article_id, article_id)
        return families.get(source, source)

    made = [copy for copy, way in ways.items() if way == name]
    found = right = hits = 0
    for group in groups:
        hits += sum(ways.get(each) == name and origin[each] in group for each in group)
        for a, b in combinations(group, 2):
            if name in (ways.get(a), ways.get(b)):
                found += 1
                right += family(a) == family(b)
    return hits / max(len(made), 1), right / max(found, 1), len(made)


def group_copies(rows: Sequence[Row]) -> list[list[str]]:
    """Return the copy groups of rows, as the ids of rows."""
    vocabulary = Vocabulary()
    articles = sorted(((article_of(row), str(row["id"])) for row in rows), key=lambda pair: pair[0].id)
    names = {article.id: row_id for article, row_id in articles}
    prints = [make_print(article, read_tokens(article, vocabulary), vocabulary) for article, _ in articles]
    return [[names[i] for i in group.article_ids] for group in find_copies(prints, vocabulary)]


def family_of(groups: Iterable[Sequence[str]]) -> dict[str, str]:
    """Return the smallest id of the group of each article that stands in one."""
    return {article_id: min(group) for group in groups for article_id in group}


def cut_short(text: str, _host: Row) -> str:
    """Return the beginning of the text, whole paragraphs or a part of one."""
    return text[: int(len(text) * KEPT_SHARE)]


def edit(text: str, _host: Row) -> str:
    """Return the text with one word in ten replaced, chosen by a checksum of word and place."""
    words = text.split(" ")
    return " ".join(
        f"edited{place}" if crc32(f"{place} {word}".encode()) % EDITED_ONE_IN == 0 else word
        for place, word in enumerate(words)
    )


def embed(text: str, host: Row) -> str:
    """Return the text between the two halves of another."""
    half = len(host["text"]) // 2
    return "\n\n".join((host["text"][:half], text, host["text"][half:]))


WAYS: dict[str, Callable[[str, Row], str]] = {"truncated": cut_short, "edited": edit, "embedded": embed}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
