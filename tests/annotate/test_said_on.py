"""When something was said, to whom, and through what."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rashomon.annotate import Parser, annotate
from rashomon.annotate.circumstances import find_addressee, find_medium
from rashomon.annotate.values.times import find_times
from rashomon.model import Dated, Entry, Span
from tests.annotate.annotate_articles import make_article
from tests.annotate.conftest import Annotate


def days(read: Annotate, *paragraphs: str, published: str | None = "2031-03-20") -> list[str | None]:
    """Return when each statement was said."""
    return [s.said_on for s in read(*paragraphs, published=published).statements]


@pytest.mark.slow
def test_a_weekday_beside_the_cue_is_the_day(read: Annotate) -> None:
    """It is the last such day before the publication."""
    assert days(read, "Lena Marsh said on Tuesday that the dam was safe.") == ["2031-03-18"]


@pytest.mark.slow
def test_a_month_keeps_its_precision(read: Annotate) -> None:
    """Nobody guesses the day of "last month"."""
    assert days(read, "Lena Marsh said last month that the dam was safe.") == ["2031-02"]


@pytest.mark.slow
def test_a_week_names_no_day(read: Annotate) -> None:
    """Where the text does not tell, nothing is said."""
    assert days(read, "Lena Marsh said earlier this week that the dam was safe.") == [None]


@pytest.mark.slow
def test_a_day_in_what_was_said_is_not_its_day(read: Annotate) -> None:
    """The leak began on Friday; when that was said is unknown, for the second claim as well."""
    text = "Lena Marsh said the leak had begun on Friday and that managers had been warned."
    assert days(read, text) == [None, None]


@pytest.mark.slow
def test_a_day_that_only_describes_the_speaker_is_not_the_day(read: Annotate) -> None:
    """He took office on Monday, and spoke whenever he did."""
    assert days(read, "Karl Veit, who took office on Monday, has pledged to end the strike.") == [None]


@pytest.mark.slow
def test_asked_on_a_day_is_said_on_that_day(read: Annotate) -> None:
    """The sentence before tells when the speaker was asked."""
    text = (
        "When asked on Friday whether the bridge would open, Paul Groll would neither confirm nor deny it.",
        "“Everyone is ready for the opening,” he told reporters.",
    )
    assert days(read, *text)[-1] == "2031-03-14"


@pytest.mark.slow
def test_nothing_is_said_after_the_publication(read: Annotate) -> None:
    """A date in the future is that of something else."""
    assert days(read, "The packs can be sent back, the notice says, with dates up to 14 July.") == [None]


@pytest.mark.slow
def test_today_in_a_live_blog_is_the_day_of_the_entry(parser: Parser) -> None:
    """Each entry has its own day, and the article's counts for none of them."""
    article = make_article(
        ["Lena Marsh said today that the dam was safe.", "Karl Veit said today that it was not."],
        published="2031-03-20",
    )
    entries = tuple(
        Entry(span=span, published=Dated(value=day, precision="day", source="visible"))
        for span, day in zip(article.paragraphs, ("2031-03-19", "2031-03-17"), strict=True)
    )
    found = annotate(replace(article, entries=entries), parser=parser).statements
    assert [s.said_on for s in found] == ["2031-03-19", "2031-03-17"]


def test_an_entry_without_a_date_takes_the_articles_day() -> None:
    """Unknown days of entries fall back on the publication."""
    text = "It rained today."
    entry = Entry(span=Span(0, len(text)), published=None)
    assert [t.date for t in find_times(text, [Span(0, len(text))], "2031-03-20", [entry])] == ["2031-03-20"]


@pytest.mark.parametrize(
    ("frame", "addressee", "medium"),
    [
        ("\x01 she told reporters at the White House.", "reporters at the White House", None),
        ("In an interview with NBC News on Thursday, she said \x01", "NBC News", "NBC News"),
        ("\x01 he told the Chronicle at noon.", "the Chronicle", "Chronicle"),
        ("\x01 he mentioned to Reuters editor Ann Lee.", "Reuters editor Ann Lee", "Reuters"),
        ("that managers had been warned the same evening", None, None),
        ("Zora tells bully to leave", "bully", None),
        ("\x01 she said in a statement.", None, "statement"),
    ],
)
def test_who_was_told_and_where(frame: str, addressee: str | None, medium: str | None) -> None:
    """The words around what was said name the hearer and the channel."""
    found = find_addressee(frame)
    assert (found, find_medium(frame, found)) == (addressee, medium)
