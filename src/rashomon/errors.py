"""The errors a caller can meet, and nothing else.

RashomonError
├── UsageError            a path, option or manifest that cannot be used as given
├── ReadError             an input that cannot be opened at all
├── WeightsError          a model or weights file that is missing or not the pinned one
├── MissingExtraError     a feature whose optional dependency is not installed
└── VerificationError     an output that its pages do not prove

A bad page is not an error: it becomes a `Rejected`, is counted, and the run goes on.
"""

from __future__ import annotations


class RashomonError(Exception):
    """Anything that Rashomon itself raises; its message names place, value and next step."""


class UsageError(RashomonError):
    """A path, option or manifest that cannot be used as given."""


class ReadError(RashomonError):
    """An input that cannot be opened at all."""


class WeightsError(RashomonError):
    """A model or weights file that is missing or is not the pinned one."""


class MissingExtraError(RashomonError):
    """A feature whose optional dependency is not installed."""


class VerificationError(RashomonError):
    """An output that its pages do not prove."""
