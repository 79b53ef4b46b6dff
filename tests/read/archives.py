"""Build web archives for tests from invented pages.

In: addresses and bodies.  Out: the bytes of a WARC file, plain or with a gzip member a record.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

from fastwarc import GzipWriter, WarcRecord, WarcRecordType

DATE = "2031-03-04T05:06:07Z"
HTML = "text/html; charset=utf-8"


def make_record(
    url: str,
    body: bytes,
    *,
    media: str = HTML,
    status: str = "200 OK",
    headers: str = "",
    kind: WarcRecordType = WarcRecordType.response,
    record_id: str | None = None,
) -> WarcRecord:
    """Return a record of `url`; a response carries an HTTP header, any other kind the bare body."""
    record = WarcRecord()
    record.init_headers(record_type=kind)
    record.headers["WARC-Record-ID"] = record_id or f"<urn:test:{url}>"
    record.headers["WARC-Target-URI"] = url
    record.headers["WARC-Date"] = DATE
    if kind != WarcRecordType.response:
        record.headers["Content-Type"] = media
        record.set_bytes_content(body)
        return record
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.is_http = True
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}\r\n"
    record.set_bytes_content(head.encode() + body)
    return record


def make_pages(count: int) -> list[WarcRecord]:
    """Return `count` responses with different invented pages."""
    return [
        make_record(f"https://lantern.example/{number}", f"<html><p>The ferry {number} is late.</p>".encode())
        for number in range(count)
    ]


def pack(records: Iterable[WarcRecord]) -> bytes:
    """Return the archive of `records` with one gzip member a record."""
    return b"".join(map(pack_one, records))


def pack_one(record: WarcRecord) -> bytes:
    """Return one record as one gzip member."""
    buffer = io.BytesIO()
    writer = GzipWriter(buffer)
    record.write(writer)
    writer.finish()
    return buffer.getvalue()


def join_plain(records: Iterable[WarcRecord]) -> bytes:
    """Return the archive of `records` without compression."""
    buffer = io.BytesIO()
    for record in records:
        record.write(buffer)
    return buffer.getvalue()
