"""The last step: one output from the results of all stages."""

from __future__ import annotations

from rashomon.model import OutletRef, Speaker
from rashomon.run.assemble import merge_speakers
from rashomon.run.domains import registered_domain
from rashomon.run.publishers import list_outlets
from tests.builders import make_article


def test_a_speaker_of_two_stories_is_one_row() -> None:
    """Aliases of both stories are kept."""
    a = Speaker(id="s-1", name="Ada Lund", kind="person", aliases=("Lund",), roles=())
    b = Speaker(id="s-1", name="Ada Lund", kind="person", aliases=("Ms Lund",), roles=())
    assert merge_speakers([a, b]) == merge_speakers([b, a])
    assert merge_speakers([a, b])[0].aliases == ("Lund", "Ms Lund")


def test_an_outlet_has_the_domains_of_its_pages() -> None:
    """Sub-domains are folded to the registered domain."""
    article = make_article("Text.", outlet="The Calder Gazette", url="https://news.caldergazette.co.uk/a")
    assert isinstance(article.outlet, OutletRef)
    assert [outlet.domains for outlet in list_outlets([article])] == [("caldergazette.co.uk",)]


def test_an_address_without_a_public_domain_has_none() -> None:
    """A local host is no outlet."""
    assert registered_domain("http://localhost:8000/a") is None
