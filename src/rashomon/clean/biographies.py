"""Find the notes about an article's own author: a paragraph that opens with the name of who signed above it.

In: the blocks of a page.  Out: the places of such paragraphs. Nobody writes of himself in the third person: where
"By Anna Smith" stands above, "Anna Smith covers the coast for the Herald." is no part of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.clean.blocks import Block
from rashomon.clean.bylines import MAX_BYLINE, opens_byline, read_authors
from rashomon.clean.prose import MIN_PROSE, ends_sentence
from rashomon.text.dates import find_date
from rashomon.text.normalize import fold

MAX_NOTE = 700  # characters; a longer paragraph is no note
MIN_ABOVE = 2  # paragraphs between the byline and the note: a dek may name its author, too
_NOTE = re.compile(
    r"^(?P<name>[^\W\d_a-z][\w'’.-]*(?: [\w'’.-]+){1,4}?),? "
    r"(?:is|was|has|covers|works|writes|reports|joined|lives|edits|runs|leads|teaches|hosts|can be)\b"
)


def find_author_notes(blocks: Sequence[Block]) -> list[int]:
    """Return the places of paragraphs about a person who signs above them."""
    opened = ((i, _NOTE.match(block.text)) for i, block in enumerate(blocks) if len(block.text) <= MAX_NOTE)
    named = [(i, found.group("name")) for i, found in opened if found is not None]
    return [i for i, name in named if _is_signed(blocks, i, name)]


def _is_signed(blocks: Sequence[Block], place: int, name: str) -> bool:
    """Return whether `name` signs in a line above `place`, paragraphs standing between."""
    wanted = fold(name)
    prose = 0
    for block in reversed(blocks[:place]):
        text = block.text
        if len(text) >= MIN_PROSE and ends_sentence(text):
            prose += 1
        elif prose >= MIN_ABOVE and len(text) <= MAX_BYLINE and wanted in fold(text) and _signs(text, wanted):
            return True
    return False


def _signs(text: str, wanted: str) -> bool:
    """Return whether a line signs for `wanted`: it opens as a byline or holds a date; a crosshead does neither."""
    if not opens_byline(text) and find_date(text) is None:
        return False
    return any(fold(author) == wanted for author in read_authors(text))
