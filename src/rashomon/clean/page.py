"""A page in; an article out, or the reason why there is none."""

from __future__ import annotations

from rashomon.clean.blocks import MAX_BLOCKS, MAX_LINE_CHARACTERS
from rashomon.clean.build import build_article
from rashomon.clean.choice import Choice
from rashomon.clean.html_blocks import MAX_DEPTH, walk_markup
from rashomon.clean.html_body import choose_blocks
from rashomon.clean.html_metadata import read_html_metadata, read_stated, stated_dek_text, stated_title
from rashomon.clean.profiles import Profile
from rashomon.clean.scoring import score_blocks, score_lines
from rashomon.clean.text_blocks import split_lines
from rashomon.clean.text_body import choose_lines
from rashomon.clean.text_metadata import read_text_metadata
from rashomon.model import Article, Page, Rejected, RejectReason


Cleaned = tuple[Article | Rejected, Choice | None]


def clean_page(page: Page, profile: Profile | None) -> Article | Rejected:
    """Return the article of `page`, or why it has none."""
    return clean_chosen(page, profile)[0]


def clean_chosen(page: Page, profile: Profile | None) -> Cleaned:
    """Return the article of `page` with the choice of blocks behind it, or why there is none."""
    if not page.text.strip():
        return reject(page, "empty", "the page holds no text"), None
    if page.record.media_type == "text/html":
        return clean_html(page, profile)
    return clean_text(page, profile)


def clean_html(page: Page, profile: Profile | None) -> Cleaned:
    """Return the article of an HTML page."""
    markup = walk_markup(page.text)
    if markup.too_deep or len(markup.blocks) > MAX_BLOCKS:
        return reject(page, "limit", f"nested deeper than {MAX_DEPTH} elements, or more than {MAX_BLOCKS} blocks"), None
    stated = read_stated(markup)
    scores = score_blocks(markup.blocks, stated_title(stated))
    choice = choose_blocks(markup.blocks, scores, stated_title(stated), stated_dek_text(stated))
    if not choice.of("body"):
        return reject(page, "not-an-article", "no run of sentences was found"), None
    return build_article(page, choice, read_html_metadata(page, markup, stated, choice)), choice


def clean_text(page: Page, profile: Profile | None) -> Cleaned:
    """Return the article of a text dump."""
    if max(map(len, page.text.splitlines()), default=0) > MAX_LINE_CHARACTERS:
        return reject(page, "limit", f"a line is longer than {MAX_LINE_CHARACTERS} characters"), None
    blocks = split_lines(page.text)
    if len(blocks) > MAX_BLOCKS:
        return reject(page, "limit", f"more than {MAX_BLOCKS} lines"), None
    choice = choose_lines(blocks, score_lines(blocks))
    if not choice.of("body"):
        return reject(page, "not-an-article", "no run of sentences was found"), None
    return build_article(page, choice, read_text_metadata(page, choice)), choice


def reject(page: Page, reason: RejectReason, detail: str) -> Rejected:
    """Return the page as an input without an article."""
    return Rejected(path=page.record.path, page_id=page.id, reason=reason, detail=detail)
