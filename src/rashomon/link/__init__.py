"""Articles in; copies, episodes and stories out. Pure."""

from rashomon.link.frequencies import Frequencies, parse_frequencies
from rashomon.link.linked import Linked, link_articles
from rashomon.link.weights import LinkWeights, parse_pair_models

__all__ = ["Frequencies", "LinkWeights", "Linked", "link_articles", "parse_frequencies", "parse_pair_models"]
