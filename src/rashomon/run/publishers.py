"""The outlets of a run, and which of them are one publisher: by the user's outlets file, else by a shared domain.

In: articles, what the user says.  Out: outlets, and the publisher's name by outlet id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rashomon.model import Article, Outlet
from rashomon.read.publishers import Publishers
from rashomon.run.domains import registered_domain

NOBODY = Publishers(by_outlet={}, by_domain={})


def list_outlets(articles: Iterable[Article]) -> tuple[Outlet, ...]:
    """Return the outlets of the articles with the domains of their pages and no publisher yet, sorted by id."""
    names: dict[str, str] = {}
    domains: dict[str, set[str]] = {}
    for article in articles:
        if article.outlet is not None:
            names[article.outlet.id] = min(names.get(article.outlet.id, article.outlet.name), article.outlet.name)
            found = domains.setdefault(article.outlet.id, set())
            if article.url is not None and (domain := registered_domain(article.url)) is not None:
                found.add(domain)
    return tuple(Outlet(id=i, name=names[i], publisher=None, domains=tuple(sorted(domains[i]))) for i in sorted(names))


def name_publishers(outlets: Sequence[Outlet], known: Publishers | None = None) -> Mapping[str, str]:
    """Return the publisher of each outlet that has one, by outlet id; an outlet alone on its domain needs none."""
    counts = Counter(domain for outlet in outlets for domain in outlet.domains)
    shared = frozenset(domain for domain, count in counts.items() if count > 1)
    found = {outlet.id: find_publisher(outlet, known or NOBODY, shared) for outlet in outlets}
    return {outlet_id: name for outlet_id, name in found.items() if name is not None}


def find_publisher(outlet: Outlet, known: Publishers, shared: frozenset[str]) -> str | None:
    """Return the publisher of an outlet: by its name, else by a domain, else a domain of it that others publish on."""
    by_name = known.by_outlet.get(outlet.name.casefold())
    by_domain = [known.by_domain[domain] for domain in outlet.domains if domain in known.by_domain]
    return by_name or min(by_domain, default=None) or min(shared.intersection(outlet.domains), default=None)
