"""Proving an output against its pages: what holds, and that each kind of wrong is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from resiliparse.parse.html import HTMLTree

from rashomon.errors import ReadError, VerificationError
from rashomon.model import (
    Article,
    Comparison,
    Episode,
    Evidence,
    MadeBy,
    Outlet,
    Page,
    Segment,
    Span,
    Statement,
    Story,
    content_id,
    encode_comparison,
    quote,
)
from rashomon.read import read_pages
from rashomon.run.proof import find_text_node
from rashomon.run.verify import locate_page, prove_comparison, verify_comparison, verify_file
from tests.builders import make_article

PLAIN = "Menu  Log in\nThe ferry is late\nThe ferry from\u00a0Oster was late.\nShare"
HTML = (
    "<!doctype html><html><head><title>x</title></head><body><nav>Menu</nav><!-- start -->"
    "<h1>The ferry\n   is <em>late</em></h1><p>The&nbsp;ferry was late, <b>again</b>.</p></body></html>"
)
ROW = json.dumps({"url": "https://lantern.example/1", "title": "The ferry is late", "text": "Read it in\u00a0full."})
STATED = (
    '<html><head><meta property="og:title" content="The ferry &amp; the quay">'
    '<script type="application/ld+json">{"description": "Late again"}</script></head>'
    "<body><p>It was late.</p></body></html>"
)


def place(page: Page, text: str, blocks: list[Span], segments: list[Segment]) -> Article:
    """Return an article of `page` with a headline and paragraphs at `blocks` of `text`."""
    return replace(
        make_article(headline=blocks[0].of(text)),
        id=content_id("a", page.id),
        page_id=page.id,
        text=text,
        headline_span=blocks[0],
        paragraphs=tuple(blocks[1:]),
        source_map=tuple(segments),
    )


def plain_article(page: Page) -> Article:
    """Return the article of the text page."""
    text = "The ferry is late\n\nThe ferry from Oster was late."
    segments = [
        Segment(start=0, end=17, page_start=13, page_end=30),
        Segment(start=19, end=49, page_start=31, page_end=61),
    ]
    return place(page, text, [Span(0, 17), Span(19, 49)], segments)


def html_article(page: Page) -> Article:
    """Return the article of the HTML page: its bold word and the rest are different text nodes."""
    text = "The ferry is late\n\nThe ferry was late, again."
    segments = [
        Segment(start=0, end=13, path="1/1", child=0),
        Segment(start=13, end=17, path="1/1/0", child=0),
        Segment(start=19, end=39, path="1/2", child=0),
        Segment(start=39, end=44, path="1/2/0", child=0),
        Segment(start=44, end=45, path="1/2", child=2),
    ]
    return place(page, text, [Span(0, 17), Span(19, 45)], segments)


def row_article(page: Page) -> Article:
    """Return the article of the row, mapped into its fields."""
    text = "The ferry is late\n\nRead it in full."
    segments = [
        Segment(start=0, end=17, page_start=0, page_end=17, path="title"),
        Segment(start=19, end=35, page_start=0, page_end=16, path="text"),
    ]
    return place(page, text, [Span(0, 17), Span(19, 35)], segments)


def stated_article(page: Page) -> Article:
    """Return an article whose headline and first paragraph stand only in metadata."""
    text = "The ferry & the quay\n\nLate again\n\nIt was late."
    segments = [
        Segment(start=0, end=20, source="meta"),
        Segment(start=22, end=32, source="json-ld"),
        Segment(start=34, end=46, path="1/0", child=0),
    ]
    return place(page, text, [Span(0, 20), Span(22, 32), Span(34, 46)], segments)


BUILDERS: dict[str, tuple[str, Callable[[Page], Article]]] = {
    "a.txt": (PLAIN, plain_article),
    "b.html": (HTML, html_article),
    "c.jsonl": (ROW, row_article),
    "d.html": (STATED, stated_article),
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with a page of each kind."""
    for name, (text, _) in BUILDERS.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read_desk() -> list[Page]:
    """Return the pages of the current folder."""
    return [item for item in read_pages(["."]) if isinstance(item, Page)]


def make_comparison(pages: list[Page]) -> Comparison:
    """Return an output with one story of all pages and one statement."""
    articles = tuple(BUILDERS[page.record.path][1](page) for page in pages)
    ids = tuple(sorted(article.id for article in articles))
    first = articles[0]
    title = quote(first.id, first.text, Span(0, 17))
    statement = Statement(
        id="s-1",
        article_id=first.id,
        kind="indirect",
        attribution="speech",
        speaker_id=None,
        speaker=None,
        source=None,
        cue=None,
        cue_lemma=None,
        content=(quote(first.id, first.text, Span(19, 34)),),
    )
    episode = Episode(id="e-1", title=title, first=None, last=None, article_ids=ids)
    story = Story(
        id="y-1", title=title, article_ids=ids, first=None, last=None, outlets=0, episodes=(episode,), brief=()
    )
    nothing: dict[str, Any] = dict.fromkeys(Comparison.__struct_fields__[2:], ())
    made_by = MadeBy(version="0", options={}, weights={}, profiles=None, vectors=False)
    known: dict[str, Any] = {
        "pages": tuple(page.record for page in pages),
        "articles": articles,
        "stories": (story,),
        "statements": (statement,),
    }
    return Comparison(made_by=made_by, **{**nothing, **known})


@pytest.mark.usefixtures("desk")
def test_an_output_that_its_pages_prove_has_no_problems() -> None:
    """Text, HTML, row and metadata places all hold, and what was checked is counted."""
    pages = read_desk()
    proof = prove_comparison(make_comparison(pages), pages)
    assert proof.problems == ()
    assert (proof.counts["pages"], proof.counts["segments"], proof.counts["evidence"]) == (4, 12, 3)


@pytest.mark.usefixtures("desk")
@settings(max_examples=60)
@given(data=st.data())
def test_one_changed_character_in_any_article_is_found(data: st.DataObject) -> None:
    """Whatever letter of whatever article is another than in the page, a problem names that article."""
    pages = read_desk()
    comparison = make_comparison(pages)
    number = data.draw(st.integers(0, len(comparison.articles) - 1))
    article = comparison.articles[number]
    at = data.draw(st.integers(0, len(article.text) - 1).filter(lambda i: not article.text[i].isspace()))
    changed = replace(article, text=article.text[:at] + "§" + article.text[at + 1 :])
    articles = (*comparison.articles[:number], changed, *comparison.articles[number + 1 :])
    problems = verify_comparison(replace(comparison, articles=articles), pages)
    assert any(article.id in problem for problem in problems)


def wrong_evidence(comparison: Comparison) -> Comparison:
    """Change one letter of a statement's evidence."""
    statement = comparison.statements[0]
    evidence = replace(statement.content[0], text="The fairy from ")
    return replace(comparison, statements=(replace(statement, content=(evidence,)),))


def moved_evidence(comparison: Comparison) -> Comparison:
    """Give evidence a range outside its article."""
    statement = comparison.statements[0]
    evidence = Evidence(article_id=statement.article_id, start=40, end=99, text="x")
    return replace(comparison, statements=(replace(statement, content=(evidence,)),))


def crossing_evidence(comparison: Comparison) -> Comparison:
    """Let evidence run from the headline into the body."""
    article, statement = comparison.articles[0], comparison.statements[0]
    return replace(
        comparison, statements=(replace(statement, content=(quote(article.id, article.text, Span(4, 30)),)),)
    )


def evidence_of_nothing(comparison: Comparison) -> Comparison:
    """Let evidence name an article that is not there."""
    statement = comparison.statements[0]
    evidence = Evidence(article_id="a-none", start=0, end=1, text="x")
    return replace(comparison, statements=(replace(statement, content=(evidence,)),))


def dangling_reference(comparison: Comparison) -> Comparison:
    """Let a statement refer to a speaker that is not there."""
    return replace(comparison, statements=(replace(comparison.statements[0], speaker_id="p-none"),))


def repeated_id(comparison: Comparison) -> Comparison:
    """Let an id stand twice."""
    outlet = Outlet(id="o-1", name="The Lantern", publisher=None, domains=())
    return replace(comparison, outlets=(outlet, outlet))


def unmapped_word(comparison: Comparison) -> Comparison:
    """Leave a part of an article without a segment."""
    first, *rest = comparison.articles
    return replace(comparison, articles=(replace(first, source_map=first.source_map[:1]), *rest))


def shifted_segment(comparison: Comparison) -> Comparison:
    """Move a segment by one character."""
    first, *rest = comparison.articles
    moved = replace(first.source_map[1], page_start=32, page_end=62)
    return replace(comparison, articles=(replace(first, source_map=(first.source_map[0], moved)), *rest))


def overlapping_segments(comparison: Comparison) -> Comparison:
    """Prove a range twice."""
    first, *rest = comparison.articles
    return replace(comparison, articles=(replace(first, source_map=(*first.source_map, first.source_map[1])), *rest))


def other_headline(comparison: Comparison) -> Comparison:
    """Let the headline be another than its span covers."""
    first, *rest = comparison.articles
    return replace(comparison, articles=(replace(first, headline="The ferry sank"), *rest))


def lost_paragraph(comparison: Comparison) -> Comparison:
    """Leave a paragraph of the text out of the list."""
    first, *rest = comparison.articles
    return replace(comparison, articles=(replace(first, paragraphs=()), *rest))


def other_page(comparison: Comparison) -> Comparison:
    """Give an article the id of another page's article."""
    first, *rest = comparison.articles
    return replace(comparison, articles=(replace(first, id="a-other"), *rest))


def other_size(comparison: Comparison) -> Comparison:
    """State a wrong number of bytes."""
    first, *rest = comparison.pages
    return replace(comparison, pages=(replace(first, bytes=1), *rest))


def other_address(comparison: Comparison) -> Comparison:
    """State another address than the page's own."""
    pages = [replace(p, url="https://other.example/") if p.path == "c.jsonl" else p for p in comparison.pages]
    return replace(comparison, pages=tuple(pages))


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (
            wrong_evidence,
            "statements s-1, content: article {a}, characters 19:34: says 'The fairy from ', but there stands",
        ),
        (moved_evidence, "statements s-1, content: article {a}, characters 40:99: not a range of its 49 characters"),
        (crossing_evidence, "statements s-1, content: article {a}, characters 4:30"),
        (evidence_of_nothing, "statements s-1, content: article a-none, characters 0:1: there is no such article"),
        (dangling_reference, "statements s-1: speaker_id refers to p-none, which is not among the speakers"),
        (repeated_id, "outlets o-1: the id stands 2 times"),
        (
            unmapped_word,
            "article {a}, characters 17:49 ('\\n\\nThe ferry from Oster was late.'): no segment leads back",
        ),
        (shifted_segment, "article {a}, characters 19:49 ('The ferry from Oster was late.'): the page has 'he ferry"),
        (overlapping_segments, "article {a}, characters 19:49: two segments overlap"),
        (other_headline, "article {a}: headline is not what headline_span covers"),
        (lost_paragraph, "article {a}: the text is not its headline, dek and paragraphs joined by blank lines"),
        (other_page, "article a-other: the id is not the one that its page"),
        (other_size, "(a.txt): bytes is 68, not 1"),
        (other_address, "(c.jsonl): url is https://lantern.example/1, not https://other.example/"),
    ],
)
def test_each_kind_of_wrong_is_named_with_its_finding(spoil: Callable[[Comparison], Comparison], words: str) -> None:
    """The message says which finding, which article, which characters, and what stands there."""
    pages = read_desk()
    comparison = make_comparison(pages)
    problems = verify_comparison(spoil(comparison), pages)
    assert any(words.format(a=comparison.articles[0].id) in problem for problem in problems), problems


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("path", "child"), [("1/2", 1), ("1/2", 9), ("9/9", 0), ("1/x", 0), ("", 0), ("1/1", 0), ("1/2", -1)]
)
def test_a_place_in_a_tree_that_does_not_hold_the_text_is_named(path: str, child: int) -> None:
    """An element instead of text, a node that is not there, a path that is none, another node's text."""
    pages = read_desk()
    comparison = make_comparison(pages)
    html = comparison.articles[1]
    segments = list(html.source_map)
    segments[2] = Segment(start=19, end=39, path=path, child=child)
    articles = (comparison.articles[0], replace(html, source_map=tuple(segments)), *comparison.articles[2:])
    problems = verify_comparison(replace(comparison, articles=articles), pages)
    assert len(problems) == 1
    assert f"article {html.id}, characters 19:39 ('The ferry was late, ')" in problems[0]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    "segment",
    [
        Segment(start=0, end=17, page_start=0, page_end=17, path="headline"),
        Segment(start=0, end=17, page_start=0, page_end=99, path="title"),
        Segment(start=0, end=17, page_start=-17, page_end=0, path="title"),
        Segment(start=0, end=17, source="manifest"),
        Segment(start=0, end=17, source="json-ld"),
        Segment(start=0, end=17, path="title"),
        Segment(start=0, end=17),
    ],
)
def test_a_place_in_a_row_that_does_not_hold_the_text_is_named(segment: Segment) -> None:
    """A field that is not there, a range outside it, a manifest that was not given, no place at all."""
    pages = read_desk()
    comparison = make_comparison(pages)
    row = replace(comparison.articles[2], source_map=(segment, comparison.articles[2].source_map[1]))
    articles = (*comparison.articles[:2], row, comparison.articles[3])
    problems = verify_comparison(replace(comparison, articles=articles), pages)
    assert [problem.startswith(f"article {row.id}, characters 0:17") for problem in problems] == [True]


@pytest.mark.parametrize(
    ("path", "child", "text"),
    [
        ("1/0", 0, "a "),
        ("1/0", 1, None),
        ("1/0/0", 0, "b"),
        ("1/0", 2, None),
        ("1/0", 3, " d"),
        ("1/1/0/0/0", 0, "cell"),
        ("0/0", 0, "x & y"),
        ("", 0, None),
    ],
)
def test_places_count_elements_along_the_path_and_all_nodes_at_its_end(path: str, child: int, text: str | None) -> None:
    """Comments and text count as children, but no path leads through them; the parser's own elements count."""
    tree = HTMLTree.parse(
        "<!-- c --><title>x &amp; y</title><p>a <i>b</i><!-- c --> d</p><table><tr><td>cell</td></tr></table>"
    )
    assert find_text_node(tree, path, child) == text


def test_a_path_of_any_depth_is_followed() -> None:
    """Nesting 50,000 deep is walked without recursion."""
    depth = 50_000
    tree = HTMLTree.parse("<body>" + "<div>" * depth + "deep")
    assert find_text_node(tree, "1" + "/0" * depth, 0) == "deep"


def test_an_output_file_is_proved_with_the_pages_beside_it(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are found beside the output, in the folder given, or from the current folder; a changed page is named."""
    comparison = make_comparison(read_desk())
    output = desk / "out.json"
    output.write_bytes(encode_comparison(comparison))
    monkeypatch.chdir("/")
    assert verify_file(output).problems == ()
    assert verify_file(output, desk).problems == ()
    (desk / "a.txt").write_text(PLAIN.replace("Oster", "Ostar"))
    problems = verify_file(output).problems
    assert [problem.split(":")[0] for problem in problems] == [
        f"page {comparison.pages[0].id} (a.txt)",
        f"article {comparison.articles[0].id}",
    ]


def test_pages_that_were_moved_together_are_found(tmp_path: Path) -> None:
    """In a folder given for the pages, leading folders of the path may be missing."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text("x")
    assert locate_page("pages/deep/a.txt", Path("nowhere"), tmp_path) == tmp_path / "deep" / "a.txt"
    assert locate_page("/abs/pages/deep/a.txt", Path("nowhere"), tmp_path) == tmp_path / "deep" / "a.txt"
    assert locate_page("pages/b.txt", tmp_path, tmp_path) is None
    assert locate_page("-", tmp_path, tmp_path) is None


@pytest.mark.parametrize("raw", [b"", b"{}", b"[1]", b"\xff", b'{"schema": "other@1"}', b"{" * 9999])
def test_a_file_that_is_no_output_is_an_error_that_names_it(tmp_path: Path, raw: bytes) -> None:
    """Verification of something else fails with a sentence, and so does a file that is not there."""
    (tmp_path / "out.json").write_bytes(raw)
    with pytest.raises(VerificationError, match=r"out\.json: this is no output"):
        verify_file(tmp_path / "out.json")
    with pytest.raises(ReadError, match=r"none\.json: cannot be read"):
        verify_file(tmp_path / "none.json")
