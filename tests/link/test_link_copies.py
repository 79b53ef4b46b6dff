"""Copies: one text in several outlets."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.link import copies
from rashomon.link.copies import make_print
from rashomon.link.tokens import read_tokens
from rashomon.link.vocabulary import Vocabulary
from rashomon.model import Article, CopyGroup, CopyOrigin
from tests.builders import make_article

WIRE = (
    "The harbour town of Ostrava Bay closed its fish market on Monday after inspectors found mercury in the catch.\n\n"
    "Mayor Philippa Rune said the market would stay shut until the laboratory in Keld had tested every boat.\n\n"
    "Fishermen gathered on the quay and burned crates, and their speaker Ansel Moor called the order a panic.\n\n"
    "The mercury came from a tannery upstream, according to the inspectors, who had warned of it two years ago."
)
EDITED = WIRE.replace("Mayor Philippa Rune said", "Philippa Rune, the mayor, says").replace("on Monday ", "")
OWN = "Our reporter walked along the empty stalls and met a cook who buys his mussels elsewhere now, for twice as much."


def find_copies(articles: Iterable[Article]) -> list[CopyGroup]:
    """Return the copy groups of articles in any order."""
    vocabulary = Vocabulary()
    ordered = sorted(articles, key=lambda article: article.id)
    prints = [make_print(article, read_tokens(article, vocabulary), vocabulary) for article in ordered]
    return copies.find_copies(prints, vocabulary)


def wire(**changes: object) -> Article:
    values = {"headline": "Market shut", "outlet": "Coastal Wire Agency", "published": "2031-04-07T09:00", **changes}
    return make_article(WIRE, **values)  # type: ignore[arg-type]


def copy(text: str = EDITED, **changes: object) -> Article:
    values = {"headline": "Mercury scare", "outlet": "The Lantern", "published": "2031-04-07T11:00", **changes}
    return make_article(text, **values)  # type: ignore[arg-type]


def test_an_edited_copy_goes_back_to_the_earlier_article() -> None:
    """A copy with another headline and some other words has the article that came first as its origin."""
    (group,) = find_copies([wire(), copy()])
    assert group.origin == CopyOrigin(article_id=wire().id)
    assert group.credited == ()
    assert 0.5 <= group.containment < 1.0


def test_an_embedded_copy_is_found() -> None:
    """A copy inside a longer article of one's own is a copy."""
    longer = copy("\n\n".join([OWN, EDITED, *(f"{OWN} It was day {n} of the ban." for n in range(8))]))
    assert len(find_copies([wire(), longer])) == 1


def test_a_credited_agency_outside_the_set_is_the_origin() -> None:
    """Two copies that credit an agency go back to it, and both have credited it."""
    articles = [copy(credit="Northern Press", outlet="A"), wire(credit="Northern Press", outlet="B")]
    (group,) = find_copies(articles)
    assert group.origin == CopyOrigin(agency="Northern Press")
    assert group.credited == tuple(sorted(article.id for article in articles))


def test_an_agency_is_known_by_its_initials() -> None:
    """The words "CWA reports" credit the Coastal Wire Agency, whose article is the origin even without dates."""
    (group,) = find_copies([wire(published=None), copy(EDITED + " CWA reports.", published=None)])
    assert group.origin == CopyOrigin(article_id=wire(published=None).id)
    assert len(group.credited) == 1


def test_an_unsure_origin_is_unknown() -> None:
    """A bare day may lie before or after an hour of the same day, so the origin stays unknown."""
    (group,) = find_copies([wire(), copy(published="2031-04-07")])
    assert group.origin is None


def test_two_captures_of_one_page_are_no_copies() -> None:
    """The same URL captured twice is an update."""
    url = "https://lantern.example/market"
    assert find_copies([wire(url=url), copy(url=url)]) == []


def test_a_text_of_another_month_is_no_copy() -> None:
    """Beyond a week a reprint is no copy; without a date it may be one."""
    assert find_copies([wire(), copy(published="2031-06-01")]) == []
    assert len(find_copies([wire(), copy(published=None)])) == 1


def test_a_shared_quotation_is_no_copy() -> None:
    """Two articles that quote the same sentence are no copies."""
    quotation = "“The order is a panic, and panics end when the ice melts and the crates are empty,” Ansel Moor said. "
    assert find_copies([wire(), copy(quotation + OWN)]) == []


def test_groups_do_not_depend_on_order() -> None:
    """The same articles in another order make the same group."""
    articles = [wire(), copy(), copy(outlet="Echo", published="2031-04-08")]
    assert find_copies(articles) == find_copies(articles[::-1])
    assert len(find_copies(articles)[0].article_ids) == 3
