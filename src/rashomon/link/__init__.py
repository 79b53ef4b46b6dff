"""Articles in; copies, episodes and stories out. Pure.

All at once: `link_articles(articles, weights=..., vectors=...)`. Day by day, no text read twice:

    prepared = prepare_article(article)            # encodes with msgspec: keep it beside the article
    window = open_window(known, prepared_articles) # known: id -> episodes as article ids, of the open stories
    window.add(more)
    changes = window.repair(weights, today=days)   # stories, merged, split, closed; ids stay
"""

from rashomon.link.episodes import STRICT_CHANCE
from rashomon.link.frequencies import Frequencies, parse_frequencies
from rashomon.link.linked import Linked, link_articles
from rashomon.link.prepared import Prepared, prepare_article
from rashomon.link.weights import LinkWeights, parse_pair_models
from rashomon.link.window import Changes, Window, open_window

__all__ = [
    "STRICT_CHANCE",
    "Changes",
    "Frequencies",
    "LinkWeights",
    "Linked",
    "Prepared",
    "Window",
    "link_articles",
    "open_window",
    "parse_frequencies",
    "parse_pair_models",
    "prepare_article",
]
