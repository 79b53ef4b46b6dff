"""HTML pages: blocks, parts, places in the tree."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resiliparse.parse.html import HTMLTree, NodeType

from rashomon.clean.blocks import join_pieces
from rashomon.clean.html.elements import ARTICLE_BODY, LANDMARKS
from rashomon.clean.html.walk import serialize, walk_markup
from rashomon.text.normalize import tidy_character
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
        *("<a href='?a=1&b=2'>", "</a>", "<p title='a>b<c'>", "<a href='x'\"'>", "<tr>", "</table>", "<img alt='>'>"),
        *("<ul><li>", "<![CDATA[x]]>", "<?php echo 'x' ?>", "<!-->", "<svg><script>a<b</script>", "</svg>", "\x1c\x85"),
        *("<template><p>t</template>", "<noscript><p>n</noscript>", "<textarea><b></textarea>", "<select><option>o"),
        *("<pre>\n\nx", "<hr/>", "</br>", "<iframe><p></iframe>", "<x-y.z>", "&lt;b&gt; &#228; &nbsp;", "<math><mi>m"),
        *("<p a<b='1'>", "<i<b>", "<p a<!--b>", "<p a<script>", "<i<mg>"),
        *("<style>a<b</style>", "<xmp><p></xmp>", "<h2>", "<dl><dt>", "<blockquote>", "\u200bz", "<body>", "<head>"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(FRAGMENTS, max_size=30))
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
            shown = "".join(map(tidy_character, found))
            assert text[segment.start : segment.end] in " ".join(shown.split())


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


def places_of(html: str) -> list[tuple[str, str, int]]:
    """Return the text of each text node that is shown, its parent's path, and its place among the child nodes."""
    pieces = (piece for block in walk_markup(html).blocks for piece in block.pieces)
    return [(raw.strip(), element.path, child) for element, child, raw in pieces if raw.strip()]


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("<p>a<img alt='x>y'>b<br>c</p>", [("a", "1/0", 0), ("b", "1/0", 2), ("c", "1/0", 4)]),
        ("<table><tr><td>a<td>b</table>", [("a", "1/0/0/0/0", 0), ("b", "1/0/0/0/1", 0)]),
        ("<ul><li>a<ul><li>b</ul>c</ul>", [("a", "1/0/0", 0), ("b", "1/0/0/0/0", 0), ("c", "1/0/0", 2)]),
        ("<template><p>t</p></template><!-- n --><p>a</p>", [("a", "1/1", 0)]),
        ("<svg><script>a<b</script></svg><p>a</p>", [("a", "1/1", 0)]),
        ("<svg><script>&lt;/script>&lt;p>x</script></svg><p>a</p>", [("a", "1/1", 0)]),
        ("<svg><g><svg></svg><a>x</a></g></svg><p>a</p>", [("a", "1/1", 0)]),
        ('<b id="a" <c=""></b><svg><g></g></svg><p>a</p>', [("a", "1/2", 0)]),
        ("<div><![CDATA[x]]>a<?x y?>b</div>", [("a", "1/0", 1), ("b", "1/0", 3)]),
        ("<p title='<p>'>a</p><p data-x='\"'\">b</p>", [("a", "1/0", 0), ("b", "1/1", 0)]),
        ("<p a<b='1'>a</p><i<mg>b</i<mg><!-- --> c", [("a", "1/0", 0), ("b", "1/1", 0), ("c", "1", 3)]),
        ("<p a<!--b>a</p><!-- n --><p a<script>b</p>", [("a", "1/0", 0), ("b", "1/1", 0)]),
        ("<script>'<p>t</p>'</script><noscript><p>t</p></noscript><p>a</p>", [("a", "1/2", 0)]),
    ],
)
def test_places_count_what_is_not_shown(body: str, places: list[tuple[str, str, int]]) -> None:
    """Void elements, comments, scripts and templates count as child nodes; a bracket in an attribute ends no tag."""
    assert places_of(f"<html><head></head><body>{body}</body></html>") == places


def test_neighbours_of_the_same_name_say_the_same() -> None:
    """Items of one class share what they say; one of another class does not."""
    blocks = walk_markup(
        "<ul><li class='a'>1</li><li class='a'>2</li><li class='b'>3</li><div class='a'>4</div></ul>"
    ).blocks
    assert blocks[0].told is blocks[1].told
    assert [block.names for block in blocks] == [("a",), ("a",), ("b",), ("a",)]
    assert [block.path[-1] for block in blocks] == ["li", "li", "li", "div"]


def test_blocks_know_the_elements_around_them() -> None:
    """The words of class names, innermost first, the tags around them, and whether they stand in the article's body."""
    block = walk_markup(
        "<article class='siteStory'><div itemprop='articleBody'><ul><li class='key-point'>One</li></ul></div></article>"
    ).blocks[0]
    assert block.names == ("key", "point", "article", "body", "site", "story")
    assert block.path == ("article", "div", "ul", "li")
    assert block.told.inside & LANDMARKS["article"]
    assert block.told.inside & ARTICLE_BODY
    assert block.told.lists == 1


@pytest.mark.parametrize(
    "html",
    [
        "<p " + "a=b " * 200_000 + ">x",
        "<p class='" + "navigation " * 100_000 + "'>x",
        "<b>" * 1_500 + "x",
        "<p>x" * 20_000,
        "<!--" * 100_000,
        "<script>" * 100_000,
        "<p class='a1'>x" + "".join(f"<i id='w{i}x'>" for i in range(1_900)),
    ],
)
def test_hostile_markup_is_walked_quickly(html: str) -> None:
    """Endless attributes, elements that never close and comments that never end cost no more than their length."""
    begin = time.perf_counter()
    walk_markup(html)
    assert time.perf_counter() - begin < 2.0
