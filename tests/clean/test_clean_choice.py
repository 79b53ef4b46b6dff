"""Which blocks of an HTML page are the article, given how much each looks like body."""

from __future__ import annotations

from rashomon.clean.html.body import choose_blocks
from rashomon.clean.html.walk import walk_markup
from tests.clean.clean_pages import HEADLINE, LEAD, SECOND, THIRD, paragraphs

TITLE = f"<h1>{HEADLINE}</h1>"


def roles_of(html: str, *scores: float, dek: str | None = None) -> list[str]:
    """Return the parts that the blocks of `html` play when they score so."""
    blocks = walk_markup(f"<html><body>{html}</body></html>").blocks
    assert len(blocks) == len(scores)
    return list(choose_blocks(blocks, scores, HEADLINE, dek).roles)


def test_a_first_paragraph_that_the_metadata_quote_is_no_dek() -> None:
    """It stands beside the next paragraph; a dek stands apart from them."""
    text = f"<div>{paragraphs(LEAD, SECOND)}</div>"
    assert roles_of(TITLE + text, 0.1, 0.9, 0.9, dek=LEAD) == ["headline", "body", "body"]
    apart = f"<div><p>{LEAD}</p></div><div>{paragraphs(SECOND, THIRD)}</div>"
    assert roles_of(TITLE + apart, 0.1, 0.3, 0.9, 0.9, dek=LEAD) == ["headline", "dek", "body", "body"]


def test_a_block_among_paragraphs_needs_less_than_one_away_from_them() -> None:
    """A doubtful line counts between two paragraphs of its own container, not under the last one."""
    text = f"<div>{paragraphs(LEAD, 'It never came', SECOND)}</div><div><p>{THIRD}</p></div>"
    assert roles_of(TITLE + text, 0.1, 0.9, 0.3, 0.9, 0.3) == ["headline", "body", "body", "body", "other"]


def test_a_lone_paragraph_under_the_body_is_a_teaser_unless_it_is_sure() -> None:
    """Where the body has ended, half a likelihood is not enough."""
    text = f"<div>{paragraphs(LEAD, SECOND, THIRD)}</div><div><p>Oster votes on Sunday.</p></div>"
    assert roles_of(TITLE + text, 0.1, 0.9, 0.9, 0.9, 0.6)[-1] == "other"
    assert roles_of(TITLE + text, 0.1, 0.9, 0.9, 0.9, 0.8)[-1] == "body"


def test_an_embedded_post_inside_the_body_is_quoted() -> None:
    """Its container speaks of sharing, so it scores low; it is part of what the article tells."""
    post = "<blockquote class='twitter-tweet'><p>The ferry stays.</p></blockquote>"
    text = f"<div><p>{LEAD}</p>{post}<p>{SECOND}</p></div>"
    assert roles_of(TITLE + text, 0.1, 0.9, 0.15, 0.9) == ["headline", "body", "body", "body"]


def test_words_beside_an_image_are_its_caption_however_they_score() -> None:
    """Loose words right behind an image, or in a figure, are no paragraph."""
    text = f"<div><img><span>The pier at dawn</span><br>{LEAD}<br>{SECOND}</div>"
    assert roles_of(TITLE + text, 0.1, 0.9, 0.9, 0.9) == ["headline", "caption", "body", "body"]
    figure = f"<figure><figcaption>{THIRD}</figcaption></figure>{paragraphs(LEAD, SECOND)}"
    assert roles_of(TITLE + figure, 0.1, 0.9, 0.9, 0.9) == ["headline", "caption", "body", "body"]


def test_a_phrase_speaks_against_a_block_only_while_its_score_is_in_doubt() -> None:
    """A sure paragraph may speak of newsletters; a call to read another article is never one."""
    plea = "Subscribe to the harbour newsletter for tides."
    text = f"<div>{paragraphs(LEAD, plea, SECOND)}</div>"
    assert roles_of(TITLE + text, 0.1, 0.9, 0.6, 0.9)[2] == "subscription"
    assert roles_of(TITLE + text, 0.1, 0.9, 0.9, 0.9)[2] == "body"
    call = f"<div>{paragraphs(LEAD, 'Read also: Oster votes on Sunday', SECOND)}</div>"
    assert roles_of(TITLE + call, 0.1, 0.9, 0.95, 0.9)[2] == "related"


def test_a_paragraph_that_stands_twice_is_taken_once() -> None:
    """The second time it is a duplicate."""
    text = f"<div>{paragraphs(LEAD, SECOND, LEAD)}</div>"
    assert roles_of(TITLE + text, 0.1, 0.9, 0.9, 0.9) == ["headline", "body", "body", "duplicate"]
