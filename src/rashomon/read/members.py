"""Take a gzip file apart member by member, so that a damaged one costs no other.

In: a stream that can seek.  Out: each member as a stream of its own, with the byte where it begins.
A member's stream ends where it is damaged and then says so: `damage`.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP_MAGIC = b"\x1f\x8b\x08"
GZIP_WINDOW = 31  # zlib's number for "gzip header, largest window"
CHUNK_BYTES = 1 << 16
PROBE_BYTES = 512  # enough packed bytes to see how a record begins
MAX_PROBES = 10_000  # chance finds are 60 in a gigabyte; more are made to keep a reader busy


class Member(io.RawIOBase):
    """One gzip member, unpacked as it is read; `end` is the byte after it, once it is read to its end."""

    def __init__(self, packed: BinaryIO, offset: int, *, stray: int = 0, chunk_bytes: int = CHUNK_BYTES) -> None:
        """Begin at byte `offset` of `packed`, after `stray` bytes that belong to no member."""
        packed.seek(offset)
        self.offset = offset
        self.stray = stray
        self.damage: str | None = None
        self._packed = packed
        self._chunk_bytes = chunk_bytes
        self._unpack = zlib.decompressobj(wbits=GZIP_WINDOW)
        self._ended = False
        self.end = offset

    def readable(self) -> bool:
        """Members can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill `buffer` with unpacked bytes and return how many; 0 at the end or at the damage."""
        view = memoryview(buffer).cast("B")
        while not self._ended:
            out = self._next(len(view))
            if out:
                view[: len(out)] = out
                return len(out)
        return 0

    def _next(self, limit: int) -> bytes:
        """Return up to `limit` unpacked bytes, maybe none yet; marks the end."""
        packed = self._unpack.unconsumed_tail or self._packed.read(self._chunk_bytes)
        try:
            out = self._unpack.decompress(packed, limit)
        except zlib.error as error:
            self.damage, self._ended = f"the compressed data is damaged ({error})", True
            return b""
        if self._unpack.eof:
            self._ended = True
            self.end = self._packed.tell() - len(self._unpack.unused_data)
        elif not packed and not out:
            self.damage, self._ended = "the compressed data is cut off", True
        return out


class Unpacked(io.RawIOBase):
    """A whole gzip file, member after member, up to its end or its first damage: `damage` says which."""

    def __init__(self, packed: BinaryIO) -> None:
        """Begin with the first member of `packed`."""
        self._packed = packed
        self._member = Member(packed, 0)

    @property
    def damage(self) -> str | None:
        """What is wrong where the stream ended, None if it ended as it should."""
        return self._member.damage

    def readable(self) -> bool:
        """Gzip files can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill `buffer` with unpacked bytes and return how many; 0 at the end or at the damage."""
        while not (count := self._member.readinto(buffer)) and self._next_member():
            pass
        return count

    def _next_member(self) -> bool:
        """Go on to the member that follows at once; bytes of any other kind are padding, as tape tools leave it."""
        if self._member.damage:
            return False
        end = self._member.end
        self._packed.seek(end)
        if self._packed.read(len(GZIP_MAGIC)) != GZIP_MAGIC:
            self._packed.seek(end)
            return False
        self._member = Member(self._packed, end)
        return True


def read_members(packed: BinaryIO, *, start: bytes) -> Iterator[Member]:
    """Yield the members of `packed` in order; after damage, the next that unpacks to something with `start`.

    The caller reads each member to its end before it asks for the next.
    """
    following, whole = 0, b""
    while (offset := find_member(packed, following, start=whole)) is not None:
        damaged = bool(whole)
        member = Member(packed, offset, stray=0 if damaged else offset - following)
        yield member
        following = offset + len(GZIP_MAGIC) if member.damage else member.end
        # Chance bytes inside packed data look like a member: only one that unpacks to a record is believed.
        whole = start if member.damage else b""


def find_member(packed: BinaryIO, offset: int, *, start: bytes) -> int | None:
    """Return the first byte at or after `offset` where a member begins whose content has `start`, None if none does."""
    for _ in range(MAX_PROBES):
        found = _find_magic(packed, offset)
        if found is None or not start or _begins_with(packed, found, start):
            return found
        offset = found + 1
    return None


def _begins_with(packed: BinaryIO, offset: int, start: bytes) -> bool:
    probe = Member(packed, offset, chunk_bytes=PROBE_BYTES)
    return io.BufferedReader(probe, len(start)).read(len(start)) == start


def _find_magic(packed: BinaryIO, offset: int) -> int | None:
    packed.seek(offset)
    kept = b""
    while chunk := packed.read(CHUNK_BYTES):
        window = kept + chunk
        at = window.find(GZIP_MAGIC)
        if at >= 0:
            return offset + at
        kept = window[-2:]
        offset += len(window) - len(kept)
    return None
