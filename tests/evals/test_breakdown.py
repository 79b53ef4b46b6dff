"""The table a language and a kind of page."""

from __future__ import annotations

from evals.breakdown import Group, format_table, name_kind, name_language


def test_the_gold_text_tells_the_language() -> None:
    """What the page declares counts where there is too little text."""
    text = "Die alte Fähre fährt weiter, bis die neue Brücke über den Sund im nächsten Jahr fertig gebaut ist."
    assert name_language({"gold_body": text, "html": "<html lang='en'>"}) == "de"
    assert name_language({"gold_body": "", "html": '<!doctype html><html class="x" lang="fr-CA">'}) == "fr"
    assert name_language({"gold_body": ""}) == "unknown"


def test_a_set_without_kinds_holds_news() -> None:
    """The kind is the set's own word."""
    assert name_kind({"ptype": "forum"}) == "forum"
    assert name_kind({}) == "news"


def test_a_figure_without_gold_is_an_empty_cell() -> None:
    """Nothing is said of what cannot be counted."""
    table = format_table([Group("de", 3, {"body_f1": 0.9666, "date": 1.0})])
    assert table.splitlines()[-1] == "| de | 3 | 0.967 |  |  | 1.000 |  |"
