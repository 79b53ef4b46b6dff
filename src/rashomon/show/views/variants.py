"""The readings of an utterance or a thing, with the accounts that share each: for stories of many accounts.

In: a row of the matrix, or the words of a wording.  Out: variants, the one that most accounts have first.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model import Value
from rashomon.show.views.evidence import Link
from rashomon.show.views.matrix import Entry, Row
from rashomon.show.views.wording import TermUse


class Variant(Value, frozen=True, kw_only=True):
    """One reading: the entry that shows it, and a link into each account that has it."""

    entry: Entry
    links: tuple[Link, ...]


class TermVariant(Value, frozen=True, kw_only=True):
    """One term, and a link into each account that uses it."""

    text: str
    links: tuple[Link, ...]


def group_variants(row: Row) -> tuple[Variant, ...]:
    """Return the readings of an utterance: entries of one verb and the same changes are one."""
    groups: dict[object, list[Entry]] = {}
    for cell in row.said_by:
        for entry in cell.entries:
            own = () if entry.changes or entry.same or entry.base else (entry.text,)
            groups.setdefault((entry.verb, entry.kind, entry.changes, entry.translated, own), []).append(entry)
    variants = [Variant(entry=found[0], links=_links(found)) for found in groups.values()]
    return tuple(sorted(variants, key=lambda variant: -len(variant.links)))


def _links(entries: Iterable[Entry]) -> tuple[Link, ...]:
    return tuple(entry.link for entry in entries if entry.link is not None)


def group_terms(uses: Iterable[tuple[TermUse, ...]]) -> tuple[TermVariant, ...]:
    """Return the terms of all accounts, each once."""
    groups: dict[str, list[Link]] = {}
    for cell in uses:
        for use in cell:
            groups.setdefault(use.text, []).extend(use.links[:1])
    terms = [TermVariant(text=text, links=tuple(links)) for text, links in groups.items()]
    return tuple(sorted(terms, key=lambda term: (-len(term.links), term.text)))
