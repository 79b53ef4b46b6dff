"""What tags alone tell of sentences that nobody parses."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.util import get_lang_class

from rashomon.annotate.who.tagged import has_tree, leads_sentence, role_by_tags, subject_by_tags

_COARSE = {
    "NNP": "PROPN",
    "NN": "NOUN",
    "DT": "DET",
    "IN": "ADP",
    "VBD": "VERB",
    ",": "PUNCT",
    ".": "PUNCT",
    "PRP": "PRON",
}


def tagged(text: str) -> Doc:
    """Return a document of "word/TAG" pairs without a tree."""
    pairs = [pair.rsplit("/", 1) for pair in text.split()]
    return Doc(
        get_lang_class("en")().vocab,
        words=[word for word, _ in pairs],
        tags=[t for _, t in pairs],
        pos=[_COARSE[t] for _, t in pairs],
    )


def words(doc: Doc, found: tuple[int, int] | None) -> str | None:
    """Return the words of a range of tokens."""
    return " ".join(t.text for t in doc[found[0] : found[1]]) if found is not None else None


def test_a_document_without_dependencies_has_no_tree() -> None:
    """Only tags were given."""
    assert not has_tree(tagged("Ann/NNP left/VBD ./."))


def test_the_first_name_before_a_verb_leads_its_sentence() -> None:
    """What stands behind the verb or a preposition does not."""
    doc = tagged("On/IN Monday/NNP ,/, Ann/NNP Lee/NNP met/VBD Karl/NNP in/IN Barrow/NNP ./.")
    assert [leads_sentence(doc, start, end) for start, end in ((3, 5), (6, 7), (8, 9))] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Mayor/NNP Ann/NNP Lee/NNP left/VBD ./.", (1, 3), "Mayor"),
        ("Ann/NNP Lee/NNP ,/, the/DT mayor/NN of/IN Barrow/NNP ,/, left/VBD ./.", (0, 2), "the mayor of Barrow"),
        ("Ann/NNP Lee/NNP left/VBD ./.", (0, 2), None),
    ],
)
def test_a_role_stands_before_or_behind_a_name(text: str, name: tuple[int, int], role: str | None) -> None:
    """Titles and appositions tell what somebody is."""
    doc = tagged(text)
    assert words(doc, role_by_tags(doc, *name)) == role


def test_a_sentence_opens_with_whom_it_is_about() -> None:
    """A pronoun or a description before the verb is the subject; without a verb there is none."""
    doc = tagged("The/DT minister/NN closed/VBD the/DT taps/NN ./. A/DT long/NN day/NN ./.")
    assert (words(doc, subject_by_tags(doc, 0, 6)), subject_by_tags(doc, 6, 10)) == ("The minister", None)
