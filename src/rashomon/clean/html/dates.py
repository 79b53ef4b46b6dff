"""Read when an HTML page was published and changed: JSON-LD, meta elements, visible lines with <time>, its address.

In: what the page states and the choice of its blocks.  Out: two dates or None; none lies after the capture.
"""

from __future__ import annotations

import re

import msgspec

from rashomon.clean.choice import Choice
from rashomon.clean.dump.metadata import head_lines, lies_after, read_dates
from rashomon.clean.html.stated import Stated
from rashomon.model import Dated, DateSource, Page
from rashomon.text.dates import find_date

MAX_DATE_LINE = 80  # characters: a byline; a longer one tells of another day
_ADDRESS_DATE = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")


def read_stated_dates(page: Page, stated: Stated, choice: Choice, region: str) -> tuple[Dated | None, Dated | None]:
    """Return when the article was published and changed; the most precise statement in the order of trust."""
    captured = page.record.captured
    article = stated.article
    published = _first_date(
        [
            ("json-ld", [article.get("datePublished"), article.get("dateCreated")]),
            ("meta", [v for name in PUBLISHED_NAMES for v in stated.meta.get(name, ())]),
        ],
        region,
        captured,
    )
    modified = _first_date(
        [
            ("json-ld", [article.get("dateModified")]),
            ("meta", [v for name in MODIFIED_NAMES for v in stated.meta.get(name, ())]),
        ],
        region,
        captured,
    )
    if published is None:
        published, seen = _shown_dates(stated, choice, region, captured)
        modified = modified or seen
    elif modified is not None and modified.value[:10] == published.value[:10]:
        published = _first_shown(choice, region, published)
    if published is None:
        published = _address_date(page.record.url or stated.canonical, captured)
    return published, modified


def _first_shown(choice: Choice, region: str, published: Dated) -> Dated:
    """Return the day of the byline where it is older: a page that was rebuilt states the day of that twice."""
    lines = [block for block in head_lines(choice) if len(block.text) <= MAX_DATE_LINE]
    found = (find_date(block.text, language=region) for block in lines)
    if any(date is not None and date.value[:10] == published.value[:10] for date in found):
        return published
    shown, _ = read_dates([block.text for block in lines if block.hint == "byline"], region, published.value)
    return shown if shown is not None and shown.value[:10] < published.value[:10] else published


PUBLISHED_NAMES = tuple(
    """
    article:published_time datepublished og:published_time article:published pubdate publishdate publish_date
    publish-date date dc.date.issued dcterms.created dc.date dcterms.date parsely-pub-date sailthru.date
    cxenseparse:recs:publishtime datecreated last_published_date published_time article.published pub_date
    citation_publication_date citation_date published w-published-date published-date publication_date
    """.split()
)
MODIFIED_NAMES = tuple(
    "article:modified_time og:updated_time datemodified last-modified dcterms.modified lastmod article:updated".split()
)


def _first_date(sources: list[tuple[DateSource, list[object]]], region: str, captured: str | None) -> Dated | None:
    for source, values in sources:
        for value in values:
            found = find_date(str(value), language=region) if isinstance(value, (str, int)) else None
            if found is not None and not lies_after(found.value, captured):
                return Dated(value=found.value, precision=found.precision, source=source)
    return None


def _shown_dates(
    stated: Stated, choice: Choice, region: str, captured: str | None
) -> tuple[Dated | None, Dated | None]:
    """Return the dates of the visible lines around the headline, made precise by the page's <time> elements."""
    published, modified = read_dates([block.text for block in head_lines(choice)], region, captured)
    marked = [found for t in stated.times if (found := find_date(t.get("datetime", ""), language=region)) is not None]
    same = [found for found in marked if published is not None and found.value[:10] == published.value[:10]]
    if published is None and marked and not lies_after(marked[0].value, captured):
        return Dated(value=marked[0].value, precision=marked[0].precision, source="visible"), modified
    if published is not None and same and len(same[0].value) > len(published.value):
        published = msgspec.structs.replace(published, value=same[0].value, precision=same[0].precision)
    return published, modified


def _address_date(url: str | None, captured: str | None) -> Dated | None:
    found = _ADDRESS_DATE.search(url or "")
    read = find_date("-".join((found.group(1), found.group(2).zfill(2), found.group(3).zfill(2)))) if found else None
    if read is None or lies_after(read.value, captured):
        return None
    return Dated(value=read.value, precision=read.precision, source="url")
