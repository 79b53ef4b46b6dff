"""Kinds of acts."""

from __future__ import annotations

import pytest

from rashomon.annotate.acts import classify_act, classify_event


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("threaten", "to close the dam", "THREATEN"),
        ("pledge", "to end the war", "PROMISE"),
        ("say", "they must leave at once", "DEMAND"),
        ("say", "it rained", "STATE"),
    ],
)
def test_cue_and_content_tell_the_act(cue: str, content: str, act: str) -> None:
    """The cue decides where it can, else the words."""
    assert classify_act(cue, content) == act


def test_a_denial_is_a_denial_whatever_it_denies() -> None:
    """Denied content is not what is being done."""
    assert classify_act("say", "they must leave", denied=True) == "DENY"


def test_an_event_is_told_by_its_earliest_act_outside_the_attribution() -> None:
    """What the reporter's source says about saying does not count."""
    assert classify_event("The council rejected the plan, an official announced.") == "REJECT"


def test_a_sentence_without_an_act_has_none() -> None:
    """No act is invented."""
    assert classify_event("The lake is blue.") is None


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("The province will boycott the election unless the count is open.", "THREATEN"),
        ("The rebels said they would return the boats.", "AGREE"),
        ("The council must end the battle over water.", "DEMAND"),
        ("Farmers blocked the main road with hay.", "PROTEST"),
        ("The court cancelled restrictions on fishing at night.", "CONCEDE"),
        ("The ministry imposed new sanctions on the shipping line.", "SANCTION"),
    ],
)
def test_a_telling_phrase_outweighs_the_first_act_word(sentence: str, act: str) -> None:
    """What is still to come is a threat or a promise, by what it would do; "must" demands whatever follows."""
    assert classify_event(sentence) == act
