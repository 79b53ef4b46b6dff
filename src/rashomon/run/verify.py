"""Prove every finding of an output against the pages that it was made from.

In: a comparison and the pages, read again.  Out: a sentence for each thing not proved, and how much was checked.
The chain is: page bytes -> page id -> article text by its source map -> evidence slices -> findings and references.
Nothing of how findings are made is used here: whoever doubts the program needs to trust only this file and its pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

import msgspec

from rashomon.errors import ReadError, VerificationError
from rashomon.model import (
    Article,
    Comparison,
    Evidence,
    Page,
    PageRecord,
    Span,
    content_id,
    decode_comparison,
)
from rashomon.model.base import Value
from rashomon.read import read_pages
from rashomon.read.sources import STDIN
from rashomon.run.proof import PageProver
from rashomon.run.quoted import check_quoted
from rashomon.run.references import check_references

LISTS = tuple(name for name in Comparison.__struct_fields__ if name not in ("schema", "made_by"))
SHOWN_CHARACTERS = 60  # of a slice in a message: enough to find it, short enough for one line


class Proof(Value, frozen=True, kw_only=True):
    """What was checked, counted by kind, and what is not proved; `problems` empty means that everything is."""

    counts: dict[str, int]
    problems: tuple[str, ...]

    @property
    def checked(self) -> int:
        """How many things were checked."""
        return sum(self.counts.values())


def verify_file(output: Path, pages: Path | None = None) -> Proof:
    """Return what the pages prove of the output in the file `output`, reading them again.

    Pages are looked for in the folder `pages`, else beside `output`, else from the current folder. Raises ReadError
    if the output cannot be read, VerificationError if it is no output of this program.
    """
    comparison = _read_output(output)
    found = {record.path: locate_page(record.path, output.parent, pages) for record in comparison.pages}
    files = sorted({str(file) for file in found.values() if file is not None})
    read = (item for item in read_pages(files) if isinstance(item, Page))
    return prove_comparison(comparison, read)


def _read_output(output: Path) -> Comparison:
    try:
        return decode_comparison(output.read_bytes())
    except OSError as error:
        raise ReadError(f"{output}: cannot be read: {error.strerror}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise VerificationError(f"{output}: this is no output of `rashomon compare --format json`: {error}") from error


def locate_page(path: str, beside: Path, pages: Path | None) -> Path | None:
    """Return the file that an output calls `path`; None if there is none, or if it came through standard input.

    In a folder given for the pages, leading folders of the path may be missing: pages are often moved together.
    """
    if path == STDIN:
        return None
    parts = PurePosixPath(path).parts
    names = [str(PurePosixPath(*parts[start:])) for start in range(len(parts))]
    places = [pages / name for name in names if name != "/"] if pages else [beside / path, Path(path)]
    return next((place for place in places if place.is_file()), None)


def verify_comparison(comparison: Comparison, pages: Iterable[Page]) -> list[str]:
    """Return a sentence for each thing of `comparison` that `pages` do not prove; empty if all is proved."""
    return list(prove_comparison(comparison, pages).problems)


def prove_comparison(comparison: Comparison, pages: Iterable[Page]) -> Proof:
    """Return what of `comparison` was checked against `pages`, and what is not proved."""
    used = {article.page_id for article in comparison.articles}
    listed = {record.id for record in comparison.pages} | used
    held = {page.id: page for page in pages if page.id in listed}
    articles = {article.id: article for article in comparison.articles}
    problems = [
        *_check_pages(comparison.pages, held),
        *(problem for article in comparison.articles for problem in _check_article(article, held.get(article.page_id))),
        *_check_evidence(comparison, articles),
        *check_references(comparison),
        *check_quoted(comparison),
    ]
    return Proof(counts=_count(comparison), problems=tuple(problems))


def _count(comparison: Comparison) -> dict[str, int]:
    """Return how many things of each kind were checked."""
    counts = Counter({name: len(getattr(comparison, name)) for name in LISTS})
    counts["segments"] = sum(len(article.source_map) for article in comparison.articles)
    counts["evidence"] = sum(1 for _ in walk_evidence(comparison))
    return dict(counts)


def _check_pages(records: Iterable[PageRecord], held: Mapping[str, Page]) -> Iterator[str]:
    for record in records:
        page = held.get(record.id)
        place = f"page {record.id} ({record.path})"
        if page is None:
            yield f"{place}: not among the pages that were read; it is missing or its bytes have changed"
            continue
        for field in ("bytes", "media_type"):
            stated, found = getattr(record, field), getattr(page.record, field)
            if stated != found:
                yield f"{place}: {field} is {found}, not {stated}"
        # An address or time that the page itself gives must be as stated; a manifest may have added what it lacks.
        for field in ("url", "captured"):
            stated, found = getattr(record, field), getattr(page.record, field)
            if found is not None and stated != found:
                yield f"{place}: {field} is {found}, not {stated}"


def _check_article(article: Article, page: Page | None) -> Iterator[str]:
    place = f"article {article.id}"
    if article.id != content_id("a", article.page_id):
        yield f"{place}: the id is not the one that its page {article.page_id} gives"
    yield from (f"{place}: {problem}" for problem in _check_blocks(article))
    if page is None:
        yield f"{place}: its page {article.page_id} was not read, so its text is not proved"
        return
    prover = PageProver(page)
    for segment in article.source_map:
        problem = prover.disprove(segment, article.text)
        if problem:
            slice_text = show_slice(article.text[segment.start : segment.end])
            yield f"{place}, characters {segment.start}:{segment.end} ({slice_text}): {problem}"
    yield from (f"{place}, {problem}" for problem in _check_coverage(article))


def _check_blocks(article: Article) -> Iterator[str]:
    """Yield where headline, dek and paragraphs are not the parts that the text is joined of."""
    blocks = article.blocks()
    if "\n\n".join(span.of(article.text) for span in blocks) != article.text:
        yield "the text is not its headline, dek and paragraphs joined by blank lines"
    for name, span in (("headline", article.headline_span), ("dek", article.dek_span)):
        if (span.of(article.text) if span else None) != getattr(article, name):
            yield f"{name} is not what {name}_span covers"


def _check_coverage(article: Article) -> Iterator[str]:
    """Yield the ranges of the text that no segment leads back to the page, white space aside, and overlaps."""
    at = 0
    for segment in [*sorted(article.source_map, key=lambda s: (s.start, s.end)), None]:
        start = segment.start if segment else len(article.text)
        if start < at:
            yield f"characters {start}:{at}: two segments overlap"
        gap = article.text[at:start]
        if gap.strip():
            yield f"characters {at}:{start} ({show_slice(gap)}): no segment leads back to the page"
        at = max(at, segment.end) if segment else at


def walk_evidence(comparison: Comparison) -> Iterator[tuple[str, Evidence]]:
    """Yield every piece of evidence anywhere in the output, with the finding that it stands in."""
    for name in LISTS:
        for number, item in enumerate(getattr(comparison, name)):
            yield from _walk(item, f"{name} {getattr(item, 'id', number)}")


def _walk(item: object, place: str) -> Iterator[tuple[str, Evidence]]:
    if isinstance(item, Evidence):
        yield place, item
    elif isinstance(item, msgspec.Struct):
        for field in item.__struct_fields__:
            yield from _walk(getattr(item, field), f"{place}, {field}")
    elif isinstance(item, tuple):
        for part in item:
            yield from _walk(part, place)


def _check_evidence(comparison: Comparison, articles: Mapping[str, Article]) -> Iterator[str]:
    for place, evidence in walk_evidence(comparison):
        problem = _disprove_evidence(evidence, articles.get(evidence.article_id))
        if problem:
            yield f"{place}: {problem}"


def _disprove_evidence(evidence: Evidence, article: Article | None) -> str | None:
    where = f"article {evidence.article_id}, characters {evidence.start}:{evidence.end}"
    if article is None:
        return f"{where}: there is no such article"
    if not 0 <= evidence.start < evidence.end <= len(article.text):
        return f"{where}: not a range of its {len(article.text)} characters"
    found = article.text[evidence.start : evidence.end]
    if found != evidence.text:
        return f"{where}: says {show_slice(evidence.text)}, but there stands {show_slice(found)}"
    if not any(block.covers(Span(evidence.start, evidence.end)) for block in article.blocks()):
        return f"{where} ({show_slice(found)}): crosses the edge of a headline, dek or paragraph"
    return None


def show_slice(text: str) -> str:
    """Return `text` in quotation marks on one line, its middle left out where it is long."""
    if len(text) <= SHOWN_CHARACTERS:
        return repr(text)
    half = SHOWN_CHARACTERS // 2
    return repr(text[:half] + " … " + text[-half:])
