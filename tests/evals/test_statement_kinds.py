"""How statements and sources are counted by kind."""

from __future__ import annotations

import pytest

from evals.statement_kinds import Case, cases_of_folder, cases_of_rows, source_kind, table_of


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("He", "pronoun"),
        ("who", "pronoun"),
        ("Health Minister Lena Marsh", "named"),
        ("Lena Marsh, the mayor,", "named"),
        ("the mayor of Barrow", "title"),
        ("his lawyer", "title"),
        ("the Water Ministry", "body"),
        ("the company", "body"),
        ("a senior official", "unnamed"),
        ("officials", "unnamed"),
        ("", None),
    ],
)
def test_sources_have_kinds(phrase: str, kind: str | None) -> None:
    """The words of a source alone tell its kind."""
    assert source_kind(phrase) == kind


def test_a_label_is_found_and_its_speaker_judged() -> None:
    """A third of a label must be covered, and the sources must overlap."""
    quote = {"start": 0, "end": 10, "type": "direct", "speaker": "Ann Lee", "speaker_start": 12, "speaker_end": 19}
    missed = {**quote, "start": 30, "end": 40}
    gold = [{"doc_id": "d", "quotes": [quote, missed]}]
    given = [{"doc_id": "d", "quotes": [{**quote, "end": 5, "speaker_start": 20, "speaker_end": 25}]}]
    assert list(cases_of_rows(gold, given)) == [
        Case("direct", "named", found=True, right=False),
        Case("direct", "named", found=False, right=False),
    ]


def test_a_folder_is_judged_by_words_and_names() -> None:
    """Statements of one page agree by half of their words, speakers by their names."""
    gold = {
        "articles": {"p1": {}},
        "statements": [
            {"page": "p1", "kind": "direct", "content": "we are ready", "speaker": "Ann Lee", "speaker_text": "she"}
        ],
    }
    comparison = {
        "pages": [{"id": "x", "path": "pages/p1.txt"}],
        "articles": [{"id": "a", "page_id": "x"}],
        "statements": [{"article_id": "a", "speaker": {"name": "Lee"}, "content": [{"text": "We are ready"}]}],
    }
    assert list(cases_of_folder(gold, comparison)) == [Case("direct", "pronoun", found=True, right=True)]


def test_the_table_counts_only_what_is_there() -> None:
    """A kind without a label has no row."""
    table = table_of([Case("direct", "pronoun", found=True, right=True)])
    assert "recall: direct | 1 of 1 | 100.0 %" in table
    assert "mixed" not in table
