"""HTML pages: blocks, parts, places in the tree."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from resiliparse.parse.html import HTMLTree, NodeType

from rashomon.clean.blocks import join_pieces
from rashomon.clean.html_blocks import serialize, walk_markup
from tests.clean.clean_pages import (
    BODY,
    HEADLINE,
    LEAD,
    SECOND,
    THIRD,
    body_of,
    clean_markup,
    make_html,
    paragraphs,
    removed_as,
)

TITLE = f"<h1>{HEADLINE}</h1>"


def test_paragraphs_are_kept_and_the_frame_is_cut() -> None:
    """Navigation, figure caption, related list and footer go; the paragraphs stay."""
    html = make_html(
        "<nav><a>News</a> <a>Sport</a></nav><article>" + TITLE + "<figure><img><figcaption>The ferry in winter. "
        "Photo: Ole Brandt</figcaption></figure>" + paragraphs(*BODY) + "</article><aside><h4>Most read</h4>"
        "<ul><li>Cat found in church organ</li></ul></aside><footer>© Sound Herald</footer>"
    )
    article = clean_markup(html)
    assert body_of(article) == list(BODY)
    assert article.headline == HEADLINE
    assert "Photo: Ole Brandt" in removed_as(article, "caption")


def test_inline_tags_vanish_and_line_breaks_part_paragraphs() -> None:
    """A link inside a sentence leaves no gap; <br> begins a new paragraph."""
    html = make_html(
        f"{TITLE}<div class='text'>{LEAD.replace('ferry', '<a>fer</a>ry')}<br><br>{SECOND}<br>{THIRD}</div>"
    )
    assert body_of(clean_markup(html)) == list(BODY)


def test_a_crosshead_is_no_paragraph() -> None:
    """A heading between paragraphs is kept apart."""
    html = make_html(f"<article>{TITLE}{paragraphs(LEAD, SECOND)}<h3>Who will pay?</h3>{paragraphs(THIRD)}</article>")
    article = clean_markup(html)
    assert body_of(article) == list(BODY)
    assert removed_as(article, "other") == "Who will pay?"


def test_a_paragraph_called_standfirst_is_the_dek() -> None:
    """The class name says so."""
    html = make_html(
        f"<article>{TITLE}<p class='standfirst'>The mayor wins by one vote</p>{paragraphs(*BODY)}</article>"
    )
    assert clean_markup(html).dek == "The mayor wins by one vote"


def test_hidden_words_and_scripts_are_never_body() -> None:
    """What a reader cannot see is not the article."""
    html = make_html(
        f"<article>{TITLE}<script>var a = 'The bridge was never planned at all, he said.';</script>"
        f"<template><p>{SECOND}</p></template>{paragraphs(LEAD, THIRD)}</article>"
    )
    assert body_of(clean_markup(html)) == [LEAD, THIRD]


def test_places_lead_to_the_text_nodes() -> None:
    """Path counts element children from the root, child counts all child nodes."""
    blocks = walk_markup("<html><body><!-- note --><p>One <b>two</b> three</p></body></html>").blocks
    text, segments = join_pieces(blocks[0].pieces)
    assert text == "One two three"
    assert [(s.start, s.end, s.path, s.child) for s in segments] == [
        (0, 3, "1/0", 0),
        (4, 7, "1/0/0", 0),
        (8, 13, "1/0", 2),
    ]


FRAGMENTS = st.sampled_from(
    [
        *("<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "word ", "x\u00a0y", "&amp;", "<br>", "<!-- c -->", "<td>"),
        *("<svg><title>t</title></svg>", "<script>a<b</script>", "\u00ad", "<li>", "</ul>", "<table>", "1 < 2 "),
        *("<a href='?a=1&b=2'>", "</a>"),
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(FRAGMENTS, max_size=25))
def test_every_place_holds_its_words(fragments: list[str]) -> None:
    """Whatever the markup, each segment's words stand in the text node that it names."""
    html = "".join(fragments)
    document = HTMLTree.parse(html).document
    assert document is not None
    for block in walk_markup(html).blocks:
        text, segments = join_pieces(block.pieces)
        assert text == block.text
        for segment in segments:
            found = find_words(document.first_element_child, segment.path or "", segment.child or 0)
            assert text[segment.start : segment.end] in " ".join(found.replace("\u00ad", "").split())


def find_words(node: Any, path: str, child: int) -> str:  # noqa: ANN401 - the parser's nodes are of many types
    """Return the words of the text node `child` of the element at `path` below `node`."""
    for step in path.split("/") if path else ():
        node = [inner for inner in node.child_nodes if inner.type == NodeType.ELEMENT][int(step)]
    found = node.child_nodes[child]
    assert found.type == NodeType.TEXT
    return str(found.value)


def test_serialising_escapes_what_the_tokens_rely_on() -> None:
    """Angle brackets inside text and attributes come out as references, so that a tag ends at its bracket."""
    assert '<p title="a&gt;b">1 &lt; 2</p>' in serialize('<p title="a>b">1 < 2</p>')
