"""Which outlets of a run are one publisher: by the user's outlets file, else by a domain that they share.

In: articles, what the user says.  Out: the publisher's name by outlet id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rashomon.model import Article
from rashomon.read.publishers import Publishers
from rashomon.run.domains import registered_domain

NOBODY = Publishers(by_outlet={}, by_domain={})


def find_publishers(articles: Iterable[Article], known: Publishers | None = None) -> Mapping[str, str]:
    """Return the publisher of each outlet that has one, by outlet id; an outlet alone on its domain needs none."""
    names: dict[str, set[str]] = {}
    domains: dict[str, set[str]] = {}
    for article in articles:
        if article.outlet is not None:
            names.setdefault(article.outlet.id, set()).add(article.outlet.name)
            found = registered_domain(article.url) if article.url is not None else None
            domains.setdefault(article.outlet.id, set()).update({found} if found else ())
    shared = _shared_domains(domains)
    publishers = {
        outlet: _told(known or NOBODY, names[outlet], domains[outlet]) or min(domains[outlet] & shared, default=None)
        for outlet in sorted(names)
    }
    return {outlet: name for outlet, name in publishers.items() if name is not None}


def _told(known: Publishers, names: Iterable[str], domains: Iterable[str]) -> str | None:
    by_name = {known.by_outlet[name.casefold()] for name in names if name.casefold() in known.by_outlet}
    by_domain = {known.by_domain[domain] for domain in domains if domain in known.by_domain}
    return min(by_name or by_domain, default=None)


def _shared_domains(domains: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the domains on which several outlets of the run publish."""
    outlets: dict[str, int] = {}
    for found in domains.values():
        for domain in found:
            outlets[domain] = outlets.get(domain, 0) + 1
    return {domain for domain, count in outlets.items() if count > 1}
