"""Which descriptions mean one office, and which names one body."""

from __future__ import annotations

import pytest

from rashomon.compare.who.names import name_tokens, same_person
from rashomon.compare.who.places import fold_people
from rashomon.compare.who.roles import describes, role_terms
from rashomon.compare.who.who_is_who import body_key


@pytest.mark.parametrize(
    ("description", "role"),
    [
        ("the Norlandian PM", "Norlandian Prime Minister"),
        ("the Norlandian premier", "prime minister of Norlandia"),
        ("the Norlandian leader", "Norlandia's president"),
        ("the harbour spokeswoman", "harbour spokesman"),
        ("the French head of state", "President of France"),
    ],
)
def test_two_wordings_are_one_office(description: str, role: str) -> None:
    """Short forms, sexes and peoples are folded."""
    assert describes(description, [role_terms(role)])


@pytest.mark.parametrize(
    ("description", "role"),
    [
        ("the Norlandian PM", "Norlandian water minister"),
        ("the Ostrian president", "Norlandian president"),
        ("a Norlandian minister", "Norlandian minister"),
        ("two harbour spokesmen", "harbour spokesman"),
    ],
)
def test_two_offices_stay_two(description: str, role: str) -> None:
    """Another rank, another country, somebody of many."""
    assert not describes(description, [role_terms(role)])


def test_a_country_and_its_people_are_one_word() -> None:
    """Adjectives end in many ways; short names are left alone."""
    assert fold_people("norlandian") == fold_people("norlandia")
    assert fold_people("iran") == "iran"


def test_an_organ_of_a_state_is_one_in_any_order() -> None:
    """The country stands before it or behind it."""
    assert body_key("Norlandian Defence Ministry") == body_key("the Ministry of Defence of Norlandia")


def test_a_bank_of_a_country_is_not_its_bank() -> None:
    """Only organs of a state are named in any order."""
    assert body_key("Bank of Norlandia") != body_key("Norlandian Bank")


@pytest.mark.parametrize("other", ["Volodymyr Zelenskiy", "Vladimir Zelensky", "Володимир Зеленський", "V. Zelenskyy"])
def test_spellings_of_one_name_are_one_person(other: str) -> None:
    """Scripts, transliterations, languages and initials are folded."""
    assert same_person(name_tokens("Volodymyr Zelenskyy"), name_tokens(other))


def test_a_shared_surname_is_not_one_person() -> None:
    """Two first names are two people."""
    assert not same_person(name_tokens("Helen Clark"), name_tokens("David Clark"))
