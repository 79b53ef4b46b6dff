"""What somebody says that somebody else said."""

from __future__ import annotations

import pytest

from rashomon.model import Statement
from tests.annotate.conftest import Annotate

pytestmark = pytest.mark.slow
Row = tuple[str | None, str, str]


def inner(read: Annotate, *paragraphs: str) -> list[Row]:
    """Return speaker, kind and content of each statement within another."""
    return [
        (s.speaker.name if s.speaker else None, s.kind, s.content[0].text)
        for s in read(*paragraphs).statements
        if s.nested_in is not None
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Greta Holm said Orla Fenn had promised to close the mine.",
            ("Orla Fenn", "indirect", "to close the mine"),
        ),
        (
            "Greta Holm said that Orla Fenn had denied that the alarms were off.",
            ("Orla Fenn", "indirect", "the alarms were off"),
        ),
        (
            "Spokesman Juro Sarn said president Karl Veit had pledged to end the blockade by May.",
            ("Karl Veit", "indirect", "to end the blockade by May"),
        ),
        (
            "“The inspector said that the mine was safe,” Greta Holm told the court.",
            ("inspector", "indirect", "the mine was safe"),
        ),
        (
            "Karl Veit was away. “President Veit promised to end the blockade. We believe him,” Juro Sarn said.",
            ("Karl Veit", "indirect", "to end the blockade"),
        ),
        (
            "Karl Veit was away. “Anna Veit promised to end the blockade. We believe her,” Juro Sarn said.",
            ("Anna Veit", "indirect", "to end the blockade"),
        ),
        (
            "\"The night foreman rang the office and said, 'You can smell it from the road,'\" Greta Holm said.",
            ("night foreman", "direct", "You can smell it from the road"),
        ),
        (
            "“The warden told us, ‘Go home and wait,’ and we went,” said Greta Holm.",
            ("warden", "direct", "Go home and wait"),
        ),
        (
            "“I told him, ‘Go home and wait,’ and he went,” said Greta Holm.",
            ("Greta Holm", "direct", "Go home and wait"),
        ),
        ("“He told me that the mine was safe,” said Greta Holm.", (None, "indirect", "the mine was safe")),
        (
            "Karl Veit met the miners. Greta Holm said he had promised to pay them.",
            ("Karl Veit", "indirect", "to pay them"),
        ),
    ],
)
def test_words_at_second_hand_are_a_statement_of_their_own(read: Annotate, text: str, row: Row) -> None:
    """Inside content, clause or quotation, a strong cue with a source makes a statement tied to the outer one."""
    assert inner(read, text) == [row]


def test_what_holds_another_statement_is_named(read: Annotate) -> None:
    """The inner statement points at the outer one, whose speaker is another."""
    outer, within = read("Greta Holm said Orla Fenn had promised to close the mine.").statements
    assert (outer.nested_in, within.nested_in) == (None, outer.id)


@pytest.mark.parametrize(
    "text",
    [
        "“They said it would never rain again,” Greta Holm said.",
        "Greta Holm said Varnia would say no more.",
        "“We promised nothing and we will say nothing,” Greta Holm said.",
        "Greta Holm said the board had put the mine up for sale.",
    ],
)
def test_hearsay_of_nobody_is_left_alone(read: Annotate, text: str) -> None:
    """Hearsay ("they say"), what was not said and weak cues make no second statement."""
    assert inner(read, text) == []


def test_names_inside_quotation_marks_disturb_nobody(read: Annotate) -> None:
    """Who is spoken of in a quotation is not the next "he" outside it."""
    found: tuple[Statement, ...] = read(
        "Juro Sarn came late. “Karl Veit said that the border was open,” he said. He added that it was raining."
    ).statements
    assert [s.speaker.name for s in found if s.nested_in is None and s.speaker] == ["Juro Sarn", "Juro Sarn"]
