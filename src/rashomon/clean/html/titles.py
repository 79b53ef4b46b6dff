"""Tell a page's headline from what it states and shows, the outlet's name cut off.

In: what the page states and the choice of its blocks.  Out: the headline's block, or None.
A title that a news page states for others to show (Open Graph) is the headline where it was written on purpose: where
it is neither what the page shows nor a copy of the window's title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.clean.blocks import Block
from rashomon.clean.choice import Choice
from rashomon.clean.html.jsonld import resolve_names, types_of
from rashomon.clean.html.stated import Stated, tidy_value
from rashomon.model import ValueSource
from rashomon.text.normalize import fold

META_TITLES = ("og:title", "twitter:title", "dc.title", "title", "parsely-title", "sailthru.title")
MAX_SITE_WORDS = 4  # of a name behind a bar that nothing else on the page calls the outlet's
MIN_TITLE_WORDS = 3  # before it
_BAR = re.compile(r"\s+(?:[|·•»«–—/-]|::|\|\||- ?\|)\s+|\s*[|｜ㅣ]\s*|_(?=[^_]*$)")
_HOST = re.compile(r"https?://(?:www\.)?([^/?#]+)", re.IGNORECASE)
_CUT_SHORT = re.compile(r"(?:…|\.\.\.)$")
_WORDS = re.compile(r"\w+")


def title_candidates(stated: Stated) -> Iterator[tuple[ValueSource, str]]:
    """Yield (source, title) for each stated title, the outlet's name cut off where it follows a bar."""
    sites = site_names(stated)
    listed: tuple[tuple[ValueSource, str], ...] = (
        ("json-ld", tidy_value(stated.article.get("headline")) or tidy_value(stated.article.get("name"))),
        ("meta", stated.first(*META_TITLES) or ""),
        ("meta", stated.title or ""),
    )
    return ((source, strip_site(title, sites)) for source, title in listed if title)


def stated_title(stated: Stated) -> str | None:
    """Return the title that the page states, the most specific statement first."""
    return next((title for _, title in title_candidates(stated)), None)


def choose_headline(stated: Stated, choice: Choice) -> Block | None:
    """Return the headline's block: what the page shows, or a stated title, marked with where it was stated."""
    shown = next(iter(choice.of("headline")), None)
    if shown is None:
        return next((Block(text=title, source=source) for source, title in title_candidates(stated)), None)
    written = stated.first("og:title")
    meant = strip_site(written, site_names(stated)) if written else ""
    return Block(text=meant, source="meta") if _is_meant(meant, shown.text, stated) else shown


def _is_meant(meant: str, shown: str, stated: Stated) -> bool:
    """Return whether a stated title was written on purpose: the window's title says what the page shows, and it not."""
    if not meant or fold(meant) == fold(shown) or _CUT_SHORT.search(meant):
        return False
    written, seen, window = squash(meant), squash(shown), squash(stated.title or "")
    if written == seen:
        return meant.count(" ") > shown.count(" ")  # the page parts words by style only: "Tug strikePort is shut"
    begins = any(a.startswith(b) for a, b in ((written, seen), (seen, written), (window, written)))
    return window.startswith(seen) and not begins and any("news" in kind for kind in types_of(stated.article))


def squash(text: str) -> str:
    """Return the letters and digits of `text`, folded: all that two ways of writing a title share."""
    return "".join(_WORDS.findall(fold(text)))


def site_names(stated: Stated) -> tuple[str, ...]:
    """Return what the page calls its outlet, folded to letters: site name, publisher, domain."""
    names = [stated.first("og:site_name"), stated.first("application-name", "publisher", "dc.publisher")]
    names += resolve_names(stated.article.get("publisher"), stated.by_id)
    host = _HOST.match(stated.canonical or "")
    names.append(host[1] if host else None)
    squashed = (squash(name).removeprefix("the") for name in names if name)
    return tuple(dict.fromkeys(name for name in squashed if name))


def strip_site(title: str, sites: Sequence[str]) -> str:
    """Return a title without the outlet's name, and sections before it, behind its last bars."""
    bars = list(_BAR.finditer(title))
    while bars:
        bar = bars.pop()
        head, tail = title[: bar.start()].strip(), title[bar.end() :].strip()
        if not head or not (_names_site(tail, sites) or _looks_like_site(head, tail)):
            return title
        title = head
    return title


def _names_site(tail: str, sites: Sequence[str]) -> bool:
    name = squash(tail).removeprefix("the")
    return any(name == site or (len(name) > 2 and (name in site or site in name)) for site in sites)


def _looks_like_site(head: str, tail: str) -> bool:
    few = len(tail.split()) <= MAX_SITE_WORDS and len(head.split()) >= MIN_TITLE_WORDS
    return few and len(head) > 2 * len(tail)
