"""Exports of a desk on either database: all rows, in every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from rashomon.model import Article, Rejected
from rashomon.store.desk import Desk
from rashomon.store.exports import EXPORTED, MEDIA_CLOUD, csv_lines, json_lines, media_cloud_lines
from rashomon.store.packing import from_json
from rashomon.store.pages import keep_rejected
from rashomon.store.parquet import write_parquet
from tests.builders import make_article
from tests.store.desk_builders import NOW, keep, link, refusal

FORMULA = '=HYPERLINK("http://evil.example")'
ARTICLES = [
    make_article("Text.", headline=headline, outlet="Harbour News", url=f"https://harbour.example/{n}", key=str(n))
    for n, headline in enumerate((FORMULA, "+1", "-1", "@x", "\tx", "plain, with comma", 'with "quotes"\nand lines'))
]


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """A desk with articles whose headlines would do something in a spreadsheet, and a refusal."""
    keep(desk, *ARTICLES)
    link(desk, ARTICLES)
    with desk.writing() as connection:
        keep_rejected(connection, refusal("a.txt"), NOW)
    return desk


def test_json_lines_are_the_objects_of_the_contract(filled: Desk) -> None:
    """An article comes with its text, a refusal with its reason; every table can be written."""
    with filled.reading() as connection:
        rows = list(json_lines(connection, EXPORTED["articles"]))
        assert [from_json(row.decode(), Article) for row in rows] == ARTICLES
        (row,) = json_lines(connection, EXPORTED["rejected"])
        assert from_json(row.decode(), Rejected) == refusal("a.txt")
        for table in EXPORTED.values():
            assert all(isinstance(json.loads(line), dict) for line in json_lines(connection, table))


def test_no_cell_of_a_csv_is_a_formula(filled: Desk) -> None:
    """A cell that begins like one is marked as text; commas, quotes and lines stay in their cell."""
    with filled.reading() as connection:
        raw = b"".join(csv_lines(connection, EXPORTED["articles"])).decode()
    rows = list(csv.DictReader(io.StringIO(raw, newline="")))
    headlines = [row["headline"] for row in rows]
    assert headlines[:5] == [f"'{article.headline}" for article in ARTICLES[:5]]
    assert headlines[5:] == [article.headline for article in ARTICLES[5:]]
    assert rows[0]["words"] == str(len(ARTICLES[0].text.split()))


def test_a_media_cloud_table_has_an_article_a_line(filled: Desk) -> None:
    """Address, medium and date, as other tools of that format read them."""
    with filled.reading() as connection:
        raw = b"".join(media_cloud_lines(connection)).decode()
    rows = list(csv.DictReader(io.StringIO(raw, newline="")))
    assert tuple(rows[0]) == MEDIA_CLOUD
    assert [row["url"] for row in rows] == [article.url for article in ARTICLES]
    assert {row["media_url"] for row in rows} == {"site.example"}


def test_parquet_holds_the_same_rows(filled: Desk, tmp_path: Path) -> None:
    """With types: numbers are numbers."""
    parquet = pytest.importorskip("pyarrow.parquet")
    with filled.reading() as connection:
        write_parquet(connection, EXPORTED["articles"], tmp_path / "articles.parquet")
    rows = parquet.read_table(tmp_path / "articles.parquet").to_pylist()
    assert [row["headline"] for row in rows] == [article.headline for article in ARTICLES]
    assert rows[0]["words"] == len(ARTICLES[0].text.split())
