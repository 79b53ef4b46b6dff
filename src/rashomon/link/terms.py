"""The words of one article as linking sees them: terms, names, numbers, days.

In: an article.  Out: its `Terms`, from the article alone.
Not here: weights, which depend on the other articles. No parser: names are words with a capital inside a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.link.dates import day_of
from rashomon.link.stopwords import FUNCTION_WORDS
from rashomon.model import Article
from rashomon.text.calendar import MONTHS, WEEKDAYS
from rashomon.text.normalize import strip_accents
from rashomon.text.tokens import stem

BODY_CHARACTERS = 6000  # news tells its happening in the first thousand words; what follows is background
LEAD_WORDS = 80  # headline, dek and about two paragraphs
TITLE_CASE_SHARE = 0.6  # of a headline's longer words: above it capitals mean nothing ("Mine Collapse Kills Five")
SMALL_LETTERS = 3  # "of" and "the" stay small in title case, so only longer words are asked
STEM_LETTERS = 6  # other languages inflect at the end: what is left of a longer word names it well enough
SHORT_NUMBER = 2  # digits: smaller numbers stand in any text
LAST_DAY = 31
NAME_WORDS = 2  # after an office: first and last name
OFFICES = frozenset("president chancellor premier minister governor mayor senator speaker chief".split())
OFFICES_TO_COME = frozenset(office + ending for office in OFFICES for ending in ("-elect", "-designate"))
TITLE_ONLY_WORDS = 40  # an article with fewer words has no body to speak of

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[.!?:;\n\"“”«»„]")
_BREAKS = frozenset('.!?:;\n"“”«»„')
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one article; `title` those of its headline, `lead` those of its beginning.

    `dates` are the months and days that the text names, `weekdays` its weekdays. `to_come` names those whom it calls
    "-elect", `in_office` those whom it calls by the office itself. `day` is when it was published, in days since 1970,
    None where unknown.
    """

    id: str
    language: str
    title: Counter[str]
    lead: Counter[str]
    body: Counter[str]
    names: Counter[str]
    numbers: frozenset[str]
    dates: frozenset[tuple[int, int]]
    weekdays: frozenset[int]
    to_come: frozenset[str]
    in_office: frozenset[str]
    day: float | None
    title_only: bool


def read_terms(article: Article) -> Terms:
    """Return the terms of an article; its headline also counts as part of the body."""
    head = article.headline_span.of(article.text) if article.headline_span is not None else ""
    tokens = _TOKEN.findall(article.text[:BODY_CHARACTERS])
    body = [term for term in map(term_of, tokens) if term]
    counts = Counter(body)
    names = find_names(tokens, head_tokens=len(_TOKEN.findall(head)))
    to_come = names_after(tokens, OFFICES_TO_COME)
    return Terms(
        id=article.id,
        language=article.language or "",
        title=Counter(term for term in map(term_of, _TOKEN.findall(head)) if term),
        lead=Counter(body[:LEAD_WORDS]),
        body=counts,
        names=Counter(term for term in map(term_of, names) if term),
        numbers=frozenset(term for term in counts if is_telling_number(term)),
        dates=find_dates(tokens),
        weekdays=frozenset(WEEKDAYS[word] for word in map(str.lower, set(tokens)) if word in WEEKDAYS),
        to_come=to_come,
        in_office=names_after(tokens, OFFICES) - to_come,
        day=day_of(article.published),
        title_only=len(body) < TITLE_ONLY_WORDS,
    )


@lru_cache(maxsize=1 << 18)
def term_of(token: str) -> str:
    """Return the term that `token` counts as: stemmed, small, without accents; "" where it carries nothing.

    English keeps whole stems; a longer word of another script keeps its first letters.
    """
    if token in _BREAKS:
        return ""
    word = strip_accents(token.casefold()).replace("’", "'")
    if word in FUNCTION_WORDS or (len(word) == 1 and not _CJK.match(word)):
        return ""
    if word[0].isdigit():
        return word
    word = word.removesuffix("'s")
    if word.isascii():
        return stem(word)
    return word[:STEM_LETTERS]


def find_names(tokens: Sequence[str], *, head_tokens: int) -> list[str]:
    """Return the tokens that are names: a capital where no sentence begins, and the same words where one does.

    A headline that capitals every word tells nothing of names, so its words count only if the body confirms them.
    """
    head, body = tokens[:head_tokens], tokens[head_tokens:]
    inner = _capitals_inside(body)
    if not is_title_case(head):
        inner += _capitals_inside(head)
    confirmed = set(inner)
    return [token for token in tokens if token in confirmed]


def _capitals_inside(tokens: Sequence[str]) -> list[str]:
    found = []
    begins = True
    for token in tokens:
        if token in _BREAKS:
            begins = True
            continue
        if not begins and token[0].isupper() and len(token) > 1:
            found.append(token)
        begins = False
    return found


def is_title_case(tokens: Sequence[str]) -> bool:
    """Return whether most longer words of a headline begin with a capital."""
    longer = [token for token in tokens if len(token) > SMALL_LETTERS and token[0].isalpha()]
    capitals = sum(token[0].isupper() for token in longer)
    return bool(longer) and capitals / len(longer) > TITLE_CASE_SHARE


def find_dates(tokens: Sequence[str]) -> frozenset[tuple[int, int]]:
    """Return the dates that name month and day ("January 24", "24 января"), as pairs of numbers."""
    months = {token: MONTHS[token.lower()] for token in set(tokens) if token.lower() in MONTHS}
    found: set[tuple[int, int]] = set()
    for place in _places_of(months, tokens):
        beside = [*tokens[max(0, place - 1) : place], *(t for t in tokens[place + 1 : place + 3] if t != ".")][:2]
        days = [int(t) for t in beside if t.isascii() and t.isdigit()]
        found.update((months[tokens[place]], day) for day in days if 0 < day <= LAST_DAY)
    return frozenset(found)


def names_after(tokens: Sequence[str], offices: frozenset[str]) -> frozenset[str]:
    """Return the names that stand right after one of the offices: "President Jane Doe" gives Jane and Doe."""
    found = set()
    for place in _places_of({token for token in set(tokens) if token.lower() in offices}, tokens):
        for name in tokens[place + 1 : place + 1 + NAME_WORDS]:
            if not name[0].isupper():
                break
            found.add(term_of(name))
    return frozenset(found)


def _places_of(wanted: Container[str], tokens: Sequence[str]) -> list[int]:
    return [place for place, token in enumerate(tokens) if token in wanted] if wanted else []


def is_telling_number(term: str) -> bool:
    """Return whether `term` is a number that may tell one happening from another: no year, no small count."""
    return term[0].isdigit() and len(term) >= SHORT_NUMBER and not _YEAR.fullmatch(term)
