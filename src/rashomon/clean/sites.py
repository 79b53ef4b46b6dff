"""Which pages are one site's: those of one host, or, without an address, those that share their furniture.

In: pages.  Out: groups of them. Furniture are the lines above the first and under the last paragraph that no other
site's page would have as well: a copied body, its headline and "Share on Facebook" join nothing. When in doubt two
pages are two sites': a site split in two costs evidence, two sites made one give a page a stranger's name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

from rashomon.clean.blocks import MAX_BLOCKS, Block
from rashomon.clean.headline import is_byline
from rashomon.clean.html_blocks import MetaTag, walk_markup
from rashomon.clean.labels import label_text
from rashomon.clean.prose import MIN_PROSE, count_words, ends_sentence
from rashomon.clean.text_blocks import split_lines
from rashomon.model import Page
from rashomon.text.normalize import fold

MIN_COMMON = 3  # lines of furniture that two pages share before they count as one site's
MIN_SHARE = 0.3  # and their share of the furniture of the page that has less: a copy brings its headline and dek along
MAX_LINE = 400  # characters of a line that are compared
MAX_PAGE = 2_000_000  # characters: longer pages teach nothing
MIN_KEY = 12  # characters of a line that can make two pages one site's: "Sport" stands everywhere
MAX_SENTENCE_WORDS = 4  # a longer line with a full stop is a sentence: it can stand in a copied body
COMMON_PAGES = 200  # a line on more pages than this joins nothing: it belongs to the language, not to a site
FEW_PAGES = 24  # holders of a line of which all pairs are counted; of more, neighbours and each with the first
_QUOTES = re.compile(r"[“”„«»\"]")
_DIGITS = re.compile(r"\d+")
_ADDRESS = re.compile(r"\S+@\S+|\[email protected\]|https?://\S+")


class Masked(NamedTuple):
    """A page's masked lines; `furniture`: those that can join it to another page; `site`: the host that it states."""

    lines: frozenset[str] = frozenset()
    furniture: frozenset[str] = frozenset()
    site: str | None = None


def mask_line(line: str) -> str:
    """Return a line without what differs from page to page: digits, addresses, case, spaces."""
    return _DIGITS.sub("0", _ADDRESS.sub("@", fold(line[:MAX_LINE])))


def mask_page(page: Page) -> Masked:
    """Return the masked lines or blocks of a page; none of a clean row or of an endless page."""
    if page.record.media_type == "application/json" or len(page.text) > MAX_PAGE:
        return Masked()
    site = None
    if page.record.media_type == "text/html":
        markup = walk_markup(page.text)
        blocks, site = markup.blocks, _stated_site(markup.stated)
    else:
        blocks = split_lines(page.text)
    blocks = [block for block in blocks[:MAX_BLOCKS] if len(block.text) <= MAX_LINE]
    furniture = frozenset(mask_line(block.text) for block in find_furniture(blocks))
    return Masked(frozenset(mask_line(block.text) for block in blocks), furniture, site)


def find_furniture(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks above the first paragraph and under the last one that say which site a page is of."""
    prose = [i for i, block in enumerate(blocks) if _is_paragraph(block)]
    around = [*blocks[: prose[0]], *blocks[prose[-1] + 1 :]] if prose else list(blocks)
    return [block for block in around if _is_furniture(block)]


def _is_paragraph(block: Block) -> bool:
    return len(block.text) >= MIN_PROSE and ends_sentence(block.text) and label_text(block.text) is None


def _is_furniture(block: Block) -> bool:
    text = block.text
    if len(text) < MIN_KEY or _QUOTES.search(text) or label_text(text) is not None or is_byline(block):
        return False
    return not ends_sentence(text) or count_words(text) <= MAX_SENTENCE_WORDS


def _stated_site(stated: Sequence[MetaTag]) -> str | None:
    """Return the host of the address that an HTML page states as its own."""
    for tag in stated:
        own = tag.attributes
        if tag.tag == "link" and "canonical" in own.get("rel", "").lower().split() and "//" in own.get("href", ""):
            return name_site(own["href"])
        if tag.tag == "meta" and own.get("property", "").lower() == "og:url" and "//" in own.get("content", ""):
            return name_site(own["content"])
    return None


def name_site(url: str | None) -> str | None:
    """Return the host of an address without "www."; None where there is none."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def group_loose(pages: Mapping[str, frozenset[str]]) -> list[list[str]]:
    """Return the ids of pages without an address in groups that share enough furniture, by linking pairs."""
    parent = {page_id: page_id for page_id in pages}
    for (a, b), n in sorted(_count_common(pages).items()):
        if n >= MIN_COMMON and n >= MIN_SHARE * min(len(pages[a]), len(pages[b])):
            _join(parent, a, b)
    groups: dict[str, list[str]] = {}
    for page_id in sorted(pages):
        groups.setdefault(_root(parent, page_id), []).append(page_id)
    return [group for group in groups.values() if len(group) > 1]


def _count_common(pages: Mapping[str, frozenset[str]]) -> Counter[tuple[str, str]]:
    """Return how many lines pairs of pages share."""
    holders: dict[str, list[str]] = {}
    for page_id in sorted(pages):
        for line in pages[page_id]:
            holders.setdefault(line, []).append(page_id)
    common: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        if len(ids) <= FEW_PAGES:
            common.update(combinations(ids, 2))
        elif len(ids) <= COMMON_PAGES:
            common.update((ids[0], other) for other in ids[1:])
            common.update(pairwise(ids[1:]))
    return common


def _root(parent: dict[str, str], a: str) -> str:
    while parent[a] != a:
        a = parent[a]
    return a


def _join(parent: dict[str, str], a: str, b: str) -> None:
    roots = sorted((_root(parent, a), _root(parent, b)))
    parent[roots[1]] = roots[0]
