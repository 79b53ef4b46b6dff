"""Name the accounts of a run so that a reader can tell them apart.

In: the comparison.  Out: one `Account` an article, with a label that is unique within its story, and the columns that
accounts are compared in, copies folded under the account they come from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from rashomon.model import Article, Comparison, CopyGroup, PageRecord, Update, Value
from rashomon.show.dates import read_date, show_date
from rashomon.show.plain import one_line

NAME_LETTERS = 20  # a longer file name is cut in the middle: a column's head has room for about this much
_AFTER_ALL_DATES = 1 << 62


class Account(Value, frozen=True, kw_only=True):
    """One article as readers meet it. `note` says what the label does not: an outlet not named, inferred or given."""

    article_id: str
    key: str
    label: str
    note: str
    when: str
    language: str | None
    outlet_id: str | None


class Column(Value, frozen=True, kw_only=True):
    """An account, compared as one with the accounts that copy its text and with later versions of its page."""

    account: Account
    copies: tuple[Account, ...]
    versions: tuple[Account, ...]

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The account, then its versions and copies."""
        return (self.account, *self.versions, *self.copies)


def label_accounts(comparison: Comparison) -> dict[str, Account]:
    """Return the account of each article by article id; keys "a1", "a2"… follow the order of stories and time."""
    pages = {page.id: page for page in comparison.pages}
    articles = {article.id: article for article in comparison.articles}
    groups = [[articles[i] for i in story.article_ids if i in articles] for story in comparison.stories]
    placed = {article.id for group in groups for article in group}
    groups.append([article for article in comparison.articles if article.id not in placed])
    accounts: dict[str, Account] = {}
    for group in groups:
        for article, label in _label_group(sort_by_time(group, pages), pages):
            if article.id not in accounts:
                accounts[article.id] = _account(article, label, f"a{len(accounts) + 1}")
    return accounts


def sort_by_time(articles: Iterable[Article], pages: Mapping[str, PageRecord]) -> list[Article]:
    """Return the articles by time of publication, undated ones last; captures of one page in their own order."""

    def place(article: Article) -> tuple[int, int, str, str]:
        published = article.published.value if article.published else None
        page = pages.get(article.page_id)
        return (_start(published), _start(page.captured if page else None), article.page_id, article.id)

    return sorted(articles, key=place)


def _start(date: str | None) -> int:
    when = read_date(date)
    return when.start if when else _AFTER_ALL_DATES


def _label_group(articles: list[Article], pages: Mapping[str, PageRecord]) -> list[tuple[Article, str]]:
    names = [_name(article, pages.get(article.page_id)) for article in articles]
    total, seen = Counter(names), Counter[str]()
    labelled = []
    for article, name in zip(articles, names, strict=True):
        seen[name] += 1
        labelled.append((article, f"{name} ({seen[name]})" if total[name] > 1 else name))
    return labelled


def _name(article: Article, page: PageRecord | None) -> str:
    if article.outlet is not None:
        return one_line(article.outlet.name)
    return shorten_path(page.path) if page else article.id


def shorten_path(path: str) -> str:
    """Return the file name of `path`, cut in the middle where it is long: "000_60f3a9b1….txt"."""
    name = one_line(path.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1])
    stem, dot, ending = name.rpartition(".")
    if len(name) <= NAME_LETTERS or not dot:
        return name if len(name) <= NAME_LETTERS else name[: NAME_LETTERS - 1] + "…"
    return f"{stem[: max(NAME_LETTERS - len(ending) - 2, 4)]}….{ending[:8]}"


def _account(article: Article, label: str, key: str) -> Account:
    return Account(
        article_id=article.id,
        key=key,
        label=label,
        note=_note(article),
        when=show_date(article.published.value if article.published else None),
        language=article.language,
        outlet_id=article.outlet.id if article.outlet else None,
    )


def _note(article: Article) -> str:
    if article.outlet is None:
        return "outlet not named"
    return "outlet inferred" if article.outlet.inferred else "outlet as given" if article.outlet.given else ""


def fold_accounts(
    accounts: Iterable[Account], copies: Iterable[CopyGroup], updates: Iterable[Update]
) -> tuple[Column, ...]:
    """Return the columns of a story: every account once, copies and later versions under the account they repeat."""
    ordered = {account.article_id: account for account in accounts}
    earlier = {u.later: u.earlier for u in updates if u.earlier in ordered and u.later in ordered}
    origins: dict[str, str] = {}
    for group in copies:
        members = [article_id for article_id in ordered if article_id in group.article_ids]
        origin = group.origin.article_id if group.origin else None
        lead = origin if origin in ordered else members[0] if members else None
        origins |= {member: lead for member in members if lead is not None and member != lead}
    leads = {article_id: _follow(article_id, earlier | origins) for article_id in ordered}
    return tuple(
        Column(
            account=account,
            copies=tuple(ordered[i] for i, lead in leads.items() if lead == key != i and i in origins),
            versions=tuple(ordered[i] for i, lead in leads.items() if lead == key != i and i not in origins),
        )
        for key, account in ordered.items()
        if leads[key] == key
    )


def _follow(article_id: str, steps: Mapping[str, str]) -> str:
    """Return where the steps from an article end; a circle ends at its smallest article."""
    seen = [article_id]
    while seen[-1] in steps:
        step = steps[seen[-1]]
        if step in seen:
            return min(seen[seen.index(step) :])
        seen.append(step)
    return seen[-1]
