"""A story in; what its accounts share, change, leave out and contradict. One module a kind of finding. Pure."""

from rashomon.compare.collate import compare_story

__all__ = ["compare_story"]
