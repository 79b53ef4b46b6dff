"""Read web archives: a page for each capture of an HTML or text document in a WARC file.

In: a WARC stream, packed or not.  Out: pages with address and time of capture; a Rejected, with its byte, for what
is damaged, refused by its server, or no document. Requests and notes about the crawl are no captures and not counted.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, Literal, cast

from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType

from rashomon.model import Archive, Page, Rejected, RejectReason
from rashomon.read.documents import DocumentType, Origin, make_document
from rashomon.read.frames import WARC_MAGIC, Frame, cut_frames
from rashomon.read.limits import Limits
from rashomon.read.members import GZIP_MAGIC, Member, find_member, read_members
from rashomon.read.stamps import say_kept, truncate_time

CAPTURES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
# Media types that hold a document; None: the content decides. Without a header, servers mean the last.
DOCUMENT_TYPES: dict[str, DocumentType | None] = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
    "": None,
    "application/octet-stream": None,
}
FIRST_ERROR_STATUS = 300  # redirects and errors carry the server's words, not an article
BUFFER_BYTES = 1 << 16

Decoding = Literal["none", "all"]


def read_webarchive(stream: BinaryIO, path: str, limits: Limits) -> Iterator[Page | Rejected]:
    """Yield the captures of the archive in order of place; damage costs the record that it hits and no other."""
    kept = 0
    for frame in _read_frames(stream, limits):
        for item in _read_frame(frame, path, kept, limits):
            kept += isinstance(item, Page)
            yield item


def _read_frames(stream: BinaryIO, limits: Limits) -> Iterator[Frame]:
    """Yield the frames of a packed or plain archive; offsets count in the file, and on within a member."""
    head = stream.read(len(GZIP_MAGIC))
    stream.seek(0)
    if head == GZIP_MAGIC or (head != WARC_MAGIC[: len(head)] and find_member(stream, 0, start=WARC_MAGIC) is not None):
        for member in read_members(stream, start=WARC_MAGIC):
            yield from _member_frames(member, limits)
    else:
        stream.seek(0)
        yield from cut_frames(stream, max_bytes=limits.max_page_bytes)


def _member_frames(member: Member, limits: Limits) -> Iterator[Frame]:
    """Yield a member's frames one behind, so that the last is held back where the member proves damaged."""
    last: Frame | None = None
    if member.stray:
        yield Frame(
            offset=member.offset - member.stray, problem=f"{member.stray} bytes that are no gzip data were passed over"
        )
    for frame in cut_frames(cast("BinaryIO", io.BufferedReader(member, BUFFER_BYTES)), max_bytes=limits.max_page_bytes):
        if last:
            yield last
        last = Frame(offset=member.offset + frame.offset, raw=frame.raw, problem=frame.problem, reason=frame.reason)
    if member.damage:
        yield Frame(offset=last.offset if last else member.offset, problem=member.damage)
    elif last:
        yield last


def _read_frame(frame: Frame, path: str, kept: int, limits: Limits) -> Iterator[Page | Rejected]:
    """Yield what one record is: a page, a refusal, or nothing where it is no capture."""
    if frame.problem:
        yield _refuse(path, frame, frame.reason, frame.problem + say_kept(kept, "page"))
        return
    try:
        record, body = _parse_record(frame.raw)
    except (OSError, ValueError) as error:
        yield _refuse(path, frame, "corrupt", f"the record cannot be read ({error})")
        return
    if record.record_type == WarcRecordType.revisit:
        yield _refuse(path, frame, "unsupported", "a revisit record: it only refers to an earlier capture")
    elif record.record_type & CAPTURES:
        yield _make_capture(record, body, frame, path, limits)


def _parse_record(raw: bytes) -> tuple[WarcRecord, bytes]:
    """Return the record and its body, transfer and content encodings undone.

    Some crawlers store the body unpacked and keep the header that says it is packed: then the body is taken as it is.
    """
    try:
        record = _first_record(raw, "all")
        return record, record.reader.read()
    except OSError:
        record = _first_record(raw, "none")
        return record, record.reader.read()


def _first_record(raw: bytes, auto_decode: Decoding) -> WarcRecord:
    records = ArchiveIterator(
        io.BytesIO(raw), quirks_mode=True, strict_mode=False, auto_decode=auto_decode, stream_detect=False
    )
    record = next(iter(records), None)
    if record is None:
        raise ValueError("its header is not understood")
    return record


def _make_capture(record: WarcRecord, body: bytes, frame: Frame, path: str, limits: Limits) -> Page | Rejected:
    http = record.http_headers if record.is_http_parsed else None
    status = http.status_code if http else None
    if status and status >= FIRST_ERROR_STATUS:
        return _refuse(path, frame, "not-an-article", f"the server answered with status {status}")
    content_type = (http.get("Content-Type") if http else record.headers.get("Content-Type")) or ""
    media = content_type.split(";")[0].strip().lower()
    if media not in DOCUMENT_TYPES:
        return _refuse(path, frame, "unsupported", f"a capture of type {media}, neither HTML nor text")
    if len(body) > limits.max_page_bytes:
        return _refuse(
            path, frame, "too-large", f"unpacks to {len(body)} bytes; a page may have {limits.max_page_bytes}"
        )
    return make_document(body, _origin(record, frame, path, content_type), DOCUMENT_TYPES[media])


def _origin(record: WarcRecord, frame: Frame, path: str, content_type: str) -> Origin:
    date = (record.headers.get("WARC-Date") or "").strip()
    return Origin(
        path=path,
        archive=Archive(file=path, offset=frame.offset),
        archive_record=record.headers.get("WARC-Record-ID") or date or str(frame.offset),
        url=(record.headers.get("WARC-Target-URI") or "").strip(" <>") or None,
        captured=truncate_time(date),
        charset=_charset(content_type),
    )


def _charset(content_type: str) -> str | None:
    for part in content_type.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'") or None
    return None


def _refuse(path: str, frame: Frame, reason: RejectReason, detail: str) -> Rejected:
    return Rejected(path=path, page_id=None, reason=reason, detail=f"byte {frame.offset}: {detail}")
