"""Read JSON Lines: one page a row, its text the row's own line.

In: a binary stream.  Out: pages, and a Rejected for each line that is no JSON object.
Which fields hold the article is cleaning's matter; here only the URL and the time of capture are looked up.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from rashomon.model import SCHEMA, Archive, Page, PageRecord, Rejected, RejectReason, content_id
from rashomon.read.limits import Limits
from rashomon.read.stamps import say_kept, truncate_time
from rashomon.text.urls import canonical_url

# Keys that hold a page's address: our own, trafilatura's, Media Cloud's, then what crawlers write.
URL_KEYS = ("url", "source", "link", "permalink", "canonical_url", "uri")
# Keys that hold the time of capture: our own, news-please's, trafilatura's, Media Cloud's.
CAPTURE_KEYS = ("captured", "date_download", "filedate", "indexed_date", "collect_date", "retrieved", "crawled_at")
# A second run over the same folder meets what the first one wrote.
OWN_SCHEMA = SCHEMA.partition("@")[0]
BOM = b"\xef\xbb\xbf"
BLANKS = b" \t\r\n"


def read_rows(
    stream: BinaryIO, path: str, limits: Limits, *, damage: Callable[[], str | None] = lambda: None
) -> Iterator[Page | Rejected]:
    """Yield a page for each row of `stream`; blank lines are passed over.

    `damage` says, once the stream has ended, what is wrong with it: then its last line is cut off and not a row.
    """
    offset, kept = 0, 0
    while True:
        line, length = _read_line(stream, limits.max_page_bytes)
        if length == 0 or (damage() and not (line or b"").endswith(b"\n")):
            break
        raw = line.removeprefix(BOM).strip(BLANKS) if line is not None else None
        if raw is None:
            detail = f"a line of {length} bytes; a row may have {limits.max_page_bytes}"
            yield _refuse(path, offset, "too-large", detail)
        elif raw:
            row = read_row(raw, path, offset)
            kept += isinstance(row, Page)
            yield row
        offset += length
    if wrong := damage():
        yield _refuse(path, offset, "corrupt", wrong + say_kept(kept, "row"))


def _read_line(stream: BinaryIO, limit: int) -> tuple[bytes | None, int]:
    """Return the next line and its length in bytes; None for a line over `limit`, which is passed over unread."""
    line = stream.readline(limit + 1)
    length = len(line)
    if length <= limit:
        return line, length
    while line and not line.endswith(b"\n"):
        line = stream.readline(limit + 1)
        length += len(line)
    return None, length


def read_array(raw: bytes, path: str) -> Iterator[Page | Rejected]:
    """Yield a row for each element of the valid JSON array `raw`, with the byte where it begins."""
    text = raw.decode("utf-8", "replace")
    decoder = json.JSONDecoder()
    at, offset, before = text.index("[") + 1, 0, 0
    while (at := _skip(text, at)) < len(text) and text[at] != "]":
        end = decoder.raw_decode(text, at)[1]
        offset += len(text[before:at].encode())
        before = at
        yield read_row(text[at:end].encode(), path, offset)
        at = end


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n,":
        at += 1
    return at


def read_row(raw: bytes, path: str, offset: int) -> Page | Rejected:
    """Return the page of the row `raw`, trimmed, that begins at byte `offset`."""
    row = _parse_row(raw)
    if isinstance(row, tuple):
        return _refuse(path, offset, *row)
    url = first_text(row, URL_KEYS, web_address=True)
    record = PageRecord(
        id=content_id("p", raw, None, canonical_url(url)),
        path=path,
        url=url,
        captured=truncate_time(first_text(row, CAPTURE_KEYS) or ""),
        media_type="application/json",
        bytes=len(raw),
        archive=Archive(file=path, offset=offset),
    )
    return Page(record=record, text=raw.decode("utf-8"))


def _parse_row(raw: bytes) -> Mapping[str, Any] | tuple[RejectReason, str]:
    try:
        row = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return "undecodable", f"the row is not UTF-8 ({error.reason} at its byte {error.start})"
    except RecursionError:
        return "limit", "the row's JSON is nested too deep"
    except ValueError as error:
        return "corrupt", f"the line is no JSON ({error})"
    if not isinstance(row, dict):
        return "corrupt", f"the row is no JSON object with fields but a {type(row).__name__}"
    if str(row.get("schema")).startswith(OWN_SCHEMA):
        return "unsupported", "an output of this program, not a page"
    return row


def first_text(row: Mapping[str, Any], keys: tuple[str, ...], *, web_address: bool = False) -> str | None:
    """Return the first of the fields `keys` that holds a text (or a web address), trimmed; None if none does."""
    values = (row.get(key) for key in keys)
    texts = (value.strip() for value in values if isinstance(value, str))
    return next((t for t in texts if t and _is_clean(t) and (not web_address or "://" in t)), None)


def _is_clean(text: str) -> bool:
    """Return whether UTF-8 can carry `text`: JSON can hold half a character pair."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _refuse(path: str, offset: int, reason: RejectReason, detail: str) -> Rejected:
    return Rejected(path=path, page_id=None, reason=reason, detail=f"byte {offset}: {detail}")
