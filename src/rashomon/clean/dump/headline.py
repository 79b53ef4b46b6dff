"""Find the headline of a text dump: the line at the top of the body that looks most like one.

In: the lines, the places of the body, the page's address.  Out: the headline's place.
The body uses a headline's words, an address often spells it, dumps keep blank lines around it; how much each property
counts was learned (TITLE_WEIGHTS). Where no line stands out there is no headline.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from urllib.parse import urlsplit

from rashomon.clean.blocks import Block
from rashomon.clean.bylines import is_names, opens_byline, read_authors, signs_with_post
from rashomon.clean.prose import MIN_PROSE, count_words, ends_sentence
from rashomon.text.dates import find_date
from rashomon.text.tokens import STOPWORDS

MAX_HEADLINE = 260  # characters
ENOUGH_WORDS = 8  # a headline of so many words needs no more to be believed
MOST_LINES_ABOVE = 30  # lines above the body that are looked at
MIN_SPACES = 2  # of a line, where longer ones than a word or two can be had
MOST_LINES_INTO = 6  # lines at the top of the body that can be the headline
BODY_LINES = 10  # lines of body whose words count
BODY_CHARACTERS = 200  # of each
STEM = 5  # first letters by which words of any language are compared
SURE = 0.35  # share of belief that the best line must have: under it three of four are wrong
LEAST = 2.0  # logits: the first sentence of a text that has no headline stays under it
# What speaks for a line, in logits, by `python -m evals.train_headline` from the titles stated for `dumps-*`.
TITLE_WEIGHTS = {
    "few": 0.00, "short": -1.39, "fair": 1.09, "good": 1.41, "long": 0.44, "longer": -1.82, "endless": -2.17,
    "stop": -3.39, "open": -4.86, "asks": -0.82, "bar": -2.19, "commas": -2.45, "caps": 2.20, "widget": -1.66,
    "digit": -0.66, "used": 3.72, "slug": 4.21, "slugged": 3.46, "parted": 2.62, "closed": 1.07, "alone": 1.88,
    "inside": -2.85, "into": -1.94,
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+|\d+")
_PLAIN_WORD = re.compile(r"[a-z]+|[0-9]+")  # the same in small letters without accents, twice as fast
# Words of what stands around headlines: signs of a site, dates and names, offers.
_WIDGET = re.compile(
    r"\b(?:icon|logo|image|photo|menu|skip|cookies?|subscribe|newsletter|sign|log|search|advertisement|credit|getty|"
    r"updated|published|posted|written|reviewed|share|read more|author|editors?|editorial|disclosure|commission)\b|©"
)
# The first letters of their words: a line without one of them holds none.
_WIDGET_STEMS = frozenset(
    "ico log ima pho men ski coo sub new sig sea adv cre get upd pub pos wri rev sha rea aut edi dis com".split()
)
_BARS = frozenset("|»›>/·")
_SIZES = ("few", "short", "fair", "good", "long", "longer", "endless")
_MOST_WORDS = (2, 4, 7, 14, 20, 30)  # of each but the last


def find_headline(blocks: Sequence[Block], body: Sequence[int], url: str | None = None) -> int | None:
    """Return the place of the headline, None where no line is like one; `body` lists the places of the paragraphs."""
    if not body:
        return None
    rated = [
        (sum([TITLE_WEIGHTS[name] * value for name, value in shape.items() if value]), -place)
        for place, shape in describe_titles(blocks, body, url)
    ]
    if not rated:
        return None
    best, place = max(rated)
    belief = 1 / sum(math.exp(min(0.0, rate - best)) for rate, _ in rated)
    return -place if belief >= SURE and best >= LEAST else None


def describe_titles(
    blocks: Sequence[Block], body: Sequence[int], url: str | None
) -> list[tuple[int, dict[str, float]]]:
    """Return the places of the lines that can be the headline, and what speaks for and against each."""
    first = next((i for i in body[:MOST_LINES_INTO] if _is_paragraph(blocks[i].text)), body[0])
    used = _read_body(blocks, [i for i in body if i >= first])
    slug = {word[:STEM] for word in _list_words(urlsplit(url).path.lower())} if url else set()
    near = range(max(0, first - MOST_LINES_ABOVE), min(len(blocks), first + MOST_LINES_INTO))
    lines = [i for i in near if len(blocks[i].text) <= MAX_HEADLINE and not blocks[i].bullet]
    # Most lines above the headline are the one or two words of a menu.
    lines = [i for i in lines if blocks[i].text.count(" ") >= MIN_SPACES] or lines
    found = []
    for place in lines:
        text = blocks[place].text
        lowered = text.lower()
        words = _list_words(lowered)
        own = {word[:STEM] for word in words if word not in STOPWORDS}
        if own:
            widget = _is_widget(lowered, words)
            shape: dict[str, float] = {**_describe_shape(text, widget), **_describe_place(blocks, place, first)}
            shape["used"] = len(own & used) / len(own) * math.sqrt(min(1.0, count_words(text) / ENOUGH_WORDS))
            if slug:
                shape["slug"], shape["slugged"] = len(own & slug) / len(own), len(own & slug) / len(slug)
            found.append((place, shape))
    return found


def _is_paragraph(text: str) -> bool:
    return len(text) >= MIN_PROSE and ends_sentence(text)


def _read_body(blocks: Sequence[Block], body: Sequence[int]) -> set[str]:
    """Return the stems of the words that the first paragraphs use."""
    texts = [blocks[i].text[:BODY_CHARACTERS] for i in body[:BODY_LINES] if len(blocks[i].text) >= MIN_PROSE]
    return {word[:STEM] for word in _list_words("\n".join(texts).lower())}


def _list_words(lowered: str) -> list[str]:
    return (_PLAIN_WORD if lowered.isascii() else _WORD).findall(lowered)


def _is_widget(lowered: str, words: Sequence[str]) -> bool:
    likely = "©" in lowered or not _WIDGET_STEMS.isdisjoint([word[:3] for word in words])
    return likely and _WIDGET.search(lowered) is not None


def _describe_shape(text: str, widget: bool) -> dict[str, float]:
    """Return what a line's own text says for or against it."""
    words = text.split()
    return {
        _SIZES[bisect_left(_MOST_WORDS, len(words))]: 1.0,
        "stop": text[-1] == ".",
        "open": text[-1] in ",:;",
        "asks": text[-1] in "?!",
        "bar": not _BARS.isdisjoint(text),
        "commas": text.count(",") / len(words),
        "caps": sum([word[0].isupper() for word in words]) / len(words),
        "widget": widget,
        "digit": text[0].isdigit(),
    }


def _describe_place(blocks: Sequence[Block], place: int, first: int) -> dict[str, float]:
    """Return what a line's place says: blank lines around it, its distance to the first paragraph."""
    parted = place == 0 or blocks[place].gap > 0
    closed = place + 1 < len(blocks) and blocks[place + 1].gap > 0
    return {
        "parted": parted,
        "closed": closed,
        "alone": parted and closed,
        "inside": place >= first,
        "into": math.log1p(max(0, place - first)),
    }


def is_byline(block: Block) -> bool:
    """Return whether a line is a byline or a dateline: names, or a date with few other words."""
    text = block.text
    if len(text) > 160:
        return False
    found = find_date(text)
    if found is not None and len(text) - (found.end - found.start) < 60:
        return True
    signed = opens_byline(text) and bool(read_authors(text))
    return signed or is_names(text) or signs_with_post(text) or _is_desk(text)


def _is_desk(text: str) -> bool:
    words = text.lower().split()
    return 0 < len(words) <= 4 and words[-1] in {"desk", "staff", "newsroom", "agencies", "team"}
