"""What one account alone has: statements that no other account shares.

In: the rows of one account, and statements outside any utterance.  Out: groups by account, in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model import Statement, Utterance, Value
from rashomon.show.plain import one_line
from rashomon.show.views.evidence import EvidenceBook, Link
from rashomon.show.views.labels import Account
from rashomon.show.views.matrix import FORMS, Row, join_pieces


class LooseView(Value, frozen=True, kw_only=True):
    """A statement that no other account shares."""

    speaker: str
    verb: str | None
    form: str
    text: str
    link: Link | None


class LoneGroup(Value, frozen=True, kw_only=True):
    """The statements that one account alone has."""

    account: Account
    statements: tuple[LooseView, ...]


def group_lone_statements(
    accounts: Iterable[Account],
    single: Iterable[Row],
    utterances: Iterable[Utterance],
    book: EvidenceBook,
) -> tuple[LoneGroup, ...]:
    """Return what one account alone has, by account: utterances of one account, and statements outside any."""
    groups: dict[str, list[LooseView]] = {account.key: [] for account in accounts}
    for row in single:
        for cell in row.cells:
            for entry in cell.entries:
                groups[entry.account.key].append(
                    LooseView(speaker=row.speaker, verb=entry.verb, form=entry.form, text=entry.text, link=entry.link)
                )
    held = {statement_id for utterance in utterances for statement_id in utterance.statement_ids}
    found = {account.key: account for account in accounts}
    for account in found.values():
        groups[account.key] += [_loose(s, book) for s in book.said_in(account.article_id) if s.id not in held]
    ordered = {key: sorted(views, key=_place) for key, views in groups.items()}
    return tuple(LoneGroup(account=found[key], statements=tuple(views)) for key, views in ordered.items() if views)


def _place(view: LooseView) -> int:
    return view.link.start if view.link else 0


def _loose(statement: Statement, book: EvidenceBook) -> LooseView:
    links = book.links(statement.content)
    return LooseView(
        speaker=one_line(statement.speaker.name) if statement.speaker else "speaker not known",
        verb=one_line(statement.cue.text) if statement.cue else None,
        form=FORMS[statement.kind],
        text=join_pieces(statement.content),
        link=links[0] if links else None,
    )
