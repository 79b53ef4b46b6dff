"""A page in; an article out, or the reason why there is none. Pure."""

from rashomon.clean.page import clean_page
from rashomon.clean.profiles import (
    Profile,
    Profiles,
    join_profiles,
    learn_profiles,
    parse_profiles,
    write_profiles,
)

__all__ = [
    "Profile",
    "Profiles",
    "clean_page",
    "join_profiles",
    "learn_profiles",
    "parse_profiles",
    "write_profiles",
]
