"""What the containers of an HTML page call themselves: their tags, classes and ids as evidence.

In: an element's tag and raw attributes.  Out: the kind of boilerplate that it names, or that it names the article.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rashomon.model import RemovedKind


class Naming(NamedTuple):
    """What an element's name says: boilerplate of a kind, the article itself, or that it is not shown."""

    hint: RemovedKind | None
    positive: bool
    hidden: bool
    dek: bool = False


TAG_HINTS: dict[str, RemovedKind] = {
    "nav": "navigation", "footer": "legal", "aside": "related", "form": "subscription", "button": "widget",
    "figcaption": "caption", "dialog": "widget", "menu": "navigation", "label": "widget", "time": "byline",
    "caption": "caption", "address": "byline", "legend": "widget",
}  # fmt: skip
# Words inside class and id names, whole between dashes, underscores and capitals, in the order they are tried.
NAME_HINTS: dict[RemovedKind, str] = {
    "comments": """
        comment comments disqus replies reply respond reac reactions discussion commentlist
    """,
    "share": """
        share sharing social soc addthis sharedaddy follow tweet facebook twitter whatsapp sns
    """,
    "advertisement": """
        ad ads advert advertisement adslot sponsor sponsored dfp taboola outbrain promoted commercial adunit
        gpt mpu
    """,
    "caption": """
        caption figcaption credit photo-credit legend cap image-caption wp-caption photocredit pic ph photo
    """,
    "author-bio": """
        bio author-bio about-author authorbox author-box about-the-author authorinfo
    """,
    "byline": """
        byline by author authors meta dateline timestamp stamp published pubdate postmeta entry-meta info date
        when sig dt
    """,
    "related": """
        related recommended recommendation recommendations more-from read-more readmore also trending popular
        most-read mostread teaser teasers promo promos further recirc rail sidebar side latest next jump lire
        rel ra onward carousel rubric read-next mostpopular inline-link readalso
    """,
    "subscription": """
        newsletter subscribe subscription subscriptions signup sign-up paywall cta upsell donate donation
        membership nl callout piano optin register login support abo
    """,
    "legal": """
        cookie cookies consent gdpr privacy copyright legal disclaimer footer foot ft colophon copy imprint
        policy
    """,
    "navigation": """
        nav navigation menu breadcrumb breadcrumbs masthead topbar navbar pagination pager skip crumbs toc
        path tabs hamburger header hd tags tag topics categories cat category
    """,
    "widget": """
        widget ticker weather wx poll quiz player video-player gallery slideshow toolbar tools print modal
        popup overlay banner search rating audio hidden sr-only visually-hidden screen-reader-text alert warn
        box
    """,
}
POSITIVE_WORDS = frozenset(
    "article articlebody article-body story storybody story-body content entry entry-content post post-content body "
    "articletext text txt prose main richtext rich-text article-content body-text".split()
)
# Whole class names, or the last part of one ("article__standfirst"), by which a dek is known.
DEK_NAMES = frozenset(
    """
    dek deck standfirst subtitle sub-title subheadline sub-headline subheading chapo lid summary lead lede sub
    intro teaser-text description abstract excerpt tagline sous-titre bajada entradilla vorspann untertitel
    lead-in leadtext
    """.split()
)
DEK_PARTS = frozenset("dek standfirst subtitle subheadline chapo entradilla vorspann bajada".split())
_WORD_HINT: dict[str, RemovedKind] = {
    word: kind for kind, words in reversed(NAME_HINTS.items()) for word in words.split()
}
_NAMES = re.compile(r'(?:^|\s)(?:class|id|role|itemprop|data-testid|data-component|aria-label)="([^"]*)"')
_HIDDEN = re.compile(r'(?:^|\s)(?:hidden(?:=""|\s|$)|aria-hidden="true"|style="[^"]*display:\s?none)')
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PARTS = re.compile(r"[^a-zA-Z]+")
MAX_ATTRIBUTES = 600  # characters of an element's attributes that are looked at
WHOLE_PAGE = frozenset({"html", "body", "main", "article"})  # their classes speak of the page, not of themselves


@lru_cache(maxsize=1 << 14)
def read_naming(tag: str, attributes: str) -> Naming:
    """Return what an element's tag and attributes say of it."""
    found = _NAMES.findall(attributes[:MAX_ATTRIBUTES]) if attributes else []
    hidden = bool(attributes) and _HIDDEN.search(attributes[:MAX_ATTRIBUTES]) is not None
    words = _split_names(found)
    positive = tag in {"article", "main"} or not POSITIVE_WORDS.isdisjoint(words)
    if tag in TAG_HINTS:
        return Naming(TAG_HINTS[tag], positive, hidden)
    dek = any(word in DEK_NAMES for value in found for word in value.lower().split()) or not DEK_PARTS.isdisjoint(words)
    hint = None if tag in WHOLE_PAGE else next((_WORD_HINT[word] for word in words if word in _WORD_HINT), None)
    return Naming(hint, positive, hidden, dek)


def _split_names(names: list[str]) -> list[str]:
    """Return the whole names, lower case, then the words they are made of."""
    whole = [name for value in names for name in value.split()]
    parts = [part.lower() for name in whole for part in _PARTS.split(_CAMEL.sub("-", name)) if part]
    pairs = [f"{a}-{b}" for a, b in pairwise(parts)]
    return [*(name.lower() for name in whole), *pairs, *parts]
