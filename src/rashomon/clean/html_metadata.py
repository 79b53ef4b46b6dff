"""Read metadata off an HTML page by agreement: JSON-LD, Open Graph, meta elements, <time>, visible byline.

In: what the page states and the choice of its blocks.  Out: Metadata; a value that nothing supports is None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from urllib.parse import urljoin, urlsplit

from rashomon.clean.blocks import Block
from rashomon.clean.bylines import opens_byline, read_authors, read_stated_name
from rashomon.clean.choice import Choice
from rashomon.clean.credits import AGENCIES
from rashomon.clean.genre import list_kickers, read_genre
from rashomon.clean.html_blocks import Markup
from rashomon.clean.html_dates import read_stated_dates
from rashomon.clean.jsonld import resolve_names, types_of
from rashomon.clean.language import tell_language
from rashomon.clean.metadata import Metadata, name_outlet
from rashomon.clean.prose import read_bio
from rashomon.clean.stated import Stated, tidy_value
from rashomon.clean.text_metadata import head_lines, judge_quality, read_visible_credit
from rashomon.model import Genre, OutletRef, Page, Quality
from rashomon.text.normalize import fold

PERSONS = frozenset({"person", "author"})
_TITLE_PARTS = re.compile(r"\s+(?:[|·•»–—-]|::|\|\|)\s+")


def read_html_metadata(page: Page, markup: Markup, stated: Stated, choice: Choice) -> Metadata:
    """Return what the page says about its article."""
    body = " ".join(block.text for block in choice.of("body"))
    language = tell_language(body, markup.language or stated.first("og:locale", "language", "dc.language"))
    region = markup.language or stated.first("og:locale") or language or ""
    outlet = read_stated_outlet(stated, choice)
    published, modified = read_stated_dates(page, stated, choice, region.replace("_", "-"))
    headline = choose_headline(stated, choice)
    return Metadata(
        headline=headline,
        dek=next(iter(choice.of("dek")), None) or stated_dek(stated, headline),
        outlet=outlet,
        url=read_address(page, stated),
        authors=read_stated_authors(stated, choice, outlet),
        published=published,
        modified=modified,
        language=language,
        genre=_genre(page, stated, choice),
        credit=read_visible_credit(choice, outlet),
        quality=_quality(stated, choice),
    )


def title_candidates(stated: Stated) -> list[tuple[str, str]]:
    """Return (source, title) for each stated title, the outlet's name cut off where it follows a bar."""
    listed = [
        ("json-ld", tidy_value(stated.article.get("headline")) or tidy_value(stated.article.get("name"))),
        (
            "meta",
            stated.first("og:title", "twitter:title", "dc.title", "title", "parsely-title", "sailthru.title") or "",
        ),
        ("meta", stated.title or ""),
    ]
    site = stated.first("og:site_name")
    return [(source, strip_site(title, site)) for source, title in listed if title]


def strip_site(title: str, site: str | None) -> str:
    """Return a title without the outlet's name behind its last bar or dash."""
    parts = _TITLE_PARTS.split(title)
    if len(parts) < 2:
        return title
    last = parts[-1]
    end = title.rfind(last)
    is_site = (site is not None and fold(last) in (fold(site), f"the {fold(site)}")) or (
        site is not None and fold(site) in fold(last)
    )
    if is_site or (len(last.split()) <= 4 and len(parts[0].split()) >= 3 and len(title) - len(last) > 2 * len(last)):
        return re.sub(r"\s*(?:[|·•»–—-]|::|\|\|)\s*$", "", title[:end]).strip()
    return title


def stated_title(stated: Stated) -> str | None:
    """Return the title on which most statements agree, the most specific first."""
    candidates = [title for _, title in title_candidates(stated)]
    return candidates[0] if candidates else None


def choose_headline(stated: Stated, choice: Choice) -> Block | None:
    """Return the headline's block: the visible one, else a stated title, marked with where it was stated."""
    shown = next(iter(choice.of("headline")), None)
    if shown is not None:
        return shown
    for source, title in title_candidates(stated):
        return Block(text=title, source="json-ld" if source == "json-ld" else "meta")
    return None


def stated_dek_text(stated: Stated) -> str | None:
    """Return the description that the page states."""
    return tidy_value(stated.article.get("description")) or stated.first("og:description", "description") or None


def stated_dek(stated: Stated, headline: Block | None) -> Block | None:
    """Return JSON-LD's alternative headline as a dek; a description that is not shown is no dek."""
    text = tidy_value(stated.article.get("alternativeHeadline"))
    if not text or headline is None or fold(text) == fold(headline.text):
        return None
    return None


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


def read_stated_outlet(stated: Stated, choice: Choice) -> OutletRef | None:
    """Return the outlet: JSON-LD's publisher, Open Graph's site name, the title's tail where the page shows it too."""
    publisher = [tidy_value(name) for name in resolve_names(stated.article.get("publisher"), stated.by_id)]
    site = stated.first("og:site_name")
    for name in (site, *publisher, stated.first("application-name", "publisher", "dc.publisher")):
        if name and not name.startswith(("http", "@")) and len(name) <= 80:
            return name_outlet(name)
    return _outlet_in_title(stated, choice)


def _outlet_in_title(stated: Stated, choice: Choice) -> OutletRef | None:
    shown = [fold(block.text) for block in choice.blocks if len(block.text) < 400]
    parts = _TITLE_PARTS.split(stated.title or "")
    tails = [parts[-1], *parts[:1]] if len(parts) > 1 else []
    head, _, _ = (stated.title or "").partition(": ")
    for name in (*tails, head if head != stated.title else ""):
        if 0 < len(name.split()) <= 6 and any(_names_site(fold(name), text) for text in shown):
            return name_outlet(_expand(name, choice))
    return None


def _names_site(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None and len(text) < 300


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
        if "".join(word[0] for word in words if word[0].isupper()) == name and len(words) <= 6:
            return block.text
    return name


def read_stated_authors(stated: Stated, choice: Choice, outlet: OutletRef | None) -> tuple[str, ...]:
    """Return the persons who sign: JSON-LD's authors, else meta elements, else the visible byline, else a biography."""
    site = outlet.name if outlet else None
    readers: tuple[Callable[[], Sequence[str]], ...] = (
        lambda: resolve_names(stated.article.get("author"), stated.by_id, kinds=PERSONS),
        lambda: [
            v
            for name in ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
            for v in stated.meta.get(name, ())
        ],
        lambda: [name for line in visible_bylines(choice) for name in read_authors(line, outlet=site)][:4],
        lambda: [found[0] for block in choice.of("author-bio") if (found := read_bio(block.text)) is not None],
    )
    for read in readers:
        names = clean_names(read(), site)
        if names:
            return names
    return ()


def clean_names(values: Sequence[str], site: str | None) -> tuple[str, ...]:
    """Return the persons among stated names: no addresses, desks, agencies, nor the outlet itself."""
    names: list[str] = []
    for stated in values:
        value = tidy_value(stated)
        if not value or "://" in value or "@" in value.strip("@") or len(value) > 200:
            continue
        single = read_stated_name(value)
        found = (single,) if single is not None else read_authors(value, outlet=site)
        names.extend(
            name for name in found if name.lower() not in AGENCIES and (site is None or fold(name) != fold(site))
        )
    return tuple(dict.fromkeys(names))


def visible_bylines(choice: Choice) -> list[str]:
    """Return the lines that sign the article: near the headline, opening as a byline or standing in one."""
    lines = [block.text for block in head_lines(choice) if len(block.text) < 200]
    opened = [line for line in lines if opens_byline(line)]
    named = [block.text for block in head_lines(choice) if block.hint == "byline" and len(block.text) < 120]
    return [*opened, *(line for line in named if line not in opened)][:4]


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


def _quality(stated: Stated, choice: Choice) -> Quality:
    free = stated.article.get("isAccessibleForFree")
    if str(free).lower() == "false" or (stated.first("article:content_tier") or "").lower() == "locked":
        seen = judge_quality(choice)
        return Quality(complete=seen.complete, notes=("paywall",))
    return judge_quality(choice)
