"""What each account calls the same thing.

In: the wording of a story and its columns.  Out: frozen views, a cell a column, every term with its places.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model import Value, Wording
from rashomon.show.plain import one_line
from rashomon.show.views.evidence import EvidenceBook, Link
from rashomon.show.views.labels import Column


class TermUse(Value, frozen=True, kw_only=True):
    """A term that an account uses, how often, and where."""

    text: str
    count: int
    links: tuple[Link, ...]


class WordingView(Value, frozen=True, kw_only=True):
    """What the accounts call one thing: for each column its terms, the most used first."""

    id: str
    referent: str
    uses: tuple[tuple[TermUse, ...], ...]


def view_wording(
    wording: Iterable[Wording], columns: tuple[Column, ...], book: EvidenceBook
) -> tuple[WordingView, ...]:
    """Return the words each column uses for a thing; copies and versions are not counted again."""
    place = {account.article_id: n for n, column in enumerate(columns) for account in column.accounts}
    return tuple(_wording(group, place, len(columns), book) for group in wording)


def _wording(group: Wording, place: dict[str, int], width: int, book: EvidenceBook) -> WordingView:
    cells: list[dict[str, list[Link]]] = [{} for _ in range(width)]
    for term in group.terms:
        for link in book.links(term.evidence):
            if link.account.article_id in place:
                cells[place[link.account.article_id]].setdefault(one_line(term.text), []).append(link)
    return WordingView(id=group.id, referent=one_line(group.referent), uses=tuple(map(_uses, cells)))


def _uses(cell: dict[str, list[Link]]) -> tuple[TermUse, ...]:
    uses = [_use(text, links) for text, links in cell.items()]
    return tuple(sorted(uses, key=lambda use: (-use.count, use.text)))


def _use(text: str, links: list[Link]) -> TermUse:
    """Count the words of the column's first account that uses the term: its copies repeat them."""
    first = min((int(link.account.key[1:]), link.account.key) for link in links)[1]
    own = tuple(link for link in links if link.account.key == first)
    return TermUse(text=text, count=len(own), links=own)
