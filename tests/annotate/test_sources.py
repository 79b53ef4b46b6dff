"""Whose words a cue brings where the subject stands elsewhere, and what the source span is."""

from __future__ import annotations

import pytest

from rashomon.annotate import Parser
from rashomon.annotate.english.sources import source_of
from tests.annotate.conftest import Annotate

pytestmark = pytest.mark.slow


def sources(read: Annotate, *paragraphs: str) -> list[str | None]:
    """Return the words of each statement's source."""
    return [s.source.text if s.source else None for s in read(*paragraphs).statements]


def speakers(read: Annotate, *paragraphs: str) -> list[str | None]:
    """Return the name of each statement's speaker."""
    return [s.speaker.name if s.speaker else None for s in read(*paragraphs).statements]


def test_a_relative_pronoun_is_the_source_and_its_antecedent_the_speaker(read: Annotate) -> None:
    """The words that stand for the speaker beside the cue are the evidence."""
    text = "The prize went to Lena Marsh, who said that the judges had been kind."
    assert (sources(read, text), speakers(read, text)) == (["who"], ["Lena Marsh"])


def test_who_is_never_a_place(read: Annotate) -> None:
    """A relative clause behind a place belongs to the people there."""
    assert speakers(read, "Critics at the Water Ministry, who said the dam was safe, left.")[0] != "Water Ministry"


def test_the_agent_of_a_passive_speaks(read: Annotate) -> None:
    """Who is accused by somebody does not speak."""
    text = "Karl Veit was accused by Lena Marsh of hiding the report."
    assert "Karl Veit" not in speakers(read, text)


def test_adding_goes_back_to_the_outer_speaker(read: Annotate) -> None:
    """A participle behind what was said belongs to whoever said it, not to who is spoken of."""
    text = "Lena Marsh said that Karl Veit had believed the figures, adding that he was wrong."
    assert speakers(read, text)[-1] == "Lena Marsh"


def test_a_statement_is_that_of_the_body_that_issued_it(read: Annotate) -> None:
    """What a document calls for, its issuer calls for."""
    text = 'The Harbour Council issued a statement calling the plan "a bridge to nowhere that nobody ordered".'
    assert speakers(read, text) == ["Harbour Council"]


def test_an_apposition_before_a_comma_and_a_cue_names_the_speaker(read: Annotate) -> None:
    """The owner of the ship speaks, and his name is no part of what he said."""
    found = read("The ferry was carrying 214 passengers, its operator, Strand Line, said.")
    assert [(s.speaker and s.speaker.name, s.content[0].text) for s in found.statements] == [
        ("Strand Line", "The ferry was carrying 214 passengers")
    ]


def test_a_colon_hands_over_to_the_last_who_spoke(read: Annotate) -> None:
    """A quotation under a paragraph that ends in a colon is that of the speaker named last."""
    text = ("Karl Veit praised the bridge, and Lena Marsh responded:", "“It will fall into the river by spring.”")
    assert speakers(read, *text)[-1] == "Lena Marsh"


def test_a_quotation_is_never_spoken_by_what_it_quotes(read: Annotate) -> None:
    """A pronoun inside a quoted headline is no speaker of it."""
    found = read(
        '"They told us to pack our lunch boxes on Friday," shop steward Siw Hagen said.',
        headline="'They told us to pack our lunch boxes'",
    )
    assert {s.speaker.name for s in found.statements if s.speaker} == {"Siw Hagen"}


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("The senator forced Karl Veit to admit that no manager had been fired.", "admit", "Veit"),
        ("He was able to boast of his figures.", "boast", "He"),
        ("She appeared on the radio and began by saying that she was tired.", "saying", "She"),
        ("Veit described Marsh as a disgrace after she attacked the police and blamed the guards.", "blamed", "she"),
    ],
)
def test_the_verb_above_carries_the_speaker(parser: Parser, text: str, cue: str, source: str) -> None:
    """Who is made to speak speaks; who is able or begins to, speaks too."""
    verb = next(token for token in parser.parse([text])[0] if token.text == cue)
    found = source_of(verb)
    assert found is not None
    assert found.text == source


def test_a_participle_goes_back_over_quoted_words(read: Annotate) -> None:
    """Closing marks before the comma do not hide who goes on speaking."""
    text = "Lena Marsh told the Echo that Karl Veit “had a crazy policy of closing bridges,” adding that she would not."
    assert speakers(read, text)[-1] == "Lena Marsh"


def test_a_turn_of_a_transcript_is_spoken_by_its_label(read: Annotate) -> None:
    """Capitals and a colon open a turn; the label is no part of what is said."""
    found = read("Partial transcript as follows:", "“MARSH: Will the bridge open in May?”", "“VEIT: Ask me in June.”")
    assert [(s.source and s.source.text, s.content[0].text) for s in found.statements] == [
        ("MARSH", "Will the bridge open in May?"),
        ("VEIT", "Ask me in June."),
    ]


def test_a_colon_after_a_party_in_brackets_hides_no_name(parser: Parser) -> None:
    """What stands in brackets behind a name does not speak."""
    verb = next(t for t in parser.parse(["Gov. Lena Marsh (R-IN) said he was right."])[0] if t.text == "said")
    found = source_of(verb)
    assert found is not None
    assert found.text == "Marsh"
