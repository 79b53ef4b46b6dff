"""JSON Lines: rows in, pages out, and lines that are no rows."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from rashomon.model import Page, Rejected
from rashomon.read import Limits, read_pages

ROW = {"url": "https://lantern.example/1", "title": "The ferry is late", "text": "It was late on Monday."}


def read_text(tmp_path: Path, text: str, name: str = "rows.jsonl") -> list[Page | Rejected]:
    """Return what is read from a file that holds `text`."""
    file = tmp_path / name
    file.write_bytes(text.encode())
    return list(read_pages([file]))


def test_a_row_becomes_a_page_with_its_own_line_as_text(tmp_path: Path) -> None:
    """The page's text is the line, its place the byte where the line begins, its address the row's."""
    lines = [json.dumps(ROW), "", json.dumps({**ROW, "url": "https://lantern.example/ä"}, ensure_ascii=False)]
    _, page = read_text(tmp_path, "\n".join(lines))
    assert isinstance(page, Page)
    assert page.text == lines[2]
    assert page.record.url == "https://lantern.example/ä"
    assert page.record.bytes == len(lines[2].encode())
    assert page.record.archive is not None
    assert page.record.archive.offset == len(lines[0]) + 2


@pytest.mark.parametrize(
    ("row", "url", "captured"),
    [
        (
            {"url": "https://a.example/", "captured": "2031-03-04T05:06:07Z"},
            "https://a.example/",
            "2031-03-04T05:06+00:00",
        ),
        (
            {"url": "https://a.example/", "date_download": "2031-03-04 05:06:07"},
            "https://a.example/",
            "2031-03-04T05:06",
        ),
        ({"source": "https://a.example/", "filedate": "2031-03-04"}, "https://a.example/", "2031-03-04"),
        ({"source": "The Lantern", "url": " https://a.example/ "}, "https://a.example/", None),
        ({"source": "The Lantern"}, None, None),
        ({"url": 7, "link": "https://a.example/"}, "https://a.example/", None),
        ({"url": "https://a.example/\ud800"}, None, None),
        ({"url": None, "captured": "yesterday"}, None, None),
        ({"url": "https://a.example/", "captured": "20310304"}, "https://a.example/", None),
    ],
)
def test_address_and_time_of_capture_are_found_under_the_keys_of_known_tools(
    tmp_path: Path, row: dict[str, object], url: str | None, captured: str | None
) -> None:
    """Our own keys, news-please's and trafilatura's; what is no address or no date is not taken for one."""
    (page,) = read_text(tmp_path, json.dumps(row))
    assert isinstance(page, Page)
    assert (page.record.url, page.record.captured) == (url, captured)


@pytest.mark.parametrize(
    ("line", "reason", "words"),
    [
        ("{not json", "corrupt", "no JSON"),
        ("[1, 2]", "corrupt", "a list"),
        ('"words"', "corrupt", "a str"),
        ("[" * 100_000, "limit", "nested too deep"),
    ],
)
def test_a_line_that_is_no_object_is_refused_with_its_byte(tmp_path: Path, line: str, reason: str, words: str) -> None:
    """The row before and the row behind are read, the line between is counted with place and reason."""
    first = json.dumps(ROW)
    items = read_text(tmp_path, f"{first}\n{line}\n{json.dumps({'text': 'Two.'})}\n")
    assert [isinstance(item, Page) for item in items] == [True, False, True]
    assert isinstance(items[1], Rejected)
    assert items[1].reason == reason
    assert words in items[1].detail
    assert items[1].detail.startswith(f"byte {len(first) + 1}: ")


def test_a_row_that_is_not_utf8_is_undecodable(tmp_path: Path) -> None:
    """JSON Lines are UTF-8; another encoding is not guessed."""
    file = tmp_path / "rows.jsonl"
    file.write_bytes('{"text": "Größe"}'.encode("latin-1"))
    (item,) = read_pages([file])
    assert isinstance(item, Rejected)
    assert item.reason == "undecodable"


def test_a_line_over_the_limit_is_passed_over(tmp_path: Path) -> None:
    """A huge line is refused, and the rows around it are read."""
    file = tmp_path / "rows.jsonl"
    file.write_text('{"text": "One."}\n' + "x" * 5000 + '\n{"text": "Two."}\n')
    items = list(read_pages([file], limits=Limits(max_page_bytes=100)))
    assert [item.reason if isinstance(item, Rejected) else item.text for item in items] == [
        '{"text": "One."}',
        "too-large",
        '{"text": "Two."}',
    ]


def test_a_cut_off_gzip_keeps_its_whole_rows(tmp_path: Path) -> None:
    """Rows before the cut are pages; the half row behind them is one refusal that says how much was kept."""
    rows = "".join(json.dumps({"text": f"The ferry {n} is late.", "n": n**9}) + "\n" for n in range(400))
    file = tmp_path / "rows.jsonl.gz"
    file.write_bytes(gzip.compress(rows.encode())[:-500])
    *pages, last = read_pages([file])
    assert len(pages) > 50
    assert all(isinstance(page, Page) for page in pages)
    assert isinstance(last, Rejected)
    assert last.reason == "corrupt"
    assert f"cut off; the {len(pages)} rows before it were kept" in last.detail


def test_gzip_members_joined_by_cat_are_one_file(tmp_path: Path) -> None:
    """Files packed one by one and put together are read to the end."""
    file = tmp_path / "rows.jsonl.gz"
    file.write_bytes(b"".join(gzip.compress(json.dumps({"n": n}).encode() + b"\n") for n in range(3)))
    assert [item.text for item in read_pages([file]) if isinstance(item, Page)] == ['{"n": 0}', '{"n": 1}', '{"n": 2}']


def test_a_json_file_may_hold_one_object_an_array_or_lines(tmp_path: Path) -> None:
    """All three forms give rows, each with the byte where it begins."""
    one = read_text(tmp_path, json.dumps(ROW, indent=2), "one.json")
    array = read_text(tmp_path, '[{"text": "Ä"},\n {"text": "B"}]', "array.json")
    lines = read_text(tmp_path, '{"text": "Ä"}\n{"text": "B"}', "lines.json")
    assert [item.text for item in one if isinstance(item, Page)] == [json.dumps(ROW, indent=2)]
    assert [item.text for item in array if isinstance(item, Page)] == ['{"text": "Ä"}', '{"text": "B"}']
    assert [item.id for item in array if isinstance(item, Page)] == [
        item.id for item in lines if isinstance(item, Page)
    ]
    assert [item.record.archive.offset for item in array if isinstance(item, Page) and item.record.archive] == [1, 18]


def test_the_same_row_twice_is_one_page(tmp_path: Path) -> None:
    """A repeated row has the same id and is told, not counted twice."""
    file = tmp_path / "rows.jsonl"
    file.write_text(2 * '{"text": "One."}\n')
    told: list[str] = []
    assert len(list(read_pages([file], notify=told.append))) == 1
    assert len(told) == 1
