"""What the article's own labels say: genre, credit, the outlet's spelling, notes about the author."""

from __future__ import annotations

import pytest

from rashomon.clean.credits import is_own_credit, read_credit
from rashomon.clean.genre import read_genre
from tests.clean.clean_pages import (
    BODY,
    HEADLINE,
    body_of,
    clean_dump,
    clean_markup,
    make_dump,
    make_html,
    paragraphs,
    removed_as,
)

MENU = "<header><nav><ul><li>News</li><li>World</li><li>Opinion</li><li>Books</li></ul></nav></header>"
BARE_MENU = "<div><div>Tides</div><div>World</div><div>Opinion</div></div>"


@pytest.mark.parametrize("menu", [MENU, BARE_MENU])
def test_an_entry_of_the_menu_is_no_genre(menu: str) -> None:
    """A site that has a section for opinions does not make its news opinions."""
    assert clean_markup(make_html(f"{menu}<article><h1>{HEADLINE}</h1>{paragraphs(*BODY)}</article>")).genre == "news"


def test_a_kicker_inside_the_article_is_its_genre() -> None:
    """The same word right above the headline labels the article, menu or not."""
    html = make_html(f'{MENU}<article><p class="category">Opinion</p><h1>{HEADLINE}</h1>{paragraphs(*BODY)}</article>')
    assert clean_markup(html).genre == "opinion"


def test_a_dump_s_menu_is_no_genre_and_its_kicker_is() -> None:
    """In a text dump the neighbours tell a menu from a kicker."""
    assert clean_dump(make_dump("World", "Opinion", "Sport", HEADLINE, *BODY)).genre == "news"
    assert clean_dump(make_dump("Tides and ferries today", "OPINION", HEADLINE, *BODY)).genre == "opinion"


def test_a_byline_can_say_opinion() -> None:
    """“Opinion by …” signs and labels; "Opinion by numbers" does neither."""
    assert read_genre(["Opinion by Anna Smith"], None) == "opinion"
    assert read_genre(["Opinion by numbers"], None) == "news"


@pytest.mark.parametrize(
    ("first", "credit"),
    [
        ("LORVIK, Norway, March 11 (Sundwire) - The ferry was late.", "Sundwire"),
        ("Lorvik, March 11 (Harbour Agency) – The ferry was late.", "Harbour Agency"),
        ("LORVIK (Reuters) - The ferry was late.", "Reuters"),
        ("The company (Gannet) - a small one - was late.", None),
        ("In March the ferry was late.", None),
    ],
)
def test_a_dateline_credits_an_agency_that_no_table_knows(first: str, credit: str | None) -> None:
    """A place in capitals or with the day, and a name in brackets."""
    assert read_credit(first, ()) == credit


def test_a_portal_credits_an_agency_in_its_lead() -> None:
    """“Sundwire reports” is a credit in the lead; another paper that reports is a citation."""
    assert read_credit("", (), ["The ferry was late, Sundwire reports."]) == "Sundwire"
    assert read_credit("", (), ["The ferry was late, the Lorvik Times reports."]) is None
    assert read_credit("", (), ["One.", "Two.", "The ferry was late, Sundwire reports."]) is None


def test_a_line_under_the_article_credits_its_material() -> None:
    """“With material from …” names an agency; a person who helped is none."""
    assert read_credit("", ("With material from Sundpress",)) == "Sundpress"
    assert read_credit("", ("With reporting from Anna Smith",)) is None


def test_an_agency_does_not_credit_itself() -> None:
    """Its own dateline carries its name or its initials."""
    assert is_own_credit("Sundwire", "SundWire")
    assert is_own_credit("CNW", "Coastal News Wire")
    assert not is_own_credit("Sundwire", "Portal")
    dump = make_dump("SUNDWIRE", HEADLINE, f"LORVIK, March 11 (Sundwire) - {BODY[0]}", *BODY[1:], "Copyright Sundwire")
    article = clean_dump(dump)
    assert article.outlet is not None
    assert (article.outlet.name, article.credit) == ("Sundwire", None)


def test_a_masthead_in_capitals_is_written_as_elsewhere_on_the_page() -> None:
    """Two words that stand nowhere else get title case; a single one may be an acronym and stays."""
    foot = "Copyright 2031 SOUND HERALD"
    article = clean_dump(make_dump("SOUND HERALD", HEADLINE, *BODY, foot))
    assert article.outlet is not None
    assert article.outlet.name == "Sound Herald"
    shown = clean_dump(make_dump("MCNEWS", HEADLINE, *BODY, "McNews belongs to its readers", "© MCNEWS"))
    assert shown.outlet is not None
    assert shown.outlet.name == "McNews"


NOTE = "Runa Halvik has been walking the quay since 2011. She owns three boats, one of which floats."


def test_a_paragraph_about_who_signs_is_no_part_of_the_article() -> None:
    """A note in the third person about the author goes, whatever its verb; about others it stays."""
    dump = make_dump(HEADLINE, "By Runa Halvik, 11 March 2031", *BODY, NOTE)
    assert body_of(clean_dump(dump)) == list(BODY)
    assert removed_as(clean_dump(dump), "author-bio") == NOTE
    other = make_dump(HEADLINE, "By Tove Lindgard, 11 March 2031", *BODY, NOTE)
    assert body_of(clean_dump(other)) == [*BODY, NOTE]


def test_a_note_about_the_author_goes_from_markup_too() -> None:
    """The same in HTML, where the note is one more paragraph of the article."""
    html = make_html(f"<article><h1>{HEADLINE}</h1><p>By Runa Halvik</p>{paragraphs(*BODY, NOTE)}</article>")
    assert body_of(clean_markup(html)) == list(BODY)


def test_a_result_in_bold_is_told_not_titled() -> None:
    """“Lorvik Town 4, Oster Rovers 3” opens the report; another bold line is a crosshead."""
    lines = ("<p><b>Lorvik Town 4, Oster Rovers 3</b></p>", "<p><b>A late ferry</b></p>")
    for line, told in zip(lines, (["Lorvik Town 4, Oster Rovers 3"], []), strict=True):
        article = clean_markup(make_html(f"<article><h1>{HEADLINE}</h1>{line}{paragraphs(*BODY)}</article>"))
        assert body_of(article) == [*told, *BODY]
