"""Where a copied text comes from: an agency that a copy credits, or the article that was there first.

In: the articles of one copy group.  Out: its origin, or None where it cannot be told; the copies that credit it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.link.dates import instant_of
from rashomon.model import Article, CopyOrigin, Dated
from rashomon.text.normalize import fold

LEAST_INITIALS = 3  # "AP" is written out by who means it; two letters stand for too much


def find_origin(articles: Sequence[Article]) -> CopyOrigin | None:
    """Return the outlet's article that the others credit, else the credited agency, else the earliest, else None."""
    named = _credited_member(articles)
    if named is not None:
        return CopyOrigin(article_id=named.id)
    agency = _credited_agency(articles)
    if agency is not None:
        return CopyOrigin(agency=agency)
    first = _earliest(articles)
    return CopyOrigin(article_id=first.id) if first is not None else None


def find_credited(articles: Sequence[Article], origin: CopyOrigin | None) -> tuple[str, ...]:
    """Return the ids of the copies that name the origin: its agency, or its outlet."""
    if origin is None:
        return ()
    source = next((article for article in articles if article.id == origin.article_id), None)
    name = origin.agency if source is None else source.outlet.name if source.outlet is not None else None
    if name is None:
        return ()
    return tuple(a.id for a in articles if a is not source and not _is_of(a, name) and gives_credit(a, name))


def gives_credit(article: Article, name: str) -> bool:
    """Return whether an article gives `name` as its source: in its credit line or, by any of its forms, in its text."""
    if article.credit is not None and same_name(article.credit, name):
        return True
    forms = "|".join(re.escape(form) for form in forms_of(name))
    return re.search(rf"(?<!\w)(?:{forms})(?!\w)", article.text) is not None


def forms_of(name: str) -> tuple[str, ...]:
    """Return how a publisher is named: in full and, with enough words, by its initials ("AFP")."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return (name, initials) if len(initials) >= LEAST_INITIALS else (name,)


def same_name(a: str, b: str) -> bool:
    """Return whether two names of publishers are one: one holds all words of the other, or is its initials."""
    first, second = set(fold(a).split()), set(fold(b).split())
    if not first or not second:
        return False
    return first <= second or second <= first or a in forms_of(b) or b in forms_of(a)


def _is_of(article: Article, name: str) -> bool:
    return article.outlet is not None and same_name(article.outlet.name, name)


def _credits_article(copy: Article, source: Article) -> bool:
    """Return whether `copy` credits the outlet of `source`; an outlet does not credit itself."""
    if source.outlet is None or _is_of(copy, source.outlet.name):
        return False
    return gives_credit(copy, source.outlet.name)


def _credited_member(articles: Sequence[Article]) -> Article | None:
    """Return the one article whose outlet another member credits, None where there is none or several."""
    named = [article for article in articles if any(_credits_article(other, article) for other in articles)]
    return named[0] if len(named) == 1 else None


def _credited_agency(articles: Sequence[Article]) -> str | None:
    """Return the agency that most copies credit, None where none does or two are credited equally often."""
    agencies = Counter(article.credit for article in articles if article.credit is not None)
    ranked = sorted(agencies.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _earliest(articles: Sequence[Article]) -> Article | None:
    """Return the article that was surely published first: every member is dated, and no other can be as early."""
    dated = [(article.published, article) for article in articles if article.published is not None]
    if len(dated) < len(articles):
        return None
    first = min(dated, key=lambda item: (_moment(item[0]), item[1].id))
    others = [published for published, article in dated if article is not first[1]]
    return first[1] if all(_surely_before(first[0], other) for other in others) else None


def _moment(dated: Dated) -> str:
    moment = instant_of(dated.value)
    return moment.isoformat() if moment is not None else dated.value


def _surely_before(a: Dated, b: Dated) -> bool:
    """Return whether `a` lies before `b` however they are read: a bare day says nothing of the hour."""
    if a.precision == "minute" and b.precision == "minute":
        first, second = instant_of(a.value), instant_of(b.value)
        return first is not None and second is not None and first < second
    length = min(len(a.value), len(b.value), len("2025-01-24"))
    return a.value[:length] < b.value[:length]
