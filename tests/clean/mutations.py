"""Ways in which scrapers, proxies and hands damage a page, each a function of the page and of numbers that choose."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from tests.clean.clean_pages import BODY, HEADLINE, make_dump, make_html, paragraphs

Mutation = Callable[[str, int, int], str]

LINES = (
    "By Anna Smith", "3 March 2031, 17:04", "Advertisement", "Read also: Tugs in the sound", "© 2031 Sound Herald",
    "Subscribe to continue reading", "Leave a comment", "LORVIK, March 11 (Reuters) -", "12:30", "Photo: Ida Venn",
)  # fmt: skip
ODD = "\u00ad\u200b\u00a0\u202e\ufeff\ufb01\u0301\x00\x1c\x85\u2028\U0001f6a2\ud7af\u0130ſ<&>\"'"
TAGS = (
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<li>",
    "<table><td>",
    "<br>",
    "<b>",
    "</b>",
    "<script>",
    "<!--",
    "<template>",
)
HEAD = (
    "<link rel='canonical' href='https://herald.example/a/1'>"
    f"<title>{HEADLINE} | Sound Herald</title><meta property='og:title' content='{HEADLINE}'>"
    "<meta name='author' content='Anna Smith'><meta property='article:published_time' content='2031-03-03T17:04Z'>"
    f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{HEADLINE}", '
    '"author": [{"@type": "Person", "name": "Anna Smith"}], "datePublished": "2031-03-03T17:04:00Z"}</script>'
)


def invent_html(order: list[int]) -> str:
    """Return a whole page: headline, paragraphs, and the lines that `order` chooses around and between them."""
    lines = [LINES[i % len(LINES)] for i in order]
    half = len(lines) // 2
    inside = "".join(f"{paragraphs(text)}<p class='meta'>{line}</p>" for text, line in zip(BODY, lines, strict=False))
    return make_html(
        f"<header><nav>{''.join(f'<a href=#>{line}</a>' for line in lines[:half])}</nav></header>"
        f"<article><h1>{HEADLINE}</h1>{inside}{paragraphs(*BODY)}</article>"
        f"<footer>{''.join(f'<div>{line}</div>' for line in lines[half:])}</footer>",
        HEAD,
    )


def invent_dump(order: list[int]) -> str:
    """Return a page as a text dump, lines that `order` chooses around the article."""
    lines = [LINES[i % len(LINES)] for i in order]
    return make_dump(*lines, HEADLINE, *BODY, *reversed(lines))


def cut_short(page: str, a: int, _: int) -> str:
    """The record ends early."""
    return page[: a % (len(page) + 1)]


def flip(page: str, a: int, b: int) -> str:
    """One character is another one."""
    place = a % max(1, len(page))
    return page[:place] + chr(32 + b % 96) + page[place + 1 :]


def insert_odd(page: str, a: int, b: int) -> str:
    """A character that shows nothing, or that few expect, stands somewhere."""
    place = a % (len(page) + 1)
    return page[:place] + ODD[b % len(ODD)] + page[place:]


def drop_tag(page: str, a: int, _: int) -> str:
    """A tag is missing."""
    start = page.find("<", a % max(1, len(page)))
    end = page.find(">", start)
    return page if start < 0 or end < 0 else page[:start] + page[end + 1 :]


def insert_tag(page: str, a: int, b: int) -> str:
    """A tag is left open, or closes what was never opened."""
    place = a % (len(page) + 1)
    return page[:place] + TAGS[b % len(TAGS)] + page[place:]


def repeat_part(page: str, a: int, b: int) -> str:
    """A part of the page stands twice."""
    start = a % (len(page) + 1)
    part = page[start : start + b % 400]
    return page[:start] + part + page[start:]


def glue_lines(page: str, a: int, _: int) -> str:
    """A line break is missing."""
    place = page.find("\n", a % max(1, len(page)))
    return page if place < 0 else page[:place] + page[place + 1 :]


def mix_breaks(page: str, a: int, b: int) -> str:
    """Lines end in several ways."""
    breaks = ("\r\n", "\r", "\u2028", "\n\n", "\x0b", "\x85")
    place = page.find("\n", a % max(1, len(page)))
    return page if place < 0 else page[:place] + breaks[b % len(breaks)] + page[place + 1 :]


def misread(page: str, _: int, b: int) -> str:
    """The page was decoded with the wrong encoding."""
    return page.encode("utf-8", "replace").decode(("latin-1", "cp1251", "ascii", "shift_jis")[b % 4], "replace")


MUTATIONS: tuple[Mutation, ...] = (
    cut_short, flip, flip, insert_odd, insert_odd, drop_tag, drop_tag, insert_tag, insert_tag, repeat_part, glue_lines,
    mix_breaks, misread,
)  # fmt: skip
ORDERS = st.lists(st.integers(0, len(LINES) - 1), max_size=10)
STEPS = st.lists(
    st.tuples(st.integers(0, len(MUTATIONS) - 1), st.integers(0, 9_999), st.integers(0, 9_999)), max_size=12
)


def mutate(page: str, steps: list[tuple[int, int, int]]) -> str:
    """Return the page after all `steps`: which mutation, and two numbers for it."""
    for which, a, b in steps:
        page = MUTATIONS[which](page, a, b)
    return page


HTML_PAGES = st.builds(lambda order, steps: mutate(invent_html(order), steps), ORDERS, STEPS)
DUMPS = st.builds(lambda order, steps: mutate(invent_dump(order), steps), ORDERS, STEPS)
