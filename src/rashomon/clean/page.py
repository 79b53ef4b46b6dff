"""A page in; an article out, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.clean.blocks import MAX_BLOCKS, MAX_LINE_CHARACTERS, Block
from rashomon.clean.build import build_article
from rashomon.clean.choice import Choice
from rashomon.clean.dump.body import choose_lines
from rashomon.clean.dump.lines import split_lines
from rashomon.clean.dump.metadata import read_text_metadata
from rashomon.clean.gates import refuse_choice, rescue_scores
from rashomon.clean.html.body import BODY, choose_blocks
from rashomon.clean.html.metadata import read_html_metadata, stated_dek_text
from rashomon.clean.html.stated import read_stated
from rashomon.clean.html.stated_body import add_stated_body
from rashomon.clean.html.titles import stated_title
from rashomon.clean.html.walk import MAX_DEPTH, walk_markup
from rashomon.clean.profiles import Profile, flag_shared
from rashomon.clean.rows import decode_row, markup_of, read_row
from rashomon.clean.scores.nets import NetSource
from rashomon.clean.scores.scoring import score_blocks
from rashomon.model import Article, Page, Rejected, RejectReason

Cleaned = tuple[Article | Rejected, Choice | None]


def clean_page(page: Page, profile: Profile | None, *, nets: NetSource) -> Article | Rejected:
    """Return the article of `page`, or why it has none. `nets` gives the learned models of what is body."""
    return clean_chosen(page, profile, nets=nets)[0]


def clean_chosen(page: Page, profile: Profile | None, *, nets: NetSource) -> Cleaned:
    """Return the article of `page` with the choice of blocks behind it, or why there is none."""
    if not page.text.strip():
        return reject(page, "empty", "the page holds no text"), None
    if page.record.media_type == "application/json":
        return clean_row(page, profile, nets=nets)
    if page.record.media_type == "text/html":
        return clean_html(page, page.text, profile, nets=nets)
    return clean_text(page, profile, nets=nets)


def clean_row(page: Page, profile: Profile | None, *, nets: NetSource) -> Cleaned:
    """Return the article of a row: as it stands where it is clean, cleaned where it holds markup only."""
    row = decode_row(page)
    if row is None:
        return reject(page, "corrupt", "the row is not a JSON object"), None
    html = markup_of(row)
    if html is not None:
        return clean_html(page, html, profile, nets=nets)
    found = read_row(page, row)
    if found is None:
        return reject(page, "empty", "the row has neither text nor title"), None
    return build_article(page, found.choice, found.meta, found.fields), found.choice


def clean_html(page: Page, html: str, profile: Profile | None, *, nets: NetSource) -> Cleaned:
    """Return the article of an HTML page, or of the markup in a row."""
    markup = walk_markup(html)
    if markup.too_deep or _passes_limits(markup.blocks):
        return reject(page, "limit", f"nested deeper than {MAX_DEPTH} elements, or {LIMITS}"), None
    stated = read_stated(markup)
    title = stated_title(stated)
    shared = flag_shared(markup.blocks, profile)
    scores = score_blocks(markup.blocks, nets=nets, title=title, shared=shared)
    body = rescue_scores(markup.blocks, scores.body, BODY, stated=bool(stated.article))
    choice = choose_blocks(markup.blocks, body, title, stated_dek_text(stated), scores.kinds)
    choice = add_stated_body(choice, stated.article)
    refused = refuse_choice(choice, stated=bool(stated.article), title=stated.title)
    if refused is not None:
        return reject(page, "not-an-article", refused), None
    return build_article(page, choice, read_html_metadata(page, markup, stated, choice)), choice


def clean_text(page: Page, profile: Profile | None, *, nets: NetSource) -> Cleaned:
    """Return the article of a text dump."""
    blocks = split_lines(page.text)
    if _passes_limits(blocks):
        return reject(page, "limit", LIMITS), None
    scores = score_blocks(blocks, nets=nets, shared=flag_shared(blocks, profile))
    body = rescue_scores(blocks, scores.body, BODY)
    choice = choose_lines(blocks, body, scores.kinds, url=page.record.url)
    refused = refuse_choice(choice, stated=False)
    if refused is not None:
        return reject(page, "not-an-article", refused), None
    return build_article(page, choice, read_text_metadata(page, choice, profile)), choice


LIMITS = f"more than {MAX_BLOCKS} parts, or one longer than {MAX_LINE_CHARACTERS} characters"


def _passes_limits(blocks: Sequence[Block]) -> bool:
    return len(blocks) > MAX_BLOCKS or max([len(block.text) for block in blocks], default=0) > MAX_LINE_CHARACTERS


def reject(page: Page, reason: RejectReason, detail: str) -> Rejected:
    """Return the page as an input without an article."""
    return Rejected(path=page.record.path, page_id=page.id, reason=reason, detail=detail)
