"""The pages that the cleaner learns from: their blocks described, how much of each is gold body, and what the rest is.

In: the public sets.  Out: samples. What is not body has weak labels: the page's own title and authors where gold gives
them, else the phrase tables and what the containers call themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np

from evals.bodies import make_page
from evals.shared import read_rows
from rashomon.clean.blocks import Block
from rashomon.clean.dump.lines import split_lines
from rashomon.clean.html.stated import read_stated
from rashomon.clean.html.titles import stated_title
from rashomon.clean.html.walk import walk_markup
from rashomon.clean.labels import label_text
from rashomon.clean.profiles import Profile, flag_shared, learn_profiles
from rashomon.clean.prose import count_words, ends_sentence
from rashomon.clean.scores.features import Described, describe_blocks
from rashomon.clean.scores.model import LABELS, Array
from rashomon.text.dates import find_date
from rashomon.text.normalize import fold

SETS = ("pages-wcxb", "pages-fundus_tests", "pages-shub", "dumps-rfull", "dumps-rmain")
MIN_COVERAGE = 0.8  # dumps that hold less of their gold teach that body is junk
MAX_PAGE_BLOCKS = 1500
MOST_WORDS = 80  # from which a block weighs no more
SHINGLE = 4
Run = tuple[str, ...]  # of SHINGLE words
AMID = 6  # blocks on each side in which gold speaks for a block, against another with the same words
EMPTIED = 12  # every so many pages are learned from a second time without their body
CROPPED = 2  # every so many, a few blocks of it
PART_WEIGHT = 0.25  # of such a part, against a page
CROP = (8, 7, 7, 8)  # fewer blocks of a crop lie above its body, at its beginning, at its end, below it
SOME = 0.2  # share of gold from which a block goes with the body
MAX_TITLE, MAX_BYLINE, MAX_DATELINE = 300, 160, 60  # characters
MAX_CROSSHEAD_WORDS = 12
MIN_NAME = 5  # characters of an author's name that is looked for
UNKNOWN = -1  # the label of a paragraph: it has none
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_WORD = re.compile(r"\w+")


class Sample(NamedTuple):
    """One page: its blocks described, the share of each that is gold body, its label, its weight, and the site.

    shared: for each block whether other pages of the site hold the same line; empty where no other is in the set.
    """

    described: Described
    shares: Array
    labels: Array
    weights: Array
    site: str
    shared: Array


def read_samples(folder: Path) -> Iterator[Sample]:
    """Yield the samples of all sets, some of them a second time cut down: not every page is long or has a body.

    What sites share is learned a set at a time: the sets hold the same pages in several forms.
    """
    for name in SETS:
        rows = list(read_rows(folder / f"{name}.jsonl.gz"))
        profiles = learn_profiles(map(make_page, rows))
        for place, row in enumerate(rows):
            if row.get("gold_body") and row.get("cov", 1.0) >= MIN_COVERAGE:
                yield from make_samples(row, place, profiles.of(make_page(row)))


def make_samples(row: Mapping[str, Any], place: int, profile: Profile | None = None) -> Iterator[Sample]:
    """Yield the sample of one page, none where it has no blocks; then, by its place in the set, parts of it."""
    title = None
    if "html" in row:
        markup = walk_markup(row["html"])
        blocks: Sequence[Block] = markup.blocks[:MAX_PAGE_BLOCKS]
        title = stated_title(read_stated(markup))
    else:
        blocks = split_lines(row["text"])[:MAX_PAGE_BLOCKS]
    if blocks:
        yield from cut_samples(row, blocks, title, flag_shared(blocks, profile), place)


def cut_samples(
    row: Mapping[str, Any], blocks: Sequence[Block], title: str | None, shared: Sequence[bool], place: int
) -> Iterator[Sample]:
    """Yield the sample of a page's blocks, then, by its place in the set, parts of it."""
    shares = share_in_gold(blocks, row["gold_body"])
    labels = label_blocks(blocks, shares, row.get("gold_title") or title, row.get("gold_authors"))
    site = name_site(row)
    yield _make_sample(blocks, title, shares, labels, site, shared)
    parts = [[i for i, share in enumerate(shares) if share < SOME]] if place % EMPTIED == 0 else []
    parts += [_crop(shares, place)] if place % CROPPED == 0 else []
    for part in filter(None, parts):
        own, own_shared = [blocks[i] for i in part], [shared[i] for i in part] if shared else []
        own_shares, own_labels = [shares[i] for i in part], [labels[i] for i in part]
        yield _make_sample(own, title, own_shares, own_labels, site, own_shared, weight=PART_WEIGHT)


def _crop(shares: Sequence[float], seed: int) -> list[int]:
    """Return the places of a few blocks around a body's beginning and around its end."""
    above, opening, closing, below = np.random.default_rng(seed).integers((0, 1, 0, 0), CROP).tolist()
    body = [i for i, share in enumerate(shares) if share > SOME] or [0]
    head = range(max(0, body[0] - above), body[0] + opening)
    tail = range(max(0, body[-1] + 1 - closing), body[-1] + 1 + below)
    return sorted({i for i in (*head, *tail) if i < len(shares)})


def _make_sample(
    blocks: Sequence[Block],
    title: str | None,
    shares: Sequence[float],
    labels: Sequence[int],
    site: str,
    shared: Sequence[bool],
    *,
    weight: float = 1.0,
) -> Sample:
    words = np.array([min(MOST_WORDS, len(_WORD.findall(block.text))) for block in blocks], np.float32)
    weights = np.sqrt(words + 1)
    return Sample(
        described=describe_blocks(blocks, title),
        shares=np.array(shares, np.float32),
        labels=np.array(labels),
        weights=np.float32(weight) * weights / np.sqrt(weights.sum()),
        site=site,
        shared=np.array(shared, bool),
    )


def name_site(row: Mapping[str, Any]) -> str:
    """Return the site of a row: the host of its address, else the outlet in its id."""
    if row.get("url"):
        return urlsplit(str(row["url"])).netloc.removeprefix("www.")
    return re.sub(r"_\d.*", "", str(row["id"]).rsplit("/", 1)[-1])


def share_in_gold(blocks: Sequence[Block], gold: str) -> list[float]:
    """Return the share of each block's word runs that stand in the gold body, each as often as gold has it.

    A short block has too few: it is gold as a whole line of it, or where runs over its borders hold all its words, for
    a table's cells and a list's items often make one line of gold.
    """
    words = _WORD.findall(gold)
    runs = Counter(_list_runs(words))
    lines = {tuple(_WORD.findall(line)) for line in gold.splitlines()}
    owned = [_WORD.findall(block.text) for block in blocks]
    mine = [list(_list_runs(own)) for own in owned]
    covered = _cover_words([word for own in owned for word in own], runs.keys())
    shares: list[float] = []
    start = 0
    for own, held in zip(owned, mine, strict=True):
        if len(own) <= SHINGLE:
            whole = tuple(own) in lines or (bool(own) and all(covered[start : start + len(own)]))
            shares.append(float(whole))
        else:
            shares.append(sum(run in runs for run in held) / len(held))
        start += len(own)
    return _share_once(shares, mine, runs)


def _share_once(shares: list[float], mine: Sequence[Sequence[Run]], runs: Counter[Run]) -> list[float]:
    """Return the shares with gold given out once: a teaser or dek that says it again has none left.

    The blocks amid most gold come first.
    """
    sizes = np.array([share * len(held) for share, held in zip(shares, mine, strict=True)])
    sums = np.concatenate([np.zeros(AMID + 1), np.cumsum(sizes), np.full(AMID, sizes.sum())])
    amid = sums[2 * AMID + 1 :] - sums[: len(sizes)]
    left = runs.copy()
    for i in sorted(range(len(shares)), key=lambda i: (-amid[i], i)):
        if len(mine[i]) > 1 and shares[i] > 0:
            took = Counter(mine[i]) & left
            left.subtract(took)
            shares[i] = took.total() / len(mine[i])
    return shares


def _list_runs(words: Sequence[str]) -> Iterator[Run]:
    return zip(*(words[i:] for i in range(SHINGLE)), strict=False)


def _cover_words(words: Sequence[str], runs: Set[Run]) -> list[bool]:
    """Return for each word of a page whether a run that is gold, too, holds it."""
    covered = [False] * len(words)
    for start, run in enumerate(_list_runs(words)):
        if run in runs:
            covered[start : start + SHINGLE] = [True] * SHINGLE
    return covered


def label_blocks(blocks: Sequence[Block], shares: Sequence[float], title: str | None, authors: object) -> list[int]:
    """Return the place in LABELS of what each block is, UNKNOWN for paragraphs."""
    headline = fold(title) if title else None
    names = [fold(name) for name in authors if len(name) >= MIN_NAME] if isinstance(authors, list) else []
    return [
        _label_body(block) if share >= 0.5 else _label_rest(block, headline, names)
        for block, share in zip(blocks, shares, strict=True)
    ]


def _label_body(block: Block) -> int:
    titled = block.tag in HEADINGS or (block.tag == "line" and not block.bullet and block.text[:1].isupper())
    short = count_words(block.text) <= MAX_CROSSHEAD_WORDS and not ends_sentence(block.text)
    return LABELS.index("crosshead") if titled and short else UNKNOWN


def _label_rest(block: Block, headline: str | None, names: Sequence[str]) -> int:
    text = block.text
    folded = fold(text) if len(text) <= MAX_TITLE else ""
    if folded and folded == headline:
        return LABELS.index("headline")
    if folded and len(text) <= MAX_BYLINE and any(name in folded for name in names):
        return LABELS.index("byline")
    found = label_text(text)
    if found is None and len(text) <= MAX_DATELINE and find_date(text) is not None:
        return LABELS.index("dateline")
    kind = found or block.hint or ("dek" if block.dek else "other")
    return LABELS.index(kind)
