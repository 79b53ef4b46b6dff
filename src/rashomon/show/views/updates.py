"""What two captures of one address have differently.

In: the updates of a story.  Out: frozen views, every change with its words marked and linked.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model import TextChange, Update, Value
from rashomon.show.changes import Mark, mark_words
from rashomon.show.plain import one_line
from rashomon.show.views.evidence import EvidenceBook, Link
from rashomon.show.views.labels import Account


class ChangeView(Value, frozen=True, kw_only=True):
    """One sentence that two captures have differently."""

    kind: str
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]


class UpdateView(Value, frozen=True, kw_only=True):
    """Two captures of one address and what changed between them."""

    earlier: Account
    later: Account
    admitted: bool
    changes: tuple[ChangeView, ...]


def view_updates(updates: Iterable[Update], book: EvidenceBook) -> tuple[UpdateView, ...]:
    """Return the changes between captures, in the order of the earlier captures."""
    views = [
        UpdateView(
            earlier=book.accounts[update.earlier],
            later=book.accounts[update.later],
            admitted=update.admitted,
            changes=tuple(_change(change, book) for change in update.changes),
        )
        for update in updates
        if update.changes and update.earlier in book.accounts and update.later in book.accounts
    ]
    return tuple(sorted(views, key=lambda view: (int(view.earlier.key[1:]), int(view.later.key[1:]))))


def _change(change: TextChange, book: EvidenceBook) -> ChangeView:
    before, after = one_line(change.before or ""), one_line(change.after or "")
    kind = "added" if change.before is None else "removed" if change.after is None else "changed"
    return ChangeView(kind=kind, marks=mark_words(before, after), links=book.links(change.evidence))
