"""The parsers that read what strangers wrote, each as a function of bytes that fails where a promise is broken.

In: any bytes.  Out: nothing.  A broken promise is an AssertionError, a fault any other exception: a parser answers with
what it found, with a Rejected, or with an error of ours that names place and next step, and with nothing else.
"""

from __future__ import annotations

import io
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from rashomon.annotate import annotate
from rashomon.annotate.quotes import find_quotations
from rashomon.annotate.sentences import split_sentences
from rashomon.clean import clean_page, parse_profiles
from rashomon.errors import RashomonError
from rashomon.model import (
    Article,
    MediaType,
    Page,
    PageRecord,
    Quality,
    Rejected,
    Segment,
    Span,
    content_id,
    decode_comparison,
)
from rashomon.read.decode import Refusal, decode_page
from rashomon.read.fetch.feeds import read_feed
from rashomon.read.limits import Limits
from rashomon.read.manifest import read_manifest
from rashomon.read.pages import read_pages
from rashomon.read.rows import read_rows
from rashomon.read.webarchive import read_webarchive
from rashomon.run.models import CleanNets
from rashomon.run.proof import PageProver
from rashomon.text.dates import find_date

Target = Callable[[bytes], None]
NETS = CleanNets()
SMALL = Limits(max_page_bytes=1 << 20)
LANGUAGES = ("de", "fr", "es", "it", "ru", "uk", "pt", "ja", "ar", "xx", "")
GAP = "\n\n"
MOST_PROVED = 200  # segments of one page: proving walks to each from the root


def fuzz_text(raw: bytes) -> None:
    """A text page becomes an article that it proves, or is refused."""
    check_page(_make_page(_decode(raw), "text/plain"))


def fuzz_html(raw: bytes) -> None:
    """So does an HTML page."""
    check_page(_make_page(_decode(raw), "text/html"))


def fuzz_row(raw: bytes) -> None:
    """So does a row of JSON."""
    check_page(_make_page(_decode(raw), "application/json"))


def fuzz_decode(raw: bytes) -> None:
    """Bytes become text that can be written as UTF-8, or are refused."""
    for html in (False, True):
        text = decode_page(raw, html=html)
        if not isinstance(text, Refusal):
            text.encode("utf-8")


def fuzz_webarchive(raw: bytes) -> None:
    """A web archive gives pages and refusals, with places within it."""
    _check_items(list(read_webarchive(io.BytesIO(raw), "a.warc", SMALL)), len(raw))


def fuzz_rows(raw: bytes) -> None:
    """JSON Lines give a page or a refusal for each line that is not blank."""
    items = list(read_rows(io.BytesIO(raw), "a.jsonl", SMALL))
    _check_items(items, len(raw))
    assert len(items) == sum(1 for line in raw.split(b"\n") if line.removeprefix(b"\xef\xbb\xbf").strip(b" \t\r\n"))


def fuzz_file(raw: bytes) -> None:
    """A file of any content gives pages and refusals, whatever its name promises."""
    suffixes = (".txt", ".html", ".jsonl", ".jsonl.gz", ".json", ".warc", ".warc.gz")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"page{suffixes[len(raw) % len(suffixes)]}"
        file.write_bytes(raw)
        items = list(read_pages([file], limits=SMALL))
    assert items, "a file was dropped uncounted"
    _check_items(items, None)


def fuzz_manifest(raw: bytes) -> None:
    """A manifest is read, or an error of ours says where it is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pages.csv"
        file.write_bytes(raw)
        try:
            read_manifest(file)
        except RashomonError as error:
            assert str(file) in str(error)  # noqa: PT017 the message is the promise


def fuzz_feed(raw: bytes) -> None:
    """A feed gives entries or feeds, or says what troubles it."""
    feed = read_feed(raw, "https://herald.example/feed")
    addresses = (*(entry.url for entry in feed.entries), *feed.feeds)
    assert all(address.startswith(("http://", "https://")) for address in addresses)
    assert not (feed.trouble and addresses)


def fuzz_date(raw: bytes) -> None:
    """A date lies within the text and is truncated ISO."""
    text = _decode(raw)
    for language in ("", "en-us", "de"):
        found = find_date(text, language=language)
        assert found is None or (0 <= found.start < found.end and found.value[:4].isdigit())


def fuzz_quotes(raw: bytes) -> None:
    """Quotations lie within their block, in order, with text inside."""
    text, blocks = _blocks(_decode(raw))
    for quotation in find_quotations(text, blocks):
        assert blocks[quotation.block].covers(quotation.outer)
        assert quotation.outer.covers(quotation.inner)
    sentences = split_sentences(text, blocks)
    assert all(a.end <= b.start for a, b in pairwise(sentences))
    assert _words(s.of(text) for s in sentences) == _words([text])


def fuzz_annotate(raw: bytes) -> None:
    """What is found in an article of a language without a parser stands where it says."""
    article = _make_article(_decode(raw[1:]), LANGUAGES[(raw[:1] or b"\0")[0] % len(LANGUAGES)])
    found = annotate(article, parser=_NoParser())
    for statement in found.statements:
        for evidence in (*statement.content, statement.cue, statement.source):
            assert evidence is None or evidence.text == article.text[evidence.start : evidence.end] != ""
    spans = [*found.sentences, *(q.span for q in found.quantities), *(t.span for t in found.times)]
    spans += [mention for entity in found.entities for mention in entity.mentions]
    blocks = article.blocks()
    starts = [block.start for block in blocks]
    for span in spans:
        assert blocks[bisect_right(starts, span.start) - 1].covers(span)


def fuzz_contract(raw: bytes) -> None:
    """A comparison is decoded, or the first wrong field is named."""
    try:
        decode_comparison(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return


def fuzz_profiles(raw: bytes) -> None:
    """So are outlet profiles."""
    try:
        parse_profiles(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return


TARGETS: dict[str, Target] = {
    "text": fuzz_text, "html": fuzz_html, "row": fuzz_row, "decode": fuzz_decode, "webarchive": fuzz_webarchive,
    "rows": fuzz_rows, "file": fuzz_file, "manifest": fuzz_manifest, "feed": fuzz_feed, "date": fuzz_date,
    "quotes": fuzz_quotes, "annotate": fuzz_annotate, "contract": fuzz_contract, "profiles": fuzz_profiles,
}  # fmt: skip


class _NoParser:
    """A parser of English for texts that are not English: asked, it has nothing to parse."""

    def parse(self, texts: Sequence[str]) -> list[Any]:
        assert not texts, "the text was taken for English"
        return []


def check_page(page: Page) -> Article | Rejected:
    """Return what cleaning makes of the page, once all that is promised of it holds."""
    article = clean_page(page, None, nets=NETS)
    if isinstance(article, Rejected):
        assert article.detail
        assert article.page_id == page.id
        return article
    msgspec.json.encode(article)
    prover = PageProver(page)
    for segment in article.source_map[:: 1 + len(article.source_map) // MOST_PROVED]:
        assert prover.disprove(segment, article.text) is None
    assert all(a.end <= b.start for a, b in pairwise(article.source_map))
    assert all(a.end < b.start for a, b in pairwise(article.blocks()))
    assert all(span.of(article.text).strip() for span in article.blocks())
    return article


def _check_items(items: Iterable[Page | Rejected], size: int | None) -> None:
    for item in items:
        if isinstance(item, Rejected):
            assert item.detail
            continue
        item.text.encode("utf-8")
        msgspec.json.encode(item.record)
        archive = item.record.archive
        assert archive is None or size is None or 0 <= archive.offset < size


def _decode(raw: bytes) -> str:
    """Return the text that reading makes of the bytes; of bytes that it refuses, one with what was wrong replaced."""
    text = decode_page(raw)
    return raw.decode("utf-8", "replace") if isinstance(text, Refusal) else text


def _make_page(text: str, media_type: MediaType) -> Page:
    record = PageRecord(
        id=content_id("p", text, None),
        path="page",
        url="https://herald.example/a/1",
        captured="2031-04-01T00:00:00Z",
        media_type=media_type,
        bytes=len(text.encode("utf-8", "surrogatepass")),
        archive=None,
    )
    return Page(record=record, text=text)


def _blocks(text: str) -> tuple[str, list[Span]]:
    """Return the lines of a text as blocks, and the text that they make."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    spans, at = [], 0
    kept = [line for line in lines if line]
    for line in kept:
        spans.append(Span(at, at + len(line)))
        at += len(line) + len(GAP)
    return GAP.join(kept), spans


def _words(texts: Iterable[str]) -> str:
    return "".join("".join(text.split()) for text in texts)


def _make_article(text: str, language: str) -> Article:
    whole, spans = _blocks(text)
    return Article(
        id="a-1", page_id="p-1", outlet=None, url=None, headline=None, dek=None, authors=(), published=None,
        modified=None, language=language or "xx", genre="news", credit=None, text=whole, headline_span=None,
        dek_span=None, paragraphs=tuple(spans),
        source_map=(Segment(start=0, end=len(whole), page_start=0, page_end=len(whole)),) if whole else (),
        removed=(), quality=Quality(),
    )  # fmt: skip
