"""Statements given in somebody's words, by several who speak together, to somebody and through something."""

from __future__ import annotations

import pytest

from tests.annotate.conftest import Annotate

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("In the words of Orla Fenn, “the mine was never safe.”", ["the mine was never safe."]),
        ("The mine was, in the words of Orla Fenn, “a grave with a door.”", ["a grave with a door."]),
        ("The mine was “a grave with a door”, in Orla Fenn’s words.", ["a grave with a door"]),
        ("In Orla Fenn's own words, the mine was a grave with a door.", ["the mine was a grave with a door"]),
        ("As Orla Fenn put it, the mine was a grave with a door.", ["the mine was a grave with a door"]),
        ("The mine, as the mayor, Orla Fenn, once put it, was a grave.", ["The mine", "was a grave"]),
        ("“Nobody sleeps here,” as Orla Fenn put it.", ["Nobody sleeps here"]),
        ("To quote Orla Fenn, “the mine was a grave with a door.”", ["the mine was a grave with a door."]),
        ("To quote mayor Orla Fenn: “The mine was never safe.”", ["The mine was never safe."]),
    ],
)
def test_words_are_those_of_whom_the_aside_names(read: Annotate, text: str, content: list[str]) -> None:
    """An aside that says whose words these are makes a statement, with quotation marks or without."""
    found = read(text).statements
    assert [(s.speaker and s.speaker.name, [c.text for c in s.content]) for s in found] == [("Orla Fenn", content)]


@pytest.mark.parametrize(
    "text",
    [
        "In other words, the mine was shut.",
        "In a few words, the mine was shut.",
        "He sang it in the words of the song.",
        "To quote from the report is not allowed.",
        "The lunch was “spirit of the lake”, as the menu put it.",
    ],
)
def test_words_that_are_nobodys_are_no_statement(read: Annotate, text: str) -> None:
    """Turns of phrase, songs and menus speak for nobody."""
    assert read(text).statements == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Orla Fenn and Greta Holm said the mine was safe.", "Orla Fenn and Greta Holm"),
        ("President Karl Veit and Prime Minister Anna Lund said the deal was done.", "Karl Veit and Anna Lund"),
        (
            "Both the mayor, Orla Fenn, and the union leader, Greta Holm, said the mine was safe.",
            "Orla Fenn and Greta Holm",
        ),
        (
            "Mayor Orla Fenn, union leader Greta Holm and senator Karl Veit said the mine was safe.",
            "Orla Fenn, Greta Holm and Karl Veit",
        ),
        (
            "Orla Fenn of Sallow Minerals and Greta Holm of the Harbour Union said the mine was safe.",
            "Orla Fenn and Greta Holm",
        ),
        ("Fenn and Holm said the mine was safe. Later Orla Fenn met Greta Holm.", "Orla Fenn and Greta Holm"),
        (
            "Sallow Minerals met the Harbour Union. The company and the union said the mine was safe.",
            "Sallow Minerals and Harbour Union",
        ),
        ("The company and the union said the mine was safe.", "company and union"),
        ("Varnia and Oslavia said in a joint statement that the border would open.", "Varnia and Oslavia"),
        ("Orla Fenn, head of operations and safety at Sallow Minerals, said the mine was safe.", "Orla Fenn"),
        ("Orla Fenn, a friend of Greta Holm and Karl Veit, said the mine was safe.", "Orla Fenn"),
        ("The search and rescue agency said the mine was safe.", "search and rescue agency"),
    ],
)
def test_several_who_speak_together_are_all_named(read: Annotate, text: str, speaker: str) -> None:
    """A joint speaker bears every name; names beside a single speaker are not his."""
    (found,) = read(text).statements
    assert found.speaker is not None
    assert found.speaker.name == speaker


@pytest.mark.parametrize(
    ("text", "addressee", "medium"),
    [
        ("“It is safe,” Orla Fenn told NBC News.", "NBC News", "NBC News"),
        ("“It is safe,” Orla Fenn said in an interview with NBC News.", "NBC News", "NBC News"),
        (
            "In an interview with the Calder Gazette, Orla Fenn said it was safe.",
            "the Calder Gazette",
            "Calder Gazette",
        ),
        ("Orla Fenn told NBC News in an interview that the mine was safe.", "NBC News", "NBC News"),
        ("Orla Fenn said on Nord 24 that the mine was safe.", None, "Nord 24"),
        ("At a press conference in Calder, Orla Fenn said the mine was safe.", None, "press conference"),
        ("During a rally, Orla Fenn told supporters that the mine was safe.", "supporters", "rally"),
        ("In a letter to the prime minister, Orla Fenn said the mine was safe.", "the prime minister", "letter"),
        ("“It is safe,” Orla Fenn told reporters at the White House.", "reporters at the White House", None),
        ("Orla Fenn said the mine was safe.", None, None),
    ],
)
def test_hearers_and_media_are_kept(read: Annotate, text: str, addressee: str | None, medium: str | None) -> None:
    """Whom it was told to and through what, where the words beside it say so."""
    (found,) = read(text).statements
    assert (found.addressee, found.medium) == (addressee, medium)


@pytest.mark.parametrize(
    "text",
    [
        "The official asked not to be named.",
        "She asked us not to print her name.",
        "Varnia and Oslavia agreed on Thursday to exchange the bodies of dead soldiers.",
        "It asks for butter, a lid and twenty minutes.",
        "Finch only found out he was on the bench when his mum rang.",
    ],
)
def test_deeds_are_no_words(read: Annotate, text: str) -> None:
    """Asking for silence, a deal, a need and learning something are not told as what somebody said."""
    assert read(text).statements == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Her father used to say that a good wick was worth two eyes.", ["a good wick was worth two eyes"]),
        ("In January Farrast promised that every ferry would sail.", ["every ferry would sail"]),
        (
            "For the first hour, one guest said, the only sound was spoons.",
            ["For the first hour", "the only sound was spoons"],
        ),
        ("The union rejected the company's claim that the alarms worked.", ["the alarms worked"]),
    ],
)
def test_what_was_said_is_found_behind_its_helpers(read: Annotate, text: str, content: list[str]) -> None:
    """Habit, a month before the name, a fronted time and a noun of saying hide no statement."""
    assert [c.text for s in read(text).statements for c in s.content] == content
