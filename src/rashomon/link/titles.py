"""The title of a story or an episode: the headline of its most central article.

In: rows and articles.  Out: evidence, so that a title is always somebody's own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.link.sparse import dot
from rashomon.link.stories import centre
from rashomon.link.vectors import Rows
from rashomon.model import Article, Evidence, Span, quote

DECIMALS = 3  # two articles lie equally near to their middle: that is no reason to prefer either
LONGEST_TITLE = 200  # characters of a first sentence without an end
_SENTENCE = re.compile(r"\s*(\S.*?(?:[.!?…][\"”»’']?(?=\s)|$))", re.DOTALL | re.MULTILINE)


def find_title(articles: Sequence[Article], rows: Rows, numbers: Sequence[int]) -> Evidence:
    """Return the headline of the most central of the news articles with a date; of the others where there is none."""
    ranks = {n: (articles[n].genre != "news", articles[n].published is None) for n in numbers}
    best = min(ranks.values())
    return headline_of(articles[most_central(rows, numbers, [n for n in numbers if ranks[n] == best])])


def most_central(rows: Rows, numbers: Sequence[int], choice: Sequence[int]) -> int:
    """Return which of `choice` is nearest to the middle of all `numbers`; ties go to the first."""
    if len(choice) == 1:
        return choice[0]
    middle = centre([rows.body.row(n) for n in numbers])
    return min(choice, key=lambda n: (-round(dot(rows.body.row(n), middle), DECIMALS), n))


def headline_of(article: Article) -> Evidence:
    """Return the headline of an article, else its first sentence."""
    span = article.headline_span
    if span is None:
        blocks = article.blocks()
        span = first_sentence(article.text, blocks[0] if blocks else Span(0, len(article.text)))
    return quote(article.id, article.text, span)


def first_sentence(text: str, block: Span) -> Span:
    """Return the first sentence of a block, cut where it runs on without an end."""
    found = _SENTENCE.match(text, block.start, block.end)
    start, end = found.span(1) if found is not None else (block.start, block.end)
    return Span(start, min(end, start + LONGEST_TITLE, block.end))
