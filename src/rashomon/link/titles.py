"""The title of a story or an episode: the headline of its most central article.

In: rows and articles.  Out: evidence, so that a title is always somebody's own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.link.pairs import dot
from rashomon.link.stories import centre
from rashomon.link.vectors import Row
from rashomon.model import Article, Evidence, Span, quote

DECIMALS = 6
LONGEST_TITLE = 200  # characters of a first sentence without an end
_SENTENCE = re.compile(r"\s*(\S.*?(?:[.!?…][\"”»’']?(?=\s)|$))", re.DOTALL | re.MULTILINE)


def most_central(rows: Sequence[Row], numbers: Sequence[int]) -> int:
    """Return the number of the row nearest to the middle of the others; ties go to the first."""
    middle = centre([rows[n].body for n in numbers])
    return min(numbers, key=lambda n: (-round(dot(rows[n].body, middle), DECIMALS), n))


def find_title(article: Article) -> Evidence:
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
