"""Story: the articles that follow one matter. Episode: those of one happening inside it."""

from __future__ import annotations

from rashomon.model.base import Evidence, Value
from rashomon.model.findings import BriefLine


class Episode(Value, frozen=True, kw_only=True):
    """The articles of one happening; `first` and `last` are publication dates, null where none has one."""

    id: str
    title: Evidence
    first: str | None
    last: str | None
    article_ids: tuple[str, ...]


class Story(Value, frozen=True, kw_only=True):
    """The articles of one matter, with its episodes in order of time. `outlets` counts known outlets."""

    id: str
    title: Evidence
    article_ids: tuple[str, ...]
    first: str | None
    last: str | None
    outlets: int
    episodes: tuple[Episode, ...]
    brief: tuple[BriefLine, ...]
