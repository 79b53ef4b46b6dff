"""One form for the many spellings of an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.urls import canonical_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://Lantern.Example:80/News/", "https://lantern.example/News"),
        ("https://lantern.example/1?utm_source=x&id=7&fbclid=abc#top", "https://lantern.example/1?id=7"),
        ("https://lantern.example", "https://lantern.example/"),
        ("https://lantern.example:8443/a", "https://lantern.example:8443/a"),
        (" <https://lantern.example/a> ", "https://lantern.example/a"),
        ("urn:isbn:0451450523", "urn:isbn:0451450523"),
        ("https://[broken/", "https://[broken/"),
        ("https://lantern.example:port/", "https://lantern.example:port/"),
        ("  ", None),
        (None, None),
    ],
)
def test_spellings_of_one_address_are_one(url: str | None, canonical: str | None) -> None:
    """Scheme, case of the host, default port, fragment and tracking do not make another page; the path does."""
    assert canonical_url(url) == canonical


@given(st.text(max_size=80))
def test_the_canonical_form_is_its_own_canonical_form(text: str) -> None:
    """Doing it twice changes nothing, whatever the text, and nothing raises."""
    once = canonical_url("https://lantern.example/" + text)
    assert canonical_url(once) == once
    canonical_url(text)
