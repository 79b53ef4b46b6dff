"""Outlet profiles: lines that several pages of one site share are evidence for boilerplate.

In: pages.  Out: a Profile a site, whatever the order of the pages. A shared line is evidence for the model only, never
a reason by itself to cut: copies share body, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from rashomon.clean.blocks import Block
from rashomon.clean.dump.biographies import opens_note
from rashomon.clean.prose import read_bio
from rashomon.clean.sites import MAX_PAGE, Masked, group_loose, mask_lines, mask_page, name_site
from rashomon.model import Page, Value, content_id

MIN_PAGES = 2  # a line on two pages of a site is shared


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
        """Return the profile of the site that `page` belongs to; a page that taught nothing is known by its host."""
        place = self.by_page.get(page.id)
        if place is not None:
            return self.profiles[place]
        site = name_site(page.record.url)
        return next((profile for profile in self.profiles if profile.site == site), None) if site else None


def write_profiles(profiles: Profiles) -> bytes:
    """Return profiles as JSON, the same bytes for the same profiles."""
    return msgspec.json.encode(profiles, order="deterministic")


def parse_profiles(raw: bytes) -> Profiles:
    """Return profiles from their JSON; msgspec.MsgspecError if it is none."""
    return msgspec.json.decode(raw, type=Profiles)


def join_profiles(known: Profiles, learned: Profiles) -> Profiles:
    """Return the profiles known from before and, of the sites they do not know, those learned now."""
    sites = {profile.site for profile in known.profiles}
    joined = [*known.profiles, *(profile for profile in learned.profiles if profile.site not in sites)]
    places = {profile.site: place for place, profile in enumerate(joined)}
    by_page = {
        page_id: places[source.profiles[place].site]
        for source in (known, learned)
        for page_id, place in source.by_page.items()
    }
    return Profiles(by_page=by_page, profiles=tuple(joined), digest=_digest(joined))


def flag_shared(blocks: Sequence[Block], profile: Profile | None) -> list[bool]:
    """Return for each block whether other pages of its site hold the same line."""
    if profile is None:
        return []
    return [line in profile.shared for line in mask_lines("\n".join(block.text for block in blocks))]


def learn_profiles(pages: Iterable[Page]) -> Profiles:
    """Return the profiles of the sites that `pages` come from; a site of one page has none."""
    sited: dict[str, dict[str, Page]] = {}
    loose: dict[str, Page] = {}
    masked: dict[str, Masked] = {}
    for page in pages:
        site = name_site(page.record.url)
        if site is None:
            masked[page.id] = mask_page(page)
            site = masked[page.id].site
        (loose if site is None else sited.setdefault(site, {}))[page.id] = page
    groups = {site: list(found.values()) for site, found in sited.items() if len(found) >= MIN_PAGES}
    for ids in group_loose({page_id: masked[page_id].furniture for page_id in loose}):
        groups[f"shared:{min(ids)}"] = [loose[page_id] for page_id in ids]
    return _make_profiles(groups, masked)


def _make_profiles(groups: Mapping[str, Sequence[Page]], masked: Mapping[str, Masked]) -> Profiles:
    profiles: list[Profile] = []
    by_page: dict[str, int] = {}
    for site in sorted(groups):
        lines = (masked.get(page.id) or mask_page(page) for page in groups[site])
        counts = Counter(line for page in lines for line in page.lines)
        shared = frozenset(line for line, n in counts.items() if n >= MIN_PAGES)
        if shared:
            by_page.update(dict.fromkeys((page.id for page in groups[site]), len(profiles)))
            profiles.append(
                Profile(site=site, pages=len(groups[site]), shared=shared, outlet=find_outlet(groups[site]))
            )
    return Profiles(by_page=by_page, profiles=tuple(profiles), digest=_digest(profiles))


def _digest(profiles: Sequence[Profile]) -> str | None:
    parts = (part for p in profiles for part in (p.site, p.pages, p.outlet, *sorted(p.shared)))
    return content_id("x", *parts).removeprefix("x-") if profiles else None


def find_outlet(pages: Sequence[Page]) -> str | None:
    """Return the outlet that the authors' biographies on pages of one site name, where they name only one."""
    named = {
        found[1]
        for page in pages
        if page.record.media_type == "text/plain" and len(page.text) <= MAX_PAGE
        for line in page.text.splitlines()
        if opens_note(line.lstrip()) and (found := read_bio(line.strip())) is not None and found[1] is not None
    }
    return named.pop() if len(named) == 1 else None
