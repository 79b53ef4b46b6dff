"""Turn the bytes of one page into text, or say why they are none.

In: bytes and the encoding that a header declared, if any.  Out: text without byte order mark, or a refusal.
A few null bytes, control or bidirectional characters are kept: cleaning tidies them. Never raises.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

from rashomon.model import RejectReason
from rashomon.model.base import Value

MAX_CONTROL_SHARE = 0.3  # of all bytes; a short text with stray nulls may have 10 %, UTF-16 was taken out before
MAX_ODD_CONTROL_SHARE = 0.02  # the same where the bytes are no UTF-8: random bytes have 10 %, programs above 20 %
MAX_REPLACED_SHARE = 0.02  # of all characters; a cut-off or spliced page has a handful, a wrong guess every other one
MIN_UTF16_NULL_SHARE = 0.3  # of the bytes on one side of each pair: Latin text in UTF-16 has nearly 1
META_WINDOW_BYTES = 2048  # HTML wants the declaration within 1024 bytes; real pages are late now and then

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# First bytes of files that people hand over by mistake, and what to call them.
_MAGIC = (
    (b"%PDF-", "a PDF document; save its text as .txt"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP file or an office document; unpack it or save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save its text as .txt"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip file inside another; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd file; unpack it first"),
    (b"7z\xbc\xaf", "a 7z file; unpack it first"),
    (b"SQLite format 3\0", "a database"),
)
_CONTROL_BYTES = bytes(b for b in range(32) if b not in b"\t\n\x0b\x0c\r\x1b") + b"\x7f"
_NO_CONTROLS = dict.fromkeys(_CONTROL_BYTES)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_MULTIBYTE_UTF8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
# The mark of a lost character, and control characters that only a wrong encoding gives; U+0085 is a line end.
_UNREADABLE = re.compile("[\ufffd\x80-\x84\x86-\x9f]")
# Encodings in which every byte is some character: reading UTF-8 by them gives nonsense instead of an error.
_SINGLE_BYTE = re.compile(r"^(?:windows-|cp|iso-?8859|latin|koi8|mac|ibm|us-ascii|ascii|x-mac)", re.IGNORECASE)


class Refusal(Value, frozen=True, kw_only=True):
    """Why bytes are no page."""

    reason: RejectReason
    detail: str


def decode_page(raw: bytes, *, declared: str | None = None, html: bool = False) -> str | Refusal:
    """Return the text of `raw`; `declared` is the HTTP header's charset, `html` looks for one in the page."""
    if not raw.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        return Refusal(reason="empty", detail="the page holds no characters")
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return _decode_marked(raw[len(mark) :], name)
    wide = _wide_encoding(raw)
    if wide:
        return _decode_marked(raw, wide)
    binary = find_binary(raw)
    if binary:
        return Refusal(reason="binary", detail=binary)
    return _decode_narrow(raw, declared or (find_declared(raw) if html else None))


def find_binary(raw: bytes) -> str | None:
    """Return a sentence if `raw` is no text at all, by its first bytes or its share of control bytes."""
    for magic, name in _MAGIC:
        if raw.startswith(magic):
            return f"this is not a page but {name}"
    controls = len(raw) - len(raw.translate(None, _CONTROL_BYTES))
    most = MAX_CONTROL_SHARE if _is_utf8(raw) else MAX_ODD_CONTROL_SHARE
    if controls > most * len(raw):
        return f"{controls} of {len(raw)} bytes are control bytes: this is not text"
    return None


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def find_declared(raw: bytes) -> str | None:
    """Return the encoding that an HTML page declares in its head, None if it does not."""
    head = raw[:META_WINDOW_BYTES]
    match = _META_CHARSET.search(head) or _XML_ENCODING.match(head)
    return match[1].decode("ascii") if match else None


def _wide_encoding(raw: bytes) -> str | None:
    """Return the UTF-16 form without a mark that `raw` is in: null bytes on one side of nearly each pair."""
    pairs = len(raw) // 2
    if pairs == 0 or len(raw) % 2:
        return None
    high, low = raw[0::2].count(0), raw[1::2].count(0)
    if max(high, low) < MIN_UTF16_NULL_SHARE * pairs or min(high, low) * 10 > max(high, low):
        return None
    return "utf-16-le" if low > high else "utf-16-be"


def _decode_marked(raw: bytes, name: str) -> str | Refusal:
    text = raw.decode(name, "replace")
    controls = len(text) - len(text.translate(_NO_CONTROLS))
    if controls > MAX_CONTROL_SHARE * len(text):
        return Refusal(reason="binary", detail=f"{controls} of {len(text)} characters are control characters: no text")
    return _checked(text, name)


def _decode_narrow(raw: bytes, declared: str | None) -> str | Refusal:
    """Return the text in the first encoding that fits without an error, else in UTF-8 with few errors marked."""
    for name in _candidates(raw, declared):
        try:
            text = raw.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        return _checked(text, name)
    return _checked(raw.decode("utf-8", "replace"), "utf-8")


def _candidates(raw: bytes, declared: str | None) -> Iterator[str]:
    """Yield encodings to try, surest first.

    Valid UTF-8 beats a declared single-byte encoding: pages are converted and keep the old declaration, and by
    chance no text of another encoding is valid UTF-8.
    """
    name = map_encoding_to_html5(declared, fallback_utf8=False) if declared else None
    if name and not _SINGLE_BYTE.match(name):
        yield name
    yield "utf-8"
    if name:
        yield name
    if not _nearly_utf8(raw):
        detected = detect_encoding(raw)
        if detected:
            yield detected
        yield "windows-1252"


def _nearly_utf8(raw: bytes) -> bool:
    """Return whether `raw` is UTF-8 but for a few broken places, as where a page was cut or spliced."""
    good = len(_MULTIBYTE_UTF8.findall(raw))
    bad = raw.decode("utf-8", "replace").count("\ufffd")
    return good > 3 * bad or (bad == 1 and raw[-4:].decode("utf-8", "replace").endswith("\ufffd"))


def _checked(text: str, name: str) -> str | Refusal:
    """Return `text`, or a refusal if too many of its characters cannot be read."""
    unreadable = 0 if text.isascii() else len(_UNREADABLE.findall(text))
    if unreadable > MAX_REPLACED_SHARE * len(text):
        detail = (
            f"{unreadable} of {len(text)} characters cannot be read as {name} or any other encoding; save it as UTF-8"
        )
        return Refusal(reason="undecodable", detail=detail)
    return text
