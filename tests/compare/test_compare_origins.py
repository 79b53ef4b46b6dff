"""Origins: how far a chain goes back, what one root is, and circles."""

from __future__ import annotations

from rashomon.model import Annotations, Article, Findings
from tests.builders import make_article
from tests.compare.tellings import Line, annotate_by_hand, compare_accounts

Told = tuple[Article, Annotations]

SOLD = "The iron pier of Sandle will be sold to a brewer in May"


def account(key: str, text: str, outlet: str) -> Told:
    """Return an account in which nobody speaks."""
    article = make_article(text, key=key, outlet=outlet, published="2031-03-04", headline=f"News {key}")
    return article, annotate_by_hand(article)


def quoting(key: str, text: str, outlet: str) -> Told:
    """Return an account that quotes the harbour master within the text."""
    article = make_article(text, key=key, outlet=outlet, published="2031-03-04", headline=f"News {key}")
    return article, annotate_by_hand(
        article, [Line(words="We lit the lantern at dusk for the ferry", speaker="Ada Brook")]
    )


def chains(findings: Findings) -> list[tuple[str, ...]]:
    """Return the chains of the only fact."""
    (found,) = findings.facts
    return sorted(root.chain for root in found.origins.roots)


def test_a_sentence_names_its_upstream_and_what_that_one_cites() -> None:
    """The chain leads from the outlet over the agency that reported to the agency that this one cites."""
    told = [account("a", f"{SOLD}, Reuters reported, citing TASS.", "Post"), account("b", f"{SOLD}.", "Echo")]
    assert chains(compare_accounts(told)) == [("Echo",), ("Post", "Reuters", "TASS")]
    assert [c.upstream for c in compare_accounts(told).citations] == ["Reuters", "TASS"]


def test_an_outlet_that_cites_an_outlet_rests_on_what_that_one_cites() -> None:
    """A report from another account's report goes back to that account's root: one root, no corroboration."""
    told = [
        account("a", f"{SOLD}, Bay Herald reported.", "Post"),
        account("b", f"{SOLD}, according to Reuters.", "Bay Herald"),
    ]
    assert compare_accounts(told).facts == ()


def test_two_outlets_of_one_publisher_are_one_root() -> None:
    """What both report is corroborated by nobody; a third outlet beside them makes two roots, one the publisher."""
    post, echo = account("a", f"{SOLD}.", "Post"), account("b", f"{SOLD}.", "Echo")
    assert post[0].outlet is not None
    assert echo[0].outlet is not None
    publishers = {post[0].outlet.id: "Pier Press", echo[0].outlet.id: "Pier Press"}
    assert compare_accounts([post, echo], publishers=publishers).facts == ()
    third = account("c", f"{SOLD}.", "Bay Herald")
    found = compare_accounts([post, echo, third], publishers=publishers)
    assert [chain[-1] for chain in chains(found)] == ["Bay Herald", "Pier Press"]


def test_a_circle_has_no_known_root_and_is_shown() -> None:
    """Two outlets that cite each other are one root that nobody knows; the chain comes back to where it began."""
    words = '"We lit the lantern at dusk for the ferry," Ada Brook said'
    told = [
        quoting("a", f"{words}, Bay Herald reported.", "Post"),
        quoting("b", f"{words}, the Post reported.", "Bay Herald"),
    ]
    (utterance,) = compare_accounts(told).utterances
    assert (utterance.origins.known, utterance.origins.unknown) == (0, 1)
    (root,) = utterance.origins.roots
    assert root.chain[0] == root.chain[-1]


def test_an_outlet_does_not_cite_itself() -> None:
    """The name of its own outlet in a sentence is no upstream."""
    article, notes = account("a", f"{SOLD}, Reuters reported.", "Reuters")
    assert compare_accounts([(article, notes)]).citations == ()


def test_a_common_word_is_no_outlet() -> None:
    """A sentence that says nothing of a report names no upstream."""
    findings = compare_accounts([account("a", "The Times Square pier is shut, and time passed.", "Post")])
    assert findings.citations == ()


def test_an_outlet_whose_name_holds_anothers_is_cited_alone() -> None:
    """A report of The Times of Sandle is none of The Times."""
    told = [
        account("a", f"{SOLD}, according to The Times of Sandle.", "Post"),
        account("b", SOLD, "The Times of Sandle"),
    ]
    assert [c.upstream for c in compare_accounts(told).citations] == ["The Times of Sandle"]
