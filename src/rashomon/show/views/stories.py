"""Everything that the outputs show of a comparison, put in order once for terminal, report and Markdown.

In: the comparison.  Out: `Overview` with a `StoryView` for each story of several accounts, the single accounts, and
what was refused.  Building it in one fixed order also numbers the footnotes.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from rashomon.model import Comparison, Rejected, Story, Value
from rashomon.show.dates import show_span
from rashomon.show.plain import one_line
from rashomon.show.views.alone import LoneGroup, group_lone_statements
from rashomon.show.views.conflicts import ConflictView, Strip, view_conflicts
from rashomon.show.views.differences import FactView, Omission, view_facts, view_omissions
from rashomon.show.views.evidence import EvidenceBook, Link
from rashomon.show.views.highlights import Highlight, pick_highlights
from rashomon.show.views.labels import Account, Column
from rashomon.show.views.matrix import Row, count_origins, lay_out_utterances, show_chains
from rashomon.show.views.origins import Lineage, count_accounts, view_lineage
from rashomon.show.views.timeline import Times, view_times
from rashomon.show.views.updates import UpdateView, view_updates
from rashomon.show.views.wording import WordingView, view_wording


class BriefView(Value, frozen=True, kw_only=True):
    """A sentence that many origins carry, in each account's words."""

    text: str
    links: tuple[Link, ...]
    origins: str
    chains: tuple[str, ...]


class EpisodeView(Value, frozen=True, kw_only=True):
    """One happening inside a story."""

    title: str
    span: str
    accounts: tuple[Account, ...]


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
    alone: tuple[LoneGroup, ...]
    strips: tuple[Strip, ...]
    no_contradiction: tuple[ConflictView, ...]
    omissions: tuple[Omission, ...]
    facts: tuple[FactView, ...]
    wording: tuple[WordingView, ...]
    lineage: Lineage
    moves: tuple[ConflictView, ...]
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
    narrowed: str

    @property
    def run_line(self) -> str:
        """What was read, and what was left out by request: "29 pages read, 2 not used, 1 not complete."."""
        pages = f"{self.pages} {'page' if self.pages == 1 else 'pages'} read"
        narrowed = f" Narrowed to {self.narrowed}." if self.narrowed else ""
        return f"{pages}, {len(self.refused)} not used, {self.incomplete} not complete.{narrowed}"


def view_comparison(comparison: Comparison, book: EvidenceBook) -> Overview:
    """Return the run as it is shown; stories with most accounts first."""
    ordered = sorted(comparison.stories, key=lambda story: (-len(story.article_ids), story.first or "~", story.id))
    several = [story for story in ordered if len(story.article_ids) > 1]
    alone = [story for story in ordered if len(story.article_ids) <= 1]
    placed = {article_id for story in comparison.stories for article_id in story.article_ids}
    parts = split_stories(comparison)
    return Overview(
        pages=len(comparison.pages),
        refused=tuple(sorted(comparison.rejected, key=lambda refused: (refused.reason, refused.path, refused.detail))),
        incomplete=sum(article.quality.complete is False for article in comparison.articles),
        stories=tuple(view_story(story, f"story-{n}", parts[story.id], book) for n, story in enumerate(several, 1)),
        singles=tuple(view for story in alone if (view := _single(story, book)) is not None),
        unplaced=tuple(account for account in book.accounts.values() if account.article_id not in placed),
        narrowed=_spell_narrowed(comparison.made_by.options.get("narrowed")),
    )


def _spell_narrowed(asked: object) -> str:
    """Return what a reader asked for: "only conflicts, timeline; since 2031-03-05"."""
    wishes = asked if isinstance(asked, dict) else {}
    said = ((name, wishes[name]) for name in ("only", "story", "speaker", "since") if wishes.get(name))
    return "; ".join(one_line(f"{name} {', '.join(w) if isinstance(w, list) else w}") for name, w in said)


# The lists whose entries name their story, and those whose entries name an article of it.
_BY_STORY = ("utterances", "facts", "conflicts", "wording", "timeline")
_BY_ARTICLE = {"citations": "article_id", "updates": "later"}


def split_stories(comparison: Comparison) -> dict[str, Comparison]:
    """Return the findings of each story by its id; articles, statements and speakers stay with all of them."""
    lists = (*_BY_STORY, *_BY_ARTICLE, "copies")
    found: dict[str, dict[str, list[Value]]] = {s.id: {name: [] for name in lists} for s in comparison.stories}
    homes: dict[str, list[str]] = {}
    for story in comparison.stories:
        for article_id in story.article_ids:
            homes.setdefault(article_id, []).append(story.id)
    for name, finding, stories in _place_findings(comparison, homes):
        for story_id in stories:
            if story_id in found:
                found[story_id][name].append(finding)
    return {
        story_id: replace(comparison, **{name: tuple(findings) for name, findings in kept.items()})
        for story_id, kept in found.items()
    }


def _place_findings(comparison: Comparison, homes: dict[str, list[str]]) -> Iterator[tuple[str, Value, list[str]]]:
    """Yield each finding with its list's name and the stories it belongs to."""
    for name in _BY_STORY:
        yield from ((name, finding, [finding.story_id]) for finding in getattr(comparison, name))
    for name, field in _BY_ARTICLE.items():
        yield from ((name, finding, homes.get(getattr(finding, field), [])) for finding in getattr(comparison, name))
    for group in comparison.copies:
        yield "copies", group, sorted({story for i in group.article_ids for story in homes.get(i, [])})


def view_story(story: Story, key: str, comparison: Comparison, book: EvidenceBook) -> StoryView:
    """Return one story as it is shown; `comparison` holds the findings of this story only, `key` is its anchor."""
    columns = book.columns(story.article_ids, comparison)
    accounts = tuple(sorted((a for c in columns for a in c.accounts), key=lambda a: int(a.key[1:])))
    title_link = book.link(story.title)
    brief = tuple(_brief(story, book))
    rows = lay_out_utterances(story.id, columns, comparison, book)
    differ = view_conflicts(comparison.conflicts, book)
    facts = view_facts(comparison.facts, book)
    omissions = view_omissions(comparison.utterances, comparison.facts, (*rows.shared, *rows.single), columns, book)
    updates = view_updates(comparison.updates, book)
    origins = [u.origins for u in comparison.utterances] + [fact.origins for fact in comparison.facts]
    roots = [root for found in origins for root in found.roots]
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
        highlights=pick_highlights(differ.strips, updates, facts, rows.shared, omissions),
        brief=brief,
        shared=rows.shared,
        single=rows.single,
        alone=group_lone_statements(accounts, rows.single, comparison.utterances, book),
        strips=differ.strips,
        moves=differ.moves,
        no_contradiction=differ.no_contradiction,
        omissions=omissions,
        facts=facts,
        wording=view_wording(comparison.wording, columns, book),
        lineage=view_lineage(story, accounts, roots, comparison, book),
        updates=updates,
        times=view_times(comparison.timeline, accounts, book),
    )


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


def _single(story: Story, book: EvidenceBook) -> SingleView | None:
    account = next((book.accounts[i] for i in story.article_ids if i in book.accounts), None)
    if account is None:
        return None
    return SingleView(
        title=one_line(story.title.text),
        account=account,
        link=book.link(story.title),
        statements=len(book.said_in(account.article_id)),
    )
