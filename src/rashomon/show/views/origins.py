"""Where the accounts of a story come from: copies, credits, citations, and the ways to each root.

In: a story's columns and findings.  Out: counts of origins, and a `Lineage`: branches of who has it from whom.
A page's own word, a shared text and the findings' chains say it; an account that says nothing stands apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec.structs import replace

from rashomon.model import Comparison, CopyGroup, Root, Story, Value
from rashomon.show.plain import one_line
from rashomon.show.views.evidence import EvidenceBook, Link
from rashomon.show.views.labels import Account, Column
from rashomon.show.views.matrix import count_origins

NO_ORIGIN = "origin not known"
MAX_DEPTH = 12  # names between an account and its root; a longer way is a hostile page's invention


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


class Branch(Value, frozen=True, kw_only=True):
    """A name, how it has its news from the name above it, and who has theirs from it; `circle`: it stands above too."""

    name: str
    account: Account | None
    how: str
    link: Link | None
    children: tuple[Branch, ...]
    circle: bool = False


class Lineage(Value, frozen=True, kw_only=True):
    """Who has it from whom; `own` are the accounts that name nobody and from which nobody has it."""

    branches: tuple[Branch, ...]
    own: tuple[Account, ...]
    copies: tuple[CopyView, ...]
    citations: tuple[CitationView, ...]

    @property
    def rootless(self) -> tuple[CopyView, ...]:
        """The shared texts of which nobody knows who had them first."""
        return tuple(copy for copy in self.copies if copy.origin == NO_ORIGIN)


class Step(Value, frozen=True, kw_only=True):
    """`below` has something from `above`; names are keys of `_Names`."""

    below: str
    above: str
    how: str
    link: Link | None


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


def view_lineage(
    story: Story,
    accounts: tuple[Account, ...],
    roots: Iterable[Root],
    comparison: Comparison,
    book: EvidenceBook,
) -> Lineage:
    """Return who has it from whom, roots first, and the copies and citations that say so."""
    groups = [g for g in comparison.copies if not set(story.article_ids).isdisjoint(g.article_ids)]
    citations = tuple(_citations(story, comparison, book))
    names = _Names(accounts, book)
    steps = [*_copied(groups, names, book), *_credited(accounts, names, book), *_cited(citations, names)]
    steps += _chained(roots, names)
    in_branches = {step.below for step in steps} | {step.above for step in steps}
    return Lineage(
        branches=_Tree(steps, names).grow(),
        own=tuple(account for account in accounts if account.key not in in_branches),
        copies=tuple(_copy(group, book) for group in groups),
        citations=citations,
    )


class _Names:
    """Keys of names: an account's own key, or the folded name of whoever is no account of the story."""

    def __init__(self, accounts: tuple[Account, ...], book: EvidenceBook) -> None:
        self.accounts = {account.key: account for account in accounts}
        self.shown: dict[str, str] = {account.key: account.label for account in accounts}
        self._outlets: dict[str, list[str]] = {}
        for account in accounts:
            outlet = book.articles[account.article_id].outlet
            self._outlets.setdefault((outlet.name if outlet else account.label).casefold(), []).append(account.key)

    def key(self, name: str) -> str:
        """Return the key of a name: the account of that outlet where there is just one."""
        keys = self._outlets.get(name.casefold(), [])
        key = keys[0] if len(keys) == 1 else f"name {name.casefold()}"
        self.shown.setdefault(key, one_line(name))
        return key


def _copied(groups: Iterable[CopyGroup], names: _Names, book: EvidenceBook) -> Iterator[Step]:
    for group in groups:
        source = book.accounts.get(group.origin.article_id or "") if group.origin else None
        agency = group.origin.agency if group.origin else None
        above = source.key if source else names.key(agency) if agency else None
        for article_id in group.article_ids:
            account = book.accounts.get(article_id)
            if above and account and account.key != above and account.key in names.accounts:
                yield Step(below=account.key, above=above, how=f"same text, {group.containment:.0%}", link=None)


def _credited(accounts: Iterable[Account], names: _Names, book: EvidenceBook) -> Iterator[Step]:
    for account in accounts:
        credit = book.articles[account.article_id].credit
        if credit and names.key(credit) != account.key:
            yield Step(below=account.key, above=names.key(credit), how="credits it", link=None)


def _cited(citations: Iterable[CitationView], names: _Names) -> Iterator[Step]:
    for citation in citations:
        above = names.key(citation.upstream)
        if above != citation.account.key:
            yield Step(below=citation.account.key, above=above, how="names it", link=citation.link)


def _chained(roots: Iterable[Root], names: _Names) -> Iterator[Step]:
    """Yield the steps of the findings' chains, "Outlet", "Reuters", "TASS": each name has it from the next."""
    for root in roots:
        keys = [names.key(name) for name in root.chain]
        for below, above in pairwise(keys):
            if below != above:
                yield Step(below=below, above=above, how="", link=None)


class _Tree:
    """The steps by the name above, drawn from the tops down; a name that several stand above is drawn in full once."""

    def __init__(self, steps: Iterable[Step], names: _Names) -> None:
        self._names = names
        self._below: dict[str, dict[str, Step]] = {}
        self._drawn: set[str] = set()
        for step in steps:
            kept = self._below.setdefault(step.above, {})
            known = kept.get(step.below)
            kept[step.below] = step if known is None else _join(known, step)

    def grow(self) -> tuple[Branch, ...]:
        """Return the branches from those above whom nobody stands; a circle is entered at its first name."""
        under = {key for kept in self._below.values() for key in kept}
        branches = [self._branch(key, None, ()) for key in self._below if key not in under]
        branches += [self._branch(key, None, ()) for key in self._below if key not in self._drawn]
        return tuple(branch for branch in branches if branch.children)

    def _branch(self, key: str, step: Step | None, above: tuple[str, ...]) -> Branch:
        steps = [] if key in self._drawn or len(above) >= MAX_DEPTH else list(self._below.get(key, {}).values())
        self._drawn.add(key)
        return Branch(
            name=self._names.shown[key],
            account=self._names.accounts.get(key),
            how=step.how if step else "",
            link=step.link if step else None,
            children=tuple(self._branch(s.below, s, (*above, key)) for s in steps),
            circle=key in above,
        )


def _join(step: Step, other: Step) -> Step:
    """Return one step for two words on it: "same text, 82%; names it"."""
    how = "; ".join(dict.fromkeys(part for part in (*step.how.split("; "), other.how) if part))
    return replace(step, how=how, link=step.link or other.link)


def _copy(group: CopyGroup, book: EvidenceBook) -> CopyView:
    origin = group.origin
    source = book.accounts.get(origin.article_id or "") if origin else None
    name = source.label if source else origin.agency if origin and origin.agency else NO_ORIGIN
    return CopyView(
        origin=one_line(name),
        accounts=tuple(book.accounts[i] for i in group.article_ids if i in book.accounts),
        credited=tuple(book.accounts[i] for i in group.credited if i in book.accounts),
        containment=f"{group.containment:.0%}",
    )


def _citations(story: Story, comparison: Comparison, book: EvidenceBook) -> Iterator[CitationView]:
    for citation in comparison.citations:
        if citation.article_id in story.article_ids and citation.article_id in book.accounts:
            yield CitationView(
                account=book.accounts[citation.article_id],
                upstream=one_line(citation.upstream),
                link=book.link(citation.evidence),
            )
