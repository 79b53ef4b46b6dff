"""Whatever happens to a page: cleaning ends with an article or a reason, proves its characters and loses no word."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.clean import clean_page, learn_profiles
from rashomon.clean.dump.lines import split_lines
from rashomon.clean.html.walk import walk_markup
from rashomon.model import Article, MediaType, Page, Rejected
from rashomon.run.models import CleanNets
from rashomon.run.proof import PageProver
from tests.clean.clean_pages import BODY, make_dump, make_html, make_page, paragraphs
from tests.clean.mutations import DUMPS, HTML_PAGES, ORDERS, invent_dump, invent_html

NETS = CleanNets()
few = settings(max_examples=settings().max_examples // 2, suppress_health_check=[HealthCheck.too_slow])


def clean(page: Page) -> Article | Rejected:
    return clean_page(page, None, nets=NETS)


def check(text: str, media_type: MediaType) -> None:
    """Fail where an article is not whole, in order and proved."""
    page = make_page(text, media_type, url="https://herald.example/a/1", captured="2031-04-01T00:00:00Z")
    article = clean(page)
    if isinstance(article, Rejected):
        assert article.detail
        return
    prover = PageProver(page)
    for segment in article.source_map:
        assert prover.disprove(segment, article.text) is None
    assert all(a.end <= b.start for a, b in pairwise(article.source_map))
    assert all(span.of(article.text).strip() for span in article.blocks())
    assert all(a.end < b.start for a, b in pairwise(article.blocks()))
    assert article.published is None or article.published.value[:10] <= "2031-04-02"
    assert words_of(article) == shown_words(text, media_type)


def words_of(article: Article) -> Counter[str]:
    """Return the words that the page shows, kept and removed; a headline that is only stated is not shown."""
    stated = [s for s in article.source_map if s.source is not None]
    shown = article.text[stated[-1].end :] if stated else article.text
    return Counter(" ".join((shown, *(part.text for part in article.removed))).split())


def shown_words(text: str, media_type: MediaType) -> Counter[str]:
    blocks = walk_markup(text).blocks if media_type == "text/html" else split_lines(text)
    return Counter(word for block in blocks for word in block.text.split())


@few
@given(HTML_PAGES)
def test_a_damaged_page_is_cleaned_or_refused(text: str) -> None:
    """Missing tags, wrong characters, early ends: no exception, no lost word, no unproved character."""
    check(text, "text/html")


@few
@given(DUMPS)
def test_a_damaged_dump_is_cleaned_or_refused(text: str) -> None:
    """The same for text without markup."""
    check(text, "text/plain")


@few
@given(st.text(max_size=400), st.sampled_from(["text/html", "text/plain", "application/json"]))
def test_any_text_is_cleaned_or_refused(text: str, media_type: MediaType) -> None:
    """Noise of any script is an article or a reason."""
    assert clean(make_page(text, media_type)).page_id


@settings(max_examples=8)
@given(st.lists(ORDERS, min_size=2, max_size=4))
def test_a_page_gives_one_article_wherever_it_is_cleaned(orders: list[list[int]]) -> None:
    """Alone, after others, in any order and with the same profile, a page gives the same article."""
    pages = [make_page(invent_html(order), "text/html") for order in orders]
    pages += [make_page(invent_dump(order)) for order in orders]
    alone = [clean(page) for page in pages]
    assert [clean(page) for page in reversed(pages)] == alone[::-1]
    one, other = learn_profiles(pages), learn_profiles(reversed(pages))
    assert one.digest == other.digest
    for page in pages:
        profiled = clean_page(page, one.of(page), nets=NETS)
        assert profiled == clean_page(page, other.of(page), nets=NETS)


def test_the_thousandth_call_gives_what_the_first_gave() -> None:
    """Nothing that a call leaves behind changes a later one."""
    page, other = make_page(invent_html([0, 1]), "text/html"), make_page(invent_dump([3, 4, 1]))
    first = clean(page), clean(other)
    for _ in range(499):
        assert (clean(page), clean(other)) == first


def test_tidy_text_still_leads_back() -> None:
    """Soft hyphens, ligatures, zero-width and no-break spaces, mixed line ends."""
    odd = [text.replace("fi", "\ufb01").replace("er", "e\u00adr").replace(" a ", "\u00a0a\u200b ") for text in BODY]
    check(make_html(f"<article><h1>Odd \u00adcharacters\u00a0here</h1>{paragraphs(*odd)}</article>"), "text/html")
    check(make_dump(*odd).replace("\n\n", "\r\n\r"), "text/plain")
