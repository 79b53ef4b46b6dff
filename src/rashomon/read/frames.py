"""Cut a stream of WARC records into records, and find the next one after damage.

In: an unpacked stream.  Out: frames, each the bytes of one record, or what is wrong at that place.
Each record is cut out before it is parsed, so that a wrong length or stray bytes cannot swallow its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from rashomon.model import RejectReason
from rashomon.model.base import Value

WARC_MAGIC = b"WARC/"
MAX_HEADER_BYTES = 1 << 16  # header blocks are under 2 KB; a URL can make them longer
CHUNK_BYTES = 1 << 16
MAX_WRONG_LENGTHS = 64  # each costs reading a whole page again; more than a few are made to keep a reader busy
_LENGTH = re.compile(rb"^content-length\s*:\s*(\d{1,15})\s*$", re.IGNORECASE | re.MULTILINE)
_INNER = re.compile(rb"\nWARC/\d\.\d\r?\n")


class Frame(Value, frozen=True, kw_only=True):
    """The bytes of one record, or the reason why there are none; `offset` counts bytes of the stream."""

    offset: int
    raw: bytes = b""
    problem: str | None = None
    reason: RejectReason = "corrupt"
    overlaps: bool = False


class _Feed:
    """A stream that takes bytes back and knows its place."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._back = b""
        self.offset = 0

    def read(self, size: int) -> bytes:
        taken, self._back = self._back[:size], self._back[size:]
        if len(taken) < size:
            taken += self._stream.read(size - len(taken)) or b""
        self.offset += len(taken)
        return taken

    def read_line(self) -> bytes:
        """Return the next line, or as much of it as a header may have."""
        end = self._back.find(b"\n", 0, MAX_HEADER_BYTES)
        if end >= 0 or len(self._back) >= MAX_HEADER_BYTES:
            return self.read(end + 1 if end >= 0 else MAX_HEADER_BYTES)
        taken, self._back = self._back, b""
        taken += self._stream.readline(MAX_HEADER_BYTES - len(taken)) or b""
        self.offset += len(taken)
        return taken

    def give_back(self, taken: bytes) -> None:
        self._back = taken + self._back
        self.offset -= len(taken)

    def skip(self, size: int) -> int:
        """Pass over `size` bytes and return how many there were."""
        left = size
        while left and (chunk := self.read(min(left, CHUNK_BYTES))):
            left -= len(chunk)
        return size - left


def cut_frames(stream: BinaryIO, *, max_bytes: int) -> Iterator[Frame]:
    """Yield the records of `stream` in order, and a problem for each place that is none."""
    feed = _Feed(stream)
    wrong_lengths = 0
    while wrong_lengths < MAX_WRONG_LENGTHS:
        stray = _skip_stray(feed)
        if stray:
            yield stray
        start = feed.offset
        header = _read_header(feed)
        if not header:
            return
        frame = _cut_record(feed, start, header, max_bytes)
        wrong_lengths += frame.overlaps
        yield frame
    yield Frame(
        offset=feed.offset, problem="too many records with a wrong length; the rest is not read", reason="limit"
    )


def _skip_stray(feed: _Feed) -> Frame | None:
    """Pass over everything before the next record; blank lines belong there, anything else is a problem."""
    stray, first = 0, feed.offset
    while line := feed.read_line():
        at = line.find(WARC_MAGIC)
        if at >= 0:
            stray += len(line[:at].strip())
            feed.give_back(line[at:])
            break
        stray += len(line.strip())
    return Frame(offset=first, problem=f"{stray} bytes that belong to no record were passed over") if stray else None


def _read_header(feed: _Feed) -> bytes:
    """Return the header block with the blank line that ends it, as far as it is there."""
    lines: list[bytes] = []
    size = 0
    while size < MAX_HEADER_BYTES and (line := feed.read_line()):
        lines.append(line)
        size += len(line)
        if not line.strip():
            break
    return b"".join(lines)


def _cut_record(feed: _Feed, start: int, header: bytes, max_bytes: int) -> Frame:
    length = _LENGTH.search(header)
    if header.endswith(b"\n") and length is None:
        _skip_stray(feed)
        return Frame(offset=start, problem="the record's header gives no length")
    if length is None or header.rstrip(b"\r\n") == header or not header.endswith((b"\n\r\n", b"\n\n")):
        return Frame(offset=start, problem="the record's header is cut off")
    size = int(length[1])
    if size > max_bytes:
        feed.skip(size)
        problem = f"a record of {size} bytes; a page may have {max_bytes}"
        return Frame(offset=start, problem=problem, reason="too-large")
    return _cut_block(feed, start, header, size)


def _cut_block(feed: _Feed, start: int, header: bytes, size: int) -> Frame:
    """Return the record if its block is whole; where its length reaches into another record, stop before that."""
    block = feed.read(size)
    after = feed.read(4)
    aligned = len(block) == size and not after.strip()
    inner = None if aligned else _INNER.search(block + after)
    if inner:
        feed.give_back((block + after)[inner.start() + 1 :])
        problem = f"the record claims {size} bytes but another begins after {inner.start()}"
        return Frame(offset=start, problem=problem, overlaps=True)
    if len(block) < size:
        return Frame(offset=start, problem=f"the record is cut off: {len(block)} of its {size} bytes are there")
    feed.give_back(after)
    return Frame(offset=start, raw=header + block + b"\r\n\r\n")
