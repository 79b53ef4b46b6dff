"""Find the notes about an article's own author: a paragraph that opens with the name of who signed above it.

In: the blocks of a page, and the places that are looked at.  Out: the places of such paragraphs. Nobody writes of
himself in the third person: where "By Anna Smith" stands above, "Anna Smith covers the coast for the Herald." is no
part of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.clean.blocks import Block
from rashomon.clean.bylines import MAX_BYLINE, opens_byline, read_authors
from rashomon.clean.person_names import PARTICLES, read_name
from rashomon.clean.prose import MIN_PROSE, ends_sentence, read_bio
from rashomon.text.dates import find_date
from rashomon.text.normalize import fold

MAX_NOTE = 700  # characters; a longer paragraph is no note
MIN_NOTE = 30
OPENING = 80  # characters in which a note has its verb
MIN_ABOVE = 2  # paragraphs between the byline and the note: a dek may name its author, too
MOST_LINES_ABOVE = 3  # between the name as a line of its own and the post under it
Note = tuple[int, str]  # the place of a paragraph and the name that opens it
_VERBS = "is|was|has|covers|works|writes|reports|joined|lives|edits|runs|leads|teaches|hosts|can"
_VERB_WORDS = frozenset(_VERBS.split("|"))
_VERB_PLACES = slice(2, 6)  # words of a note among which its verb stands: behind a name of two to five
_VERB = re.compile(rf" (?:{_VERBS}) ")
_NOTE = re.compile(rf"^(?P<name>[^\W\d_a-z][\w'’.-]*(?: [\w'’.-]+){{1,4}}?),? (?:{_VERBS})\b")


def find_biographies(blocks: Sequence[Block], places: Sequence[int]) -> list[int]:
    """Return the places of all notes about authors, and of the lines with name and post above them."""
    notes = list(_list_notes(blocks, places))
    return sorted({*_find_signed(blocks, notes), *_find_posts(blocks, notes)})


def _find_signed(blocks: Sequence[Block], notes: Sequence[Note]) -> list[int]:
    named = [(i, fold(name)) for i, name in notes]
    if not named:
        return []
    lowered = [block.text.lower() if len(block.text) <= MAX_BYLINE else "" for block in blocks[: named[-1][0]]]
    signed = {name: _find_signature(blocks, lowered, name) for name in dict.fromkeys(name for _, name in named)}
    return [
        i
        for i, name in named
        if (at := signed[name]) is not None and at < i and _count_prose(blocks[at:i]) >= MIN_ABOVE
    ]


def _find_posts(blocks: Sequence[Block], notes: Sequence[Note]) -> list[int]:
    """Return the places of "Name is a reporter at …" under a line with the name, and of the lines between them."""
    found: list[int] = []
    for i, _ in notes:
        bio = read_bio(blocks[i].text)
        near = range(max(0, i - MOST_LINES_ABOVE), i)
        above = [j for j in near if bio and len(blocks[j].text) <= MAX_BYLINE and fold(blocks[j].text) == fold(bio[0])]
        if above:
            found += range(above[0], i + 1)
    return found


def opens_note(text: str) -> bool:
    """Return whether a line may be such a note: of its length, a verb of notes near its beginning."""
    return MIN_NOTE <= len(text) <= MAX_NOTE and _VERB.search(text, 0, OPENING) is not None


def _list_notes(blocks: Sequence[Block], places: Sequence[int]) -> Iterator[Note]:
    """Yield the places of paragraphs that open as "Anna Smith covers …" does, with the name."""
    for i in places:
        text = blocks[i].text
        if not MIN_NOTE <= len(text) <= MAX_NOTE or not _may_open(text):
            continue
        if _VERB_WORDS.isdisjoint(text.split(" ", _VERB_PLACES.stop)[_VERB_PLACES]):
            continue
        found = _NOTE.match(text)
        if found is not None and opens_note(text) and read_name(found.group("name")) is not None:
            yield i, found.group("name")


def _may_open(text: str) -> bool:
    """Return whether the second word can be one of a name, which it is not in most paragraphs."""
    start = text.find(" ") + 1
    return text[start].isupper() or text[start : text.find(" ", start)].rstrip(".,") in PARTICLES


def _find_signature(blocks: Sequence[Block], lowered: Sequence[str], wanted: str) -> int | None:
    """Return where the name `wanted` signs first; a crosshead that holds the name signs nothing."""
    # The date is often glued to the surname ("by Anna SmithFriday"): the name need not end where a word ends.
    for i, line in enumerate(lowered):
        if wanted in line and _signs(blocks[i].text, wanted):
            return i
    return None


def _signs(text: str, wanted: str) -> bool:
    signed = opens_byline(text) or find_date(text) is not None
    return signed and wanted in map(fold, read_authors(text))


def _count_prose(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) >= MIN_PROSE and ends_sentence(block.text) for block in blocks)
