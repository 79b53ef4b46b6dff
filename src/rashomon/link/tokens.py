"""The tokens of an article, cut once for everything that linking asks of them.

In: an article.  Out: its `Tokens`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.model import Article

BREAKS = frozenset('.!?:;\n"“”«»„')

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[.!?:;\n\"“”«»„]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words, numbers and marks that end a phrase, in order.

    The first `head` are the headline's; the paragraphs begin at `body`: between lies the dek.
    """

    words: list[str]
    head: int
    body: int


def read_tokens(article: Article) -> Tokens:
    """Return the tokens of an article's text."""
    head_end = article.headline_span.end if article.headline_span is not None else 0
    body_start = article.paragraphs[0].start if article.paragraphs else len(article.text)
    return Tokens(
        words=_TOKEN.findall(article.text),
        head=len(_TOKEN.findall(article.text, 0, head_end)),
        body=len(_TOKEN.findall(article.text, 0, body_start)),
    )
