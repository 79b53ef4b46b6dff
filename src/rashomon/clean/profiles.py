"""Outlet profiles: lines that several pages of one site share are evidence for boilerplate.

In: pages.  Out: a Profile a site, whatever the order of the pages. A shared line is evidence only: body stays body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from rashomon.model import Page, Value, content_id
from rashomon.text.normalize import fold

MIN_PAGES = 2  # a line on two pages of a site is shared
MAX_LINE = 600  # characters of a line that are compared
_DIGITS = re.compile(r"\d+")
_ADDRESS = re.compile(r"\S+@\S+|\[email protected\]|https?://\S+")


class Profile(Value, frozen=True, kw_only=True):
    """What pages of one site share: `shared` masked lines, the outlet's name where some page says it."""

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


def learn_profiles(pages: Iterable[Page]) -> Profiles:
    """Return the profiles of the sites that `pages` come from."""
    groups: dict[str, dict[str, list[str]]] = {}
    for page in pages:
        site = name_site(page.record.url)
        if site is not None:
            groups.setdefault(site, {})[page.id] = mask_page(page)
    profiles, by_page = [], {}
    for site in sorted(groups):
        counts = Counter(line for lines in groups[site].values() for line in set(lines))
        shared = frozenset(line for line, n in counts.items() if n >= MIN_PAGES and line)
        if len(groups[site]) >= MIN_PAGES and shared:
            by_page.update(dict.fromkeys(groups[site], len(profiles)))
            profiles.append(Profile(site=site, pages=len(groups[site]), shared=shared))
    digest = content_id("x", *(part for p in profiles for part in (p.site, p.pages, *sorted(p.shared))))[2:]
    return Profiles(by_page=by_page, profiles=tuple(profiles), digest=digest if profiles else None)


def name_site(url: str | None) -> str | None:
    """Return the host of an address without "www."; None where there is none."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def mask_page(page: Page) -> list[str]:
    """Return the masked lines of a text page."""
    if page.record.media_type != "text/plain":
        return []
    return [mask_line(line) for line in page.text.splitlines()]
