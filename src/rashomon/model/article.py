"""Article: what remains of a page when everything that is not the article is gone."""

from __future__ import annotations

from typing import Literal

import msgspec

from rashomon.model.base import Span, Value

RemovedKind = Literal[
    "navigation",
    "advertisement",
    "related",
    "caption",
    "byline",
    "share",
    "comments",
    "subscription",
    "author-bio",
    "legal",
    "widget",
    "duplicate",
    "other",
]
Genre = Literal["news", "opinion", "analysis", "live", "release", "transcript", "post"]
Precision = Literal["minute", "day", "month"]
DateSource = Literal["json-ld", "meta", "visible", "url", "manifest"]
ValueSource = Literal["json-ld", "meta", "manifest"]


class OutletRef(Value, frozen=True, kw_only=True):
    """Who publishes an article; `inferred` from boilerplate shared with other pages, `given` by the manifest."""

    id: str
    name: str
    inferred: bool = False
    given: bool = False


class Outlet(Value, frozen=True, kw_only=True):
    """An outlet of the run; several names or domains can be one publisher."""

    id: str
    name: str
    publisher: str | None
    domains: tuple[str, ...]


class Dated(msgspec.Struct, frozen=True, kw_only=True, rename={"source": "from"}):
    """A date as the page says it: truncated ISO, with an offset only where the page gives one."""

    value: str
    precision: Precision
    source: DateSource


class Segment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"source": "from"}):
    """Where a range of the article's text stands in its page; one of four forms.

    Text page: `page_start`, `page_end` into the decoded text, equally long and equal but for kinds of space.
    HTML page: `path` (the node, as child indices among elements from the root, "1/0/3") and `child` (which of its
    child nodes); the range is part of that text node with white space folded.
    Clean row: `path` names the JSON field and `page_start`, `page_end` count inside its value.
    Metadata: `source` says where the value was stated.
    """

    start: int
    end: int
    page_start: int | None = None
    page_end: int | None = None
    path: str | None = None
    child: int | None = None
    source: ValueSource | None = None


class Removed(Value, frozen=True, kw_only=True):
    """A part of the page that is not the article."""

    kind: RemovedKind
    text: str


class Quality(Value, frozen=True, kw_only=True):
    """Whether the page shows the whole article (None: it cannot be told), and short notes such as "paywall"."""

    complete: bool | None = None
    notes: tuple[str, ...] = ()


class Entry(Value, frozen=True, kw_only=True):
    """One dated entry of a live blog: whole paragraphs of the article, and when the page says they were written."""

    span: Span
    published: Dated | None


class Article(Value, frozen=True, kw_only=True):
    """One article. `text` = headline, blank line, dek, blank line, body paragraphs joined by blank lines.

    `paragraphs` are the body only, in order; every statement and finding lies in headline, dek or a paragraph.
    `entries` are those of a live blog, in the order of the page; other pages have none.
    """

    id: str
    page_id: str
    outlet: OutletRef | None
    url: str | None
    headline: str | None
    dek: str | None
    authors: tuple[str, ...]
    published: Dated | None
    modified: Dated | None
    language: str | None
    genre: Genre
    credit: str | None
    text: str
    headline_span: Span | None
    dek_span: Span | None
    paragraphs: tuple[Span, ...]
    source_map: tuple[Segment, ...]
    removed: tuple[Removed, ...]
    quality: Quality
    entries: tuple[Entry, ...] = ()

    def blocks(self) -> tuple[Span, ...]:
        """The parts of the text in order: headline, dek, paragraphs."""
        heads = tuple(span for span in (self.headline_span, self.dek_span) if span is not None)
        return heads + self.paragraphs
