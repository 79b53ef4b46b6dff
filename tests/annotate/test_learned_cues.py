"""What was learned of cues."""

from __future__ import annotations

import json

import pytest

from rashomon.annotate import CueModel, parse_cues
from rashomon.annotate.english.learned import choose, judge_use, weigh
from rashomon.errors import WeightsError
from tests.annotate.conftest import Annotate

WHOLE = {
    "min_sure": 0.5, "min_sure_other": 0.5, "min_sure_said": 0.9, "shares": {"say/V": 0.9},
    "uses": {"l=say": [2, -1, 0]}, "speech": {"l=say": 1},
    "start_behind": {"k=0": 1}, "end_behind": {"END": 1}, "end_before": {}, "start_before": {},
}  # fmt: skip


def _raw(**changes: object) -> bytes:
    return json.dumps({**WHOLE, **changes}).encode()


def test_weights_are_read_by_feature() -> None:
    """A feature of a use has three weights, one of a boundary has one."""
    found = parse_cues(_raw())
    assert (found.uses["l=say"], found.start_behind["k=0"]) == ((2.0, -1.0, 0.0), 1.0)


@pytest.mark.parametrize(
    "raw",
    [b"", b"[]", b"{}", _raw(shares={"say/V": 7}), _raw(min_sure=2), _raw(uses={"a": [1]}), _raw(speech=[1])],
)
def test_a_broken_file_is_a_weights_error_that_says_what_to_run(raw: bytes) -> None:
    """Whatever is wrong with the file, the message names it and the command that makes it anew."""
    with pytest.raises(WeightsError, match=r"annotate_cues\.json: .*train-annotate"):
        parse_cues(raw)


def test_the_side_with_the_greatest_weight_is_chosen_and_sureness_grows_with_it() -> None:
    """A feature that speaks for content behind the cue makes a use surer than none at all."""
    model = parse_cues(_raw())
    assert judge_use(model, ["l=say"])[1] == "behind"
    assert judge_use(model, ["l=say"])[0] > judge_use(model, ["unknown"])[0]


def test_of_equal_candidates_the_first_is_chosen() -> None:
    """The choice does not depend on anything but the order of the candidates."""
    assert choose({"a": 1.0}, [["b"], ["a"], ["a"]]) == 1
    assert weigh({"a": 1.0, "b": 0.5}, ["a", "b", "c"]) == 1.5


def test_the_shipped_weights_know_the_commonest_cue(cues: CueModel) -> None:
    """The weights that are shipped can be read, and "say" is a cue more often than not."""
    assert cues.shares["say/V"] > 0.5


@pytest.mark.slow
def test_a_broad_reading_finds_beliefs_and_their_bounds(read: Annotate) -> None:
    """What somebody hopes is attributed to him, without what the article adds in its own voice."""
    statements = read("The mayor hopes that the bridge will open in May.", broad=True).statements
    assert [(s.content[0].text, s.attribution) for s in statements] == [("the bridge will open in May", "belief")]


@pytest.mark.slow
def test_content_on_both_sides_of_its_cue_is_one_statement(read: Annotate) -> None:
    """An attribution in the middle of a sentence leaves two pieces."""
    statements = read("The bridge, the mayor said, will open in May.", broad=True).statements
    assert [[c.text for c in s.content] for s in statements] == [["The bridge", "will open in May"]]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor hopes that the bridge will open in May.",
        "Town told to boil its water.",
        "The mayor did not quip that the bridge was a pier.",
        "The minister expressed his condolences to the families.",
    ],
)
@pytest.mark.slow
def test_what_nobody_said_is_not_taken_for_a_statement(read: Annotate, text: str) -> None:
    """Outside a broad reading a hope, an order without its giver, a denial and a gesture are no statements."""
    assert [s for s in read(text).statements if s.attribution == "speech"] == []


@pytest.mark.slow
def test_a_quotation_inside_a_longer_claim_does_not_cut_it(read: Annotate) -> None:
    """What a cue attributes before its quotation belongs to the same statement."""
    statements = read('The mayor said the bridge would open in May -- "a month before the ferry stops."').statements
    assert statements[0].content[0].text.startswith("the bridge would open in May")
