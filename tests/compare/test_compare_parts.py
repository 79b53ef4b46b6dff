"""The parts of the comparison: names, terms, times, places, moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.compare.said.renderings import list_changes
from rashomon.compare.times import days_apart, moment_of
from rashomon.compare.who.names import misspelt_first_name, name_tokens, same_person
from rashomon.compare.who.places import government_of, place_key
from rashomon.compare.words.similarity import longest_run
from rashomon.compare.words.terms import content_terms, plain_words
from rashomon.compare.words.topics import name_measure, name_state, shorten


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Volodymyr Zelenskyy", "Vladimir Zelensky"),
        ("Милена Стоян", "Milena Stoyan"),
        ("Béatrice Rochat", "Beatrice Rochat"),
        ("Dr Hanna Osei", "Hanna Osei"),
        ("Halvor Ødegård", "Halvor Odegard"),
        ("Bob Garner", "Robert Garner"),
    ],
)
def test_one_name_in_two_spellings_is_one_person(a: str, b: str) -> None:
    """Scripts, accents, titles and short forms do not make two people."""
    assert same_person(name_tokens(a), name_tokens(b))


@pytest.mark.parametrize(("a", "b"), [("Ada Brook", "Colm Brook"), ("Ada Brook", "Ada Tarry")])
def test_two_names_are_two_people(a: str, b: str) -> None:
    """A shared surname or first name is not enough."""
    assert not same_person(name_tokens(a), name_tokens(b))


def test_one_letter_of_a_first_name_can_be_a_mistake() -> None:
    """Alun and Alan are near enough to be shown as a difference of names."""
    assert misspelt_first_name("alun", "alan")
    assert not misspelt_first_name("vladimir", "volodymyr")


def test_a_capital_is_its_government_and_an_office_is_not() -> None:
    """Moscow and Russia are one body; the Kremlin is its own."""
    assert government_of("Moscow") == government_of("the Russian Federation") == "Russia"
    assert government_of("the Kremlin") is None


def test_two_spellings_of_a_place_share_a_key() -> None:
    """Kiev and Kyiv are one place."""
    assert place_key("Kiev") == place_key("Kyiv")


def test_numbers_and_forms_are_written_one_way() -> None:
    """Number words, thousands and irregular verbs meet in one term."""
    assert content_terms("Seven men sold 48,000 packs") == content_terms("7 men sell 48 000 packs")


def test_an_editors_brackets_are_no_words() -> None:
    """What stands in brackets was put there by the editor."""
    assert plain_words("they [the miners] knew") == ("they", "knew")


def test_words_cut_here_and_put_there_are_a_move() -> None:
    """A run of words in another place is shown as moved."""
    changes = list_changes("at the gate we waited for news of them", "we waited for news of them at the gate")
    assert [(c.op, c.base) for c in changes] == [("move", "at the gate")]


def test_times_with_zones_are_compared_in_one_zone() -> None:
    """17:55 UTC is earlier than 22:40 at +03:00, by less than a day."""
    a, b = moment_of("2031-05-14T17:55+00:00"), moment_of("2031-05-14T22:40+03:00")
    assert a is not None
    assert b is not None
    assert a.earliest < b.earliest
    assert days_apart(a, b) < 1


@pytest.mark.parametrize("value", ["", "soon", "2031-13-01", "2031-02-30T10:00"])
def test_what_is_no_date_is_no_moment(value: str) -> None:
    """A broken date is unknown, never a guess."""
    assert moment_of(value) is None


WORDS = st.lists(st.sampled_from("the tide rose over old stone steps at dusk".split()), max_size=12)


@given(WORDS, WORDS)
def test_the_longest_run_is_symmetric_and_bounded(a: list[str], b: list[str]) -> None:
    """A run stands in both texts and is no longer than either."""
    run = longest_run(a, b)
    assert run == longest_run(b, a)
    assert run <= min(len(a), len(b))


@given(WORDS, WORDS)
def test_changes_name_only_words_of_their_sides(a: list[str], b: list[str]) -> None:
    """What is cut comes from the base, what is inserted from the rendering; equal texts have no change."""
    changes = list_changes(" ".join(a), " ".join(b))
    assert all(set(c.base.split()) <= set(a) and set(c.here.split()) <= set(b) for c in changes)
    assert a != b or changes == ()


def test_a_topic_ends_at_a_word_and_not_with_a_loose_one() -> None:
    """A long text is cut at a word end, its last small words left out."""
    assert (
        shorten("The pier of Sandle was closed by the harbour master on Monday", 8) == "The pier of Sandle was closed …"
    )


def test_a_measure_is_named_with_what_it_measures() -> None:
    """The substance after the figure belongs to the topic, the figure does not."""
    assert name_measure("litre", "2,400 litres", " of lamp oil were lost", ()) == "litres of lamp oil"
    assert name_state("missing") == "people missing"
