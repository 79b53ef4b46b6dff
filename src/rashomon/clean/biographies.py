"""Find the notes about an article's own author: a paragraph that opens with the name of who signed above it.

In: the blocks of a page.  Out: the places of such paragraphs. Nobody writes of himself in the third person: where
"By Anna Smith" stands above, "Anna Smith covers the coast for the Herald." is no part of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from rashomon.clean.blocks import Block
from rashomon.clean.bylines import MAX_BYLINE, opens_byline, read_authors
from rashomon.clean.prose import MIN_PROSE, ends_sentence
from rashomon.text.dates import find_date
from rashomon.text.normalize import fold

MAX_NOTE = 700  # characters; a longer paragraph is no note
_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
MIN_ABOVE = 2  # paragraphs between the byline and the note: a dek may name its author, too
_NOTE = re.compile(
    r"^(?P<name>[^\W\d_a-z][\w'’.-]*(?: [\w'’.-]+){1,4}?),? "
    r"(?:is|was|has|covers|works|writes|reports|joined|lives|edits|runs|leads|teaches|hosts|can be)\b"
)


def find_author_notes(blocks: Sequence[Block]) -> list[int]:
    """Return the places of paragraphs about a person who signs above them."""
    opened = ((i, _NOTE.match(block.text)) for i, block in enumerate(blocks) if len(block.text) <= MAX_NOTE)
    named = [(i, fold(found.group("name"))) for i, found in opened if found is not None]
    if not named:
        return []
    signed = _find_signatures(blocks, frozenset(name for _, name in named))
    prose = list(accumulate((_is_prose(block.text) for block in blocks), initial=0))
    return [i for i, name in named if name in signed and prose[i] - prose[min(i, signed[name])] >= MIN_ABOVE]


def _find_signatures(blocks: Sequence[Block], wanted: frozenset[str]) -> dict[str, int]:
    """Return where each of the `wanted` names signs first; a crosshead that holds the name signs nothing."""
    given = frozenset(name.split(maxsplit=1)[0].strip(".") for name in wanted)
    signed: dict[str, int] = {}
    for i, block in enumerate(blocks):
        text = block.text
        # The date is often glued to the surname ("by Anna SmithFriday"): the given name tells whether to look closer.
        if len(text) > MAX_BYLINE or given.isdisjoint(_LETTERS.findall(text.lower())):
            continue
        if opens_byline(text) or find_date(text) is not None:
            for author in map(fold, read_authors(text)):
                if author in wanted:
                    signed.setdefault(author, i)
    return signed


def _is_prose(text: str) -> bool:
    return len(text) >= MIN_PROSE and ends_sentence(text)
