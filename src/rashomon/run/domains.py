"""The registered domain of an address, by the list of public suffixes that tldextract carries; never fetched."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tldextract import TLDExtract


@cache
def _extractor() -> TLDExtract:
    import tldextract

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def registered_domain(url: str) -> str | None:
    """Return "example.co.uk" for "https://news.example.co.uk/a"; None for an address without a public domain."""
    return _extractor()(url).top_domain_under_public_suffix or None
