"""The parts of a story as pieces of HTML, each on its own: any page may hold any of them in any order.

In: a story's view.  Out: markup.  A `StoryParts` remembers what its parts point at, so that the page that holds them
can show exactly those sentences (`render_sources`) and write them out for print (`render_footnotes`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from markupsafe import Markup

from rashomon.model import Value
from rashomon.show.html.environment import environment
from rashomon.show.html.sources import list_sources
from rashomon.show.html.steps import draw_steps
from rashomon.show.html.times import draw_times
from rashomon.show.views.evidence import EvidenceBook, Link
from rashomon.show.views.labels import Account
from rashomon.show.views.measured import show_measures
from rashomon.show.views.stories import StoryView


class Addresses(Protocol):
    """Where a sentence and an account are found: on the same page, or on another of a site."""

    def sentence(self, link: Link) -> str:
        """Return the address of the sentence that a link leads to."""

    def account(self, account: Account) -> str:
        """Return the address of an account."""


class InPage:
    """Every sentence stands on the page itself."""

    def sentence(self, link: Link) -> str:
        """Return the anchor of the sentence."""
        return f"#{link.anchor}"

    def account(self, account: Account) -> str:
        """Return the anchor of the account."""
        return f"#{account.key}"


class Part(Value, frozen=True, kw_only=True):
    """A part of a story: its name, which is its template and anchor, its title, and what the title needs to be told."""

    name: str
    title: str
    short: str
    hint: str = ""


# In the order of the page.
PARTS = (
    Part(name="accounts", title="The accounts", short="Accounts"),
    Part(
        name="brief",
        title="What most accounts carry",
        short="In brief",
        hint="Sentences of the accounts; none is written here.",
    ),
    Part(
        name="said",
        title="Who said what, and how each account has it",
        short="Who said what",
        hint="Each cell holds only what differs from the fullest rendering, which is not “the right one”.",
    ),
    Part(name="differ", title="Where they differ", short="Where they differ"),
    Part(
        name="updates",
        title="What changed over time",
        short="Changed",
        hint="A later figure replaces an earlier one; a page is edited after publication.",
    ),
    Part(
        name="missing",
        title="Not found in",
        short="Not found in",
        hint="Carried by accounts of several origins; not found, or in a weaker form, in a later one.",
    ),
    Part(
        name="wording",
        title="Words used",
        short="Words used",
        hint="What each account calls the same thing, and how often.",
    ),
    Part(
        name="times",
        title="What happened when, and who reported it when",
        short="Timeline",
        hint="A bar is a time that is known to the day, month or year only.",
    ),
    Part(
        name="origins",
        title="Where it comes from",
        short="Origins",
        hint="Each account under the one it has its text or news from, as far as the pages say so.",
    ),
    Part(name="facts", title="Reported in their own voice", short="Own voice"),
    Part(name="alone", title="Said in one account only", short="In one only"),
)
PARTS_BY_NAME = {part.name: part for part in PARTS}
_COUNTS: dict[str, Callable[[StoryView], int]] = {
    "accounts": lambda story: len(story.accounts),
    "brief": lambda story: len(story.brief),
    "said": lambda story: len(story.shared),
    "differ": lambda story: sum(len(strip.conflicts) for strip in story.strips) or len(story.no_contradiction),
    "updates": lambda story: len(story.moves) + len(story.updates),
    "missing": lambda story: len(story.omissions),
    "wording": lambda story: len(story.wording),
    "times": lambda story: len(story.times.events) or len(story.times.publications),
    "origins": lambda story: len(story.lineage.copies) + len(story.lineage.citations) or len(story.lineage.branches),
    "facts": lambda story: len(story.facts),
    "alone": lambda story: sum(len(group.statements) for group in story.alone),
}


def count_part(name: str, story: StoryView) -> int:
    """Return how many findings a part of a story holds."""
    return _COUNTS[name](story)


def list_parts(story: StoryView) -> list[Part]:
    """Return the parts that have something in them, in the order of the page."""
    return [part for part in PARTS if count_part(part.name, story)]


class Pointed:
    """What a page points at: links numbered in the order of the page, and links that are shown without a number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._notes: list[Link] = []
        self._links: dict[Link, None] = {}
        self._accounts: dict[Account, None] = {}

    def number(self, link: Link) -> int:
        """Return the number of the footnote of a link's sentence, the next free one at its first use."""
        self._links[link] = None
        if link.anchor not in self._numbers:
            self._notes.append(link)
        return self._numbers.setdefault(link.anchor, len(self._notes))

    def keep(self, link: Link) -> str:
        """Remember a link that gets no footnote; "", so that a template can call it where it stands."""
        self._links[link] = None
        return ""

    def name(self, account: Account) -> str:
        """Remember an account that is named; "", as above."""
        self._accounts[account] = None
        return ""

    @property
    def footnotes(self) -> tuple[Link, ...]:
        """A link into each numbered sentence, in order."""
        return tuple(self._notes)

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link."""
        return tuple(self._links)

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts named."""
        return tuple(self._accounts)


class StoryParts:
    """Renders parts of stories, and at last the sentences that they point at; `level` is that of a story's heading."""

    def __init__(self, book: EvidenceBook, addresses: Addresses | None = None, *, level: int = 1) -> None:
        self.level = level
        self.book = book
        self.pointed = Pointed()
        self.addresses = addresses or InPage()

    def render(self, name: str, story: StoryView, **context: object) -> Markup:
        """Return one part of a story, or "opening": its title, counts and what to look at first."""
        part = PARTS_BY_NAME.get(name)
        return self.render_template(
            f"{name}.html.j2",
            story=story,
            part=part,
            count=count_part(name, story) if part else 0,
            measured=show_measures(name),
            drawing=draw_times(story.times) if name == "times" else None,
            steps=[draw_steps(move) for move in story.moves] if name == "updates" else [],
            **context,
        )

    def render_sources(self) -> Markup:
        """Return the sentences behind everything rendered so far, by account."""
        sources = list_sources(self.book, self.pointed.accounts, self.pointed.links)
        return self.render_template("sources.html.j2", sources=sources)

    def render_footnotes(self) -> Markup:
        """Return the numbered evidence of everything rendered so far, written out for print."""
        accounts = {link.account.article_id: link.account for link in self.pointed.footnotes}
        ordered = sorted(accounts.values(), key=lambda account: int(account.key[1:]))
        return self.render_template("footnotes.html.j2", footnotes=self.pointed.footnotes, accounts=ordered)

    def render_template(self, template: str, **context: object) -> Markup:
        """Return a template of the folder as markup; it may use the macros that point at evidence."""
        rendered = (
            environment()
            .get_template(template)
            .render(level=self.level, pointed=self.pointed, addresses=self.addresses, book=self.book, **context)
        )
        return Markup(rendered)  # noqa: S704 - the template escaped it
