"""How often findings of a kind were right where that was counted, as the outputs state it beside them.

In: the table below, the one place of these figures.  Out: a sentence a part.
"""

from __future__ import annotations

from rashomon.model import Value

FEW = 30  # below this many, one wrong finding moves the share by more than three in a hundred


class Measure(Value, frozen=True, kw_only=True):
    """How many of how many findings of a kind were right, and on which pages that was counted."""

    of: str
    right: int
    shown: int
    pages: str


# By the part of a story. The rows come from `make eval`; pages called development pages were read while the rules were
# made, the example pages less, so the least flattering row is the one to believe.
MEASURES: dict[str, tuple[Measure, ...]] = {
    "said": (
        Measure(of="pairs of renderings", right=84, shown=87, pages="invented example pages"),
        Measure(of="pairs of renderings", right=142, shown=142, pages="development pages"),
    ),
    "differ": (
        Measure(of="contradictions", right=13, shown=17, pages="273 stories of real news"),
        Measure(of="contradictions", right=12, shown=12, pages="invented example pages"),
        Measure(of="contradictions", right=18, shown=18, pages="development pages"),
    ),
    "updates": (Measure(of="edited pages", right=2, shown=2, pages="invented pages"),),
    "missing": (
        Measure(of="listings", right=12, shown=12, pages="invented example pages"),
        Measure(of="listings", right=24, shown=24, pages="development pages"),
    ),
    "origins": (Measure(of="copies", right=5, shown=5, pages="invented pages"),),
}


def show_measures(part: str) -> str:
    """Return how often the findings of a part were right, the least flattering first, "" where it was not counted.

    "84 of 87 pairs right on invented example pages; 142 of 142 on development pages".
    """
    rows = sorted(MEASURES.get(part, ()), key=lambda m: (m.right / m.shown, m.pages))
    named = [f" {row.of} right" if n == 0 or row.of != rows[n - 1].of else "" for n, row in enumerate(rows)]
    said = [f"{row.right} of {row.shown}{of} on {row.pages}" for row, of in zip(rows, named, strict=True)]
    few = " (few to judge by)" if rows and max(row.shown for row in rows) < FEW else ""
    return "; ".join(said) + few
