"""Who speaks, where a wrong name is worse than none; figures, times and counts that look like others."""

from __future__ import annotations

from tests.annotate.conftest import Annotate


def speakers(read: Annotate, *paragraphs: str) -> list[str | None]:
    """Return the name of each statement's speaker."""
    return [s.speaker.name if s.speaker else None for s in read(*paragraphs).statements]


def contents(read: Annotate, paragraph: str) -> list[str]:
    """Return the content of each statement."""
    return [s.content[0].text for s in read(paragraph).statements]


def test_another_minister_is_not_the_prime_minister(read: Annotate) -> None:
    """Offices that share a country and a noun are two offices."""
    text = "Ostrian Water Minister Lena Marsh arrived on Monday.", "The Ostrian prime minister said the dam was safe."
    assert speakers(read, *text) == ["Ostrian prime minister"]


def test_a_document_is_never_the_person_named_before_it(read: Annotate) -> None:
    """What "the book" shows was not said by whoever stands in the paragraph before."""
    text = "Lena Marsh said the pump was new.", "The logbook shows that the pump was fitted in 1998."
    assert "Lena Marsh" not in speakers(read, *text)[1:]


def test_two_who_speak_together_are_not_the_first_of_them(read: Annotate) -> None:
    """A joint statement keeps both of its speakers."""
    assert speakers(read, "Norland and Ostria said that the bridge would open in May.") == ["Norland and Ostria"]


def test_a_name_set_beside_the_subject_is_who_he_is(read: Annotate) -> None:
    """The nearest subject wins even where its name is an apposition."""
    text = 'Minister Karl Veit blamed the ship. Its owner, Paul Groll, denied it. "Our lights were on," he said.'
    assert speakers(read, text)[-1] == "Paul Groll"


def test_an_unnamed_witness_goes_on_speaking(read: Annotate) -> None:
    """A pronoun may mean the unnamed person of the same paragraph."""
    text = 'A kitchen worker said everyone was fed. "They had thirds," she giggled.'
    assert speakers(read, text) == ["kitchen worker", "kitchen worker"]


def test_two_claims_under_one_cue_are_two_statements(read: Annotate) -> None:
    """A second "that" opens a statement of its own."""
    text = "Lena Marsh said the leak had begun on Friday and that managers had been warned."
    assert contents(read, text) == ["the leak had begun on Friday", "managers had been warned"]


def test_a_bare_figure_can_be_what_is_said(read: Annotate) -> None:
    """A figure behind "put the number at" is content although it is one word."""
    assert contents(read, "Lena Marsh put the number of missing at 17.") == ["17"]


def test_a_day_with_a_month_is_a_day(read: Annotate) -> None:
    """A word before a full date does not make a month of it."""
    times = read("The road is closed until July 31.", published="2031-07-02").times
    assert [t.date for t in times] == ["2031-07-31"]


def test_a_deadline_lies_ahead(read: Annotate) -> None:
    """The day by which something must be done is the next one."""
    times = read("They must leave by Saturday.", published="2031-07-02").times
    assert [t.date for t in times] == ["2031-07-05"]


def test_an_hour_is_no_count(read: Annotate) -> None:
    """A clock time in words counts nothing."""
    assert read("They argued until five in the morning.").quantities == ()


def test_verbs_behind_a_number_are_not_counted(read: Annotate) -> None:
    """What is counted ends before the verb."""
    found = read("By then 71 people reported symptoms.").quantities
    assert [q.counted for q in found] == [("person",)]
