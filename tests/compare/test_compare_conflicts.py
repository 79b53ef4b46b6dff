"""Contradictions: figures, dates, presence and denials; what looks like one and is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.compare.conflicts.figures import bounds_clash, is_rounding
from rashomon.compare.conflicts.values import name_document, owner_of
from rashomon.model import Annotations, Article, Bound, Conflict, Quantity, Span
from tests.builders import make_article
from tests.compare.tellings import Count, Line, annotate_by_hand, compare_accounts

Told = tuple[Article, Annotations]


def conflicts(told: list[Told]) -> list[Conflict]:
    """Return the differences that are contradictions."""
    return [c for c in compare_accounts(told).conflicts if c.status == "conflict"]


def saying(key: str, text: str, *lines: Line, published: str = "2031-03-04") -> Told:
    """Return an account in which somebody speaks."""
    article = make_article(text, key=key, outlet=key, published=published, headline=f"News {key}")
    return article, annotate_by_hand(article, lines)


def indirect(words: str, speaker: str) -> Line:
    """Return what a speaker is reported to have said."""
    return Line(words=words, speaker=speaker, kind="indirect")


def dated(key: str, text: str, *times: tuple[str, str], lines: tuple[Line, ...] = ()) -> Told:
    """Return an account with resolved time words."""
    article = make_article(text, key=key, outlet=key, published="2031-03-04", headline=f"News {key}")
    return article, annotate_by_hand(article, lines, times=times)


def test_a_thing_at_work_contradicts_its_absence() -> None:
    """The words "without lights" and "our lights were on" share one noun and cannot both be true."""
    told = [
        saying(
            "Post",
            "Ada Brook said that the barge sailed without lights.",
            indirect("the barge sailed without lights", "Ada Brook"),
        ),
        saying(
            "Echo", '"Our lights were on," Colm Tarry said.', Line(words="Our lights were on", speaker="Colm Tarry")
        ),
    ]
    (conflict,) = conflicts(told)
    assert (conflict.kind, conflict.between, conflict.sure) == ("denial", "sources", "check")
    assert {side.value for side in conflict.sides} == {"asserted", "denied"}


def test_one_speaker_does_not_contradict_himself_about_presence() -> None:
    """Two sentences of one source about one noun are no quarrel."""
    told = [
        saying(
            "Post",
            "Ada Brook said that the barge sailed without lights.",
            indirect("the barge sailed without lights", "Ada Brook"),
        ),
        saying("Echo", '"Our lights were on," Ada Brook said.', Line(words="Our lights were on", speaker="Ada Brook")),
    ]
    assert conflicts(told) == []


def test_a_cause_named_wrongly_contradicts_who_names_it() -> None:
    """Who says "this was not fog, it was …" contradicts who says that it happened in thick fog."""
    told = [
        saying(
            "Post",
            '"This was not fog, it was greed," Ada Brook said.',
            Line(words="This was not fog, it was greed", speaker="Ada Brook"),
        ),
        saying(
            "Echo",
            "Colm Tarry said the barges met in thick fog.",
            indirect("the barges met in thick fog", "Colm Tarry"),
        ),
    ]
    assert [c.kind for c in conflicts(told)] == ["denial"]


def test_two_ends_of_one_thing_contradict_in_other_words() -> None:
    """Troops and soldiers are one: two days by which they are to be home."""
    told = [
        dated("Post", "The 31 fallen troops will come home by March 25."),
        dated("Echo", "Thirty-one soldiers are to go home by 15 March."),
    ]
    assert [c.kind for c in conflicts(told)] == ["date"]


def test_it_takes_its_meaning_from_the_sentence_before() -> None:
    """A date of "it" is held against the date of what "it" is."""
    told = [
        dated("Post", "A second round of pier talks is to be held in Sandle on March 20."),
        dated("Echo", "Nobody spoke of the second round of pier talks. It will be held on March 22."),
    ]
    assert [c.kind for c in conflicts(told)] == ["date"]


def test_two_weekdays_never_contradict() -> None:
    """A weekday dates a report as often as an event."""
    told = [
        dated("Post", "The iron pier of Sandle was sold on Monday.", ("Monday", "2031-03-03")),
        dated("Echo", "The iron pier of Sandle was sold on Tuesday.", ("Tuesday", "2031-03-04")),
    ]
    assert conflicts(told) == []


def test_a_weekday_contradicts_a_written_date_of_the_same_event() -> None:
    """A resolved weekday and a written date put one event on two days."""
    told = [
        dated("Post", "The iron pier of Sandle was sold at auction on Monday.", ("Monday", "2031-03-03")),
        dated("Echo", "The iron pier of Sandle was sold at auction on March 1."),
    ]
    assert [c.kind for c in conflicts(told)] == ["date"]


def test_rows_of_a_chronicle_are_no_two_dates_of_one_event() -> None:
    """A date that heads a row, and one on which somebody spoke, date no event that others date."""
    told = [
        dated("Post", "March 1: The harbour office of Sandle counted the gulls."),
        dated("Echo", "March 3: The harbour office of Sandle counted the gulls."),
        dated("Bay", "Ada Brook told the harbour office of Sandle on March 2 that she counted gulls."),
    ]
    assert conflicts(told) == []


def test_a_rejected_request_is_no_denial() -> None:
    """A judge who rejects an appeal says of nothing that it is untrue."""
    told = [
        saying(
            "Post",
            "The court rejected the appeal to sell the iron pier.",
            Line(words="the appeal to sell the iron pier", speaker="The court", kind="indirect", denied=True),
        ),
        saying("Echo", "The owner made an appeal to sell the iron pier."),
    ]
    assert conflicts(told) == []


def test_a_page_with_both_days_of_two_sources_takes_no_side() -> None:
    """Who gives two days by two named sources does not know them for two things."""
    told = [
        dated(
            "Post",
            "Ada Brook said that the iron pier was sold on March 1. "
            "Colm Tarry said that the iron pier was sold on March 3.",
            lines=(
                indirect("the iron pier was sold on March 1", "Ada Brook"),
                indirect("the iron pier was sold on March 3", "Colm Tarry"),
            ),
        )
    ]
    (conflict,) = conflicts(told)
    assert (conflict.kind, conflict.between) == ("date", "sources")


def test_one_deed_of_two_doers_is_a_conflict() -> None:
    """Who found it: the words may differ, the thing found and the deed do not."""
    told = [
        dated("Post", "The beetles were discovered by the museum in Ullmoor."),
        dated("Echo", "It was a schoolgirl who found the beetles."),
    ]
    (conflict,) = conflicts(told)
    assert (conflict.kind, conflict.between, conflict.sure) == ("attribution", "outlets", "check")
    assert {side.value for side in conflict.sides} == {"the museum", "a schoolgirl"}


def test_two_deeds_of_two_doers_are_no_conflict() -> None:
    """Two things found by two people contradict nothing."""
    told = [
        dated("Post", "The beetles were discovered by the museum in Ullmoor."),
        dated("Echo", "It was a schoolgirl who found the trombone."),
    ]
    assert conflicts(told) == []


def loss(key: str, text: str, *counts: Count, lines: tuple[Line, ...] = ()) -> Told:
    """Return an account with figures."""
    article = make_article(text, key=key, outlet=key, published="2031-03-04", headline=f"News {key}")
    return article, annotate_by_hand(article, lines, counts=counts)


def test_two_figures_of_two_sources_on_one_page_contradict() -> None:
    """Who puts a loss at another figure answers the figure before."""
    text = "About 900 litres of lamp oil were lost, Ada Brook said. Colm Tarry put the loss at 2,400 litres."
    lines = (indirect("About 900 litres of lamp oil were lost", "Ada Brook"),)
    counts = (
        Count(stated="900 litres", value=900, unit="litre", bound="about", digits=1),
        Count(stated="2,400 litres", value=2400, unit="litre"),
    )
    (conflict,) = conflicts([loss("Post", text, *counts, lines=lines)])
    assert (conflict.between, [side.given_by for side in conflict.sides]) == ("sources", ["Ada Brook", "Colm Tarry"])


def test_an_account_that_gives_both_figures_itself_knows_two_things() -> None:
    """Two figures in one account's own voice are of two things, in every account."""
    both = "The barge lost 900 litres of lamp oil in Sandle and 700 litres of lamp oil in Ullmoor."
    one = "The barge lost 700 litres of lamp oil in Sandle."
    told = [
        loss(
            "Post",
            both,
            Count(stated="900 litres", value=900, unit="litre"),
            Count(stated="700 litres", value=700, unit="litre"),
        ),
        loss("Echo", one, Count(stated="700 litres", value=700, unit="litre")),
    ]
    assert conflicts(told) == []


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("Ada Brook sold her shares in April, an exchange notice shows.", "an exchange notice"),
        ("According to the harbour log the gate was open.", "the harbour log"),
        ("The gate was open all night.", None),
    ],
    ids=["behind", "before", "none"],
)
def test_a_paper_can_be_the_source(text: str, paper: str | None) -> None:
    """A sentence that rests on a paper names it."""
    assert name_document(text) == paper


def test_a_persons_office_is_not_the_person() -> None:
    """What an office says is not what its owner said."""
    assert owner_of("Ada Brook's office") == "Ada Brook"
    assert owner_of("Ada Brook") is None


def figure(value: float, bound: Bound = "exact", digits: int = 2) -> Quantity:
    """Return a bare figure."""
    return Quantity(
        span=Span(0, 1),
        sentence=0,
        value=value,
        stated="x",
        unit=None,
        counted=(),
        bound=bound,
        significant_digits=digits,
    )


VALUES = st.integers(min_value=1, max_value=10_000).map(float)
BOUNDS = st.sampled_from(["exact", "about", "at-least", "at-most", "more-than", "less-than"])


@given(VALUES, VALUES, BOUNDS, BOUNDS)
def test_figures_are_judged_alike_in_either_order(a: float, b: float, x: Bound, y: Bound) -> None:
    """Whether two figures clash or round each other does not depend on which comes first."""
    one, other = figure(a, x), figure(b, y)
    if a != b:
        assert bounds_clash(one, other) == bounds_clash(other, one)
    assert is_rounding(one, other) == is_rounding(other, one)


def test_at_least_twelve_and_fifteen_can_both_be_true() -> None:
    """A bound that holds the other figure is no contradiction, and "about" leaves a quarter open."""
    assert not bounds_clash(figure(12, "at-least"), figure(15))
    assert not bounds_clash(figure(12, "about"), figure(14))
    assert bounds_clash(figure(900, "about"), figure(2400))
