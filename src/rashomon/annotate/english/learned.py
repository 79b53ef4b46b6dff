"""What was learned of cues: which words attribute something, and where what they attribute begins and ends.

In: the bytes of a weights file.  Out: a frozen value that `annotate` takes for a broad reading.  No file is opened.
All models are sums of weights by feature name; the features are those of `cue_features` and `boundaries`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from rashomon.errors import WeightsError
from rashomon.model.base import Value

RETRAIN = "Run `python -m evals train-annotate`."
Weights = Mapping[str, float]
Place = Literal["behind", "before", "both"]
PLACES: tuple[Place, ...] = ("behind", "before", "both")
BOUNDARIES = ("start_behind", "end_behind", "end_before", "start_before")
DIGITS = 6  # sureness is rounded to this before it is compared


class CueModel(Value, frozen=True, kw_only=True):
    """Learned weights by feature name.

    `shares` maps "lemma/class" to the share (0 to 1) of a word's uses that are cues: other words are not looked at.
    `uses` gives three weights a feature: content behind the cue, before it, on both sides, each against none.
    `speech` is above 0 for speech, below for other attitudes.  `broad` says what is looked for: every attitude, from
    `min_sure` (0 to 1) for speech and `min_sure_other` on, or, from `min_sure_said` on, what somebody did say.
    """

    min_sure: float
    min_sure_other: float
    min_sure_said: float
    shares: Weights
    uses: Mapping[str, tuple[float, float, float]]
    speech: Weights
    start_behind: Weights
    end_behind: Weights
    end_before: Weights
    start_before: Weights
    broad: bool = False


def judge_use(model: CueModel, features: Iterable[str]) -> tuple[float, Place]:
    """Return how sure it is that a word attributes something (0 to 1), and where the content most likely stands."""
    behind = before = both = 0.0
    for name in features:
        weights = model.uses.get(name)
        if weights is not None:
            behind, before, both = behind + weights[0], before + weights[1], both + weights[2]
    top = max(0.0, behind, before, both)
    shares = [math.exp(score - top) for score in (behind, before, both)]
    best = max(range(len(PLACES)), key=lambda at: (round(shares[at], DIGITS), -at))
    return round(sum(shares) / (sum(shares) + math.exp(-top)), DIGITS), PLACES[best]


def weigh(weights: Weights, features: Iterable[str]) -> float:
    """Return the sum of the weights of the features, rounded."""
    return round(sum(weights.get(name, 0.0) for name in features), DIGITS)


def choose(weights: Weights, described: Sequence[Sequence[str]]) -> int:
    """Return the number of the candidate with the greatest weight, the first of equals."""
    return max(range(len(described)), key=lambda at: (weigh(weights, described[at]), -at))


def parse_cues(raw: bytes, *, broad: bool = False) -> CueModel:
    """Return the learned model of `raw`, JSON as the trainer writes it; raises WeightsError."""
    try:
        table = json.loads(raw)
        model = CueModel(
            min_sure=float(table["min_sure"]),
            min_sure_other=float(table["min_sure_other"]),
            min_sure_said=float(table["min_sure_said"]),
            shares=_floats(table["shares"]),
            uses={name: (float(a), float(b), float(c)) for name, (a, b, c) in table["uses"].items()},
            speech=_floats(table["speech"]),
            broad=broad,
            **{name: _floats(table[name]) for name in BOUNDARIES},
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WeightsError(f"annotate_cues.json: no learned cues ({error!r}). {RETRAIN}") from error
    least = {"min_sure": model.min_sure, "min_sure_other": model.min_sure_other, "min_sure_said": model.min_sure_said}
    wrong = next((key for key, share in (*least.items(), *model.shares.items()) if not 0 <= share <= 1), None)
    if wrong is not None:
        raise WeightsError(f"annotate_cues.json: {wrong} is outside 0 to 1. {RETRAIN}")
    return model


def is_sure(model: CueModel, sure: float, *, speech: bool) -> bool:
    """Return whether a use is sure enough for what is looked for."""
    if model.broad:
        return sure >= (model.min_sure if speech else model.min_sure_other)
    return speech and sure >= model.min_sure_said


def _floats(table: Mapping[str, object]) -> Weights:
    return {name: float(value) for name, value in table.items()}  # type: ignore[arg-type]  # a wrong one is reported
