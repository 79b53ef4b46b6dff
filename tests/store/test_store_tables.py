"""Tables on disk: one a list of the contract, the same bytes each time, never half written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rashomon.errors import ReadError, UsageError
from rashomon.model import Comparison, MadeBy, Rejected
from rashomon.store import read_table, write_tables
from tests.builders import make_article


def make_comparison(*texts: str) -> Comparison:
    """Return an output with an article for each text, and one refusal."""
    nothing: dict[str, Any] = dict.fromkeys(Comparison.__struct_fields__[2:], ())
    refusal = Rejected(path="b.txt", page_id=None, reason="empty", detail="the file has no bytes")
    articles = tuple(make_article(text) for text in texts)
    made_by = MadeBy(version="0", options={"one_story": True}, weights={}, profiles=None, vectors=False)
    return Comparison(made_by=made_by, **{**nothing, "articles": articles, "rejected": (refusal,)})


def test_each_list_is_a_table_and_each_object_a_line(tmp_path: Path) -> None:
    """Tables hold the same objects as the output, in its order; an empty list is an empty table."""
    comparison = make_comparison("The ferry is late.", "It came at noon.\u2028Then it left.")
    files = write_tables(comparison, tmp_path / "new" / "tables")
    whole = json.loads(json.dumps({name: [] for name in Comparison.__struct_fields__[2:]}))
    assert {file.name for file in files} == {f"{name}.jsonl" for name in whole} | {"made_by.json"}
    rows = read_table(tmp_path / "new" / "tables" / "articles.jsonl")
    assert [row["text"] for row in rows] == [article.text for article in comparison.articles]
    assert read_table(tmp_path / "new" / "tables" / "rejected.jsonl")[0]["reason"] == "empty"
    assert read_table(tmp_path / "new" / "tables" / "stories.jsonl") == []
    made_by = json.loads((tmp_path / "new" / "tables" / "made_by.json").read_text())
    assert (made_by["schema"], made_by["options"]) == ("rashomon/comparison@1.1", {"one_story": True})


def test_writing_again_gives_the_same_bytes_and_leaves_nothing_else(tmp_path: Path) -> None:
    """Tables are replaced, never added to, and no temporary file stays."""
    write_tables(make_comparison("An older article."), tmp_path)
    files = write_tables(make_comparison("The ferry is late."), tmp_path)
    once = [file.read_bytes() for file in files]
    assert [file.read_bytes() for file in write_tables(make_comparison("The ferry is late."), tmp_path)] == once
    assert sorted(tmp_path.iterdir()) == sorted(files)


def test_a_table_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    """Others may read a table where they may read what its person writes."""
    plain = tmp_path / "plain"
    plain.touch()
    (file, *_) = write_tables(make_comparison(), tmp_path / "tables")
    assert file.stat().st_mode == plain.stat().st_mode


def test_a_file_in_place_of_the_folder_is_wrong_use(tmp_path: Path) -> None:
    """The message names the path and says what is needed."""
    (tmp_path / "tables").touch()
    with pytest.raises(UsageError, match=r"tables: this is a file; name a folder"):
        write_tables(make_comparison(), tmp_path / "tables")
    with pytest.raises(UsageError, match="cannot be made"):
        write_tables(make_comparison(), tmp_path / "tables" / "deeper")


def test_a_folder_in_place_of_a_table_is_wrong_use(tmp_path: Path) -> None:
    """What cannot be replaced is named, and no temporary file stays."""
    (tmp_path / "articles.jsonl" / "x").mkdir(parents=True)
    with pytest.raises(UsageError, match=r"articles\.jsonl: the table cannot be written"):
        write_tables(make_comparison(), tmp_path)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.usefixtures("ordinary_user")
def test_a_folder_without_permission_is_wrong_use(tmp_path: Path) -> None:
    """The message says what the system says."""
    tmp_path.chmod(0o500)
    with pytest.raises(UsageError, match="ermission"):
        write_tables(make_comparison(), tmp_path)


def test_a_table_that_is_none_is_an_error_with_its_line(tmp_path: Path) -> None:
    """A missing file, and a line that is no object."""
    with pytest.raises(ReadError, match="cannot be read"):
        read_table(tmp_path / "none.jsonl")
    (tmp_path / "bad.jsonl").write_text('{"a": 1}\nnonsense\n')
    with pytest.raises(ReadError, match=r"bad\.jsonl, line 2: no row of a table"):
        read_table(tmp_path / "bad.jsonl")
