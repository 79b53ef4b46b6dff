"""How much two articles share: the cosines of their body, headline, lead, names, numbers and quotations.

In: rows and pairs of their numbers.  Out: cosines, a column a field.
"""

from __future__ import annotations

import numpy as np

from rashomon.link.sparse import Floats, Longs, Table, pair_dots
from rashomon.link.vectors import Rows

COSINES = ("body", "title", "lead", "names", "numbers", "title_in_body", "quotes")


def cosines_of(rows: Rows, pairs: Longs) -> Floats:
    """Return the `COSINES` of pairs, the same for either order: (pairs, 7). `pairs`: (pairs, 2), sorted."""
    width = len(rows.words)
    fields = [
        pair_dots(table, table, pairs, width) for table in (rows.body, rows.title, rows.lead, rows.names, rows.numbers)
    ]
    quotes = pair_dots(rows.quotes, rows.quotes, pairs, rows.quoted)
    return np.column_stack([*fields, title_in_body(rows, pairs), quotes])


def title_in_body(rows: Rows, pairs: Longs) -> Floats:
    """Return how much of each headline stands in the other's body, the mean of both ways: (pairs,).

    The bodies are laid out and the headlines looked up in them: the shorter way.
    """
    squares = Table(rows.title.begins, rows.title.terms, rows.title.weights**2)
    ones = Table(rows.body.begins, rows.body.terms, np.ones_like(rows.body.weights))
    width = len(rows.words)
    order = np.lexsort((pairs[:, 0], pairs[:, 1]))
    first = np.zeros(len(pairs))
    first[order] = pair_dots(ones, squares, pairs[order][:, ::-1], width)
    mean: Floats = (first + pair_dots(ones, squares, pairs, width)) / 2
    return mean
