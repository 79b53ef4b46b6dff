"""Find the headline of a text dump: a line repeated above the body, else the line whose words the body uses most.

In: the lines, what they give themselves away as, the run of lines that holds the body.  Out: the headline's index.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from rashomon.clean.blocks import Block
from rashomon.clean.bylines import is_names, opens_byline, read_authors, signs_with_post
from rashomon.clean.prose import MIN_PROSE, count_words, ends_sentence
from rashomon.model import RemovedKind
from rashomon.text.dates import find_date
from rashomon.text.normalize import fold
from rashomon.text.tokens import content_words

MAX_HEADLINE = 260  # characters
MIN_WORDS = 3
ENOUGH_WORDS = 8  # a headline of so many words needs no more to be believed
MOST_LINES_ABOVE = 30  # lines above the body that are looked at
MOST_LINES_INTO = 3  # title-like lines at the top of the run
BODY_LINES = 25  # lines of body whose words count
DISTANCE_COST = 0.012  # what each line between headline and body takes off
SENTENCE_COST = 0.25


def find_headline(blocks: Sequence[Block], labels: Sequence[RemovedKind | None], body: range) -> int | None:
    """Return the index of the headline, None where no line is like one."""
    repeated = _find_repeated(blocks, labels, body.start)
    if repeated is not None:
        return repeated
    stop = _first_prose(blocks, body)
    lines = [i for i in range(max(0, body.start - MOST_LINES_ABOVE), stop) if is_title(blocks[i], labels[i])]
    if not lines:
        return None
    used = frozenset(w for block in blocks[stop : stop + BODY_LINES] for w in content_words(block.text[:600]))
    return max(lines, key=lambda i: (round(_rate_title(blocks[i].text, used) - DISTANCE_COST * (stop - i), 4), -i))


def _first_prose(blocks: Sequence[Block], body: range) -> int:
    """Return the first line of the run that is a paragraph; titles may stand above it inside the run."""
    for i in body[:MOST_LINES_INTO]:
        if len(blocks[i].text) >= MIN_PROSE and ends_sentence(blocks[i].text):
            return i
    return body.start


def _rate_title(text: str, used: frozenset[str]) -> float:
    """Return how much a line looks like the headline of a body that uses the words `used`."""
    own = set(content_words(text))
    shared = len(own & used) / max(1, len(own))
    length = math.sqrt(min(count_words(text), ENOUGH_WORDS) / ENOUGH_WORDS)
    return shared * length - (SENTENCE_COST if text.endswith(".") else 0.0)


def _find_repeated(blocks: Sequence[Block], labels: Sequence[RemovedKind | None], top: int) -> int | None:
    seen: dict[str, int] = {}
    for i in range(top):
        text = fold(blocks[i].text) if is_title(blocks[i], labels[i]) else ""
        if text in seen and count_words(text) > MIN_WORDS:
            return seen[text]
        if text:
            seen[text] = i
    return None


def is_title(block: Block, label: RemovedKind | None) -> bool:
    """Return whether a line can be a headline at all."""
    text = block.text
    words = count_words(text)
    return (
        (label is None or (label in {"related", "widget", "share", "subscription"} and words >= ENOUGH_WORDS))
        and len(text) <= MAX_HEADLINE
        and len(set(text.lower().split())) >= MIN_WORDS  # a masthead printed twice is two words
        and not block.bullet
        and not is_byline(block)
        and not (text.endswith(".") and words > 30)
    )


def is_byline(block: Block) -> bool:
    """Return whether a line is a byline or a dateline: names, or a date with few other words."""
    text = block.text
    if len(text) > 160:
        return False
    found = find_date(text)
    if found is not None and len(text) - (found.end - found.start) < 60:
        return True
    signed = opens_byline(text) and bool(read_authors(text))
    return signed or is_names(text) or signs_with_post(text) or _is_desk(text)


def _is_desk(text: str) -> bool:
    words = text.lower().split()
    return 0 < len(words) <= 4 and words[-1] in {"desk", "staff", "newsroom", "agencies", "team"}
