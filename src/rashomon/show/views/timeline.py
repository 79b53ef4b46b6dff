"""The story's times: what happened, and when each account was published.

In: the timeline of a story and its columns.  Out: numbered entries, the publication of each account, undated accounts.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model import Happening, Value
from rashomon.show.dates import When, read_date, show_date, show_lag
from rashomon.show.plain import clip
from rashomon.show.views.evidence import EvidenceBook, Link
from rashomon.show.views.labels import Account

EVENT_LETTERS = 240
FIRST = "first"
MAX_ORDER = 6  # accounts named in the order that they had an event


class Event(Value, frozen=True, kw_only=True):
    """Something that happened, dated by the accounts' own words, with who had it and how much later."""

    number: int
    date: str
    when: When | None
    text: str
    links: tuple[Link, ...]
    had_by: tuple[tuple[Account, str], ...]

    @property
    def order(self) -> str:
        """Who had it first and how much later the others, "" where the times do not tell two apart."""
        told = [(account.label, lag) for account, lag in self.had_by if lag]
        later = [pair for pair in told if pair[1] != FIRST]
        return ", ".join(f"{label} {lag}" for label, lag in told[:MAX_ORDER]) if later else ""


class Publication(Value, frozen=True, kw_only=True):
    """An account on its lane."""

    account: Account
    lane: str
    when: When


class Times(Value, frozen=True, kw_only=True):
    """Everything that the timeline draws and lists."""

    events: tuple[Event, ...]
    publications: tuple[Publication, ...]
    undated: tuple[Account, ...]


def view_times(timeline: Iterable[Happening], accounts: Iterable[Account], book: EvidenceBook) -> Times:
    """Return the events by date, and the publications by lane."""
    entries = sorted(timeline, key=lambda entry: (_start(entry.date), entry.date, entry.text))
    publications, undated = [], []
    for account in accounts:
        article = book.articles[account.article_id]
        when = read_date(article.published.value if article.published else None)
        if when is None:
            undated.append(account)
        else:
            lane = article.outlet.name if article.outlet else account.label
            publications.append(Publication(account=account, lane=lane, when=when))
    events = tuple(_event(n, entry, book) for n, entry in enumerate(entries, 1))
    return Times(events=events, publications=tuple(publications), undated=tuple(undated))


def _start(date: str) -> int:
    when = read_date(date)
    return when.start if when else 0


def _event(number: int, entry: Happening, book: EvidenceBook) -> Event:
    had = [
        (
            book.accounts[p.article_id],
            "" if p.lag_minutes is None else FIRST if p.lag_minutes <= 0 else f"+{show_lag(p.lag_minutes)}",
        )
        for p in sorted(entry.published, key=lambda p: (p.lag_minutes is None, p.lag_minutes, p.article_id))
        if p.article_id in book.accounts
    ]
    return Event(
        number=number,
        date=show_date(entry.date),
        when=read_date(entry.date),
        text=clip(entry.text, EVENT_LETTERS),
        links=book.links(entry.evidence),
        had_by=tuple(had),
    )
