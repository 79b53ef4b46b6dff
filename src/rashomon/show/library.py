"""The accounts in full, as the report shows them behind every finding.

In: the evidence book.  Out: one `Shelved` an article: its text cut into sentences, what was removed, where it is from.
"""

from __future__ import annotations

from rashomon.model import Article, PageRecord, Value
from rashomon.show.dates import show_date
from rashomon.show.evidence import EvidenceBook, web_address
from rashomon.show.labels import Account
from rashomon.show.plain import one_line
from rashomon.show.sentences import Block


class Shelved(Value, frozen=True, kw_only=True):
    """One account in full."""

    account: Account
    url: str | None
    facts: str
    citation: str
    blocks: tuple[Block, ...]
    removed: tuple[tuple[str, tuple[str, ...]], ...]
    removed_count: int
    provenance: tuple[tuple[str, str], ...]


# Where a date was found, as readers say it.
_SOURCES = {
    "json-ld": "from the page’s metadata",
    "meta": "from the page’s metadata",
    "visible": "as printed on the page",
    "url": "from the address",
    "manifest": "as given with the page",
}


def shelve_accounts(book: EvidenceBook) -> tuple[Shelved, ...]:
    """Return every account in the order of its key."""
    return tuple(_shelve(account, book) for account in book.accounts.values())


def _shelve(account: Account, book: EvidenceBook) -> Shelved:
    article = book.articles[account.article_id]
    page = book.pages.get(article.page_id)
    groups: dict[str, list[str]] = {}
    for part in article.removed:
        groups.setdefault(part.kind, []).append(part.text)
    return Shelved(
        account=account,
        url=web_address(article.url),
        facts=" · ".join(_facts(article, account)),
        citation=cite(article, account, book.page_path(article.id)),
        blocks=book.blocks[article.id],
        removed=tuple((kind, tuple(groups[kind])) for kind in sorted(groups)),
        removed_count=len(article.removed),
        provenance=tuple(_provenance(article, page, book.page_path(article.id))),
    )


def _facts(article: Article, account: Account) -> list[str]:
    facts = [account.when if article.published else "no date on the page"]
    if article.published:
        facts.append(_SOURCES[article.published.source])
    if article.modified:
        facts.append(f"changed {show_date(article.modified.value)}")
    facts += [f"by {one_line(', '.join(article.authors))}"] if article.authors else []
    facts += [article.genre] if article.genre != "news" else []
    facts += [f"language {one_line(article.language)}"] if article.language else []
    facts += [f"credits {one_line(article.credit)}"] if article.credit else []
    facts += ["the page is not complete"] if article.quality.complete is False else []
    return facts + [one_line(text) for text in article.quality.notes]


def _provenance(article: Article, page: PageRecord | None, path: str) -> list[tuple[str, str]]:
    rows = [("Page", path), ("Digest", article.page_id)]
    if page is not None and page.captured:
        rows.append(("Captured", show_date(page.captured)))
    return rows


def cite(article: Article, account: Account, path: str) -> str:
    """Return the account as a citation: outlet, headline, date, address or page, digest."""
    headline = f"“{one_line(article.headline)}”" if article.headline else "no headline"
    where = web_address(article.url) or path
    return f"{account.label}, {headline}, {account.when}, {one_line(where)} (page {article.page_id})"
