"""A page in; an article out, or the reason why there is none. Pure."""

from rashomon.clean.page import clean_page
from rashomon.clean.profiles import Profile, Profiles, learn_profiles

__all__ = ["Profile", "Profiles", "clean_page", "learn_profiles"]
