"""Open a source and hand it to the reader of its kind.

In: a source.  Out: its pages and refusals, in order of place. What cannot be opened is a Rejected.
"""

from __future__ import annotations

import io
import json
import shutil
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast

from rashomon.model import Page, Rejected, RejectReason
from rashomon.read.documents import DocumentType, Origin, make_document
from rashomon.read.frames import WARC_MAGIC
from rashomon.read.limits import Limits
from rashomon.read.members import GZIP_MAGIC, GZIP_WINDOW, Unpacked
from rashomon.read.rows import BOM, read_array, read_row, read_rows
from rashomon.read.sources import Source
from rashomon.read.webarchive import read_webarchive

HEAD_BYTES = 1 << 16  # a first row longer than this is taken for one by its first characters
ROW_SUFFIXES = frozenset({".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"})
WARC_SUFFIXES = frozenset({".warc", ".warc.gz"})
# Media types that a suffix promises; any other name: the content decides.
SUFFIX_TYPES: dict[str | None, DocumentType] = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".txt": "text/plain",
}


def read_source(source: Source, limits: Limits) -> Iterator[Page | Rejected]:
    """Yield the pages of one source; a source that gives nothing at all is one Rejected."""
    found = False
    for item in fold_refusals(_read_opened(source, limits), limits):
        found = True
        yield item
    if not found:
        yield _refuse(source, "empty", "it holds no page")


def fold_refusals(items: Iterable[Page | Rejected], limits: Limits) -> Iterator[Page | Rejected]:
    """Yield `items`, but refusals for one reason over the limit as a last one that counts them.

    A crawl holds more images than pages, and a table taken for JSON Lines is wrong in every line.
    """
    counts: Counter[RejectReason] = Counter()
    last: dict[RejectReason, Rejected] = {}
    for item in items:
        if isinstance(item, Rejected):
            counts[item.reason] += 1
            last[item.reason] = item
            if counts[item.reason] > limits.max_listed_refusals:
                continue
        yield item
    for reason, item in sorted(last.items()):
        more = counts[reason] - limits.max_listed_refusals
        if more > 0:
            detail = f"{more} more places of this file were refused as {reason}; the last: {item.detail}"
            yield Rejected(path=item.path, page_id=None, reason=reason, detail=detail)


def _read_opened(source: Source, limits: Limits) -> Iterator[Page | Rejected]:
    try:
        stream = _open(source)
    except OSError as error:
        yield _refuse(source, "not-found", f"it cannot be opened: {error.strerror or error}")
        return
    with stream:
        try:
            yield from _read_stream(stream, source, limits)
        except OSError as error:
            yield _refuse(source, "corrupt", f"it cannot be read on: {error.strerror or error}")


def _open(source: Source) -> BinaryIO:
    """Return the source as a stream that can seek; what comes through a pipe is put into a temporary file first."""
    if source.file is not None and source.file.is_file():
        return source.file.open("rb")
    spool = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115 - the caller closes it
    if source.file is not None:
        with source.file.open("rb") as pipe:
            shutil.copyfileobj(pipe, spool)
    elif sys.stdin is not None:
        shutil.copyfileobj(sys.stdin.buffer, spool)
    spool.seek(0)
    return spool


def _read_stream(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[Page | Rejected]:
    """Yield the pages of an open file: a web archive, rows, or one document, packed or not."""
    head = stream.read(HEAD_BYTES)
    stream.seek(0)
    packed = head.startswith(GZIP_MAGIC)
    inner = _unpack_head(head) if packed else head
    if not head:
        yield _refuse(source, "empty", "the file has no bytes")
    elif inner.startswith(WARC_MAGIC) or source.suffix in WARC_SUFFIXES:
        yield from read_webarchive(stream, source.shown, limits)
    elif packed:
        yield from _read_packed(stream, inner, source, limits)
    elif _holds_rows(source, head):
        yield from read_rows(stream, source.shown, limits)
    else:
        yield from _read_document(stream.read(limits.max_page_bytes + 1), source, limits)


def _read_packed(stream: BinaryIO, inner: bytes, source: Source, limits: Limits) -> Iterator[Page | Rejected]:
    """Yield rows as far as they can be unpacked; a document only if it is whole."""
    unpacked = Unpacked(stream)
    buffered = cast("BinaryIO", io.BufferedReader(unpacked, HEAD_BYTES))
    if _holds_rows(source, inner):
        yield from read_rows(buffered, source.shown, limits, damage=lambda: unpacked.damage)
        return
    raw = buffered.read(limits.max_page_bytes + 1)
    if unpacked.damage:
        yield _refuse(source, "corrupt", f"{unpacked.damage} after {len(raw)} unpacked bytes")
    else:
        yield from _read_document(raw, source, limits)


def _read_document(raw: bytes, source: Source, limits: Limits) -> Iterator[Page | Rejected]:
    if len(raw) > limits.max_page_bytes:
        yield _refuse(source, "too-large", f"larger than the {limits.max_page_bytes} bytes that a page may have")
    elif source.suffix == ".json":
        yield from _read_json(raw, source.shown, limits)
    else:
        yield make_document(raw, Origin(path=source.shown), SUFFIX_TYPES.get(source.suffix))


def _read_json(raw: bytes, path: str, limits: Limits) -> Iterator[Page | Rejected]:
    """Yield the rows of a .json file: one object over many lines, an array of objects, or JSON Lines."""
    try:
        whole = json.loads(raw.removeprefix(BOM))
    except (ValueError, RecursionError):
        yield from read_rows(cast("BinaryIO", io.BytesIO(raw)), path, limits)
        return
    if isinstance(whole, list):
        yield from read_array(raw, path)
    else:
        yield read_row(raw.removeprefix(BOM).strip(), path, 0)


def _unpack_head(head: bytes) -> bytes:
    """Return the first bytes of what a gzip file holds, as far as they can be had."""
    try:
        return zlib.decompressobj(wbits=GZIP_WINDOW).decompress(head, HEAD_BYTES)
    except zlib.error:
        return b""


def _holds_rows(source: Source, head: bytes) -> bool:
    return source.suffix in ROW_SUFFIXES or (source.suffix is None and _begins_with_row(head))


def _begins_with_row(head: bytes) -> bool:
    """Return whether the first line is a JSON object, as far as the first bytes show."""
    first, newline, _ = head.removeprefix(BOM).lstrip().partition(b"\n")
    if not first.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return not newline and len(head) == HEAD_BYTES and first.startswith(b'{"')


def _refuse(source: Source, reason: RejectReason, detail: str) -> Rejected:
    return Rejected(path=source.shown, page_id=None, reason=reason, detail=detail)
