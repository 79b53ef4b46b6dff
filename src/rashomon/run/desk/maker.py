"""What makes the comparisons of a desk, as their objects name it; nothing heavy is imported to say so."""

from __future__ import annotations

from rashomon.model import MadeBy
from rashomon.run.models import weights_digests
from rashomon.version import VERSION


def describe_maker() -> MadeBy:
    """Return what makes the comparisons of a desk."""
    return MadeBy(version=VERSION, options={"desk": True}, weights=weights_digests(), profiles=None, vectors=True)
