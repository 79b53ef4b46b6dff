"""Turn a row that is clean already into an article: the classifier is bypassed, its fields are taken as they stand.

In: a page of media type application/json, its text the row's own line. Keys understood: our own articles', and those
of news-please, trafilatura and Media Cloud.  Out: Choice, Metadata and the fields that the blocks stand in.
A row with markup only is not clean: its HTML is handed back to be cleaned.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from rashomon.clean.blocks import Block, shown_text
from rashomon.clean.choice import Choice, Part
from rashomon.clean.credits import read_credit
from rashomon.clean.dump.metadata import lies_after
from rashomon.clean.genre import read_genre
from rashomon.clean.html.authors import clean_names
from rashomon.clean.language import normalize_language, tell_language
from rashomon.clean.metadata import Metadata, name_outlet
from rashomon.model import Dated, Genre, OutletRef, Page, Quality, RemovedKind
from rashomon.text.dates import find_date
from rashomon.text.normalize import fold

BODY_KEYS = ("text", "maintext", "body", "story_text", "content", "article_text", "raw_text")
TITLE_KEYS = ("headline", "title", "title_page")
DEK_KEYS = ("dek", "subtitle", "standfirst")
OUTLET_KEYS = ("outlet", "media_name", "sitename", "publisher", "source", "source_domain", "hostname", "domain")
DATE_KEYS = ("published", "date", "date_publish", "publish_date", "datePublished", "pub_date", "published_at", "time")
MODIFIED_KEYS = ("modified", "date_modify", "dateModified", "updated")
LANGUAGE_KEYS = ("language", "lang")
AUTHOR_KEYS = ("authors", "author", "byline")
URL_KEYS = ("url", "source", "link", "canonical_url", "permalink", "uri")
GENRES: frozenset[str] = frozenset({"news", "opinion", "analysis", "live", "release", "transcript", "post"})
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?$")


class Row(NamedTuple):
    """A clean row: which block plays which part, the fields they stand in, what it states."""

    choice: Choice
    fields: dict[str, str]
    meta: Metadata


def decode_row(page: Page) -> Mapping[str, Any] | None:
    """Return the object that a row holds; None for anything else."""
    try:
        row = msgspec.json.decode(page.text.encode("utf-8", "surrogatepass"))
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None
    return row if isinstance(row, dict) else None


def markup_of(row: Mapping[str, Any]) -> str | None:
    """Return a row's markup where it has no clean text."""
    html = row.get("html") or row.get("raw_html")
    return html if isinstance(html, str) and html.strip() and _first_key(row, BODY_KEYS) is None else None


def read_row(page: Page, row: Mapping[str, Any]) -> Row | None:
    """Return the parts of a clean row; None where it has neither text nor title."""
    blocks: list[Block] = []
    roles: list[Part | RemovedKind] = []
    title, dek, body = (_first_key(row, keys) for keys in (TITLE_KEYS, DEK_KEYS, BODY_KEYS))
    fields = {key: str(row[key]) for key in (title, dek, body) if key is not None}
    headline = _whole_block(fields, title)
    for key, role in ((title, "headline"), (dek, "dek")):
        block = _whole_block(fields, key)
        if block is not None:
            blocks.append(block)
            roles.append(role)  # type: ignore[arg-type]
    known = {fold(block.text) for block in blocks}
    for block in _body_blocks(row, fields, body):
        blocks.append(block)
        roles.append("duplicate" if fold(block.text) in known and len(blocks) < 6 else "body")
    if not blocks:
        return None
    choice = Choice(tuple(blocks), tuple(roles))
    return Row(choice, fields, _read_metadata(page, row, choice, headline))


def _first_key(row: Mapping[str, Any], keys: Sequence[str]) -> str | None:
    return next((key for key in keys if isinstance(row.get(key), str) and row[key].strip()), None)


def _whole_block(fields: Mapping[str, str], key: str | None) -> Block | None:
    text = shown_text(fields[key]) if key is not None else ""
    return Block(text=text, start=0, end=len(fields[key]), field=key) if key is not None and text else None


def _body_blocks(row: Mapping[str, Any], fields: Mapping[str, str], key: str | None) -> list[Block]:
    """Return the paragraphs of the body: our own articles say where they are, others part them by lines."""
    if key is None:
        return []
    text = fields[key]
    spans = _own_spans(row.get("paragraphs"), len(text)) or [(m.start(), m.end()) for m in _LINE.finditer(text)]
    blocks = (Block(text=shown_text(text[start:end]), start=start, end=end, field=key) for start, end in spans)
    return [block for block in blocks if block.text]


def _own_spans(value: object, length: int) -> list[tuple[int, int]]:
    if not isinstance(value, list):
        return []
    pairs = [tuple(pair) for pair in value if isinstance(pair, list) and len(pair) == 2]
    whole = all(isinstance(x, int) for pair in pairs for x in pair)
    return [(a, b) for a, b in pairs if 0 <= a < b <= length] if whole else []


def _read_metadata(page: Page, row: Mapping[str, Any], choice: Choice, headline: Block | None) -> Metadata:
    body = choice.of("body")
    declared = next((str(row[key]) for key in LANGUAGE_KEYS if isinstance(row.get(key), str)), None)
    language = normalize_language(declared) or tell_language(" ".join(b.text for b in body), None)
    outlet = read_row_outlet(row)
    url = page.record.url or next((row[k] for k in URL_KEYS if isinstance(row.get(k), str) and "://" in row[k]), None)
    return Metadata(
        headline=headline,
        dek=next(iter(choice.of("dek")), None),
        outlet=outlet,
        url=url,
        authors=read_row_authors(row, outlet),
        published=_read_date(row, DATE_KEYS, language, page.record.captured),
        modified=_read_date(row, MODIFIED_KEYS, language, page.record.captured),
        language=language,
        genre=_read_genre(row, url),
        credit=row["credit"] if isinstance(row.get("credit"), str) else read_credit(body[0].text if body else "", ()),
        quality=Quality(),
    )


def read_row_outlet(row: Mapping[str, Any]) -> OutletRef | None:
    """Return the outlet that a row states, as a name or an object with a name; an address is no name."""
    for key in OUTLET_KEYS:
        value = row.get(key)
        name = value.get("name") if isinstance(value, dict) else value
        if isinstance(name, str) and name.strip() and "://" not in name:
            inferred = bool(isinstance(value, dict) and value.get("inferred"))
            return name_outlet(shown_text(name), inferred=inferred)
    return None


def read_row_authors(row: Mapping[str, Any], outlet: OutletRef | None) -> tuple[str, ...]:
    """Return the persons among a row's authors, given as a list or as one text."""
    for key in AUTHOR_KEYS:
        value = row.get(key)
        listed = value if isinstance(value, list) else [value]
        names = clean_names([v for v in listed if isinstance(v, str)], outlet.name if outlet else None)
        if names:
            return names
    return ()


def _read_date(row: Mapping[str, Any], keys: Sequence[str], language: str | None, captured: str | None) -> Dated | None:
    for key in keys:
        value = row.get(key)
        value = value.get("value") if isinstance(value, dict) else value
        if not isinstance(value, str):
            continue
        # Midnight to the second is how a bare day is written by those who have no time of day.
        found = find_date(_MIDNIGHT.sub("", value.strip()), language=language or "")
        if found is not None and not lies_after(found.value, captured):
            return Dated(value=found.value, precision=found.precision, source="meta")
    return None


def _read_genre(row: Mapping[str, Any], url: str | None) -> Genre:
    stated = row.get("genre")
    return stated if isinstance(stated, str) and stated in GENRES else read_genre((), url)  # type: ignore[return-value]
