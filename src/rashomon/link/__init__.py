"""Articles in; copies, episodes and stories out. Pure."""

from rashomon.link.frequencies import Frequencies, parse_frequencies
from rashomon.link.linked import Linked, link_articles

__all__ = ["Frequencies", "Linked", "link_articles", "parse_frequencies"]
