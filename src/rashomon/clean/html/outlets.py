"""Tell which outlet published an HTML page: site name, publisher, the title's tail, else the domain.

In: what the page states, the choice of its blocks, its address.  Out: OutletRef; the domain stands in as inferred.
"""

from __future__ import annotations

import re

from rashomon.clean.choice import Choice
from rashomon.clean.html.jsonld import resolve_names
from rashomon.clean.html.stated import Stated, tidy_value
from rashomon.clean.html.titles import squash
from rashomon.clean.metadata import name_outlet
from rashomon.model import OutletRef
from rashomon.text.normalize import fold

MAX_NAME = 80  # characters
MAX_NAME_WORDS = 6
MAX_SHOWN = 300  # characters of a block that can name the outlet
MASTHEAD, FOOT = 12, 30  # blocks at a page's top and bottom where its outlet is named
_TITLE_PARTS = re.compile(r"\s+(?:[|·•»–—-]|::|\|\|)\s+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "é": "e", "è": "e", "ç": "c"})  # as domains spell them
_HOST = re.compile(r"https?://(?:www\d?\.|m\.|amp\.)?([\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)


def read_page_outlet(stated: Stated, choice: Choice, url: str | None) -> OutletRef | None:
    """Return the page's outlet; of a page that names none, its domain."""
    publisher = [tidy_value(name) for name in resolve_names(stated.article.get("publisher"), stated.by_id)]
    site = stated.first("og:site_name")
    for name in (site, *publisher, stated.first("application-name", "publisher", "dc.publisher")):
        if name and not name.startswith(("http", "@")) and len(name) <= MAX_NAME:
            return name_outlet(name)
    host = read_host(url)
    named = _find_in_title(stated, choice, host or "")
    if named is not None:
        return name_outlet(_expand(named, choice))
    return name_outlet(host, inferred=True) if host else None


def read_host(url: str | None) -> str | None:
    """Return the host of an address without "www"; None for what is no address on the web."""
    found = _HOST.match(url or "")
    return found[1].lower() if found else None


def _find_in_title(stated: Stated, choice: Choice, host: str) -> str | None:
    """Return the part of the window's title that is in the domain or in the page's masthead or foot."""
    blocks = (*choice.blocks[:MASTHEAD], *choice.blocks[MASTHEAD:][-FOOT:], *choice.of("navigation", "legal"))
    shown = [fold(block.text) for block in blocks if len(block.text) < MAX_SHOWN]
    headlines = " | ".join(fold(block.text) for block in choice.of("headline", "duplicate"))
    parts = _TITLE_PARTS.split(stated.title or "")
    tails = [parts[-1], *parts[:1]] if len(parts) > 1 else []
    head, _, _ = (stated.title or "").partition(": ")
    for name in (*tails, head if head != stated.title else ""):
        folded = fold(name)
        if not folded or len(name.split()) > MAX_NAME_WORDS or folded in headlines:
            continue
        if squash(name).translate(_UMLAUTS) in squash(host) or any(_holds_name(folded, text) for text in shown):
            return name
    return None


def _holds_name(name: str, text: str) -> bool:
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _expand(name: str, choice: Choice) -> str:
    """Return the full name where a block of the page's masthead or foot spells the acronym out ("Full Name (FN)")."""
    if not name.isupper() or not 2 <= len(name) <= 6:
        return name
    for block in choice.blocks:
        found = re.search(rf"((?:[A-Z][\w&'’-]+ ){{1,6}})\({re.escape(name)}\)", block.text[:400])
        if found:
            return found.group(1).strip()
    for block in choice.blocks[:8]:
        words = block.text.split()
        if "".join(word[0] for word in words if word[0].isupper()) == name and len(words) <= MAX_NAME_WORDS:
            return block.text
    return name
