"""What a person may choose for a run. Only what changes results goes into the output's `made_by`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rashomon.clean import Profiles
from rashomon.model import Value
from rashomon.read import Limits, Manifest
from rashomon.read.publishers import Publishers

Progress = Callable[[str, int, int], None]
"""Called with the name of a stage, how many are done and how many there are."""


Notify = Callable[[str], None]
"""Called with a sentence that a person should know but that is no refusal: a page that was read already."""


def no_notice(message: str) -> None:
    """Say nothing."""


def no_progress(stage: str, done: int, total: int) -> None:
    """Say nothing."""


class Options(Value, frozen=True, kw_only=True):
    """The choices of one run. `workers` and `limits` never change what is found, only how it is reached.

    profiles: what the sites' pages share, known from before; sites it does not know are learned from the run's pages.
    publishers: which outlets and domains are one publisher, as the user says.
    workers: processes for cleaning and annotating; 0 means as many as pay off.
    """

    one_story: bool = False
    manifest: Manifest | None = None
    profiles: Profiles | None = None
    publishers: Publishers | None = None
    limits: Limits = Limits()
    workers: int = 0

    def recorded(self) -> dict[str, Any]:
        """Return the options that change results, as the output names them."""
        given = {"manifest": self.manifest, "outlets": self.publishers}
        return {"one_story": self.one_story, **{name: value is not None for name, value in given.items()}}
