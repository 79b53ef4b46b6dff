"""The learned shares of cues: how often a cue, and the way its content hangs on it, attributes something.

In: the bytes of a weights file.  Out: a frozen value that `annotate` takes for a broad reading.  No file is opened.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from rashomon.errors import WeightsError
from rashomon.model.base import Value

RETRAIN = "Run `python -m evals train-annotate`."


class CueShares(Value, frozen=True, kw_only=True):
    """What was learned of cues.

    `shares` maps "lemma|frame" to the share (0 to 1) of its uses that attribute something and to the share of those
    that are speech.  A cue below `min_share` is not used.
    """

    min_share: float
    shares: Mapping[str, tuple[float, float]]


def parse_cues(raw: bytes) -> CueShares:
    """Return the learned cues of `raw`: JSON with `min_share` and, a cue, two shares; raises WeightsError."""
    try:
        table = json.loads(raw)
        shares = {key: (float(share), float(speech)) for key, (share, speech) in table["cues"].items()}
        found = CueShares(min_share=float(table["min_share"]), shares=shares)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WeightsError(f"annotate_cues.json: no table of cues ({error!r}). {RETRAIN}") from error
    wrong = next((key for key, pair in found.shares.items() if not all(0 <= share <= 1 for share in pair)), None)
    if wrong is not None or not 0 <= found.min_share <= 1:
        raise WeightsError(f"annotate_cues.json: {wrong or 'min_share'} has a share outside 0 to 1. {RETRAIN}")
    return found
