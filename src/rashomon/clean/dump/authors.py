"""Read who signs a text dump: the byline near its headline, else the lines right under its body.

In: the choice of lines.  Out: names. A name alone on a line signs only where something vouches for it: a date beside
it, "By" on the line above, or the same name again under the body; sections and buttons look like names, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rashomon.clean.blocks import Block
from rashomon.clean.bylines import (
    MAX_BYLINE,
    holds_byline,
    is_names,
    is_opener,
    opens_byline,
    read_authors,
    signs_with_post,
)
from rashomon.clean.choice import Choice
from rashomon.clean.person_names import MAX_NAME, ROLES
from rashomon.clean.prose import count_words, read_bio
from rashomon.text.dates import find_date

ABOVE = 4  # lines above the headline that can sign
INTO = 6  # lines into the body
UNDER = 6  # lines under the body
BESIDE = 2  # lines between a name and the date that vouches for it
MAX_DATED = 60  # characters beside the date of a line that dates and signs
MAX_POST = 60  # characters of a line that gives an author's post
MIN_WORD = 4  # letters of a word that is looked for in small letters
MAX_NAME_WORDS = 8  # of a line that is nothing but a name, perhaps twice

Names = tuple[str, ...]


def read_dump_authors(choice: Choice, outlet: str | None = None) -> Names:
    """Return the authors of the byline at the head, else those at the foot; () where nobody surely signs."""
    roles, blocks = choice.roles, choice.blocks
    body = [i for i, role in enumerate(roles) if role == "body"]
    if not body:
        return ()
    head = roles.index("headline") if "headline" in roles else body[0]
    under = range(head + 1, min(len(blocks), body[0] + INTO))
    top = [*under, *reversed(range(max(0, head - ABOVE), head))]
    foot = range(body[-1] + 1, min(len(blocks), body[-1] + 1 + UNDER))
    readers: tuple[tuple[Callable[[int], Names], Sequence[int]], ...] = (
        (lambda i: _read_opened(blocks, i, outlet), top),
        (lambda i: _read_dated(blocks[i].text, outlet), top),
        (lambda i: _read_vouched(blocks, i, foot.start, outlet), under),
        (lambda i: _read_opened(blocks, i, outlet), foot),
    )
    for read, places in readers:
        for i in places:
            if names := read(i):
                return names
    bios = [found[0] for block in choice.of("author-bio") if (found := read_bio(block.text)) is not None]
    return tuple(dict.fromkeys(bios))


def _read_opened(blocks: Sequence[Block], i: int, outlet: str | None) -> Names:
    """Return the names of a line that opens as a byline does, or stands under such an opening."""
    text = blocks[i].text
    if len(text) > MAX_BYLINE or not (_opens(text) or (i and is_opener(blocks[i - 1].text))):
        return ()
    return tuple(dict.fromkeys(map(_halve, read_authors(text, outlet=outlet))))


def _opens(text: str) -> bool:
    """Return whether a byline opens the line, or a part of it: "Sports | 14:07 | By Anna Smith"."""
    return opens_byline(text) or (("By " in text or "by " in text) and holds_byline(text))


def _read_dated(text: str, outlet: str | None) -> Names:
    """Return the names of a line that signs and dates and says little else."""
    if len(text) > MAX_BYLINE:
        return ()
    found = find_date(text)
    if found is None or len(text) - (found.end - found.start) > MAX_DATED:
        return ()
    return tuple(map(_halve, read_authors(text, outlet=outlet)))


def _read_vouched(blocks: Sequence[Block], i: int, end: int, outlet: str | None) -> Names:
    """Return the names that a line is, where a date stands beside them or the line again under the body's `end`."""
    text = _halve(blocks[i].text)
    if len(text) > MAX_NAME or not 1 < count_words(text) <= MAX_NAME_WORDS or not text[0].isupper():
        return ()
    if not is_names(text) and not signs_with_post(text):
        return ()
    near = (blocks[j].text for j in range(max(0, i - BESIDE), min(len(blocks), i + BESIDE + 1)) if j != i)
    again = any(block.text == blocks[i].text for block in blocks[end:])
    if not again and not any(_vouches(line, text) for line in near):
        return ()
    return tuple(name for name in read_authors(text, outlet=outlet) if not _is_common(name, blocks))


def _vouches(line: str, name: str) -> bool:
    """Return whether a line beside a name says that it signs: a date, a post, "Picture of Anna Smith"."""
    if len(line) > MAX_BYLINE:
        return False
    post = len(line) <= MAX_POST and not ROLES.isdisjoint(line.lower().replace(",", " ").split())
    return post or name in line or find_date(line) is not None


def _is_common(name: str, blocks: Sequence[Block]) -> bool:
    """Return whether the page writes the words of a name in small letters, too: "Shopping Guides" is no person."""
    text = " ".join(block.text for block in blocks)
    return any(f" {word.strip('.,').lower()}" in text for word in name.split() if len(word) >= MIN_WORD)


def _halve(name: str) -> str:
    """Return a name that was written twice once: "Anna SmithAnna Smith" stands in a picture's place and as text."""
    half = len(name) // 2
    return name[:half].strip() if name[:half].strip() == name[-half:].strip() else name
