"""Metadata of HTML pages: JSON-LD, meta elements, bylines, agreement."""

from __future__ import annotations

import json

import pytest

from rashomon.clean.bylines import read_authors
from rashomon.clean.credits import read_credit
from rashomon.clean.html.jsonld import read_article_object, resolve_names
from rashomon.clean.person_names import read_name
from tests.clean.clean_pages import BODY, HEADLINE, body_of, clean_markup, make_html, paragraphs

PAGE = f"<article><h1>{HEADLINE}</h1>{paragraphs(*BODY)}</article>"


def with_json(value: object) -> str:
    """Return a page that states `value` as JSON-LD."""
    return make_html(PAGE, f'<script type="application/ld+json">{json.dumps(value)}</script>')


def test_a_graph_with_references_gives_author_and_publisher() -> None:
    """@graph and @id are followed."""
    graph = [
        {"@type": "WebSite", "name": "Sound Herald"},
        {"@type": "NewsArticle", "headline": HEADLINE, "datePublished": "2031-03-11T06:00:00+01:00",
         "author": [{"@id": "#a"}], "publisher": {"@id": "#p"}},
        {"@type": "Person", "@id": "#a", "name": "Tove Lindgard"},
        {"@type": "Organization", "@id": "#p", "name": "Sound Herald"},
    ]  # fmt: skip
    article = clean_markup(with_json({"@graph": graph}))
    assert article.authors == ("Tove Lindgard",)
    assert article.outlet is not None
    assert article.outlet.name == "Sound Herald"
    assert article.published is not None
    assert (article.published.value, article.published.source) == ("2031-03-11T06:00+01:00", "json-ld")


def test_an_organization_is_no_author() -> None:
    """A desk stated as author leaves the author unknown."""
    article = clean_markup(
        with_json(
            {"@type": "NewsArticle", "headline": HEADLINE, "author": {"@type": "Organization", "name": "Web Desk"}}
        )
    )
    assert article.authors == ()


def test_broken_json_says_nothing() -> None:
    """A script that is no JSON is passed over."""
    assert read_article_object(["{", "[1, 2", ""]) == ({}, {})


def test_names_of_a_reference_to_itself_end() -> None:
    """An object that names itself by reference gives no name."""
    assert resolve_names({"@id": "#a"}, {"#a": {"@id": "#a", "x": 1}}) == []


def test_meta_elements_state_date_and_author() -> None:
    """Where there is no JSON-LD, meta elements count."""
    head = (
        '<meta property="article:published_time" content="2031-03-11T06:00:00Z">'
        '<meta name="author" content="Tove Lindgard"><meta property="og:site_name" content="Sound Herald">'
    )
    article = clean_markup(make_html(PAGE, head))
    assert article.published is not None
    assert (article.published.value, article.published.source) == ("2031-03-11T06:00+00:00", "meta")
    assert article.authors == ("Tove Lindgard",)


def test_a_headline_that_is_not_shown_is_marked_as_stated() -> None:
    """Its place is the metadata, not the page's text."""
    html = make_html(f"<article>{paragraphs(*BODY)}</article>", f'<meta property="og:title" content="{HEADLINE}">')
    article = clean_markup(html)
    assert article.headline == HEADLINE
    assert article.source_map[0].source == "meta"


def test_the_canonical_address_of_a_home_page_is_not_believed() -> None:
    """A template that calls every page the home page would make all of them one."""
    html = make_html(PAGE, '<link rel="canonical" href="https://herald.example/">')
    assert clean_markup(html, url="https://herald.example/a/1").url == "https://herald.example/a/1"


def test_the_address_dates_an_article_that_nothing_else_dates() -> None:
    """A day in the path is the last resort, and says that it is."""
    article = clean_markup(make_html(PAGE), url="https://herald.example/2031/03/11/ferry")
    assert article.published is not None
    assert (article.published.value, article.published.source) == ("2031-03-11", "url")


def test_the_declared_type_gives_the_genre() -> None:
    """A page that calls itself an opinion is one; without a word it is news."""
    assert clean_markup(with_json({"@type": "OpinionNewsArticle", "headline": HEADLINE})).genre == "opinion"
    assert clean_markup(make_html(PAGE)).genre == "news"


def test_locked_content_is_noted() -> None:
    """A page that states that it is not free has a paywall note."""
    article = clean_markup(with_json({"@type": "NewsArticle", "headline": HEADLINE, "isAccessibleForFree": False}))
    assert article.quality.notes == ("paywall",)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Anna Smith and Boris de la Cruz", ("Anna Smith", "Boris de la Cruz")),
        ("BY ANNA SMITH", ("Anna Smith",)),
        ("Von Anna Smith, Lorvik", ("Anna Smith",)),
        ("Words: Noor Quayle-Price | Saturday 20 June 2026", ("Noor Quayle-Price",)),
        ("Anna Smith - Nov 19, 2019, 10:31 pm CST", ("Anna Smith",)),
        ("TEXT: Sports desk PUBLISHED 07.06.26 AT 21:02", ()),
        ("By Reuters Staff", ()),
        ("3 Minute Read", ()),
    ],
)
def test_a_byline_names_persons_only(line: str, names: tuple[str, ...]) -> None:
    """Roles, dates, desks and reading times are no names."""
    assert read_authors(line) == names


def test_initials_and_capitals_in_names() -> None:
    """“JD” is part of a name, "CPB" is a station."""
    assert read_name("JD Moreau") == "JD Moreau"
    assert read_name("CPB Valleys") is None


def test_a_closing_line_credits_an_agency() -> None:
    """“(Reuters)” on its own line is a credit; another word in brackets is not."""
    assert read_credit("A first paragraph.", ("(Reuters)",)) == "Reuters"
    assert read_credit("A first paragraph.", ("(Lorvik)",)) is None


def test_an_agency_stated_as_author_is_the_credit() -> None:
    """It wrote the text, and is nobody's name."""
    article = clean_markup(
        with_json(
            {"@type": "NewsArticle", "headline": HEADLINE, "author": {"@type": "Organization", "name": "Reuters"}}
        )
    )
    assert article.authors == ()
    assert article.credit == "Reuters"


def test_of_a_page_that_names_no_outlet_the_domain_stands_in() -> None:
    """It is marked as inferred; a part of the title that is in the domain is the name."""
    named = make_html(PAGE, f"<title>{HEADLINE} - Sound Herald</title>")
    article = clean_markup(named, url="https://www.soundherald.example/a/1")
    assert article.outlet is not None
    assert (article.outlet.name, article.outlet.inferred) == ("Sound Herald", False)
    article = clean_markup(make_html(PAGE, f"<title>{HEADLINE}</title>"), url="https://www.soundherald.example/a/1")
    assert article.outlet is not None
    assert (article.outlet.name, article.outlet.inferred) == ("soundherald.example", True)


@pytest.mark.parametrize("address", ["http://[bad", "https://", "//x", "mailto:a@b.example", "http://a b/"])
def test_an_address_that_is_none_does_no_harm(address: str) -> None:
    """A canonical address can be anything."""
    assert clean_markup(make_html(PAGE, f'<link rel="canonical" href="{address}">')).headline == HEADLINE


def test_a_body_that_only_scripts_would_show_is_taken_from_its_statement() -> None:
    """A page that shows a menu and a teaser gives the stated paragraphs; their source is the statement."""
    stated = {"@type": "NewsArticle", "headline": HEADLINE, "articleBody": "\n\n".join(BODY)}
    head = f'<script type="application/ld+json">{json.dumps(stated)}</script>'
    for shown in ("<div id='root'></div>", f"<nav><a href='/'>Home</a></nav><h1>{HEADLINE}</h1><p>Loading.</p>"):
        article = clean_markup(make_html(shown, head))
        assert body_of(article) == list(BODY)
        assert article.headline == HEADLINE
        assert [segment.source for segment in article.source_map][-len(BODY) :] == ["json-ld"] * len(BODY)


def test_what_a_page_shows_comes_before_what_it_states() -> None:
    """The beginning that everyone may read is not filled up from the statement."""
    stated = {"@type": "NewsArticle", "headline": HEADLINE, "articleBody": "\n\n".join((*BODY, *BODY))}
    page = f"<article><h1>{HEADLINE}</h1>{paragraphs(BODY[0], BODY[1])}</article>"
    article = clean_markup(make_html(page, f'<script type="application/ld+json">{json.dumps(stated)}</script>'))
    assert body_of(article) == [BODY[0], BODY[1]]
