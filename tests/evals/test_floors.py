"""Floors hold: a figure that sinks, is missing, or was measured on other data is named."""

from __future__ import annotations

from pathlib import Path

from evals.floors import check_floors, make_floors
from evals.predict import INPUT_KEYS
from evals.score import score_acts
from evals.shared import digest_of, read_rows, write_rows

FLOORS: dict[str, dict[str, object]] = {"desk": {"digest": "d1", "figures": {"body.F1": 0.9, "false_conflicts": 1.0}}}


def test_figures_above_their_floors_pass() -> None:
    """More is better, and fewer false conflicts too."""
    assert not list(check_floors("desk", "d1", {"body.F1": 0.95, "false_conflicts": 0}, FLOORS))


def test_a_figure_below_its_floor_is_named() -> None:
    """The message says which, how much, and the floor."""
    (problem,) = check_floors("desk", "d1", {"body.F1": 0.85, "false_conflicts": 0}, FLOORS)
    assert "body.F1 0.8500 is below its floor 0.9000" in problem


def test_a_figure_above_its_ceiling_is_named() -> None:
    """For errors, less is better."""
    (problem,) = check_floors("desk", "d1", {"body.F1": 0.95, "false_conflicts": 2}, FLOORS)
    assert "above its ceiling" in problem


def test_other_data_and_missing_figures_are_named() -> None:
    """A figure on other data means nothing."""
    problems = list(check_floors("desk", "d2", {"body.F1": 0.95}, FLOORS))
    assert len(problems) == 2
    assert list(check_floors("unknown", "d", {}, FLOORS)) == ["unknown: has no floors"]


def test_counts_get_no_floor() -> None:
    """How many were predicted is no quality."""
    assert set(make_floors({"body.F1": 0.9, "body.tp": 900, "conflicts.gold": 19})) == {"body.F1"}


def test_no_label_is_shown_to_a_predictor() -> None:
    """Only what a real page has is passed on."""
    assert not {"story", "gold_body", "gold_title", "quotes", "event"} & INPUT_KEYS


def test_acts_are_scored_over_the_closed_list(tmp_path: Path) -> None:
    """A record whose label is not in the list is not asked."""
    gold, given = tmp_path / "gold.jsonl", tmp_path / "given.jsonl"
    write_rows(gold, [{"id": 1, "event": "DEMAND"}, {"id": 2, "event": "AID"}, {"id": 3, "event": "OTHER"}])
    write_rows(given, [{"id": 1, "act": "DEMAND"}, {"id": 2, "act": "STATE"}, {"id": 3, "act": "AID"}])
    assert score_acts(tmp_path, gold, given) == {"accuracy": 0.5, "macro_f1": 0.5}
    assert [row["id"] for row in read_rows(gold)] == [1, 2, 3]


def test_a_changed_byte_changes_the_digest(tmp_path: Path) -> None:
    """Floors name the data they were measured on."""
    file = tmp_path / "rows.jsonl"
    file.write_text("{}", "utf-8")
    before = digest_of(file)
    file.write_text("{ }", "utf-8")
    assert digest_of(file) != before
