"""The tokens of an article, cut once for everything that linking asks of them.

In: an article and the run's vocabulary.  Out: its `Tokens`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.link.sparse import Ints
from rashomon.link.vocabulary import Vocabulary
from rashomon.model import Article

# Letters by ranges, as a named class takes twice the time: all scripts, without digits and punctuation.
_LETTER = (
    r"[a-zA-Z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u065f\u066e-\u06ef\u06fa-\u1fff"
    r"\u2c00-\u2dff\u3005-\ud7ff\uf900-\ufeff]"
)
_TOKEN = re.compile(rf"{_LETTER}++(?:['’-]{_LETTER}++)*+|\d++(?:[.,]\d++)*+|[.!?:;\n\"“”«»„]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words, numbers and marks that end a phrase, in order, as numbers of the vocabulary: (n,), int32.

    The first `head` are the headline's; the paragraphs begin at `body`: between lies the dek.
    """

    numbers: Ints
    head: int
    body: int


def read_tokens(article: Article, vocabulary: Vocabulary) -> Tokens:
    """Return the tokens of an article's text."""
    head_end = article.headline_span.end if article.headline_span is not None else 0
    body_start = article.paragraphs[0].start if article.paragraphs else len(article.text)
    return Tokens(
        numbers=vocabulary.numbers(_TOKEN.findall(article.text)),
        head=len(_TOKEN.findall(article.text, 0, head_end)),
        body=len(_TOKEN.findall(article.text, 0, body_start)),
    )
