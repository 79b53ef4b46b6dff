"""The learned shares of cues."""

from __future__ import annotations

import pytest

from rashomon.annotate import CueShares, parse_cues
from rashomon.errors import WeightsError


def test_cues_are_read_with_their_two_shares() -> None:
    """A row of the file gives the share of attributions and that of speech."""
    found = parse_cues(b'{"min_share": 0.5, "cues": {"say|clause": [0.9, 1]}}')
    assert found == CueShares(min_share=0.5, shares={"say|clause": (0.9, 1.0)})


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"{}",
        b'{"min_share": 0.5}',
        b'{"min_share": 0.5, "cues": {"say|clause": 1}}',
        b'{"min_share": 2, "cues": {}}',
        b'{"min_share": 0.5, "cues": {"say|clause": [7, 0]}}',
    ],
)
def test_a_broken_file_is_a_weights_error_that_says_what_to_run(raw: bytes) -> None:
    """Whatever is wrong with the file, the message names it and the command that makes it anew."""
    with pytest.raises(WeightsError, match=r"annotate_cues\.json: .*train-annotate"):
        parse_cues(raw)


def test_the_shipped_cues_are_whole(cues: CueShares) -> None:
    """The weights that are shipped can be read and know the commonest cue."""
    assert cues.shares["say|clause"][0] > cues.min_share
