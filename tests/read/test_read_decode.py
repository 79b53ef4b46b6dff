"""Bytes into text: which encoding wins, and what is no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.read.decode import Refusal, decode_page, find_declared

GERMAN = "Die Fähre nach Öster fällt am Montag aus, sagt die Behörde für Häfen. Größe: 40 Züge über die Brücke."
RUSSIAN = "Паром не пришёл в понедельник, сообщила служба порта. Жители ждут уже третий день на берегу."


@pytest.mark.parametrize(
    "raw",
    [
        codecs.BOM_UTF8 + GERMAN.encode(),
        codecs.BOM_UTF16_LE + GERMAN.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + GERMAN.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + GERMAN.encode("utf-32-le"),
        GERMAN.encode("utf-16-le"),
        GERMAN.encode("utf-16-be"),
        GERMAN.encode(),
        GERMAN.encode("windows-1252"),
    ],
)
def test_marks_wide_forms_and_old_encodings_are_recognised(raw: bytes) -> None:
    """The same text comes out of every form, without a byte order mark."""
    assert decode_page(raw) == GERMAN


def test_a_declared_encoding_is_used() -> None:
    """What the header or the page says is tried first."""
    assert decode_page(RUSSIAN.encode("koi8-r"), declared="koi8-r") == RUSSIAN
    page = '<html><head><meta charset="windows-1251"></head>' + RUSSIAN
    assert decode_page(page.encode("windows-1251"), html=True) == page


def test_valid_utf8_beats_a_declared_single_byte_encoding() -> None:
    """A converted page that kept its old declaration is not turned into nonsense."""
    assert decode_page(GERMAN.encode(), declared="iso-8859-1") == GERMAN


def test_a_declared_encoding_of_many_bytes_beats_utf8() -> None:
    """Short Chinese text can be valid UTF-8 by chance; the declaration decides."""
    assert decode_page("联通".encode("gbk"), declared="gbk") == "联通"


@pytest.mark.parametrize("declared", ["no-such-encoding", "utf-8", "", "ascii", "rot13", "base64", "idna", "x" * 500])
def test_a_wrong_declaration_does_no_harm(declared: str) -> None:
    """An unknown or wrong name is passed over."""
    assert decode_page(GERMAN.encode("windows-1252"), declared=declared) == GERMAN


def test_a_character_cut_at_the_end_costs_one_character() -> None:
    """A page cut in the middle of a character is still UTF-8, with one mark for what is lost."""
    assert decode_page(GERMAN.encode() + "ö".encode()[:1]) == GERMAN + "\ufffd"


def test_a_few_null_and_control_bytes_are_kept() -> None:
    """Cleaning tidies them; here they count as characters so that offsets stay."""
    assert decode_page(b"The\0ferry\x01is late.") == "The\0ferry\x01is late."


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"\xff\xfe", "empty"),
        (b"\0" * 50, "empty"),
        (b"%PDF-1.4 and so on", "binary"),
        (b"PK\x03\x04 and so on", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x01\x02\x03word" * 9, "binary"),
        (b"\xff\xfe" + b"\x01\0\x02\0" * 40, "binary"),
        (codecs.BOM_UTF8 + b"\xff\xfd\xfa word " * 20, "undecodable"),
        (codecs.BOM_UTF16_LE + b"\0\xd8" * 40, "undecodable"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(raw: bytes, reason: str) -> None:
    """Nothing, programs and pictures, and bytes that no encoding explains."""
    refusal = decode_page(raw)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == reason


def test_the_declaration_in_a_page_is_found() -> None:
    """Both spellings of the meta tag and the XML prologue."""
    assert find_declared(b'<meta charset="koi8-r">') == "koi8-r"
    assert find_declared(b'<META http-equiv="Content-Type" content="text/html; charset=ISO-8859-5">') == "ISO-8859-5"
    assert find_declared(b'<?xml version="1.0" encoding="utf-8"?><html>') == "utf-8"
    assert find_declared(b"<p>the charset=utf-8 of a page</p>") is None


@settings(max_examples=200)
@given(st.text(min_size=1).filter(lambda text: text.strip(" \t\r\n\0\ufeff")))
def test_utf8_text_comes_back_or_is_refused(text: str) -> None:
    """No text of UTF-8 is read as something else: it is the same, or refused for its control characters."""
    raw = text.encode()
    result = decode_page(raw, declared="utf-8")
    assert isinstance(result, Refusal) or result == text.removeprefix("\ufeff")


@settings(max_examples=300)
@given(
    st.binary(max_size=200),
    st.sampled_from([None, "utf-8", "utf-16", "gbk", "iso-2022-jp", "utf-7", "unknown"]),
    st.booleans(),
)
def test_any_bytes_give_text_that_utf8_can_carry_or_a_refusal(raw: bytes, declared: str | None, html: bool) -> None:
    """Decoding never raises, and its result can be written out again."""
    result = decode_page(raw, declared=declared, html=html)
    assert isinstance(result, Refusal) or result.encode("utf-8")
