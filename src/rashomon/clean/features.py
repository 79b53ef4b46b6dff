"""Describe the blocks of a page in numbers, for the learned model of what is body.

In: blocks in order, the stated title, the masked lines that other pages of the site share.
Out: one row a block. Own columns first, then those of its neighbours and of the whole page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from rashomon.clean.blocks import Block
from rashomon.clean.labels import label_text
from rashomon.clean.prose import ends_open, ends_sentence
from rashomon.model import RemovedKind
from rashomon.text.tokens import STOPWORDS

Array = np.ndarray[Any, np.dtype[Any]]

KINDS: tuple[RemovedKind, ...] = (
    "navigation", "advertisement", "related", "caption", "byline", "share", "comments", "subscription", "author-bio",
    "legal", "widget",
)  # fmt: skip
TAGS = ("p", "h1", "h2", "h3", "h4", "li", "td", "div", "blockquote", "pre", "figcaption", "line", "section")
TAG_ALIASES = {"h5": "h4", "h6": "h4", "th": "td", "dd": "li", "dt": "li", "article": "section", "main": "section"}
MARKS = re.compile(r"[.,;:!?…]")
WORD = re.compile(r"\w+")
LOOKED_AT = 600  # characters of a block that are described: the rest of a long paragraph says nothing new
NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
WINDOWS = (4, 12)
_KIND_PLACE = {kind: i for i, kind in enumerate(KINDS)}
_TAG_PLACE = {tag: i for i, tag in enumerate(TAGS)}
# Columns of one block that its neighbours see too.
LENGTH, LINK, SENTENCE, LABELLED, PROSE, HEADING = range(6)


def describe_blocks(blocks: Sequence[Block], title: str | None, shared: Sequence[bool] = ()) -> Array:
    """Return float64 rows (blocks, columns); every value lies within about -1 to 2."""
    wanted = frozenset(WORD.findall(title.lower())) if title else frozenset()
    copies = Counter(block.text for block in blocks)
    own = np.array([_describe(block, wanted, copies[block.text]) for block in blocks], dtype=np.float64)
    flags = np.array(list(shared) or [False] * len(blocks), dtype=np.float64)[:, None]
    kinds = _one_hot([_KIND_PLACE.get(label_text(b.text), -1) for b in blocks], len(KINDS))  # type: ignore[arg-type]
    hints = _one_hot([_KIND_PLACE.get(b.hint, -1) for b in blocks], len(KINDS))  # type: ignore[arg-type]
    tags = _one_hot([_TAG_PLACE.get(TAG_ALIASES.get(b.tag, b.tag), -1) for b in blocks], len(TAGS))
    place = _describe_places(blocks, own)
    return np.hstack([own, flags, kinds, hints, tags, place, *_describe_neighbours(own)])


def _describe(block: Block, wanted: frozenset[str], copies: int) -> list[float]:
    """Return the columns of one block by itself; the first six are those that neighbours see."""
    text = block.text[:LOOKED_AT]
    words = text.split()
    count = len(words)
    sentence = ends_sentence(block.text)
    label = label_text(block.text)
    length = len(block.text)
    prose = float(label is None and block.link < 0.4 and length >= 60 and (sentence or length >= 200))
    lower = sum(map(str.islower, [word[0] for word in words]))
    known = sum(word in STOPWORDS for word in words[:40]) if text.isascii() else 0
    overlap = len(wanted.intersection(WORD.findall(text.lower()))) / len(wanted) if wanted and length < 400 else 0.0
    return [
        min(1.5, np.log1p(length) / 6),
        block.link,
        float(sentence),
        float(label is not None),
        prose,
        float(block.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}),
        min(1.0, count / 100),
        float(ends_open(text)),
        block.bold,
        min(1.0, len(MARKS.findall(text)) / max(1, count)),
        lower / max(1, count),
        known / max(1, min(40, count)),
        min(1.0, sum(map(str.isdigit, text)) / max(1, len(text)) * 3),
        min(1.0, sum(map(str.isupper, text)) / max(1, len(text)) * 3),
        float(block.positive),
        float(block.dek),
        float(block.bullet),
        min(10, block.gap) / 10,
        min(40, block.depth) / 40,
        overlap,
        float(copies > 1),
        float(text.endswith("?")),
        float("|" in text or "·" in text or "»" in text or "›" in text),
        float(any(mark in text for mark in '“”"«»„')),
        float("©" in text),
        float(count <= 3),
        float(text[:1].islower()),
    ]


def _one_hot(places: Sequence[int], width: int) -> Array:
    rows = np.zeros((len(places), width))
    found = np.array(places, dtype=np.int64)
    there = found >= 0
    rows[np.nonzero(there)[0], found[there]] = 1.0
    return rows


def _describe_places(blocks: Sequence[Block], own: Array) -> Array:
    """Return where each block stands: in the page, in its container, against the densest run of prose."""
    n = len(blocks)
    lengths = np.array([len(b.text) for b in blocks], dtype=np.float64)
    mass = lengths * own[:, PROSE]
    order = np.arange(n) / max(1, n - 1)
    before = np.cumsum(lengths) / max(1.0, lengths.sum())
    prose_before = np.cumsum(mass) / max(1.0, mass.sum())
    groups = np.unique(np.array([b.group for b in blocks]), return_inverse=True)[1]
    group_mass = np.bincount(groups, weights=mass)
    group_length = np.bincount(groups, weights=lengths)
    group_links = np.bincount(groups, weights=lengths * own[:, LINK])
    start, stop = _densest_run(own, lengths)
    places = np.arange(n)
    inside = (places >= start) & (places < stop)
    away = np.where(inside, 0, np.minimum(np.abs(places - start), np.abs(places - stop + 1)))
    h1 = next((i for i, b in enumerate(blocks) if b.tag == "h1"), -1)
    return np.stack(
        [
            order,
            before,
            prose_before,
            (group_mass / max(1.0, group_mass.max(initial=0.0)))[groups],
            (group_mass / max(1.0, mass.sum()))[groups],
            (group_links / np.maximum(1.0, group_length))[groups],
            np.minimum(1.0, np.log1p(group_length)[groups] / 10),
            inside.astype(np.float64),
            np.minimum(1.0, away / 20),
            (places < start).astype(np.float64),
            (places >= stop).astype(np.float64),
            (places < h1).astype(np.float64),
            np.full(n, float(h1 >= 0)),
            np.full(n, min(1.0, np.log1p(n) / 8)),
            np.full(n, min(1.0, np.log1p(mass.sum()) / 10)),
        ],
        axis=1,
    )


def _densest_run(own: Array, lengths: Array) -> tuple[int, int]:
    """Return the run of blocks in which prose most outweighs the rest."""
    prose = own[:, PROSE] > 0
    weights = np.where(prose, np.minimum(lengths, 400.0), -np.minimum(lengths, 100.0) * (0.3 + own[:, LINK]) - 15.0)
    best, start, stop, total, begin = 0.0, 0, 0, 0.0, 0
    for i, weight in enumerate(weights.tolist()):
        if total <= 0:
            total, begin = 0.0, i
        total += weight
        if total > best:
            best, start, stop = total, begin, i + 1
    return start, stop


def _describe_neighbours(own: Array) -> list[Array]:
    """Return the shared columns of the blocks before and after, and their means over windows."""
    seen = own[:, : HEADING + 1]
    n = len(seen)
    reach = max(*WINDOWS, 3)
    padded = np.vstack([np.zeros((reach, HEADING + 1)), seen, np.zeros((reach, HEADING + 1))])
    near = [padded[reach + step : reach + step + n] for step in NEIGHBOURS]
    sums = np.vstack([np.zeros((1, HEADING + 1)), np.cumsum(padded, axis=0)])
    wide = []
    for size in WINDOWS:
        ahead = (sums[reach + 1 + size : reach + 1 + size + n] - sums[reach + 1 : reach + 1 + n]) / size
        behind = (sums[reach : reach + n] - sums[reach - size : reach - size + n]) / size
        wide += [ahead, behind]
    return near + wide
