"""Which pages are one site's: those of one host, or, without an address, those that share their furniture.

In: pages.  Out: groups of them. Furniture are the lines above the first and under the last paragraph that no other
site's page would have as well: a copied body, its headline and "Share on Facebook" join nothing. When in doubt two
pages are two sites': a site split in two costs evidence, two sites made one give a page a stranger's name.
No page is parsed: of HTML the texts between tags are read, which is where menus and notices stand whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from html import unescape
from itertools import combinations, pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

from rashomon.clean.blocks import Block, shown_text
from rashomon.clean.dump.headline import is_byline
from rashomon.clean.dump.lines import BULLETS
from rashomon.clean.labels import label_text
from rashomon.clean.prose import MIN_PROSE, count_words, ends_sentence
from rashomon.model import Page

MIN_COMMON = 3  # lines of furniture that two pages share before they count as one site's
MIN_SHARE = 0.3  # and their share of the furniture of the page that has less: a copy brings its headline and dek along
MAX_LINE = 400  # characters of a line that is compared
MAX_PAGE = 2_000_000  # characters: longer pages teach nothing
MIN_KEY = 12  # characters of a line that can make two pages one site's: "Sport" stands everywhere
MAX_SENTENCE_WORDS = 4  # a longer line with a full stop is a sentence: it can stand in a copied body
COMMON_PAGES = 200  # a line on more pages than this joins nothing: it belongs to the language, not to a site
FEW_PAGES = 24  # holders of a line of which all pairs are counted; of more, neighbours and each with the first
HEAD = 60_000  # characters of an HTML page in which its own address is stated
_QUOTES = frozenset('“”„«»"')
_DIGITS = re.compile(r"\d+")
_ADDRESS = re.compile(r"\S+@\S+|\[email protected\]|https?://\S+")
_BETWEEN_TAGS = re.compile(r">([^<>]+)<")  # no alternative inside: linear on any page
_WORD = re.compile(r"\w")
_OWN_TAG = re.compile(r"<(?:link|meta)\b[^>]*(?:canonical|og:url)[^>]*>", re.IGNORECASE)
_OWN_ADDRESS = re.compile(r"\b(?:href|content)\s*=\s*[\"']?(https?:)?(//[^\"'\s>]+)", re.IGNORECASE)
_EDGES = " \t\r\xa0" + "".join(sorted(BULLETS))


class Masked(NamedTuple):
    """A page's masked lines; `furniture`: those that may join it to others, as they stand; `site`: its stated host."""

    lines: frozenset[str] = frozenset()
    furniture: Mapping[str, str] = {}
    site: str | None = None


def mask_lines(text: str) -> list[str]:
    """Return each line without what differs from page to page: digits, addresses, case, bullets, edge spaces."""
    return [_mask(line) for line in _DIGITS.sub("0", text.lower()).split("\n")]


def _mask(line: str) -> str:
    line = line.strip(_EDGES)
    if len(line) > MAX_LINE:
        return line  # never compared; patterns over a line of data would take for ever
    if not line.isprintable() or "  " in line:
        line = shown_text(line)
    return _ADDRESS.sub("@", line) if "@" in line or "://" in line or "[email" in line else line


def mask_page(page: Page) -> Masked:
    """Return the masked lines of a page; none of a clean row or of an endless page."""
    if page.record.media_type == "application/json" or len(page.text) > MAX_PAGE:
        return Masked()
    html = page.record.media_type == "text/html"
    text = _list_texts(page.text) if html else page.text
    masked = mask_lines(text)
    lines = frozenset(line for line in masked if 0 < len(line) <= MAX_LINE)
    return Masked(lines, _find_furniture(text.split("\n"), masked), _stated_site(page.text) if html else None)


def _list_texts(html: str) -> str:
    """Return the texts between the tags of a page, one a line."""
    texts = [" ".join(text.split()) for text in _BETWEEN_TAGS.findall(html) if _WORD.search(text)]
    return unescape("\n".join(texts))


def _find_furniture(lines: Sequence[str], masked: Sequence[str]) -> dict[str, str]:
    """Return the lines above the first paragraph and under the last that may say which site a page is of."""
    first = next((i for i, line in enumerate(lines) if _is_paragraph(line)), len(lines))
    last = next((i for i in range(len(lines) - 1, first, -1) if _is_paragraph(lines[i])), first)
    around = (*range(first), *range(last + 1, len(lines)))
    return {masked[i]: lines[i] for i in around if MIN_KEY <= len(masked[i]) <= MAX_LINE}


def _is_paragraph(line: str) -> bool:
    return len(line) >= MIN_PROSE and ends_sentence(line.rstrip()) and label_text(line.strip()) is None


def is_furniture(line: str) -> bool:
    """Return whether a line that several pages hold says which site they are of."""
    text = shown_text(line.strip(_EDGES))
    if not _QUOTES.isdisjoint(text) or (ends_sentence(text) and count_words(text) > MAX_SENTENCE_WORDS):
        return False
    return label_text(text) is None and not is_byline(Block(text=text))


def _stated_site(html: str) -> str | None:
    """Return the host of the address that an HTML page states as its own."""
    for tag in _OWN_TAG.findall(html[:HEAD]):
        address = _OWN_ADDRESS.search(tag)
        if address is not None:
            return name_site(address.group(2))
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


def group_loose(pages: Mapping[str, Mapping[str, str]]) -> list[list[str]]:
    """Return the ids of pages without an address in groups that share enough furniture, by linking pairs."""
    holders = _list_holders(pages)
    own = Counter(page_id for ids in holders.values() for page_id in ids)
    own.update({page_id: _count_single(lines, holders) for page_id, lines in pages.items()})
    parent = {page_id: page_id for page_id in pages}
    for (a, b), n in sorted(_count_common(holders).items()):
        if n >= MIN_COMMON and n >= MIN_SHARE * min(own[a], own[b]):
            _join(parent, a, b)
    groups: dict[str, list[str]] = {}
    for page_id in sorted(pages):
        groups.setdefault(_root(parent, page_id), []).append(page_id)
    return [group for group in groups.values() if len(group) > 1]


def _list_holders(pages: Mapping[str, Mapping[str, str]]) -> dict[str, list[str]]:
    """Return the pages that hold each line of furniture which at least two hold."""
    holders: dict[str, list[str]] = {}
    for page_id in sorted(pages):
        for line in pages[page_id]:
            holders.setdefault(line, []).append(page_id)
    # Only lines that several pages hold are looked at closely, as the first page has them.
    return {line: ids for line, ids in holders.items() if len(ids) > 1 and is_furniture(pages[ids[0]][line])}


def _count_single(lines: Mapping[str, str], holders: Mapping[str, list[str]]) -> int:
    """Return how many lines a page holds alone; a rough count, as they are not looked at closely."""
    return sum(1 for line, raw in lines.items() if line not in holders and not ends_sentence(raw.rstrip()))


def _count_common(holders: Mapping[str, list[str]]) -> Counter[tuple[str, str]]:
    """Return how many lines pairs of pages share."""
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
