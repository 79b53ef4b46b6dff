"""Who signs a page: statements and the visible byline, agreeing or not."""

from __future__ import annotations

import json

import pytest

from rashomon.clean.bylines import is_opener, read_authors
from rashomon.clean.person_names import read_name, read_single_name, read_stated_name
from tests.clean.clean_pages import BODY, HEADLINE, clean_markup, make_html, paragraphs


def sign(*lines: str, stated: object = None, foot: str = "", site: str = "Sound Herald") -> tuple[str, ...]:
    """Return the authors of a page with `lines` under its headline, `stated` in JSON-LD and `foot` under its body."""
    article = {"@type": "NewsArticle", "headline": HEADLINE, "author": stated}
    head = f"<meta property='og:site_name' content='{site}'>"
    if stated is not None:
        head += f'<script type="application/ld+json">{json.dumps(article)}</script>'
    shown = "".join(f'<p class="byline">{line}</p>' for line in lines)
    body = f"<article><h1>{HEADLINE}</h1>{shown}{paragraphs(*BODY)}{foot}</article>"
    return clean_markup(make_html(body, head)).authors


def person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


def test_a_byline_that_names_others_than_the_statement_is_believed() -> None:
    """A template states who filled it in; the reader is told who wrote."""
    assert sign("By Tove Lindgard", stated=person("Web Uploader")) == ("Tove Lindgard",)
    assert sign("By Tove Lindgard", stated=person("Ida Venn")) == ("Tove Lindgard",)


def test_the_longer_of_two_lists_that_agree_is_taken() -> None:
    """A statement often names the first author only."""
    assert sign("By Ida Venn and Tove Lindgard", stated=person("Ida Venn")) == ("Ida Venn", "Tove Lindgard")
    assert sign("Ida Venn", "Tove Lindgard", stated=person("Ida Venn")) == ("Ida Venn", "Tove Lindgard")


def test_a_role_glued_to_a_name_makes_no_other_name() -> None:
    """The statement tells where the name ends."""
    assert sign("Von Ida VennKorrespondentin", stated=person("Ida Venn")) == ("Ida Venn",)


def test_the_word_by_may_stand_on_a_line_of_its_own() -> None:
    """Then the next line is the name."""
    assert is_opener("By")
    assert is_opener("Written by:")
    assert sign("By", "Ida Venn") == ("Ida Venn",)


def test_a_byline_may_stand_under_the_body() -> None:
    """Opened by a word, or a name alone in a paragraph."""
    assert sign(foot="<p>By Ida Venn</p>") == ("Ida Venn",)
    assert sign(foot="<p>Ida Venn</p>") == ("Ida Venn",)


@pytest.mark.parametrize(
    "stated", ["Sound Herald", "Web Desk", "Reuters", "redaktion", "herald.example", "Herald Staff"]
)
def test_outlets_desks_and_agencies_are_nobody(stated: str) -> None:
    """Nor is a page that only they sign given another author."""
    assert sign(stated=person(stated)) == ()
    assert sign(f"By {stated}", stated=person(stated)) == ()


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Ida Venn (ive)", "Ida Venn"),
        ("ida venn", "Ida Venn"),
        ("Ida VENN", "Ida VENN"),
        ("IDA VENN", "Ida Venn"),
        ("松岡大地", "松岡大地"),
        ("신현주 기자", "신현주"),
        ("محمد علي", "محمد علي"),
        ("Grace Church", "Grace Church"),
        ("Иван Петров", "Иван Петров"),
        ("Sound Newsroom", None),
        ("herald.example developer", None),
        ("admin", None),
    ],
)
def test_stated_names(value: str, name: str | None) -> None:
    """Signs in brackets go; names without capitals or spaces count where they are stated."""
    assert read_stated_name(value) == name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Sat 05.04.31 | 14:07 | Von Eva Kern-Ratsch", ("Eva Kern-Ratsch",)),
        ("ByIda Venn March 7, 2031", ("Ida Venn",)),
        ("by Ida VennMarch 7, 2031", ("Ida Venn",)),
        ("Ida Venn Senior Editor", ("Ida Venn",)),
        ("By Ida Venn in Lorvik", ("Ida Venn",)),
        ("von David Stone, COAST RADIO", ("David Stone",)),
        ("Ida Venn og Tove Lindgard", ("Ida Venn", "Tove Lindgard")),
        ("Audio 03:07 | 25.04.31 | Ida Venn", ()),
        ("Marketing Director", ()),
        ("渡辺洋介2031年1月13日 21時37分", ("渡辺洋介",)),
    ],
)
def test_bylines_as_pages_write_them(line: str, names: tuple[str, ...]) -> None:
    """What stands beside a name is neither name nor author."""
    assert read_authors(line) == names


def test_two_words_run_together_are_no_name() -> None:
    """Entries of a list that markup parts only by style."""
    assert read_name("Wedding ChecklistsJust EngagedWedding") is None
    assert read_name("Ida McVenn") == "Ida McVenn"


def test_a_link_to_all_that_an_author_wrote_names_her() -> None:
    """So does a property of the markup, with no word such as "By" beside it."""
    assert sign('<a rel="author" href="/ida">Ida Venn</a>') == ("Ida Venn",)
    assert sign('<span itemprop="author"><b>Ida Venn</b></span>') == ("Ida Venn",)


def test_an_element_called_after_authors_names_the_one_that_it_holds() -> None:
    """Under the body, too; where several stand there, they belong to other articles."""
    assert sign(foot='<div class="author-name">Ida Venn</div>') == ("Ida Venn",)
    two = '<div class="author-name">Ida Venn</div><div class="author-name">Tove Lindgard</div>'
    assert sign(foot=f"<p>Further articles</p>{two}") == ()


def test_a_person_may_be_stated_by_one_name() -> None:
    """A blog's author is called Kristin; a user's sign, a desk and the outlet's own name are nobody's."""
    assert sign(stated=person("Kristin")) == ("Kristin",)
    assert sign(stated={"name": "Kristin"}) == ()
    assert sign(stated=person("Herald"), site="Herald") == ()
    assert [read_single_name(name) for name in ("mixmaster9", "kristin", "Redaktion", "K", "Admin")] == [None] * 5


def test_a_byline_under_a_dek_that_counts_as_body_is_read() -> None:
    """Names and date stand behind what is taken for the first paragraph."""
    line = '<div class="byline">Lorvik, 3 March 2031 | Ida Venn</div>'
    page = make_html(f"<article><h1>{HEADLINE}</h1>{paragraphs(BODY[0])}{line}{paragraphs(*BODY[1:], *BODY)}</article>")
    article = clean_markup(page)
    assert article.authors == ("Ida Venn",)
    assert article.published is not None
    assert article.published.value == "2031-03-03"


def test_a_post_may_stand_between_a_name_and_its_date() -> None:
    """Nothing else may: a section and a date sign nothing."""
    assert sign("Ida Venn | Senior Writer | July 2, 2031") == ("Ida Venn",)
    assert sign("Garden Guides | Weekly Sowing | July 2, 2031") == ()


def test_words_that_the_page_uses_are_no_name() -> None:
    """A button or a section may stand beside a date in capitals as names do."""
    assert sign("Ticket Bridge", "July 2, 2031") == ()


def test_nobody_else_signs_where_a_team_does() -> None:
    """A section before "By the Herald Team" is no author in its place."""
    assert read_authors("Market Walks · 10 min read · By Sound Herald Team") == ()
