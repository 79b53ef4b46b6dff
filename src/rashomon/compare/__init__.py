"""A story in; what its accounts share, change, leave out and contradict. One module a kind of finding. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.compare.collate import compare_story

__all__ = ["compare_story"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 what Python asks of this function
    """Import `compare_story` when it is first asked for: `import rashomon` stays light."""
    if name == "compare_story":
        from rashomon.compare.collate import compare_story

        return compare_story
    raise AttributeError(name)
