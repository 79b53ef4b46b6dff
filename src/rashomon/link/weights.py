"""What linking is told from outside: how common words are, and the numbers of the pair models.

In: the tables of `rashomon/weights`, read by the caller.  Out: `LinkWeights`.  Not here: reading files.
"""

from __future__ import annotations

import json
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
    "log_days",
    "far",
    "no_date",
    "no_names",
    "no_numbers",
    "names_apart",
    "dates",
    "dates_apart",
    "weekdays",
    "weekdays_apart",
)
# The same across languages, in the order of `languages.across_features`.
ACROSS_FEATURES = ("names", "shared_names", "numbers", "log_days", "meaning", "no_meaning")


@dataclass(frozen=True)
class PairModel:
    """A logistic model: a bias, and a slope a feature."""

    bias: float
    slopes: tuple[float, ...]


@dataclass(frozen=True)
class PairModels:
    """Which model says whether a pair tells one happening.

    `full` for two whole articles, `titles` where one is hardly more than a headline, `across` for two languages.
    """

    full: PairModel
    titles: PairModel
    across: PairModel


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
            full=_parse_model(table["full"], FEATURES),
            titles=_parse_model(table["titles"], FEATURES),
            across=_parse_model(table["across"], ACROSS_FEATURES),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WeightsError(f"link_pairs.json: no table of pair models ({error!r})") from error


def _parse_model(table: dict[str, Any], features: tuple[str, ...]) -> PairModel:
    slopes = table["slopes"]
    if slopes.keys() != set(features):
        wrong = ", ".join(sorted(slopes.keys() ^ set(features)))
        raise WeightsError(f"link_pairs.json: features missing or unknown: {wrong}. Run `python -m evals train-link`.")
    return PairModel(bias=float(table["bias"]), slopes=tuple(float(slopes[feature]) for feature in features))
