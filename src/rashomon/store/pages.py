"""Keep pages with what became of them: an article, a refusal, or the same text as an earlier capture.

In: a page's record and its outcome.  Out: rows, written in the caller's transaction: all of a page or nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from rashomon.model import Article, Given, Page, PageRecord, Rejected, Value, content_id
from rashomon.store import schema as t
from rashomon.store.packing import article_from_row, article_to_json, from_json, to_json
from rashomon.text.urls import canonical_url

T = TypeVar("T")

ASKED_AT_ONCE = 500  # values in one question to the database; SQLite takes no more than some thousands
DAY_CHARACTERS = len("2031-03-04")
MONTH_CHARACTERS = len("2031-03")


class Kept(Value, frozen=True, kw_only=True):
    """A page to keep: its record, what makes it the same as another, where it came from, when it was added."""

    record: PageRecord
    identity: str
    site: str | None
    domain: str | None
    given: Given
    feed: str | None
    origin: str | None
    added: str


def identify_page(page: Page) -> str:
    """Return what two captures have in common if they are one: the same content at the same canonical address."""
    return content_id("i", page.text, canonical_url(page.record.url))


def find_known(connection: Connection, identities: Collection[str]) -> set[str]:
    """Return which of the identities the desk has already."""
    found: set[str] = set()
    for part in in_parts(identities):
        found.update(connection.scalars(sa.select(t.pages.c.identity).where(t.pages.c.identity.in_(part))))
    return found


def in_parts(values: Collection[T]) -> Iterator[list[T]]:
    """Yield the values in lists that fit into one question."""
    ordered = list(values)
    for start in range(0, len(ordered), ASKED_AT_ONCE):
        yield ordered[start : start + ASKED_AT_ONCE]


def keep_article(connection: Connection, kept: Kept, article: Article, packed: bytes, prepared: bytes = b"") -> bool:
    """Keep a page, its article, its packed annotations and what linking keeps of it; return whether the article is new.

    A capture that shows the very text of the last one of its address is kept as a page without an article.
    """
    address = canonical_url(article.url or kept.record.url)
    earlier = _same_text(connection, article, address)
    _insert_page(connection, kept, repeats=earlier)
    if earlier is not None:
        return False
    _keep_outlet(connection, article, kept.domain)
    row = {**_article_row(kept, article, address), "facet": _find_facet(connection, article)}
    connection.execute(sa.insert(t.articles), row)
    connection.execute(sa.insert(t.annotations), {"article_id": article.id, "packed": packed})
    if prepared:
        connection.execute(sa.insert(t.prepared), {"article_id": article.id, "packed": prepared})
    if address is not None:
        order_captures(connection, address)
    return True


def keep_rejected(connection: Connection, rejected: Rejected, added: str, kept: Kept | None = None) -> bool:
    """Keep a refusal, and its page if it could be read; return whether it is new."""
    if kept is not None:
        _insert_page(connection, kept, repeats=None)
    key = content_id("r", rejected.path, rejected.page_id, rejected.reason, rejected.detail)
    if connection.scalar(sa.select(t.rejected.c.number).where(t.rejected.c.id == key)) is not None:
        return False
    row = {"id": key, "added": added, "object": to_json(rejected)}
    fields = {name: getattr(rejected, name) for name in ("reason", "detail", "path", "page_id")}
    connection.execute(sa.insert(t.rejected), {**row, **fields})
    return True


def _insert_page(connection: Connection, kept: Kept, *, repeats: str | None) -> None:
    record = kept.record
    row = {
        "id": record.id,
        "identity": kept.identity,
        "canonical_url": canonical_url(record.url),
        "site": kept.site,
        "captured": record.captured,
        "media_type": record.media_type,
        "bytes": record.bytes,
        "path": record.path,
        "feed": kept.feed,
        "origin": kept.origin,
        "repeats": repeats,
        "added": kept.added,
        "given": to_json(kept.given) if kept.given != Given() else None,
        "object": to_json(record),
    }
    connection.execute(sa.insert(t.pages), row)


def _article_row(kept: Kept, article: Article, address: str | None) -> dict[str, object]:
    own = {"id": article.id, "page_id": article.page_id, "canonical_url": address, "added": kept.added}
    return {**own, **_article_fields(article)}


def _article_fields(article: Article) -> dict[str, object]:
    return {
        "outlet_id": article.outlet.id if article.outlet else None,
        "outlet": article.outlet.name if article.outlet else None,
        "published": article.published.value if article.published else None,
        "day": article.published.value[:DAY_CHARACTERS] if article.published else None,
        "language": article.language,
        "genre": article.genre,
        "credit": article.credit,
        "words": len(article.text.split()),
        "url": article.url,
        "headline": article.headline,
        "dek": article.dek,
        "authors": "; ".join(article.authors),
        "text": article.text,
        "object": article_to_json(article),
    }


def _find_facet(connection: Connection, article: Article) -> int:
    """Return the number of the article's outlet, language and month, made if it is the first of them."""
    outlet_id = article.outlet.id if article.outlet else None
    month = article.published.value[:MONTH_CHARACTERS] if article.published else None
    key = content_id("f", outlet_id, article.language, month)
    found = connection.scalar(sa.select(t.facets.c.number).where(t.facets.c.key == key))
    if found is None:
        row = {"key": key, "outlet_id": outlet_id, "language": article.language, "month": month}
        (found,) = connection.execute(sa.insert(t.facets), row).inserted_primary_key or (None,)
    return int(found or 0)


def _keep_outlet(connection: Connection, article: Article, domain: str | None) -> None:
    """Make sure that the article's outlet has a row with this domain, under the name that sorts first."""
    outlet = article.outlet
    if outlet is None:
        return
    known = connection.execute(sa.select(t.outlets).where(t.outlets.c.id == outlet.id)).first()
    domains = {*(from_json(known.domains, list[str]) if known else ()), *([domain] if domain else ())}
    row = {"name": min(known.name, outlet.name) if known else outlet.name, "domains": to_json(sorted(domains))}
    if known is None:
        connection.execute(sa.insert(t.outlets), {"id": outlet.id, **row})
    elif (known.name, known.domains) != (row["name"], row["domains"]):
        connection.execute(sa.update(t.outlets).where(t.outlets.c.id == outlet.id).values(row))


def _same_text(connection: Connection, article: Article, address: str | None) -> str | None:
    """Return the last article of the address if it has the very text of this one."""
    if address is None:
        return None
    last = connection.execute(
        sa.select(t.articles.c.id, t.articles.c.text)
        .where(t.articles.c.canonical_url == address, t.articles.c.superseded_by.is_(None))
        .limit(1)
    ).first()
    return last.id if last is not None and last.text == article.text else None


def order_captures(connection: Connection, address: str) -> None:
    """Say of each article of an address which one came after it, by time of capture, then of adding."""
    captures = connection.execute(
        sa.select(t.articles.c.id, t.articles.c.superseded_by)
        .join(t.pages, t.pages.c.id == t.articles.c.page_id)
        .where(t.articles.c.canonical_url == address)
        .order_by(sa.func.coalesce(t.pages.c.captured, ""), t.articles.c.number)
    ).all()
    for earlier, later in pairwise([*captures, None]):
        following = later.id if later is not None else None
        if earlier is not None and earlier.superseded_by != following:
            change = sa.update(t.articles).where(t.articles.c.id == earlier.id)
            connection.execute(change.values(superseded_by=following))


def read_articles(connection: Connection, ids: Collection[str]) -> dict[str, Article]:
    """Return the articles with these ids; an unknown id is left out."""
    columns = (t.articles.c.text, t.articles.c.object)
    found: dict[str, Article] = {}
    for part in in_parts(ids):
        rows = connection.execute(sa.select(*columns).where(t.articles.c.id.in_(part)))
        articles = [article_from_row(row.text, row.object) for row in rows]
        found.update((article.id, article) for article in articles)
    return found


def read_page_records(connection: Connection, page_ids: Collection[str]) -> dict[str, PageRecord]:
    """Return the records of these pages."""
    found: dict[str, PageRecord] = {}
    for part in in_parts(page_ids):
        for text in connection.scalars(sa.select(t.pages.c.object).where(t.pages.c.id.in_(part))):
            record = from_json(text, PageRecord)
            found[record.id] = record
    return found


def read_packed_annotations(connection: Connection, article_ids: Iterable[str]) -> dict[str, bytes]:
    """Return the packed annotations of these articles: they are unpacked where they are used."""
    found: dict[str, bytes] = {}
    for part in in_parts(list(article_ids)):
        rows = connection.execute(sa.select(t.annotations).where(t.annotations.c.article_id.in_(part)))
        found.update((row.article_id, row.packed) for row in rows)
    return found


def read_vectors(connection: Connection, article_ids: Collection[str]) -> dict[str, bytes]:
    """Return the packed vectors of these articles, as far as they were kept."""
    found: dict[str, bytes] = {}
    for part in in_parts(article_ids):
        rows = connection.execute(sa.select(t.vectors).where(t.vectors.c.article_id.in_(part)))
        found.update((row.article_id, row.packed) for row in rows)
    return found


def keep_vectors(connection: Connection, packed: Mapping[str, bytes]) -> None:
    """Keep the packed vectors of articles that had none."""
    if packed:
        rows = [{"article_id": article_id, "packed": packed[article_id]} for article_id in sorted(packed)]
        connection.execute(sa.insert(t.vectors), rows)


def count_pages(connection: Connection) -> int:
    """Return how many pages the desk has."""
    return connection.scalar(sa.select(sa.func.count()).select_from(t.pages)) or 0


def read_kept_files(connection: Connection) -> dict[str, dict[str, str]]:
    """Return, a file, its pages that became an article: the identity and the id of each."""
    asked = sa.select(t.pages.c.path, t.pages.c.identity, t.pages.c.id)
    files: dict[str, dict[str, str]] = {}
    for row in connection.execute(
        asked.join(t.articles, t.articles.c.page_id == t.pages.c.id).order_by(t.pages.c.path)
    ):
        files.setdefault(row.path, {})[row.identity] = row.id
    return files


def read_given(connection: Connection, page_id: str) -> Given:
    """Return what a manifest said of a page when it was added."""
    text = connection.scalar(sa.select(t.pages.c.given).where(t.pages.c.id == page_id))
    return from_json(text, Given) if text else Given()


def replace_article(connection: Connection, article: Article, packed: bytes) -> bool:
    """Put an article in place of the one that its page had; return whether anything is different."""
    mine = t.articles.c.id == article.id
    old = connection.execute(sa.select(t.articles.c.text, t.articles.c.object).where(mine)).first()
    notes = sa.update(t.annotations).where(t.annotations.c.article_id == article.id)
    connection.execute(notes.values(packed=packed))
    fields = _article_fields(article)
    if old is None or (old.text, old.object) == (fields["text"], fields["object"]):
        return False
    connection.execute(sa.delete(t.prepared).where(t.prepared.c.article_id == article.id))
    connection.execute(sa.update(t.articles).where(mine).values({**fields, "facet": _find_facet(connection, article)}))
    return True
