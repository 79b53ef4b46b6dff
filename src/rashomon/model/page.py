"""Page: one capture of a document, and Rejected: an input that gave no article."""

from __future__ import annotations

from typing import Literal

from rashomon.model.base import Value

MediaType = Literal["text/plain", "text/html", "application/json"]
RejectReason = Literal[
    "not-found",
    "empty",
    "binary",
    "corrupt",
    "undecodable",
    "too-large",
    "limit",
    "not-an-article",
    "unsupported",
]


class Archive(Value, frozen=True, kw_only=True):
    """Where in a web archive a page lies; `offset` counts bytes of the (uncompressed or gzip-member) file."""

    file: str
    offset: int


class PageRecord(Value, frozen=True, kw_only=True):
    """What the output says of a page: enough to find and check it again."""

    id: str
    path: str
    url: str | None
    captured: str | None
    media_type: MediaType
    bytes: int
    archive: Archive | None


class Given(Value, frozen=True, kw_only=True):
    """What a manifest says of a page that the page itself does not say; shown as given."""

    outlet: str | None = None
    published: str | None = None
    genre: str | None = None


class Page(Value, frozen=True, kw_only=True):
    """One capture of a document as it flows through the program: its record and its decoded text.

    `text` is the whole decoded page (of a JSON Lines row: the row's own line). Offsets of `source_map` point into it.
    """

    record: PageRecord
    text: str
    given: Given = Given()

    @property
    def id(self) -> str:
        """The page's id, made from its bytes, archive record and URL."""
        return self.record.id


class Rejected(Value, frozen=True, kw_only=True):
    """An input without an article, with the reason; counted, never raised."""

    path: str
    page_id: str | None
    reason: RejectReason
    detail: str
