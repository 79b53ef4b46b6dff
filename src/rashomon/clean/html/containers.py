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
    """What an element's name says: boilerplate of a kind, the article itself, or that it is not shown.

    `names`: the words of class, id and role, lower case; `article_body`: its microdata say so.
    """

    hint: RemovedKind | None
    positive: bool
    hidden: bool
    dek: bool = False
    names: tuple[str, ...] = ()
    article_body: bool = False


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
_PART = re.compile(r"[A-Z]*[a-z]+|[A-Z]+")  # "siteNav-top": site, Nav, top
_BETWEEN = {code: " " for code in range(128) if not chr(code).isalpha()}
_KNOWN = frozenset(
    part for word in (*_WORD_HINT, *POSITIVE_WORDS, *DEK_NAMES, *DEK_PARTS) for part in (word, *word.split("-"))
)
# The attributes that are looked at; a serialised element has its values in double quotes. Of an id only what stands
# before its first digit, of a style only that it hides: the rest differs from element to element.
_NAMING = re.compile(r'\s(?:(?:class|role|itemprop|data-testid|data-component)="([^"]*)"|id="([^"\d]*))')
_HIDING = re.compile(r'\s(?:hidden="|aria-hidden="true"|style="[^"]*display:\s?none)')
_CLASS = ' class="'
MAX_NAMES = 12  # words of an element's names that are looked at
MAX_PARTS = 8  # parts of them that are passed on
SPEAKING_TAGS = frozenset({*TAG_HINTS, "article", "main"})  # they say something without a name
WHOLE_PAGE = frozenset({"html", "body", "main", "article"})  # their classes speak of the page, not of themselves
NOTHING = 3  # the rank of a word that says nothing


class Word(NamedTuple):
    """What one word of a name says; `rank`: 0 as a whole, 1 by two of its parts, 2 by one, 3 not at all."""

    rank: int
    hint: RemovedKind | None
    positive: bool
    dek: bool
    parts: tuple[str, ...]


def read_naming(tag: str, attributes: str) -> Naming:
    """Return what an element's tag and attributes say of it."""
    if attributes.count('"') == 2 and attributes.startswith(_CLASS):  # most have a class and nothing else
        return _read_names(tag, attributes[len(_CLASS) : -1], False)
    names = " ".join([name or number for name, number in _NAMING.findall(attributes)])
    likely = "hidden=" in attributes or "none" in attributes
    return _read_names(tag, names, likely and _HIDING.search(attributes) is not None)


@lru_cache(maxsize=1 << 13)
def _read_names(tag: str, names: str, hidden: bool) -> Naming:
    """Return what an element's tag and the names in its attributes say of it."""
    hint, best, positive, dek = None, NOTHING, tag in {"article", "main"}, False
    parts: list[str] = []
    for name in names.split()[:MAX_NAMES]:
        rank, said, praised, introduces, own_parts = read_word(name)
        parts += own_parts
        if rank < best:
            hint, best = said, rank
        positive, dek = positive or praised, dek or introduces
    if tag in TAG_HINTS:
        hint, dek = TAG_HINTS[tag], False
    elif tag in WHOLE_PAGE:
        hint = None
    return Naming(hint, positive, hidden, dek, tuple(dict.fromkeys(parts))[:MAX_PARTS], "articleBody" in names)


@lru_cache(maxsize=1 << 14)
def read_word(name: str) -> Word:
    """Return what one word of a class, an id or a role says, by itself or by its parts."""
    whole = name.lower()
    # Most names are lower case: there no capital parts words, and no pattern is needed.
    if name.isalpha() and name == whole:
        parts: tuple[str, ...] = (name,)
    else:
        parts = tuple(name.translate(_BETWEEN).split() if name == whole else map(str.lower, _PART.findall(name)))
    if whole not in _KNOWN and _KNOWN.isdisjoint(parts):
        return Word(NOTHING, None, False, False, parts)
    words = (whole, *map("-".join, pairwise(parts)), *parts)
    found = next((i for i, word in enumerate(words) if word in _WORD_HINT), None)
    dek = whole in DEK_NAMES or not DEK_PARTS.isdisjoint(parts)
    positive = not POSITIVE_WORDS.isdisjoint(words)
    if found is None:
        return Word(NOTHING, None, positive, dek, parts)
    rank = 0 if found == 0 else 1 if found < len(parts) else 2
    return Word(rank, _WORD_HINT[words[found]], positive, dek, parts)
