"""Make a page of the bytes of one document.

In: bytes with what is known around them.  Out: a Page, or a Rejected that says why it is none.
"""

from __future__ import annotations

import re
from typing import Literal

from rashomon.model import Archive, Page, PageRecord, Rejected, content_id
from rashomon.model.base import Value
from rashomon.read.decode import Refusal, decode_page
from rashomon.read.stamps import find_captured
from rashomon.text.urls import canonical_url

DocumentType = Literal["text/plain", "text/html"]

SNIFF_CHARACTERS = 1024
# Nothing is given back: a comment ends at its first mark, and a page may open with a hundred of them.
_HTML_START = re.compile(
    r"^(?:\s|<!--.*?-->|<\?xml[^>]*>)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
# A second run over the same folder meets the report that the first one wrote.
_OWN_REPORT = re.compile(r"""<meta\s+name=["']generator["']\s+content=["']Rashomon\b""")
_HTML_TAGS = re.compile(r"<(?:p|div|article|main|section|h1|meta|title|table|span)\b[^>]*>", re.IGNORECASE)
MIN_TAGS = 3  # of the kinds above in the first 1,024 characters: a text about HTML names one or two


class Origin(Value, frozen=True, kw_only=True):
    """What is known of a document beside its bytes."""

    path: str
    archive: Archive | None = None
    archive_record: str | None = None
    url: str | None = None
    captured: str | None = None
    charset: str | None = None


def make_document(raw: bytes, origin: Origin, media_type: DocumentType | None) -> Page | Rejected:
    """Return the page that `raw` holds; without a media type it is HTML if it looks like it."""
    text = decode_page(raw, declared=origin.charset, html=media_type != "text/plain")
    if isinstance(text, Refusal):
        return Rejected(path=origin.path, page_id=None, reason=text.reason, detail=place_of(origin) + text.detail)
    if _OWN_REPORT.search(text[:SNIFF_CHARACTERS]):
        detail = place_of(origin) + "a report of this program, not a page"
        return Rejected(path=origin.path, page_id=None, reason="unsupported", detail=detail)
    kind = media_type if media_type == "text/html" else sniff_type(text, sure=media_type is not None)
    record = PageRecord(
        id=content_id("p", raw, origin.archive_record, canonical_url(origin.url)),
        path=origin.path,
        url=origin.url,
        captured=origin.captured or find_captured(text),
        media_type=kind,
        bytes=len(raw),
        archive=origin.archive,
    )
    return Page(record=record, text=text)


def place_of(origin: Origin) -> str:
    """Return how a message names a place inside an archive: "byte 91034: ", or nothing for a whole file."""
    return f"byte {origin.archive.offset}: " if origin.archive else ""


def sniff_type(text: str, *, sure: bool) -> DocumentType:
    """Return what `text` is by its beginning; `sure` that it is plain, only an HTML prologue says otherwise."""
    head = text[:SNIFF_CHARACTERS]
    if _HTML_START.match(head) or (not sure and len(_HTML_TAGS.findall(head)) >= MIN_TAGS):
        return "text/html"
    return "text/plain"
