"""Text dumps: what is kept, what is cut, what the lines say about the article."""

from __future__ import annotations

from tests.clean.clean_pages import BODY, HEADLINE, LEAD, SECOND, THIRD, body_of, clean_dump, make_dump, removed_as


def test_the_body_of_a_dump_is_its_paragraphs() -> None:
    """Navigation above and related headlines below are cut, the paragraphs stay."""
    article = clean_dump(make_dump("News Sport Weather", HEADLINE, *BODY, "Most read", "Cat found in church organ"))
    assert body_of(article) == list(BODY)
    assert article.headline == HEADLINE


def test_a_headline_repeated_above_the_body_is_taken_once() -> None:
    """Of two equal headlines the first counts and the second is a duplicate."""
    article = clean_dump(make_dump("12 Mar, 2031 09:15", HEADLINE, "Ticket prices stay the same", HEADLINE, *BODY))
    assert article.headline == HEADLINE
    assert removed_as(article, "duplicate") == HEADLINE
    assert body_of(article) == list(BODY)


def test_the_line_between_two_headlines_is_the_dek() -> None:
    """A line under the headline that is no paragraph is its dek."""
    article = clean_dump(make_dump(HEADLINE, "Ticket prices stay the same, the mayor has promised", HEADLINE, *BODY))
    assert article.dek == "Ticket prices stay the same, the mayor has promised"


def test_a_paragraph_that_advertises_the_article_is_the_dek() -> None:
    """“Read more on …” right under the headline speaks of the article, so it is not its first paragraph."""
    teaser = "The council of Lorvik keeps a ferry alive for some years. Read more on the vote and what it will cost."
    article = clean_dump("\n".join(["World", HEADLINE, teaser, *BODY]))
    assert article.dek == teaser
    assert body_of(article) == list(BODY)


def test_an_author_glued_to_the_date_is_read_in_title_case() -> None:
    """A byline in capitals without a space before the date gives both."""
    article = clean_dump(make_dump(HEADLINE, "ASTRID O'MALLEYFriday, 14 March 2031, 17:04", *BODY))
    assert article.authors == ("Astrid O'Malley",)
    assert article.published is not None
    assert (article.published.value, article.published.precision) == ("2031-03-14T17:04", "minute")


def test_a_date_without_a_year_is_no_date() -> None:
    """“Jan. 24” in a page that names no year leaves the date unknown."""
    article = clean_dump(make_dump(HEADLINE, "Jan. 24", *BODY))
    assert article.published is None


def test_reading_times_and_desks_are_no_authors() -> None:
    """“2 min read” and "News Desk" sign nothing."""
    article = clean_dump(make_dump(HEADLINE, "2 min read", "By News Desk", *BODY))
    assert article.authors == ()


def test_a_biography_gives_author_and_outlet() -> None:
    """Where no byline stands above, the biography below names the author and where they work."""
    bio = "Tove Lindgard is a news editor at the Sound Herald. She has covered the coast for ten years."
    article = clean_dump(make_dump(HEADLINE, *BODY, "Tove Lindgard", "News Editor", bio, "Read more"))
    assert article.authors == ("Tove Lindgard",)
    assert article.outlet is not None
    assert article.outlet.name == "Sound Herald"
    assert not article.outlet.inferred
    assert bio in removed_as(article, "author-bio")


def test_an_item_after_the_biography_is_not_the_article() -> None:
    """A later, unrelated piece of news below the author's biography is cut."""
    bio = "Tove Lindgard is a news editor at the Sound Herald. She has covered the coast for ten years."
    later = "Fishermen in the north on Sunday blocked a road for the fourth day in a row, the police said there."
    article = clean_dump(make_dump(HEADLINE, *BODY, "Tove Lindgard", "News Editor", bio, "Read more", "Feed", later))
    assert body_of(article) == list(BODY)


def test_a_cut_off_teaser_is_not_the_article() -> None:
    """A headline and a paragraph that breaks off, above an image, tell of another article."""
    cut = (
        "With the ice gone, the coast waits for visitors, and hotels along the sound are opening one after another "
        "while the owners of the smaller houses still do not know how many of them"
    )
    article = clean_dump(make_dump(HEADLINE, *BODY, "What will the summer bring to the coast?", cut, "Article image"))
    assert body_of(article) == list(BODY)
    assert "What will the summer bring to the coast?" in removed_as(article, "related")


def test_a_bullet_glyph_is_left_out_of_the_text() -> None:
    """A list item in the body keeps its words and loses its dot."""
    item = "On 3 March the council had put the vote off because two of its members were ill, it said."
    article = clean_dump(make_dump(HEADLINE, *BODY) + f"\n\n  • {item}\n\n" + THIRD.replace("nine", "ten"))
    assert item in body_of(article)


def test_notices_inside_the_body_are_cut_by_their_kind() -> None:
    """Adverts, "READ ALSO" and captions between paragraphs are removed under their own kind."""
    article = clean_dump(
        make_dump(HEADLINE, LEAD, "Advertisement:", SECOND, "READ ALSO: Bridge plans shown in Vesk", THIRD)
    )
    assert body_of(article) == list(BODY)
    assert removed_as(article, "advertisement") == "Advertisement:"
    assert removed_as(article, "related") == "READ ALSO: Bridge plans shown in Vesk"


def test_reporting_lines_are_bylines() -> None:
    """“(Reporting by …)” under the text is no paragraph."""
    article = clean_dump(make_dump(HEADLINE, *BODY, "(Reporting by Ole Brandt; editing by Siv Moen)"))
    assert body_of(article) == list(BODY)
    assert "Ole Brandt" in removed_as(article, "byline")


def test_a_dateline_stays_and_credits_its_agency() -> None:
    """“LORVIK, March 11 (Reuters) -” stays in the paragraph and says whose text it is."""
    article = clean_dump(make_dump(HEADLINE, f"LORVIK, March 11 (Reuters) - {LEAD}", SECOND, THIRD))
    assert article.credit == "Reuters"
    assert body_of(article)[0].startswith("LORVIK, March 11 (Reuters) - The harbour")


def test_the_masthead_names_the_outlet_where_the_foot_repeats_it() -> None:
    """A name at the head counts as the outlet's only if the page says it again at its foot."""
    foot = "Sound Herald, Quay Street 4"
    assert clean_dump(make_dump("Sound Herald", HEADLINE, *BODY, foot)).outlet is not None
    assert clean_dump(make_dump("Sound Herald", HEADLINE, *BODY)).outlet is None


def test_a_date_after_the_capture_is_not_believed() -> None:
    """A page cannot have been published after it was captured."""
    text = make_dump(HEADLINE, "14 March 2031, 17:04", *BODY)
    assert clean_dump(text, captured="2031-03-15T08:00").published is not None
    assert clean_dump(text, captured="2031-01-01T08:00").published is None


def test_the_language_is_told_by_the_text() -> None:
    """A German text is German, without any declaration."""
    german = (
        "Der Rat der Stadt hat am Dienstag beschlossen, die alte Fähre bis zur Eröffnung der Brücke zu betreiben.",
        "Die Fähre überquert den Sund seit vielen Jahren viermal am Tag, und viele Menschen fahren mit ihr zur Arbeit.",
    )
    assert clean_dump(make_dump("Die alte Fähre fährt noch lange weiter", *german)).language == "de"
