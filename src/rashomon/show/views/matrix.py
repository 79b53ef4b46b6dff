"""The matrix of utterances and accounts: who rendered which words how.

In: the utterances of a story and its columns.  Out: rows of cells; the mark of an empty cell says why it is empty.
Only *not found* and *weaker* are findings; the others are shown so that an empty cell is never read as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec.structs import replace

from rashomon.model import Change, Comparison, Evidence, Missing, Rendering, Root, Statement, Sure, Utterance, Value
from rashomon.show.plain import clip, one_line
from rashomon.show.views.evidence import EvidenceBook, Link
from rashomon.show.views.labels import Account, Column

CellState = Literal["said", "before", "not-found", "weaker", "cannot-say", "none"]

# What each reason of the contract is in the matrix.
STATES: dict[str, CellState] = {
    "published-before": "before",
    "not-found": "not-found",
    "weaker": "weaker",
    "incomplete-page": "cannot-say",
    "undated": "cannot-say",
    "other-occasion": "cannot-say",
}
SIGNS: dict[CellState, str] = {
    "said": "",
    "before": "○",
    "not-found": "–",
    "weaker": "~",
    "cannot-say": "?",
    "none": "·",
}
REASONS: dict[str, str] = {
    "published-before": "published earlier than the news",
    "not-found": "not found",
    "weaker": "in a weaker form",
    "incomplete-page": "cannot say: the page is not complete",
    "undated": "cannot say: the page has no date",
    "other-occasion": "cannot say: it may be another occasion",
}
NOT_HELD = "not held against this account"
LEGEND: tuple[tuple[str, str], ...] = (
    ("○", "published earlier than the news"),
    ("–", "not found in the account"),
    ("~", "in a weaker form"),
    ("?", "cannot say: page incomplete, undated, or another occasion"),
    ("·", NOT_HELD),
)
BASE_LETTERS = 420  # a base text is a few sentences; a longer one is cut and opens in its article
FORMS: dict[str, str] = {
    "direct": "in quotation marks",
    "mixed": "partly in quotation marks",
    "indirect": "in its own words",
    "headline": "in a headline",
}


class Entry(Value, frozen=True, kw_only=True):
    """One statement of an account in a cell.

    `same`: it changes no word of the base. `again`: it changes what the entry above it changes.
    """

    account: Account
    form: str
    kind: str
    verb: str | None
    denied: bool
    translated: bool
    base: bool
    same: bool
    again: bool
    changes: tuple[Change, ...]
    text: str
    link: Link | None


class Cell(Value, frozen=True, kw_only=True):
    """What one column has of an utterance, or why it has nothing."""

    column: Column
    state: CellState
    sign: str
    reason: str
    entries: tuple[Entry, ...]
    nearest: Link | None


class Row(Value, frozen=True, kw_only=True):
    """One utterance: its speaker, base text and a cell a column."""

    id: str
    number: int
    speaker: str
    said_on: str | None
    base: Link | None
    base_text: str
    base_pieces: tuple[Link, ...]
    origins: str
    known: int
    chains: tuple[str, ...]
    cells: tuple[Cell, ...]
    sure: Sure
    because: str

    @property
    def links(self) -> tuple[Link, ...]:
        """The first words of the base text."""
        return self.base_pieces[:1]

    @property
    def said_by(self) -> tuple[Cell, ...]:
        """The cells that have the words."""
        return tuple(cell for cell in self.cells if cell.state == "said")


class Utterings(Value, frozen=True, kw_only=True):
    """The utterances of a story: those of several accounts, then those that one account alone has."""

    shared: tuple[Row, ...]
    single: tuple[Row, ...]


def lay_out_utterances(
    story_id: str, columns: tuple[Column, ...], comparison: Comparison, book: EvidenceBook
) -> Utterings:
    """Return the rows of a story, the words that most accounts carry first."""
    names = {speaker.id: speaker.name for speaker in comparison.speakers}
    rows = [_row(u, columns, names, book) for u in comparison.utterances if u.story_id == story_id]
    rows.sort(key=_strength)
    shared = [row for row in rows if _is_comparable(row)]
    single = [row for row in rows if not _is_comparable(row)]
    return Utterings(shared=_numbered(shared, 1), single=_numbered(single, len(shared) + 1))


def _numbered(rows: list[Row], first: int) -> tuple[Row, ...]:
    return tuple(replace(row, number=number) for number, row in enumerate(rows, first))


def _is_comparable(row: Row) -> bool:
    """Return whether two columns have the words, or one column has them in different words."""
    return len(row.said_by) > 1 or any(entry.changes for cell in row.said_by for entry in cell.entries)


def _strength(row: Row) -> tuple[int, int, int, str]:
    """Order rows: more columns first, then more changes of words, then the place in the first account."""
    changes = sum(len(entry.changes) for cell in row.cells for entry in cell.entries)
    return (-len(row.said_by), -changes, row.base.start if row.base else 0, row.id)


def _row(utterance: Utterance, columns: tuple[Column, ...], names: Mapping[str, str], book: EvidenceBook) -> Row:
    statements = [book.statements[i] for i in utterance.statement_ids if i in book.statements]
    base = book.statements.get(utterance.base) or (statements[0] if statements else None)
    pieces = book.links(base.content) if base else ()
    return Row(
        id=utterance.id,
        number=0,
        speaker=speaker_name(utterance, base, names),
        said_on=utterance.said_on,
        base=pieces[0] if pieces else None,
        base_text=join_pieces(base.content) if base else "",
        base_pieces=pieces,
        origins=count_origins(utterance.origins.known, utterance.origins.unknown),
        known=utterance.origins.known,
        chains=show_chains(utterance.origins.roots),
        cells=tuple(_cell(column, utterance, statements, book) for column in columns),
        sure=utterance.sure,
        because=utterance.because,
    )


def speaker_name(utterance: Utterance, base: Statement | None, names: Mapping[str, str]) -> str:
    """Return the name of an utterance's speaker, or that it is not known."""
    name = names.get(utterance.speaker_id or "")
    if name is None and base is not None and base.speaker is not None:
        name = base.speaker.name
    return one_line(name) if name else "speaker not known"


def join_pieces(pieces: Iterable[Evidence]) -> str:
    """Return the pieces of a statement as one line, " … " between them."""
    return clip(" … ".join(piece.text for piece in pieces), BASE_LETTERS)


def _cell(column: Column, utterance: Utterance, statements: list[Statement], book: EvidenceBook) -> Cell:
    renderings = {rendering.statement_id: rendering for rendering in utterance.renderings}
    entries: list[Entry] = []
    for account in column.accounts:
        found = [s for s in statements if s.article_id == account.article_id]
        entries += [_entry(s, account, renderings.get(s.id), s.id == utterance.base, book) for s in found]
    missing = {miss.article_id: miss for miss in utterance.missing_from}
    return _filled(column, _fold_same(entries)) if entries else empty_cell(column, missing, book)


def _filled(column: Column, entries: list[Entry]) -> Cell:
    return Cell(column=column, state="said", sign="", reason="", entries=tuple(entries), nearest=None)


def _fold_same(entries: list[Entry]) -> list[Entry]:
    """Leave out the entry of a copy or version that renders the words as an account above it does."""
    kept: list[Entry] = []
    for entry in entries:
        if not any(other.account != entry.account and _is_alike(entry, other) for other in kept):
            again = bool(entry.changes) and any(other.changes == entry.changes for other in kept)
            kept.append(replace(entry, again=again))
    return kept


def _is_alike(entry: Entry, other: Entry) -> bool:
    if entry.verb != other.verb or entry.kind != other.kind:
        return False
    plain = not (entry.changes or other.changes or entry.translated or other.translated)
    return entry.text == other.text or (entry.changes == other.changes and (bool(entry.changes) or plain))


def empty_cell(column: Column, missing: Mapping[str, Missing], book: EvidenceBook) -> Cell:
    """Return the cell of a column that lacks something, with the reason that is known for its account."""
    miss = next((missing[a.article_id] for a in column.accounts if a.article_id in missing), None)
    state = STATES[miss.why] if miss else "none"
    return Cell(
        column=column,
        state=state,
        sign=SIGNS[state],
        reason=REASONS[miss.why] if miss else NOT_HELD,
        entries=(),
        nearest=book.link(miss.nearest) if miss and miss.nearest else None,
    )


def _entry(
    statement: Statement, account: Account, rendering: Rendering | None, base: bool, book: EvidenceBook
) -> Entry:
    links = book.links(statement.content)
    return Entry(
        account=account,
        form=FORMS[statement.kind],
        kind=statement.kind,
        verb=one_line(statement.cue.text) if statement.cue else None,
        denied=statement.denied,
        translated=rendering.translated if rendering else False,
        base=base,
        same=rendering is not None and not rendering.changes and not rendering.translated,
        again=False,
        changes=rendering.changes if rendering else (),
        text=join_pieces(statement.content),
        link=links[0] if links else None,
    )


def count_origins(known: int, unknown: int) -> str:
    """Return how many roots there are: "2 known origins and 1 unknown"."""
    if not known and unknown:
        return f"{unknown} unknown {'origin' if unknown == 1 else 'origins'}"
    shown = f"{known} known {'origin' if known == 1 else 'origins'}"
    return f"{shown} and {unknown} unknown" if unknown else shown


def show_chains(roots: Iterable[Root]) -> tuple[str, ...]:
    """Return the way to each root that is not the outlet itself: "Outlet ← Reuters ← TASS"."""
    return tuple(" ← ".join(map(one_line, root.chain)) for root in roots if len(root.chain) > 1)
