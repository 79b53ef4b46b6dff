"""Parse the frames of an article in one call.

In: frames.  Out: one document a frame, each as if it had been parsed alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.annotate.frames import Frame
from rashomon.annotate.parser import Parser

if TYPE_CHECKING:
    from spacy.tokens import Doc


def parse_frames(frames: Sequence[Frame], parser: Parser) -> list[Doc]:
    """Return one document a frame, in order; an article's batch depends on nothing but its own frames."""
    return parser.parse([frame.text for frame in frames])
