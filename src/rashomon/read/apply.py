"""Add to pages what a manifest gives. Pure: a page's own address and capture time are never replaced."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from rashomon.model import Page
from rashomon.read.manifest import Manifest, ManifestRow, absolute_path
from rashomon.text.urls import canonical_url


def apply_manifest(page: Page, manifest: Manifest | None, answered: set[int]) -> Page:
    """Return the page with what the manifest's row for it says; the row's line is added to `answered`."""
    row = _find_row(page, manifest) if manifest else None
    if row is None:
        return page
    answered.add(row.line)
    record = replace(page.record, url=page.record.url or row.url, captured=page.record.captured or row.captured)
    return replace(page, record=record, given=row.given)


def _find_row(page: Page, manifest: Manifest) -> ManifestRow | None:
    """Return the row for the page's file; in an archive, a row with a URL speaks of that page only."""
    rows = manifest.rows.get(absolute_path(page.record.path), ())
    if page.record.archive is None:
        return rows[-1] if rows else None
    url = canonical_url(page.record.url)
    exact = [row for row in rows if row.url and canonical_url(row.url) == url]
    whole = [row for row in rows if not row.url]
    return next(iter(exact or whole), None)


def unused_rows(manifest: Manifest | None, answered: set[int]) -> Iterator[str]:
    """Yield a sentence for each row of the manifest that no page answered to, in order of lines."""
    rows = [row for group in manifest.rows.values() for row in group] if manifest else []
    for row in sorted(rows, key=lambda row: row.line):
        if manifest and row.line not in answered:
            yield f"{manifest.file}, line {row.line}: no page answers to {row.path!r}"
