"""What linking is told from outside: how common words are, and the numbers of the pair models.

In: the tables of `rashomon/weights`, read by the caller.  Out: `LinkWeights`.  Not here: reading files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rashomon.errors import WeightsError
from rashomon.link.frequencies import Frequencies

# What a model looks at in two articles of one language, in the order of `pairs.pair_features`.
FEATURES = (
    "body",
    "title",
    "lead",
    "names",
    "numbers",
    "title_in_body",
    "quotes",
    "body_above",
    "lead_above",
    "names_above",
    "log_days",
    "far",
    "no_names",
    "no_numbers",
    "no_quotes",
    "names_apart",
    "dates",
    "dates_apart",
    "weekdays",
    "weekdays_apart",
)
# The same across languages, in the order of `languages.across_features`.
ACROSS_FEATURES = ("names", "shared_names", "numbers", "log_days", "meaning", "no_meaning")

# The same of two groups of headlines in two languages, in the order of `bridges.bridge_features`.
BRIDGE_FEATURES = ("meaning", "spelled", "sounded", "meaning_above", "spelled_above", "log_days")

# Which model judges a pair: by what is known of it. A kind's number is the sum of the numbers of what applies.
TITLES = 1  # one of the two is hardly more than a headline
UNDATED = 2  # one of the two has no date: log_days and far say nothing
FEW = 4  # one of the two has too few neighbours to tell how crowded its surroundings are: *_above says nothing
KINDS = (
    "text",
    "titles",
    "text undated",
    "titles undated",
    "text few",
    "titles few",
    "text undated few",
    "titles undated few",
)


@dataclass(frozen=True)
class PairModel:
    """A logistic model: a bias, and a slope a feature."""

    bias: float
    slopes: tuple[float, ...]


@dataclass(frozen=True)
class PairModels:
    """Which model says whether a pair tells one happening: one for each of `KINDS`, one `across` two languages.

    `bridge` is for two groups of headlines in two languages, `bridge_blind` the same where nothing is known of meaning.
    """

    within: tuple[PairModel, ...]
    across: PairModel
    bridge: PairModel
    bridge_blind: PairModel


@dataclass(frozen=True)
class LinkWeights:
    """Everything that linking has learned."""

    frequencies: Frequencies
    pairs: PairModels


def parse_pair_models(raw: bytes) -> PairModels:
    """Return the models of `raw`: JSON, each model with `bias` and, by the name of the feature, `slopes`."""
    try:
        table = json.loads(raw)
        return PairModels(
            within=tuple(_parse_model(table[kind], FEATURES) for kind in KINDS),
            across=_parse_model(table["across"], ACROSS_FEATURES),
            bridge=_parse_model(table["bridge"], BRIDGE_FEATURES),
            bridge_blind=_parse_model(table["bridge blind"], BRIDGE_FEATURES),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WeightsError(f"link_pairs.json: no table of pair models ({error!r})") from error


def _parse_model(table: Mapping[str, Any], features: tuple[str, ...]) -> PairModel:
    slopes = table["slopes"]
    if slopes.keys() != set(features):
        wrong = ", ".join(sorted(slopes.keys() ^ set(features)))
        raise WeightsError(f"link_pairs.json: features missing or unknown: {wrong}. Run `python -m evals train-link`.")
    return PairModel(bias=float(table["bias"]), slopes=tuple(float(slopes[feature]) for feature in features))
