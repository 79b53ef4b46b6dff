"""People whom articles name in Cyrillic and in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.compare.who.scripts import is_one_name, join_scripts
from rashomon.compare.who.sounds import misfit
from rashomon.model import Entity


def person(name: str) -> Entity:
    """Return a person of that name."""
    return Entity(id=name, name=name, kind="person", aliases=(), mentions=())


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Беатрис Роша", "Béatrice Rochat"),
        ("Джон Смит", "John Smith"),
        ("Дэниел Хьюз", "Daniel Hughes"),
        ("Питер Райт", "Peter Wright"),
        ("Люсьен Перро", "Lucien Perrot"),
        ("Герхард Шрёдер", "Gerhard Schröder"),
        ("Грета Уикем", "Greta Wickham"),
        ("Зора Орсолич", "Zora Orsolić"),
        ("Хиллари Эштон", "Hillary Ashton"),
    ],
)
def test_a_name_is_heard_through_its_spelling(cyrillic: str, latin: str) -> None:
    """French, English, German and Balkan names, as Russian writes them by ear."""
    assert is_one_name(cyrillic.split(), latin.split())


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Джон Смит", "Jane Shaw"),
        ("Анна Перова", "Anna Petrova"),
        ("Питер Райт", "Paul Wright"),
        ("Марк Тессье", "Marc Mercier"),
        ("Ли", "Anna Lee"),
    ],
)
def test_names_that_only_resemble_stay_two(cyrillic: str, latin: str) -> None:
    """Another first name, another consonant, a short surname alone."""
    assert not is_one_name(cyrillic.split(), latin.split())


def test_one_person_in_two_scripts_is_one_group_and_two_that_fit_are_none() -> None:
    """A surname alone goes to the one person of that name; where a couple fits, it stays alone."""
    entities = {("a", n): person(n) for n in ("Lucien Perrot", "Marc Tessier")} | {("b", "Перро"): person("Перро")}
    groups = join_scripts([(member,) for member in sorted(entities)], entities)
    assert (("a", "Lucien Perrot"), ("b", "Перро")) in groups
    couple = entities | {("a", "Anne Perrot"): person("Anne Perrot")}
    assert (("b", "Перро"),) in join_scripts([(member,) for member in sorted(couple)], couple)


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_two_words_can_be_compared(one: str, other: str) -> None:
    """The cost is never negative, whatever the letters."""
    assert misfit(one, other) >= 0
