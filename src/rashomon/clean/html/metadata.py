"""Read metadata off an HTML page by agreement: JSON-LD, Open Graph, meta elements, <time>, visible byline.

In: what the page states and the choice of its blocks.  Out: Metadata; a value that nothing supports is None.
"""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from rashomon.clean.choice import Choice
from rashomon.clean.credits import AGENCIES, is_own_credit
from rashomon.clean.dump.metadata import LANGUAGE_PARAGRAPHS, read_visible_credit
from rashomon.clean.genre import list_kickers, read_genre
from rashomon.clean.html.authors import read_page_authors
from rashomon.clean.html.dates import read_stated_dates
from rashomon.clean.html.jsonld import resolve_names, types_of
from rashomon.clean.html.outlets import read_page_outlet
from rashomon.clean.html.stated import Stated, tidy_value
from rashomon.clean.html.titles import choose_headline
from rashomon.clean.html.walk import Markup
from rashomon.clean.language import tell_language
from rashomon.clean.metadata import Metadata
from rashomon.clean.quality import judge_quality
from rashomon.model import Genre, OutletRef, Page, Quality


def read_html_metadata(page: Page, markup: Markup, stated: Stated, choice: Choice) -> Metadata:
    """Return what the page says about its article."""
    body = " ".join([block.text for block in choice.of("body")[:LANGUAGE_PARAGRAPHS]])
    language = tell_language(body, markup.language or stated.first("og:locale", "language", "dc.language"))
    region = markup.language or stated.first("og:locale") or language or ""
    url = read_address(page, stated)
    outlet = read_page_outlet(stated, choice, url)
    published, modified = read_stated_dates(page, stated, choice, region.replace("_", "-"))
    return Metadata(
        headline=choose_headline(stated, choice),
        dek=next(iter(choice.of("dek")), None),
        outlet=outlet,
        url=url,
        authors=read_page_authors(stated, choice, outlet),
        published=published,
        modified=modified,
        language=language,
        genre=_genre(page, stated, choice),
        credit=read_page_credit(stated, choice, outlet),
        quality=_quality(page, stated, choice),
    )


def stated_dek_text(stated: Stated) -> str | None:
    """Return the description that the page states."""
    return tidy_value(stated.article.get("description")) or stated.first("og:description", "description") or None


def read_address(page: Page, stated: Stated) -> str | None:
    """Return the canonical address: the page's own statement of the same site, else where it was captured."""
    base = page.record.url
    stated_url = stated.canonical or stated.first("og:url")
    if not stated_url or stated_url.startswith("#"):
        return base
    try:
        full = urljoin(base or "", stated_url)
        parts = urlsplit(full)
    except ValueError:
        return base
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return base
    # A home page as canonical address is a template's mistake: it would make all pages of the site one.
    return base if base and parts.path in {"", "/"} and urlsplit(base).path not in {"", "/"} else full


def read_page_credit(stated: Stated, choice: Choice, outlet: OutletRef | None) -> str | None:
    """Return the agency that the page shows as its source, else the one it states as its author."""
    shown = read_visible_credit(choice, outlet)
    if shown is not None:
        return shown
    values = (*resolve_names(stated.article.get("author"), stated.by_id), *stated.meta.get("author", ()))
    agencies = (AGENCIES[value.lower()] for value in map(tidy_value, values) if value.lower() in AGENCIES)
    credit = next(agencies, None)
    return None if credit is None or (outlet is not None and is_own_credit(credit, outlet.name)) else credit


def _genre(page: Page, stated: Stated, choice: Choice) -> Genre:
    section = stated.article.get("articleSection")
    section = section[0] if isinstance(section, list) and section else section
    labels = list_kickers(choice)
    kinds = types_of(stated.article)
    return read_genre(
        labels,
        page.record.url or stated.canonical,
        types=kinds,
        section=str(section or stated.first("article:section") or ""),
    )


def _quality(page: Page, stated: Stated, choice: Choice) -> Quality:
    seen = judge_quality(choice, page.text if page.record.media_type == "text/html" else "")
    free = stated.article.get("isAccessibleForFree")
    if str(free).lower() == "false" or (stated.first("article:content_tier") or "").lower() == "locked":
        return Quality(complete=seen.complete, notes=tuple(dict.fromkeys(("paywall", *seen.notes))))
    return seen
