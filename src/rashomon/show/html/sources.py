"""The sentences behind the findings of a page, and no more of an article than that.

In: the evidence book and what the page points at.  Out: one `Source` an account: where it is from, and the sentences
that were pointed at, each with the one before and the one after it. The full texts stay in the JSON output, so a
report stays light and passes on no whole article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from rashomon.model import Article, PageRecord, Span, Value
from rashomon.show.dates import show_date
from rashomon.show.html.languages import language_name
from rashomon.show.plain import one_line
from rashomon.show.views.evidence import EvidenceBook, Link, web_address
from rashomon.show.views.labels import Account
from rashomon.show.views.sentences import Sentence


class Piece(Value, frozen=True, kw_only=True):
    """Characters of a sentence that no evidence's edge divides."""

    span: Span
    text: str


class Shown(Value, frozen=True, kw_only=True):
    """A sentence of an excerpt; `gap` says that sentences before it are left out."""

    anchor: str
    pieces: tuple[Piece, ...]
    gap: bool


class Passage(Value, frozen=True, kw_only=True):
    """The shown sentences of one headline, dek or paragraph."""

    kind: str
    sentences: tuple[Shown, ...]


class Source(Value, frozen=True, kw_only=True):
    """One account with the passages that findings point at."""

    account: Account
    headline: str | None
    url: str | None
    facts: str
    citation: str
    passages: tuple[Passage, ...]
    whole: bool
    provenance: tuple[tuple[str, str], ...]


# Where a date was found, as readers say it.
DATE_SOURCES = {
    "json-ld": "from the page’s metadata",
    "meta": "from the page’s metadata",
    "visible": "as printed on the page",
    "url": "from the address",
    "manifest": "as given with the page",
}


def list_sources(book: EvidenceBook, accounts: Iterable[Account], links: Iterable[Link]) -> tuple[Source, ...]:
    """Return the accounts that a page names or points into, by their keys, with what it points at."""
    places: dict[str, list[Span]] = {}
    for link in links:
        places.setdefault(link.account.article_id, []).append(Span(link.start, link.end))
    named = {account.article_id: account for account in accounts}
    named |= {article_id: book.accounts[article_id] for article_id in places}
    ordered = sorted(named.values(), key=lambda account: int(account.key[1:]))
    return tuple(_source(account, places.get(account.article_id, []), book) for account in ordered)


def _source(account: Account, places: list[Span], book: EvidenceBook) -> Source:
    article = book.articles[account.article_id]
    sentences = book.sentences(account.article_id)
    kept = _with_neighbours(sentences, places)
    return Source(
        account=account,
        headline=article.headline,
        url=web_address(article.url),
        facts=" · ".join(_facts(article, account)),
        citation=cite(article, account, book.page_path(article.id)),
        passages=_passages(article.text, [(n, sentences[n]) for n in kept], _edges(places)),
        whole=len(kept) == len(sentences),
        provenance=tuple(_provenance(article, book)),
    )


def _with_neighbours(sentences: tuple[Sentence, ...], places: Iterable[Span]) -> list[int]:
    """Return the numbers of the sentences that hold a place, and of those next to them."""
    kept: set[int] = set()
    for place in places:
        first = bisect_right(sentences, place.start, key=lambda sentence: sentence.span.start) - 1
        last = bisect_left(sentences, place.end, key=lambda sentence: sentence.span.start) - 1
        kept.update(range(max(first - 1, 0), min(max(first, last) + 2, len(sentences))))
    return sorted(kept)


def _edges(places: Iterable[Span]) -> list[int]:
    return sorted({edge for place in places for edge in (place.start, place.end)})


def _passages(text: str, kept: list[tuple[int, Sentence]], edges: list[int]) -> tuple[Passage, ...]:
    blocks: dict[int, list[Shown]] = {}
    kinds: dict[int, str] = {}
    before = -1
    for number, sentence in kept:
        pieces = tuple(_cut(text, sentence.span, edges))
        shown = Shown(anchor=sentence.anchor, pieces=pieces, gap=number > before + 1)
        blocks.setdefault(sentence.block, []).append(shown)
        kinds[sentence.block] = sentence.kind
        before = number
    return tuple(Passage(kind=kinds[block], sentences=tuple(shown)) for block, shown in blocks.items())


def _cut(text: str, span: Span, edges: list[int]) -> Iterable[Piece]:
    inner = edges[bisect_right(edges, span.start) : bisect_left(edges, span.end)]
    for start, end in pairwise([span.start, *inner, span.end]):
        yield Piece(span=Span(start, end), text=text[start:end])


def _facts(article: Article, account: Account) -> list[str]:
    facts = [account.when if article.published else "no date on the page"]
    if article.published:
        facts.append(DATE_SOURCES[article.published.source])
    if article.modified:
        facts.append(f"changed {show_date(article.modified.value)}")
    facts += [f"by {one_line(', '.join(article.authors))}"] if article.authors else []
    facts += [article.genre] if article.genre != "news" else []
    facts += [f"credits {one_line(article.credit)}"] if article.credit else []
    facts += ["the page is not complete"] if article.quality.complete is False else []
    return facts + [one_line(text) for text in article.quality.notes]


def _provenance(article: Article, book: EvidenceBook) -> Iterable[tuple[str, str]]:
    page: PageRecord | None = book.pages.get(article.page_id)
    if article.language:
        yield ("Language", f"{language_name(article.language)}, as on the page")
    if page is not None and page.captured:
        yield ("Captured", show_date(page.captured))
    yield ("Page", book.page_path(article.id))
    yield ("Digest", article.page_id)
    if article.removed:
        kinds = Counter(part.kind for part in article.removed)
        yield ("Removed", ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))


def cite(article: Article, account: Account, path: str) -> str:
    """Return the account as a citation: outlet, headline, date, address or page, digest."""
    headline = f"“{one_line(article.headline)}”" if article.headline else "no headline"
    where = web_address(article.url) or path
    return f"{account.label}, {headline}, {account.when}, {one_line(where)} (page {article.page_id})"
