"""Describe the blocks of a page for the learned model: in numbers, and by the words that give a block away.

In: blocks in order, the stated title.
Out: a column of numbers a block (its own, its place in the page, what stands around it), and its hashed words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from rashomon.clean.blocks import Block
from rashomon.clean.html.elements import OUTSIDE, Told
from rashomon.clean.scores.characters import (
    BAR,
    CASELESS,
    CLOSING,
    COLON,
    COMMA,
    DASH,
    DIGIT,
    IDEOGRAM,
    LOWER,
    OTHER,
    QUERY,
    QUOTE,
    SIGN,
    STOP,
    UPPER,
    Characters,
    count_characters,
)  # fmt: skip
from rashomon.clean.scores.lexicon import Tokens, hash_name, pick_tokens
from rashomon.clean.scores.neighbours import describe_shared
from rashomon.model import RemovedKind

Array = np.ndarray[Any, np.dtype[Any]]

HINTS: tuple[RemovedKind, ...] = (
    "navigation", "advertisement", "related", "caption", "byline", "share", "comments", "subscription", "author-bio",
    "legal", "widget",
)  # fmt: skip
TAGS = ("p", "h1", "h2", "h3", "h4", "li", "td", "div", "blockquote", "pre", "figcaption", "section")
TAG_ALIASES = {"h5": "h4", "h6": "h4", "th": "td", "dd": "li", "dt": "li", "article": "section", "main": "section"}
LOOKED_AT = 240  # characters of a block that are described: the rest of a long paragraph says nothing new
LOOKED_AT_END = 80  # of these, from its end
WINDOWS = (2, 5, 12, 30)
LANDMARK_BITS = 16
LETTERS_A_WORD = 2.5  # where words are not parted: ideograms
RECURRENCE = 1 << 12  # buckets in which a page's words are counted
_HINT_PLACE: dict[str | None, int] = {hint: i for i, hint in enumerate(HINTS)}
_TAG_PLACE = {tag: i for i, tag in enumerate(TAGS)} | {tag: TAGS.index(to) for tag, to in TAG_ALIASES.items()}
_HINT_ROWS, _TAG_ROWS = (np.eye(size + 1, dtype=np.float32)[:size] for size in (len(HINTS), len(TAGS)))
_NO_KIN = np.zeros(0, np.int64)
# Rows that a block's neighbours see, too.
LENGTH, LINK, SENTENCE, PROSE, HEADING, COMMAS, CAPITALS = range(7)
SEEN = 7
LETTERS = 16  # the row that is 0 where a block has no letter


class Described(NamedTuple):
    """A page's blocks: `numbers` (rows, blocks) float32, each within about -1 to 2, and their words.

    elements: more rows about the elements around each block, none for the lines of a dump. neighbours: more rows
    where other pages of the site are known. lengths: (blocks,) characters. kindred: two arrays (blocks,), the number
    of each block's container and of those whose elements call themselves the same; none for lines.
    """

    numbers: Array
    elements: Array
    neighbours: Array
    tokens: Tokens
    lengths: Array
    kindred: tuple[Array, ...]


def describe_blocks(blocks: Sequence[Block], title: str | None, shared: Sequence[bool] = ()) -> Described:
    """Return what the model sees of `blocks`, of which there is at least one; `shared`: on other pages of the site."""
    full = [block.text for block in blocks]
    n = len(full)
    lines = blocks[0].told is OUTSIDE
    found = count_characters([text if len(text) <= LOOKED_AT else _shorten(text) for text in full])
    lengths = np.array([*map(len, full)], np.float32)
    own = _describe_own(blocks, found, lengths, lines=lines)
    mass = lengths * own[PROSE]
    rows = [
        *own,
        *_count_copies(full),
        *_describe_words(found, title),
        *_describe_places(blocks, lengths, mass, own, lines=lines),
    ]
    numbers = np.empty((len(rows) + SEEN * 2 * len(WINDOWS), n), np.float32)
    for place, row in enumerate(rows):
        numbers[place] = row
    _fill_windows(numbers[:SEEN], numbers[len(rows) :])
    neighbours = describe_shared(shared, lengths, own[PROSE])
    kin, kin_of = ([], _NO_KIN) if lines else _list_kin(blocks)
    if len(kin) <= 1:  # lines, or a page whose elements all say the same: they tell nothing apart
        return Described(
            numbers, np.empty((0, n), np.float32), neighbours, pick_tokens(found, [], _NO_KIN), lengths, ()
        )
    kindred = (np.fromiter([block.group for block in blocks], np.int64, n), kin_of)
    elements = [*_describe_elements(blocks, kin, kin_of), *_describe_kindred(kindred, lengths, mass, own[LINK])]
    tokens = pick_tokens(found, [_hash_names(told.names) for told in kin], kin_of)
    return Described(numbers, np.stack(elements).astype(np.float32), neighbours, tokens, lengths, kindred)


def _shorten(text: str) -> str:
    return f"{text[: LOOKED_AT - LOOKED_AT_END]} {text[-LOOKED_AT_END:]}"


def _list_kin(blocks: Sequence[Block]) -> tuple[list[Told], Array]:
    """Return what the frames of blocks say, each once, and for each block its place there: its kin say the same."""
    kin: dict[Told, int] = {}
    places = {id(told): kin.setdefault(told, len(kin)) for told in {id(b.told): b.told for b in blocks}.values()}
    return list(kin), np.fromiter([places[id(block.told)] for block in blocks], np.int64, len(blocks))


@lru_cache(maxsize=1 << 12)
def _hash_names(names: tuple[str, ...]) -> tuple[int, ...]:
    """Return the buckets of the words by which an element and those around it call themselves, the nearest first."""
    return tuple(map(hash_name, dict.fromkeys(names)))


def _describe_own(blocks: Sequence[Block], found: Characters, lengths: Array, *, lines: bool) -> list[Any]:
    """Return the rows of each block by itself; the first ones are those that neighbours see."""
    n = len(blocks)
    counts = found.counts.T.astype(np.float32)
    words = np.maximum(np.float32(1), found.words.astype(np.float32) + counts[IDEOGRAM] / np.float32(LETTERS_A_WORD))
    shown, a_word = 1 / found.lengths.astype(np.float32), 1 / words
    closed = (found.last == QUOTE) | (found.last == CLOSING)
    last = np.where(closed, found.before_last, found.last)
    sentence = (last == STOP) | (last == QUERY)
    link: Any = np.zeros(n, np.float32)
    heading: Any = link
    if not lines:
        link = np.array([block.link for block in blocks], np.float32)
        heading = np.array([len(block.tag) == 2 and block.tag[0] == "h" for block in blocks], np.float32)
    letters = counts[LOWER] + counts[UPPER] + counts[CASELESS] + counts[IDEOGRAM]
    return [
        np.minimum(1.5, np.log1p(lengths) / 6),
        link,
        sentence,
        (link < 0.4) & (lengths >= 60) & (sentence | (lengths >= 200)),
        heading,
        np.minimum(1.0, counts[COMMA] * a_word * 5),
        found.capitals * a_word,
        np.minimum(1.0, words / 100),
        np.minimum(1.5, words / 12),
        words <= 1,
        words <= 3,
        counts[LOWER] * shown,
        np.minimum(1.0, counts[UPPER] * shown * 3),
        np.minimum(1.0, counts[DIGIT] * shown * 3),
        (counts[IDEOGRAM] + counts[CASELESS]) * shown,
        np.minimum(1.0, counts[STOP] * a_word * 5),
        np.minimum(1.5, letters * a_word / 6),
        np.minimum(1.0, counts[QUOTE] / 4),
        *np.minimum(1.0, counts[[BAR, SIGN, DASH, OTHER, COLON]] / 3),
        last == COLON,
        last == COMMA,
        last == QUERY,
        closed,
        found.first == LOWER,
        found.first == DIGIT,
        found.first == QUOTE,
        found.first >= BAR,
        np.array([block.bullet for block in blocks], np.float32),
        np.minimum(10, np.array([block.gap for block in blocks], np.float32)) / 10,
    ]


def _count_copies(texts: Sequence[str]) -> list[Any]:
    """Return how often a block's text stands in the page."""
    seen = Counter(texts)
    times = np.array([seen[text] for text in texts], np.float32)
    return [times > 1, np.minimum(1.0, times / 10)]


def _describe_elements(blocks: Sequence[Block], kin: Sequence[Told], kin_of: Array) -> list[Any]:
    """Return what the elements around each block say."""
    n = len(blocks)
    tags = _TAG_ROWS[:, [_TAG_PLACE.get(block.tag, -1) for block in blocks]]
    inside = np.array([told.inside for told in kin])
    lists = np.array([min(3, told.lists) / 3 for told in kin])
    bits = (inside >> np.arange(LANDMARK_BITS)[:, None] & 1)[:, kin_of]
    return [
        *tags,
        *_HINT_ROWS[:, [_HINT_PLACE.get(block.hint, -1) for block in blocks]],
        np.fromiter([block.bold for block in blocks], np.float32, n),
        np.fromiter([block.positive for block in blocks], np.float32, n),
        np.fromiter([block.dek for block in blocks], np.float32, n),
        np.fromiter([block.pictured for block in blocks], np.float32, n),
        np.minimum(40, np.fromiter([block.depth for block in blocks], np.float32, n)) / 40,
        lists[kin_of],
        np.ones(n, np.float32),
        *bits,
    ]


def _describe_words(found: Characters, title: str | None) -> list[Any]:
    """Return how far a block's longer words recur in the page, and how far its words are those of the title."""
    n = len(found.words)
    places = found.hashes & np.uint32(RECURRENCE - 1)
    times = np.bincount(places, minlength=RECURRENCE)[places]
    content = found.sizes >= 4
    total = np.maximum(1.0, np.bincount(found.owner[content], minlength=n))
    recurring = [np.bincount(found.owner[content & (times >= least)], minlength=n) / total for least in (2, 5)]
    if not title:
        return [*recurring, 0.0, 0.0, 0.0]
    wanted = np.zeros(RECURRENCE, np.float32)
    wanted[count_characters([title]).hashes & np.uint32(RECURRENCE - 1)] = 1.0
    both = np.bincount(found.owner, weights=wanted[places], minlength=n)
    return [*recurring, both / np.maximum(1, found.words), np.minimum(1.5, both / max(1.0, wanted.sum())), 1.0]


def _describe_places(
    blocks: Sequence[Block], lengths: Array, mass: Array, own: Sequence[Array], *, lines: bool
) -> list[Any]:
    """Return where each block stands: in the page, against its first heading and the densest run of prose."""
    n = len(blocks)
    total, prose_total = max(1.0, float(lengths.sum())), max(1.0, float(mass.sum()))
    places = np.arange(n)
    weights = np.where(own[PROSE], np.minimum(lengths, 400.0), -np.minimum(lengths, 100.0) * (0.3 + own[LINK]) - 15.0)
    start, stop = find_run(weights)
    h1 = n if lines else next((i for i, block in enumerate(blocks) if block.tag == "h1"), n)
    return [
        places / max(1, n - 1),
        np.cumsum(lengths) / total,
        np.cumsum(mass) / prose_total,
        (places >= start) & (places < stop),
        np.minimum(1.0, np.maximum(0, start - places) / 20),
        np.minimum(1.0, np.maximum(0, places - stop + 1) / 20),
        places < h1 if h1 < n else 0.0,
        np.minimum(1.0, np.maximum(0, places - h1) / 20),
        float(h1 < n),
        min(1.0, np.log1p(n) / 8),
        min(1.0, np.log1p(prose_total) / 10),
    ]


def _describe_kindred(kindred: Sequence[Array], lengths: Array, mass: Array, link: Array) -> list[Array]:
    """Return how much prose and how many links stand in a block's container, and under the same names."""
    rows: list[Array] = []
    for keys in kindred:
        group_mass, group_length = np.bincount(keys, weights=mass), np.bincount(keys, weights=lengths)
        group_links = np.bincount(keys, weights=lengths * link)
        rows += [
            (group_mass / max(1.0, group_mass.max()))[keys],
            (group_mass / max(1.0, mass.sum()))[keys],
            (group_links / np.maximum(1.0, group_length))[keys],
            np.minimum(1.0, np.log1p(group_length) / 10)[keys],
        ]
    return rows


def find_run(weights: Array) -> tuple[int, int]:
    """Return start and stop of the run with the largest sum."""
    sums = np.zeros(len(weights) + 1)
    np.cumsum(weights, out=sums[1:])
    stop = int(np.argmax(sums - np.minimum.accumulate(sums)))
    return int(np.argmin(sums[: stop + 1])), stop


def _fill_windows(seen: Array, out: Array) -> None:
    """Write into `out` the means of the shared rows over windows behind and before each block."""
    width, n = seen.shape
    reach = max(WINDOWS)
    sums = np.zeros((width, n + 2 * reach + 1), np.float32)
    np.cumsum(seen, axis=1, out=sums[:, reach + 1 : reach + 1 + n])
    sums[:, reach + 1 + n :] = sums[:, reach + n, None]
    here, behind = sums[:, reach : reach + n], sums[:, reach + 1 : reach + 1 + n]
    for place, size in enumerate(WINDOWS):
        ahead, back = out[2 * place * width :][:width], out[(2 * place + 1) * width :][:width]
        np.divide(sums[:, reach + 1 + size : reach + 1 + size + n] - behind, size, out=ahead)
        np.divide(here - sums[:, reach - size : reach - size + n], size, out=back)
