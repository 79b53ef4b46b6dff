"""What a desk knows of sites: learned from the first pages of each, kept, and used for every later one."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rashomon.clean import Profile, Profiles, join_profiles, learn_profiles
from rashomon.clean.sites import name_site
from rashomon.model import Page
from rashomon.store.desk import Desk
from rashomon.store.packing import to_json
from rashomon.store.profiles import keep_profile, read_profiles


def load_sites(desk: Desk) -> Profiles:
    """Return the profiles that the desk has."""
    with desk.reading() as connection:
        rows = read_profiles(connection)
    profiles = tuple(msgspec.json.decode(row, type=Profile) for row in rows)
    return Profiles(by_page={}, profiles=profiles, digest=None)


def learn_sites(desk: Desk, known: Profiles, pages: Sequence[Page]) -> Profiles:
    """Return the known profiles and those of new sites among `pages`, which the desk knows from now on.

    Pages without an address can share lines, too; what they share is used for them and not kept, as nothing tells
    which later page is of their site.
    """
    sites = {profile.site for profile in known.profiles}
    learned = learn_profiles(page for page in pages if name_site(page.record.url) not in sites)
    named = {name_site(page.record.url) for page in pages}
    new = [profile for profile in learned.profiles if profile.site in named]
    if new:
        with desk.writing() as connection:
            for profile in new:
                keep_profile(
                    connection, site=profile.site, pages=profile.pages, outlet=profile.outlet, json=to_json(profile)
                )
    return join_profiles(known, learned)
