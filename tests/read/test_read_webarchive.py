"""Web archives: which records are pages, and what damage costs."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from fastwarc import WarcRecord, WarcRecordType

from rashomon.model import Page, Rejected
from rashomon.read import Limits, read_pages
from tests.read.archives import join_plain, make_pages, make_record, pack, pack_one

Build = Callable[[Sequence[WarcRecord]], bytes]
BOTH = pytest.mark.parametrize("build", [join_plain, pack])


def read_bytes(tmp_path: Path, raw: bytes, *, name: str = "crawl.warc.gz") -> list[Page | Rejected]:
    """Return what is read from an archive that holds `raw`."""
    file = tmp_path / name
    file.write_bytes(raw)
    return list(read_pages([file]))


def summary(items: list[Page | Rejected]) -> list[str | None]:
    """Return the address of each page and the reason of each refusal."""
    return [item.record.url if isinstance(item, Page) else item.reason for item in items]


@BOTH
def test_a_response_becomes_a_page_with_address_time_and_place(tmp_path: Path, build: Build) -> None:
    """Address, capture time cut to the minute, media type and byte offset come from the record."""
    first, second = read_bytes(tmp_path, build(make_pages(2)))
    assert isinstance(second, Page)
    assert second.text == "<html><p>The ferry 1 is late.</p>"
    assert second.record.url == "https://lantern.example/1"
    assert second.record.captured == "2031-03-04T05:06+00:00"
    assert second.record.media_type == "text/html"
    assert second.record.archive is not None
    assert second.record.archive.offset == len(build(make_pages(1)))
    assert first != second


@BOTH
def test_the_same_record_has_the_same_id_in_any_archive(tmp_path: Path, build: Build) -> None:
    """An id comes from bytes, record and address, not from the archive that carries them."""
    alone = read_bytes(tmp_path, join_plain(make_pages(1)), name="one.warc")
    among = read_bytes(tmp_path, build(make_pages(3)), name="three.warc")
    assert isinstance(alone[0], Page)
    assert isinstance(among[0], Page)
    assert alone[0].id == among[0].id


def test_two_captures_of_one_unchanged_page_stay_two(tmp_path: Path) -> None:
    """The same bytes of the same address in two records are two captures."""
    records = [make_record("https://lantern.example/", b"<p>Same words.", record_id=f"<urn:test:{n}>") for n in "ab"]
    assert len(set(map(str, read_bytes(tmp_path, pack(records))))) == 2


def test_the_charset_of_the_http_header_is_honoured(tmp_path: Path) -> None:
    """A page without a declaration of its own is read as its server said."""
    record = make_record(
        "https://lantern.example/", "<p>Жители ждут парома.".encode("koi8-r"), media="text/html; charset=koi8-r"
    )
    (page,) = read_bytes(tmp_path, pack([record]))
    assert isinstance(page, Page)
    assert page.text == "<p>Жители ждут парома."


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(b"<p>The ferry is late."), "Content-Encoding: gzip\r\n"),
        (b"15\r\n<p>The ferry is late.\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"),
        (b"<p>The ferry is late.", "Content-Encoding: gzip\r\n"),
    ],
    ids=["gzip", "chunked", "unpacked under a header that lies"],
)
def test_encodings_of_the_transfer_are_undone(tmp_path: Path, body: bytes, headers: str) -> None:
    """Packed and chunked bodies are unpacked, and a body stored unpacked under a header that lies is read as it is."""
    (page,) = read_bytes(tmp_path, pack([make_record("https://lantern.example/", body, headers=headers)]))
    assert isinstance(page, Page)
    assert page.text == "<p>The ferry is late."


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            make_record("https://lantern.example/a", b"<p>Text", kind=WarcRecordType.resource, media="text/html"),
            ["https://lantern.example/a"],
        ),
        (
            make_record("https://lantern.example/b", b"Plain.", kind=WarcRecordType.conversion, media="text/plain"),
            ["https://lantern.example/b"],
        ),
        (make_record("https://lantern.example/c", b"\xff\xd8\xff\xe0", media="image/jpeg"), ["unsupported"]),
        (make_record("https://lantern.example/d", b"<p>Gone.", status="404 Not Found"), ["not-an-article"]),
        (make_record("https://lantern.example/e", b"<p>Moved.", status="301 Moved"), ["not-an-article"]),
        (make_record("https://lantern.example/f", b"", kind=WarcRecordType.revisit), ["unsupported"]),
        (make_record("https://lantern.example/g", b""), ["empty"]),
    ],
)
def test_each_capture_is_a_page_or_a_counted_refusal(tmp_path: Path, record: WarcRecord, expected: list[str]) -> None:
    """Documents come through; pictures, errors, redirects and references are counted with their reason."""
    assert summary(read_bytes(tmp_path, pack([record]))) == expected


def test_requests_are_no_captures(tmp_path: Path) -> None:
    """What the crawler asked is neither a page nor a refusal, but an archive of nothing else is empty."""
    request, lone = (
        make_record("https://lantern.example/", b"GET / HTTP/1.1", kind=WarcRecordType.request) for _ in range(2)
    )
    assert summary(read_bytes(tmp_path, pack([request, *make_pages(1)]))) == ["https://lantern.example/0"]
    assert summary(read_bytes(tmp_path, pack([lone]))) == ["empty"]


def test_a_damaged_gzip_member_costs_only_its_own_record(tmp_path: Path) -> None:
    """Reading goes on at the next member, and the refusal names the byte."""
    members = [bytearray(pack_one(record)) for record in make_pages(4)]
    members[1][len(members[1]) // 2] ^= 0xFF
    items = read_bytes(tmp_path, b"".join(members))
    assert summary(items) == [
        "https://lantern.example/0",
        "corrupt",
        "https://lantern.example/2",
        "https://lantern.example/3",
    ]
    assert isinstance(items[1], Rejected)
    assert items[1].detail.startswith(f"byte {len(members[0])}: ")
    assert items[1].detail.endswith("the page before it was kept")


@BOTH
def test_a_cut_off_archive_keeps_what_was_whole(tmp_path: Path, build: Build) -> None:
    """The records before the cut are pages; the cut one is one refusal."""
    raw = build(make_pages(3))
    assert summary(read_bytes(tmp_path, raw[:-40])) == [
        "https://lantern.example/0",
        "https://lantern.example/1",
        "corrupt",
    ]


@BOTH
def test_stray_bytes_between_records_are_counted_and_passed_over(tmp_path: Path, build: Build) -> None:
    """Bytes that belong to no record are one refusal and swallow no record."""
    raw = build(make_pages(1)) + b"spilled ink" * 9 + build(make_pages(3)[1:])
    expected = ["https://lantern.example/0", "corrupt", "https://lantern.example/1", "https://lantern.example/2"]
    assert summary(read_bytes(tmp_path, raw)) == expected


@pytest.mark.parametrize("claimed", [b"Content-Length: 9", b"Content-Length: 1"])
def test_a_wrong_length_swallows_no_other_record(tmp_path: Path, claimed: bytes) -> None:
    """A record whose length reaches into the next one, or past the end, is refused; the next one is read."""
    raw = join_plain(make_pages(3)).replace(b"Content-Length: ", claimed, 1)
    assert summary(read_bytes(tmp_path, raw)) == ["corrupt", "https://lantern.example/1", "https://lantern.example/2"]


def test_an_archive_packed_as_one_member_is_read_record_by_record(tmp_path: Path) -> None:
    """One gzip stream around all records gives the same pages, each with its own offset."""
    items = read_bytes(tmp_path, gzip.compress(join_plain(make_pages(3))))
    assert [item.record.archive.offset for item in items if isinstance(item, Page) and item.record.archive] == [
        0,
        len(join_plain(make_pages(1))),
        len(join_plain(make_pages(2))),
    ]


def test_a_record_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    """A huge capture is too large, and the one behind it is read."""
    file = tmp_path / "crawl.warc"
    huge = make_record("https://lantern.example/huge", b"x" * 5000)
    file.write_bytes(join_plain([huge, *make_pages(1)]))
    items = list(read_pages([file], limits=Limits(max_page_bytes=2000)))
    assert summary(items) == ["too-large", "https://lantern.example/0"]


def test_refusals_over_the_listed_number_are_one_entry_that_counts_them(tmp_path: Path) -> None:
    """A crawl full of pictures gives a short list of refusals, and the last of them says how many more there are."""
    file = tmp_path / "crawl.warc"
    file.write_bytes(
        join_plain([make_record(f"https://lantern.example/{n}", b"GIF8", media="image/gif") for n in range(9)])
    )
    items = list(read_pages([file], limits=Limits(max_listed_refusals=3)))
    assert len(items) == 4
    assert isinstance(items[-1], Rejected)
    assert items[-1].detail.startswith("6 more places of this file were refused as unsupported")


@pytest.mark.parametrize(
    "raw", [b"WARC/1.0\r\n", b"WARC/", b"WARC/1.0\r\n\r\n", b"\x1f\x8b\x08", b"no archive at all", b"\x1f\x8b\x08" * 99]
)
def test_an_archive_of_nonsense_is_refused_not_raised(tmp_path: Path, raw: bytes) -> None:
    """Whatever a file called .warc.gz holds, it is refused with a place."""
    assert summary(read_bytes(tmp_path, raw)) == ["corrupt"]


def test_lengths_made_to_keep_a_reader_busy_end_at_a_limit(tmp_path: Path) -> None:
    """An archive in which every record claims the whole rest is given up, and says so."""
    items = read_bytes(tmp_path, b"WARC/1.0\r\nContent-Length: 999999\r\n\r\n" * 500)
    assert summary(items)[-1] == "limit"
    assert len(items) < 100
