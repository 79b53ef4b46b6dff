"""Count what the accounts of a story go back to, from the columns of the desk alone.

In: rows of articles of one story.  Out: "2 known origins and 1 unknown", counted as on the story's own page: copies and
captures of one address are one account, an agency's text is the agency's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rashomon.show.views.matrix import count_origins


def tell_origins(rows: Sequence[Any], publishers: dict[str, str]) -> str:
    """Return the count; `rows` in the order of publication with `copy_id`, `copied_from`, `credit`, `canonical_url`."""
    ids = {row.id for row in rows}
    groups: dict[str, list[Any]] = {}
    for row in rows:
        groups.setdefault(row.copy_id or row.canonical_url or row.id, []).append(row)
    known: set[str] = set()
    unknown = 0
    for group in groups.values():
        origin = group[0].copied_from
        lead = next((row for row in group if row.id == origin), group[0])
        agency = origin if origin and origin not in ids else lead.credit
        if agency:
            known.add(f"agency {agency.casefold()}")
        elif lead.outlet_id:
            known.add(f"outlet {publishers.get(lead.outlet_id) or lead.outlet_id}")
        else:
            unknown += 1
    return count_origins(len(known), unknown)
