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
