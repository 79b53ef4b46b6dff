"""Who said what, by the article's own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Annotations, Statement

Read = Callable[..., Annotations]
Row = tuple[str | None, str, list[str]]
pytestmark = pytest.mark.slow


def rows(found: Annotations) -> list[Row]:
    return [(s.speaker.name if s.speaker else None, s.kind, [c.text for c in s.content]) for s in found.statements]


def only(found: Annotations) -> Statement:
    (statement,) = found.statements
    return statement


def test_a_quotation_is_spoken_by_the_subject_of_its_cue(read: Read) -> None:
    """The marks and the attribution comma are left out."""
    found = read("“We can hear tapping,” rescue chief Orla Fenn told reporters.")
    assert rows(found) == [("Orla Fenn", "direct", ["We can hear tapping"])]


def test_an_interrupted_quotation_is_one_statement(read: Read) -> None:
    """What goes on behind the attribution is another piece of the same statement."""
    found = read("“We can hear tapping,” Orla Fenn said. “Nobody sleeps here.”")
    assert rows(found) == [("Orla Fenn", "direct", ["We can hear tapping", "Nobody sleeps here."])]


def test_a_quotation_over_paragraphs_is_one_statement(read: Read) -> None:
    """Each paragraph opens the mark again; the attribution may stand in the first or in the last of them."""
    found = read("“The mine was safe for years.", "“It is not safe now,” Orla Fenn said.")
    assert rows(found) == [("Orla Fenn", "direct", ["The mine was safe for years.", "It is not safe now"])]
    found = read("Orla Fenn said: “The mine was safe for years.", "“It is not safe now.”")
    assert rows(found) == [("Orla Fenn", "direct", ["The mine was safe for years.", "It is not safe now."])]


def test_indirect_content_leaves_out_that(read: Read) -> None:
    """A clause of content begins behind "that" and ends before the stop."""
    assert rows(read("Orla Fenn said that the mine was safe.")) == [("Orla Fenn", "indirect", ["the mine was safe"])]


def test_a_postposed_attribution_is_cut_off(read: Read) -> None:
    """Content before ", she said" ends at the comma."""
    found = read("Ten people were hurt in the fire, mayor Orla Fenn said on Monday.")
    assert rows(found) == [("Orla Fenn", "indirect", ["Ten people were hurt in the fire"])]


def test_coordinated_cues_are_two_statements(read: Read) -> None:
    """Saying A and claiming B are two things."""
    found = read("Orla Fenn said that the mine was safe and claimed that the union had lied.")
    assert rows(found) == [
        ("Orla Fenn", "indirect", ["the mine was safe"]),
        ("Orla Fenn", "indirect", ["the union had lied"]),
    ]


def test_adding_goes_on_with_the_same_speaker(read: Read) -> None:
    """A participle shares the subject of the cue before it."""
    found = read("Orla Fenn insisted that the mine was safe, adding that the union had lied.")
    assert [r[0] for r in rows(found)] == ["Orla Fenn", "Orla Fenn"]


def test_quoted_words_inside_content_make_it_mixed(read: Read) -> None:
    """Content keeps its inner marks."""
    found = read("Orla Fenn said the firm was “truly heartbroken”.")
    assert rows(found) == [("Orla Fenn", "mixed", ["the firm was “truly heartbroken”"])]


def test_a_denial_keeps_the_denied_words(read: Read) -> None:
    """What is denied is the content."""
    found = only(read("Orla Fenn denied that the alarms had been taped over."))
    assert found.denied
    assert [c.text for c in found.content] == ["the alarms had been taped over"]


def test_according_to_names_the_source(read: Read) -> None:
    """The rest of the sentence is the content."""
    found = read("The lake will be drained in August, according to the Harbour Council.")
    assert rows(found) == [("Harbour Council", "indirect", ["The lake will be drained in August"])]


def test_a_pledge_is_a_statement(read: Read) -> None:
    """An infinitive behind a verb of promising is content."""
    assert rows(read("Orla Fenn pledged to end the strike quickly.")) == [
        ("Orla Fenn", "indirect", ["to end the strike quickly"])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “water blockade” never existed.",
        "The film “Salt and Smoke” opened in May.",
        "Orla Fenn did not say that the mine was safe.",
        "Orla Fenn would neither confirm nor deny the report.",
        "Orla Fenn declined to comment.",
        "If she says that it is safe, they will go.",
    ],
)
def test_what_nobody_says_is_no_statement(read: Read, text: str) -> None:
    """Scare quotes, titles, denials of saying and conditions are no statements."""
    assert read(text).statements == ()


def test_a_surname_stands_for_the_full_name(read: Read) -> None:
    """The speaker is the fullest name in the article, without titles."""
    found = read("President Orla Fenn opened the hall.", "Fenn said that it was a good day.")
    assert rows(found)[0][0] == "Orla Fenn"


def test_a_role_stands_for_its_holder(read: Read) -> None:
    """A bare role means the one person with that role."""
    found = read("Company spokeswoman Greta Holm opened the gate.", "The spokeswoman said that nobody was hurt.")
    assert rows(found)[0][0] == "Greta Holm"


def test_a_pronoun_is_the_nearest_fitting_speaker(read: Read) -> None:
    """A pronoun means the woman who spoke before."""
    found = read("Greta Holm said the mine was safe. She added that it would open on Monday.")
    assert [r[0] for r in rows(found)] == ["Greta Holm", "Greta Holm"]


def test_a_pronoun_without_a_person_names_nobody(read: Read) -> None:
    """No speaker rather than a wrong one."""
    assert only(read("He said that the mine was safe.")).speaker is None


def test_a_capital_that_speaks_is_its_government(read: Read) -> None:
    """A government is its country."""
    assert rows(read("Paris has stated that it is open to talks with its neighbours."))[0][0] == "France"


def test_unnamed_people_stay_as_written(read: Read) -> None:
    """A description is no name, and its id is its own article's."""
    found = read("Three people with knowledge of the filing said that the firm was broke.")
    assert only(found).speaker_id not in {None, ""}
    assert [e.kind for e in found.entities if e.name.startswith("Three people")] == ["unnamed"]


def test_a_headline_with_a_dash_names_its_speaker(read: Read) -> None:
    """What stands before the dash is a statement of the headline."""
    found = read("Mayor Orla Fenn said the mine would open soon.", headline="Mine to open soon – Fenn")
    assert rows(found)[0] == ("Orla Fenn", "headline", ["Mine to open soon"])


def test_a_quotation_in_a_headline_is_spoken_by_whom_the_body_names(read: Read) -> None:
    """The body attributes what the headline only quotes."""
    found = read("“We can hear tapping,” Orla Fenn said.", headline="“We can hear tapping”: seven dead at the mine")
    assert rows(found)[0] == ("Orla Fenn", "headline", ["We can hear tapping"])


def test_labelled_quotations_are_spoken_by_the_source(read: Read) -> None:
    """The labels of source and quote set out a direct statement."""
    found = read("Source: Orla Fenn on channel Nord 24", 'Quote: "We are ready. It depends on them."')
    assert rows(found) == [("Orla Fenn", "direct", ["We are ready. It depends on them."])]


def test_a_lost_opening_mark_keeps_the_statement(read: Read) -> None:
    """A quotation that begins at the paragraph's start is read whole."""
    found = read("We are ready. Everyone is ready,” Orla Fenn told reporters.")
    assert rows(found) == [("Orla Fenn", "direct", ["We are ready. Everyone is ready"])]


def test_the_day_of_the_saying_is_kept(read: Read) -> None:
    """A weekday in the attribution dates the statement, one in the content does not."""
    said = only(read("Orla Fenn said on Thursday that the mine would open on Monday.", published="2025-01-24"))
    assert said.said_on == "2025-01-23"


def test_the_addressee_is_kept(read: Read) -> None:
    """Whom it was told to stands beside the cue."""
    assert only(read("“It is over,” Orla Fenn told reporters on Thursday.")).addressee == "reporters"


def test_a_broad_reading_adds_beliefs(read: Read) -> None:
    """What somebody fears is told only where it is asked for."""
    text = "The drivers fear that the bridge will close."
    assert read(text).statements == ()
    assert [s.attribution for s in read(text, broad=True).statements] == ["belief"]


def test_equal_names_have_one_id_across_articles(read: Read) -> None:
    """Ids of named speakers come from the name."""
    first = only(read("Orla Fenn said that it rained."))
    second = only(read("It was late. Orla Fenn said that it rained."))
    assert first.speaker_id == second.speaker_id


def test_the_title_of_a_work_is_not_spoken(read: Read) -> None:
    """A programme named in quotation marks beside a verb of saying is no statement."""
    statements = read('Orla Fenn said on "Breakfast With the Harbour." The ferry will sail in May.').statements
    assert [c.text for s in statements for c in s.content if "Breakfast" in c.text] == []


def test_a_quotation_in_capitals_behind_its_cue_is_spoken(read: Read) -> None:
    """Capitals alone do not make a title: what follows the cue itself was said."""
    statements = read('The crowd shouted "Save Our Harbour." The ferry will sail in May.').statements
    assert [c.text for s in statements for c in s.content] == ["Save Our Harbour."]
