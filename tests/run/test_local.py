"""Mapping a stage over values, in one process or several."""

from __future__ import annotations

from rashomon.run.local import PAGES_THAT_PAY, choose_workers, map_values
from rashomon.run.options import no_progress


def double(value: int) -> int:
    """Return twice the value; a worker can import it."""
    return value * 2


def test_results_come_in_the_order_of_the_input_from_any_number_of_workers() -> None:
    """Two processes give what one gives."""
    values = list(range(40))
    one, two = (list(map_values(double, values, stage="x", workers=n, progress=no_progress)) for n in (1, 2))
    assert one == two == [value * 2 for value in values]


def test_few_pages_are_not_worth_a_second_process() -> None:
    """Starting a worker costs more than a handful of pages."""
    assert choose_workers(0, PAGES_THAT_PAY - 1) == 1
    assert choose_workers(3, 100) == 3
    assert choose_workers(8, 2) == 2


def test_progress_counts_up_to_the_total() -> None:
    """A person at a terminal sees how many are done."""
    seen: list[tuple[str, int, int]] = []
    list(map_values(double, [1, 2], stage="clean", workers=1, progress=lambda *step: seen.append(step)))
    assert seen == [("clean", 0, 2), ("clean", 1, 2), ("clean", 2, 2)]
