"""Keep what was fetched as WARC, so that the evidence can be shown again, and read it back from there.

In: a response as the server gave it.  Out: a file a day of gzipped records, and the page that a record holds.
A record is written at once and whole; a writer that was stopped half way damages its own record only.
"""

from __future__ import annotations

import fcntl
import gzip
import io
import os
import struct
import uuid
import zlib
from pathlib import Path
from typing import BinaryIO, cast

from msgspec.structs import replace

from rashomon.errors import UsageError
from rashomon.model import Archive, Page, Rejected
from rashomon.model.base import Value
from rashomon.read.limits import DEFAULT_LIMITS, Limits
from rashomon.read.webarchive import read_webarchive

GZIP_LEVEL = 6
CHUNK_BYTES = 1 << 16
GZIP_ONLY = 31  # zlib's number for a gzip head and the largest window
HEAD_ROOM = 1 << 17  # bytes of a record beside its body
# The shortest gzip member: ten bytes of head, an empty block, checksum and length, and the end of the name.
EMPTY_BLOCK = b"\x03\x00" + struct.pack("<II", 0, 0)
NAMED_HEAD = b"\x1f\x8b\x08\x08\x00\x00\x00\x00\x00\xff"


class Response(Value, frozen=True, kw_only=True):
    """What a server answered: the address that was asked for last, when, status, headers and the unpacked body."""

    url: str
    fetched: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


def keep_response(folder: Path, response: Response) -> tuple[Path, int]:
    """Write the response into the file of its day in `folder`; return the file and the record's first byte."""
    member = gzip.compress(make_record(response), GZIP_LEVEL, mtime=0)
    file = folder / f"{response.fetched[:10]}.warc.gz"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with file.open("ab") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            offset = stream.seek(0, os.SEEK_END)
            stream.write(member)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise UsageError(f"{file}: the capture cannot be kept: {error.strerror}") from error
    return file, offset


def make_record(response: Response) -> bytes:
    """Return the WARC record of a response; its body is unpacked, so headers on its packing and length are left out."""
    told = [(name, value) for name, value in response.headers if name.lower() not in _PACKING]
    head = [f"HTTP/1.1 {response.status} {response.reason}", *(f"{name}: {value}" for name, value in told)]
    head.append(f"Content-Length: {len(response.body)}")
    block = "\r\n".join(head).encode("utf-8", "replace") + b"\r\n\r\n" + response.body
    fields = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>",
        "WARC-Date": response.fetched.replace("+00:00", "Z"),
        "WARC-Target-URI": response.url,
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.1\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


_PACKING = frozenset({"content-encoding", "transfer-encoding", "content-length"})


def read_capture(file: Path, offset: int, limits: Limits = DEFAULT_LIMITS) -> Page | Rejected:
    """Return the page in the record at `offset` of a file that `keep_response` wrote."""
    try:
        with file.open("rb") as stream:
            _, raw = _read_member(stream, offset, limits.max_page_bytes + HEAD_ROOM)
    except (OSError, EOFError, zlib.error) as error:
        detail = f"byte {offset}: the capture cannot be read: {error}"
        return Rejected(path=str(file), page_id=None, reason="corrupt", detail=detail)
    packed = cast("BinaryIO", io.BytesIO(raw))
    item = next(read_webarchive(packed, str(file), limits), None)
    if isinstance(item, Page):
        return replace(item, record=replace(item.record, archive=Archive(file=str(file), offset=offset)))
    return item or Rejected(path=str(file), page_id=None, reason="empty", detail=f"byte {offset}: no capture")


def blank_record(file: Path, offset: int) -> bool:
    """Overwrite the record at `offset` by nothing of the same length; return whether there was one."""
    try:
        with file.open("r+b") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            length, _ = _read_member(stream, offset, 0)
            stream.seek(offset)
            stream.write(_blank_member(length))
    except (OSError, EOFError, zlib.error):
        return False
    return True


def _read_member(stream: BinaryIO, offset: int, most: int) -> tuple[int, bytes]:
    """Return how many bytes the gzip member at `offset` has, and the first `most` bytes of what it holds."""
    stream.seek(offset)
    unpacker = zlib.decompressobj(wbits=GZIP_ONLY)
    read, held = 0, bytearray()
    while not unpacker.eof:
        chunk = stream.read(CHUNK_BYTES)
        if not chunk:
            raise EOFError("it is cut off")
        read += len(chunk)
        held += unpacker.decompress(chunk)[: most - len(held)]
    return read - len(unpacker.unused_data), bytes(held)


def _blank_member(length: int) -> bytes:
    """Return a gzip member of this length that holds nothing: its name is as long as is needed."""
    name = b"forgotten".ljust(length - len(NAMED_HEAD) - len(EMPTY_BLOCK) - 1, b"-")
    return NAMED_HEAD + name[: length - len(NAMED_HEAD) - len(EMPTY_BLOCK) - 1] + b"\0" + EMPTY_BLOCK
