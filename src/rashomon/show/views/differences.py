"""What accounts carry and lack: facts, and things not found.

In: the findings of a story.  Out: frozen views for every output, with links to the evidence.
Neutral by rule: a view holds words, values, accounts and times, and no judgement of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rashomon.model import (
    Fact,
    Missing,
    Sure,
    Utterance,
    Value,
)
from rashomon.show.plain import one_line
from rashomon.show.views.evidence import EvidenceBook, Link
from rashomon.show.views.labels import Account, Column
from rashomon.show.views.matrix import Row, count_origins, empty_cell, show_chains


class Lack(Value, frozen=True, kw_only=True):
    """An account in which something was not found, or is weaker; `nearest` is the closest sentence."""

    column: Column
    state: str
    reason: str
    nearest: Link | None


class Omission(Value, frozen=True, kw_only=True):
    """Something that several accounts carry, with the accounts that lack it."""

    id: str
    what: str
    speaker: str | None
    link: Link | None
    carried_by: tuple[Account, ...]
    origins: str
    lacks: tuple[Lack, ...]
    others: int
    sure: Sure
    because: str

    @property
    def links(self) -> tuple[Link, ...]:
        """The words that were not found elsewhere."""
        return (self.link,) if self.link else ()


class FactView(Value, frozen=True, kw_only=True):
    """Something that several accounts report in their own voice."""

    id: str
    text: str
    links: tuple[Link, ...]
    origins: str
    chains: tuple[str, ...]
    known: int
    sure: Sure
    because: str


def view_facts(facts: Iterable[Fact], book: EvidenceBook) -> tuple[FactView, ...]:
    """Return the facts, those with most known origins first."""
    views = [
        FactView(
            id=fact.id,
            text=one_line(fact.text.text),
            links=book.links(fact.evidence or (fact.text,)),
            origins=count_origins(fact.origins.known, fact.origins.unknown),
            chains=show_chains(fact.origins.roots),
            known=fact.origins.known,
            sure=fact.sure,
            because=fact.because,
        )
        for fact in facts
    ]
    return tuple(sorted(views, key=lambda view: (-view.known, -len(view.links), view.id)))


def view_omissions(
    utterances: Iterable[Utterance],
    facts: Iterable[Fact],
    rows: Iterable[Row],
    columns: tuple[Column, ...],
    book: EvidenceBook,
) -> tuple[Omission, ...]:
    """Return what accounts lack, most widely carried first; reasons that accuse nobody are only counted."""
    by_id = {row.id: row for row in rows}
    found = [
        (u.origins.known + u.origins.unknown, _said_omission(u, by_id[u.id], columns, book))
        for u in utterances
        if u.id in by_id
    ]
    found += [(f.origins.known + f.origins.unknown, _fact_omission(f, columns, book)) for f in facts]
    kept = [(width, omission) for width, omission in found if omission.lacks]
    return tuple(omission for _, omission in sorted(kept, key=lambda pair: (-pair[0], pair[1].id)))


def _said_omission(utterance: Utterance, row: Row, columns: tuple[Column, ...], book: EvidenceBook) -> Omission:
    lacks, others = _lacks(utterance.missing_from, columns, book)
    return Omission(
        id=utterance.id,
        what=row.base_text,
        speaker=row.speaker,
        link=row.base,
        carried_by=_carriers(
            {book.statements[i].article_id for i in utterance.statement_ids if i in book.statements}, columns
        ),
        origins=row.origins,
        lacks=lacks,
        others=others,
        sure=utterance.sure,
        because=utterance.because,
    )


def _fact_omission(fact: Fact, columns: tuple[Column, ...], book: EvidenceBook) -> Omission:
    lacks, others = _lacks(fact.missing_from, columns, book)
    return Omission(
        id=fact.id,
        what=one_line(fact.text.text),
        speaker=None,
        link=book.link(fact.text),
        carried_by=_carriers(fact.article_ids, columns),
        origins=count_origins(fact.origins.known, fact.origins.unknown),
        lacks=lacks,
        others=others,
        sure=fact.sure,
        because=fact.because,
    )


def _carriers(article_ids: Collection[str], columns: tuple[Column, ...]) -> tuple[Account, ...]:
    return tuple(account for column in columns for account in column.accounts if account.article_id in article_ids)


def _lacks(
    missing: tuple[Missing, ...], columns: tuple[Column, ...], book: EvidenceBook
) -> tuple[tuple[Lack, ...], int]:
    by_article = {miss.article_id: miss for miss in missing}
    cells = [empty_cell(c, by_article, book) for c in columns if any(a.article_id in by_article for a in c.accounts)]
    lacks = [cell for cell in cells if cell.state in {"not-found", "weaker"}]
    shown = tuple(Lack(column=c.column, state=c.state, reason=c.reason, nearest=c.nearest) for c in lacks)
    return shown, len(cells) - len(lacks)
