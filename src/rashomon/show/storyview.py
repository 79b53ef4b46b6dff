"""Everything that the outputs show of a comparison, put in order once for terminal, report and Markdown.

In: the comparison.  Out: `Overview` with a `StoryView` for each story of several accounts, the single accounts, and
what was refused.  Building it in one fixed order also numbers the footnotes.
"""

from __future__ import annotations

from rashomon.model import Comparison, Rejected, Statement, Story, Utterance, Value
from rashomon.show.conflicts import ConflictView, Strip, view_conflicts
from rashomon.show.dates import show_span
from rashomon.show.differences import (
    FactView,
    Omission,
    UpdateView,
    WordingView,
    view_facts,
    view_omissions,
    view_updates,
    view_wording,
)
from rashomon.show.evidence import EvidenceBook, Link
from rashomon.show.highlights import Highlight, pick_highlights
from rashomon.show.labels import Account, Column
from rashomon.show.matrix import FORMS, Row, count_origins, join_pieces, lay_out_utterances, show_chains
from rashomon.show.plain import one_line
from rashomon.show.timeline import Times, view_times


class BriefView(Value, frozen=True, kw_only=True):
    """A sentence that many origins carry, in each account's words."""

    text: str
    links: tuple[Link, ...]
    origins: str
    chains: tuple[str, ...]


class CopyView(Value, frozen=True, kw_only=True):
    """Accounts that carry one text, and who says so."""

    origin: str
    accounts: tuple[Account, ...]
    credited: tuple[Account, ...]
    containment: str


class CitationView(Value, frozen=True, kw_only=True):
    """An account that names where it has something from."""

    account: Account
    upstream: str
    link: Link | None


class EpisodeView(Value, frozen=True, kw_only=True):
    """One happening inside a story."""

    title: str
    span: str
    accounts: tuple[Account, ...]


class LooseView(Value, frozen=True, kw_only=True):
    """A statement that no other account shares and that is part of no utterance."""

    speaker: str
    verb: str | None
    form: str
    text: str
    link: Link | None


class StoryView(Value, frozen=True, kw_only=True):
    """One story, ready to be shown."""

    id: str
    key: str
    title: str
    title_link: Link | None
    span: str
    counts: str
    incomplete: tuple[Account, ...]
    columns: tuple[Column, ...]
    accounts: tuple[Account, ...]
    episodes: tuple[EpisodeView, ...]
    highlights: tuple[Highlight, ...]
    brief: tuple[BriefView, ...]
    shared: tuple[Row, ...]
    single: tuple[Row, ...]
    loose: tuple[tuple[Account, tuple[LooseView, ...]], ...]
    strips: tuple[Strip, ...]
    no_contradiction: tuple[ConflictView, ...]
    omissions: tuple[Omission, ...]
    facts: tuple[FactView, ...]
    wording: tuple[WordingView, ...]
    copies: tuple[CopyView, ...]
    citations: tuple[CitationView, ...]
    updates: tuple[UpdateView, ...]
    times: Times


class SingleView(Value, frozen=True, kw_only=True):
    """A story that only one account tells."""

    title: str
    account: Account
    link: Link | None
    statements: int


class Overview(Value, frozen=True, kw_only=True):
    """The whole run, ready to be shown."""

    pages: int
    refused: tuple[Rejected, ...]
    incomplete: int
    stories: tuple[StoryView, ...]
    singles: tuple[SingleView, ...]
    unplaced: tuple[Account, ...]


def view_comparison(comparison: Comparison, book: EvidenceBook) -> Overview:
    """Return the run as it is shown; stories with most accounts first."""
    ordered = sorted(comparison.stories, key=lambda story: (-len(story.article_ids), story.first or "~", story.id))
    several = [story for story in ordered if len(story.article_ids) > 1]
    alone = [story for story in ordered if len(story.article_ids) <= 1]
    placed = {article_id for story in comparison.stories for article_id in story.article_ids}
    return Overview(
        pages=len(comparison.pages),
        refused=tuple(sorted(comparison.rejected, key=lambda refused: (refused.reason, refused.path, refused.detail))),
        incomplete=sum(article.quality.complete is False for article in comparison.articles),
        stories=tuple(_story(story, f"story-{n}", comparison, book) for n, story in enumerate(several, 1)),
        singles=tuple(view for story in alone if (view := _single(story, book)) is not None),
        unplaced=tuple(account for account in book.accounts.values() if account.article_id not in placed),
    )


def _story(story: Story, key: str, comparison: Comparison, book: EvidenceBook) -> StoryView:
    columns = book.columns(story.article_ids, comparison)
    accounts = tuple(sorted((a for c in columns for a in c.accounts), key=lambda a: int(a.key[1:])))
    utterances = [u for u in comparison.utterances if u.story_id == story.id]
    story_facts = [fact for fact in comparison.facts if fact.story_id == story.id]
    title_link = book.link(story.title)
    brief = tuple(_brief(story, book))
    rows = lay_out_utterances(story.id, columns, comparison, book)
    strips, no_contradiction = view_conflicts((c for c in comparison.conflicts if c.story_id == story.id), book)
    facts = view_facts(story_facts, book)
    every_row = (*rows.shared, *rows.single)
    omissions = view_omissions(utterances, story_facts, every_row, columns, book)
    updates = view_updates((u for u in comparison.updates if u.later in story.article_ids), book)
    return StoryView(
        id=story.id,
        key=key,
        title=one_line(story.title.text),
        title_link=title_link,
        span=show_span(story.first, story.last),
        counts=count_accounts(story, columns, comparison, book),
        incomplete=tuple(a for a in accounts if book.articles[a.article_id].quality.complete is False),
        columns=columns,
        accounts=accounts,
        episodes=tuple(_episodes(story, book)),
        highlights=pick_highlights(strips, updates, facts, rows.shared, omissions),
        brief=brief,
        shared=rows.shared,
        single=rows.single,
        loose=_loose_statements(accounts, utterances_of(utterances), book),
        strips=strips,
        no_contradiction=no_contradiction,
        omissions=omissions,
        facts=facts,
        wording=view_wording((w for w in comparison.wording if w.story_id == story.id), columns, book),
        copies=tuple(_copies(story, comparison, book)),
        citations=tuple(_citations(story, comparison, book)),
        updates=updates,
        times=view_times((t for t in comparison.timeline if t.story_id == story.id), accounts, book),
    )


def utterances_of(utterances: list[Utterance]) -> frozenset[str]:
    """Return the ids of the statements that utterances hold."""
    return frozenset(statement_id for utterance in utterances for statement_id in utterance.statement_ids)


def count_accounts(story: Story, columns: tuple[Column, ...], comparison: Comparison, book: EvidenceBook) -> str:
    """Return what the story rests on: "6 accounts, 4 outlets, 2 known origins and 2 unknown"."""
    known, unknown = count_story_origins(columns, comparison, book)
    number = sum(len(column.accounts) for column in columns)
    accounts = f"{number} {'account' if number == 1 else 'accounts'}"
    outlets = f"{story.outlets} {'outlet' if story.outlets == 1 else 'outlets'}"
    return f"{accounts}, {outlets}, {count_origins(known, unknown)}"


def count_story_origins(columns: tuple[Column, ...], comparison: Comparison, book: EvidenceBook) -> tuple[int, int]:
    """Return how many known and unknown roots the accounts go back to, copies and one publisher counted once."""
    publishers = {outlet.id: outlet.publisher or outlet.id for outlet in comparison.outlets}
    agencies = {
        article_id: group.origin.agency
        for group in comparison.copies
        if group.origin and group.origin.agency
        for article_id in group.article_ids
    }
    known: set[str] = set()
    unknown = 0
    for column in columns:
        article = book.articles[column.account.article_id]
        agency = agencies.get(article.id) or article.credit
        if agency:
            known.add(f"agency {agency.casefold()}")
        elif article.outlet:
            known.add(f"outlet {publishers.get(article.outlet.id, article.outlet.id)}")
        else:
            unknown += 1
    return len(known), unknown


def _episodes(story: Story, book: EvidenceBook) -> list[EpisodeView]:
    return [
        EpisodeView(
            title=one_line(episode.title.text),
            span=show_span(episode.first, episode.last),
            accounts=tuple(book.accounts[i] for i in episode.article_ids if i in book.accounts),
        )
        for episode in story.episodes
    ]


def _brief(story: Story, book: EvidenceBook) -> list[BriefView]:
    return [
        BriefView(
            text=one_line(line.evidence[0].text) if line.evidence else "",
            links=book.links(line.evidence),
            origins=count_origins(line.origins.known, line.origins.unknown),
            chains=show_chains(line.origins.roots),
        )
        for line in story.brief
    ]


def _loose_statements(
    accounts: tuple[Account, ...], held: frozenset[str], book: EvidenceBook
) -> tuple[tuple[Account, tuple[LooseView, ...]], ...]:
    """Return the statements that belong to no utterance, by account."""
    by_article: dict[str, list[Statement]] = {}
    for statement in book.statements.values():
        if statement.id not in held:
            by_article.setdefault(statement.article_id, []).append(statement)
    found = ((account, by_article.get(account.article_id, [])) for account in accounts)
    return tuple((account, tuple(_loose(statement, book) for statement in group)) for account, group in found if group)


def _loose(statement: Statement, book: EvidenceBook) -> LooseView:
    links = book.links(statement.content)
    return LooseView(
        speaker=one_line(statement.speaker.name) if statement.speaker else "speaker not known",
        verb=one_line(statement.cue.text) if statement.cue else None,
        form=FORMS[statement.kind],
        text=join_pieces(statement.content),
        link=links[0] if links else None,
    )


def _copies(story: Story, comparison: Comparison, book: EvidenceBook) -> list[CopyView]:
    views = []
    for group in comparison.copies:
        if not set(group.article_ids) & set(story.article_ids):
            continue
        origin = group.origin
        source = book.accounts.get(origin.article_id or "") if origin else None
        name = source.label if source else origin.agency if origin and origin.agency else "origin not known"
        views.append(
            CopyView(
                origin=one_line(name),
                accounts=tuple(book.accounts[i] for i in group.article_ids if i in book.accounts),
                credited=tuple(book.accounts[i] for i in group.credited if i in book.accounts),
                containment=f"{group.containment:.0%}",
            )
        )
    return views


def _citations(story: Story, comparison: Comparison, book: EvidenceBook) -> list[CitationView]:
    return [
        CitationView(
            account=book.accounts[citation.article_id],
            upstream=one_line(citation.upstream),
            link=book.link(citation.evidence),
        )
        for citation in comparison.citations
        if citation.article_id in story.article_ids and citation.article_id in book.accounts
    ]


def _single(story: Story, book: EvidenceBook) -> SingleView | None:
    account = next((book.accounts[i] for i in story.article_ids if i in book.accounts), None)
    if account is None:
        return None
    statements = sum(statement.article_id == account.article_id for statement in book.statements.values())
    return SingleView(
        title=one_line(story.title.text), account=account, link=book.link(story.title), statements=statements
    )
