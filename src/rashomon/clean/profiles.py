"""Outlet profiles: lines that several pages of one site share are evidence for boilerplate.

In: pages.  Out: a Profile a site, whatever the order of the pages. Pages without an address are grouped by the lines
they share. A shared line is evidence for the model only, never a reason by itself to cut: copies share body, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from rashomon.clean.blocks import MAX_BLOCKS, Block
from rashomon.clean.html_blocks import walk_markup
from rashomon.clean.prose import read_bio
from rashomon.clean.text_blocks import split_lines
from rashomon.model import Page, Value, content_id
from rashomon.text.normalize import fold

MIN_PAGES = 2  # a line on two pages of a site is shared
MIN_COMMON = 3  # lines that two pages without an address share before they count as one site's
MAX_LINE = 400  # characters of a line that are compared
MAX_PAGE = 2_000_000  # characters: longer pages teach nothing
MIN_KEY = 12  # characters of a line that can make two pages one site's: "Sport" stands everywhere
COMMON_PAGES = 200  # a line on more pages than this joins nothing: it belongs to the language, not to a site
_DIGITS = re.compile(r"\d+")
_ADDRESS = re.compile(r"\S+@\S+|\[email protected\]|https?://\S+")


class Profile(Value, frozen=True, kw_only=True):
    """What pages of one site share: the masked lines on two pages or more; the outlet where just one is named."""

    site: str
    pages: int
    shared: frozenset[str]
    outlet: str | None = None


class Profiles(Value, frozen=True, kw_only=True):
    """All profiles of a run; `digest` names their content, None where there are none."""

    by_page: dict[str, int]
    profiles: tuple[Profile, ...]
    digest: str | None

    def of(self, page: Page) -> Profile | None:
        """Return the profile of the site that `page` belongs to."""
        place = self.by_page.get(page.id)
        return None if place is None else self.profiles[place]


def mask_line(line: str) -> str:
    """Return a line without what differs from page to page: digits, addresses, case, spaces."""
    return _DIGITS.sub("0", _ADDRESS.sub("@", fold(line[:MAX_LINE])))


def flag_shared(blocks: Sequence[Block], profile: Profile | None) -> list[bool]:
    """Return for each block whether other pages of its site hold the same line."""
    if profile is None:
        return []
    return [len(block.text) <= MAX_LINE and mask_line(block.text) in profile.shared for block in blocks]


def learn_profiles(pages: Iterable[Page]) -> Profiles:
    """Return the profiles of the sites that `pages` come from; a site of one page has none."""
    sited: dict[str, dict[str, Page]] = {}
    loose: dict[str, Page] = {}
    for page in pages:
        site = name_site(page.record.url)
        (loose if site is None else sited.setdefault(site, {}))[page.id] = page
    groups = {site: list(found.values()) for site, found in sited.items() if len(found) >= MIN_PAGES}
    masked = {page.id: mask_page(page) for page in loose.values()}
    for ids in group_loose(masked):
        groups[f"shared:{min(ids)}"] = [loose[page_id] for page_id in ids]
    return _make_profiles(groups, masked)


def _make_profiles(groups: Mapping[str, Sequence[Page]], masked: Mapping[str, frozenset[str]]) -> Profiles:
    profiles: list[Profile] = []
    by_page: dict[str, int] = {}
    for site in sorted(groups):
        counts = Counter(line for page in groups[site] for line in masked.get(page.id) or mask_page(page))
        shared = frozenset(line for line, n in counts.items() if n >= MIN_PAGES)
        if shared:
            by_page.update(dict.fromkeys((page.id for page in groups[site]), len(profiles)))
            profiles.append(
                Profile(site=site, pages=len(groups[site]), shared=shared, outlet=find_outlet(groups[site]))
            )
    parts = (part for p in profiles for part in (p.site, p.pages, p.outlet, *sorted(p.shared)))
    digest = content_id("x", *parts).removeprefix("x-") if profiles else None
    return Profiles(by_page=by_page, profiles=tuple(profiles), digest=digest)


def find_outlet(pages: Sequence[Page]) -> str | None:
    """Return the outlet that the authors' biographies on pages of one site name, where they name only one."""
    named = {
        found[1]
        for page in pages
        if page.record.media_type == "text/plain" and len(page.text) <= MAX_PAGE
        for line in page.text.splitlines()
        if (found := read_bio(line.strip())) is not None and found[1] is not None
    }
    return named.pop() if len(named) == 1 else None


def group_loose(pages: Mapping[str, frozenset[str]]) -> list[list[str]]:
    """Return the ids of pages without an address in groups that share at least three lines, by linking pairs."""
    holders: dict[str, list[str]] = {}
    for page_id in sorted(pages):
        for line in pages[page_id]:
            if len(line) >= MIN_KEY:
                holders.setdefault(line, []).append(page_id)
    common: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        if 1 < len(ids) <= COMMON_PAGES:
            common.update((ids[0], other) for other in ids[1:])
            common.update(pairwise(ids[1:]))
    parent = {page_id: page_id for page_id in pages}
    for (a, b), n in sorted(common.items()):
        if n >= MIN_COMMON:
            _join(parent, a, b)
    groups: dict[str, list[str]] = {}
    for page_id in sorted(pages):
        groups.setdefault(_root(parent, page_id), []).append(page_id)
    return [group for group in groups.values() if len(group) > 1]


def _root(parent: dict[str, str], a: str) -> str:
    while parent[a] != a:
        a = parent[a]
    return a


def _join(parent: dict[str, str], a: str, b: str) -> None:
    roots = sorted((_root(parent, a), _root(parent, b)))
    parent[roots[1]] = roots[0]


def name_site(url: str | None) -> str | None:
    """Return the host of an address without "www."; None where there is none."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def mask_page(page: Page) -> frozenset[str]:
    """Return the masked lines or blocks of a page; none of a clean row or of an endless page."""
    if page.record.media_type == "application/json" or len(page.text) > MAX_PAGE:
        return frozenset()
    html = page.record.media_type == "text/html"
    blocks = walk_markup(page.text).blocks if html else split_lines(page.text)
    return frozenset(mask_line(block.text) for block in blocks[:MAX_BLOCKS] if len(block.text) <= MAX_LINE)
