"""The words of one article as linking sees them: terms, names, numbers, days.

In: an article and its tokens.  Out: its `Terms`, from the article alone; terms are numbers of the run's `Lexicon`.
Not here: weights, which depend on the other articles. No parser: names are words with a capital inside a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rashomon.link.dates import day_of
from rashomon.link.sparse import Ints
from rashomon.link.stopwords import FUNCTION_WORDS
from rashomon.link.tokens import BREAKS, Tokens
from rashomon.model import Article
from rashomon.text.calendar import MONTHS, WEEKDAYS
from rashomon.text.normalize import strip_accents
from rashomon.text.tokens import stem

BODY_TOKENS = 1150  # news tells its happening in the first thousand words; what follows is background
LEAD_WORDS = 80  # headline, dek and about two paragraphs
TITLE_CASE_SHARE = 0.6  # of a headline's longer words: above it capitals mean nothing ("Mine Collapse Kills Five")
SMALL_LETTERS = 3  # "of" and "the" stay small in title case, so only longer words are asked
STEM_LETTERS = 6  # other languages inflect at the end: what is left of a longer word names it well enough
SHORT_NUMBER = 2  # digits: smaller numbers stand in any text
LAST_DAY = 31
NAME_WORDS = 2  # after an office: first and last name
_OFFICE_WORDS = tuple("president chancellor premier minister governor mayor senator speaker chief".split())
TITLE_ONLY_WORDS = 40  # an article with fewer words has no body to speak of

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_YEAR = re.compile(r"(?:19|20)\d\d")


def _forms(word: str) -> tuple[str, str, str]:
    """Return how a word is written: small, with a capital, in capitals."""
    return (word, word.capitalize(), word.upper())


MONTH_FORMS = {form: number for word, number in MONTHS.items() for form in _forms(word)}
WEEKDAY_FORMS = {form: number for word, number in WEEKDAYS.items() for form in _forms(word)}
OFFICES = frozenset(form for word in _OFFICE_WORDS for form in _forms(word))
OFFICES_TO_COME = frozenset(
    form + ending for form in OFFICES for tail in ("-elect", "-designate") for ending in _forms(tail)
)
_WEEKDAYS = frozenset(WEEKDAY_FORMS)
_MARKED = frozenset(MONTH_FORMS) | OFFICES | OFFICES_TO_COME


class Lexicon(dict[str, int]):
    """The number of each token's term, worked out when the token is first met; 0 where it carries nothing."""

    def __init__(self) -> None:
        self.words: list[str] = [""]
        self.telling_numbers: set[int] = set()
        self._numbers: dict[str, int] = {"": 0}

    def __missing__(self, token: str) -> int:
        """Return the number of a new token's term."""
        word = term_of(token)
        number = self[token] = self._numbers.setdefault(word, len(self.words))
        if number == len(self.words):
            self.words.append(word)
            if is_telling_number(word):
                self.telling_numbers.add(number)
        return number


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each term stands: two arrays, int32, of one length."""

    terms: Ints
    counts: Ints


NOTHING = Counts(np.zeros(0, np.int32), np.zeros(0, np.int32))


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one article; `title` those of its headline, `lead` those of its beginning.

    `dates` are the months and days that the text names, `weekdays` its weekdays. `to_come` names those whom it calls
    "-elect", `in_office` those whom it calls by the office itself. `day` is when it was published, in days since 1970,
    None where unknown.
    """

    id: str
    language: str
    title: Counts
    lead: Counts
    body: Counts
    names: Counts
    numbers: Counts
    dates: frozenset[tuple[int, int]]
    weekdays: frozenset[int]
    to_come: frozenset[str]
    in_office: frozenset[str]
    day: float | None
    title_only: bool


def read_terms(article: Article, tokens: Tokens, lexicon: Lexicon) -> Terms:
    """Return the terms of an article; its headline also counts as part of the body."""
    words = tokens.words[:BODY_TOKENS]
    numbers = list(map(lexicon.__getitem__, words))
    body = [number for number in numbers if number]
    counts = Counter(body)
    names = find_names(words, head_tokens=tokens.head)
    marked = find_marked(words)
    to_come = names_after(words, marked, OFFICES_TO_COME)
    return Terms(
        id=article.id,
        language=article.language or "",
        title=count_terms(numbers[: tokens.head]),
        lead=count_terms(body[:LEAD_WORDS]),
        body=as_arrays(counts),
        names=count_terms([lexicon[name] for name in names]),
        numbers=count_terms(sorted(lexicon.telling_numbers.intersection(counts))),
        dates=find_dates(words, marked),
        weekdays=frozenset(WEEKDAY_FORMS[word] for word in _WEEKDAYS.intersection(words)),
        to_come=to_come,
        in_office=names_after(words, marked, OFFICES) - to_come,
        day=day_of(article.published),
        title_only=len(body) < TITLE_ONLY_WORDS,
    )


def count_terms(numbers: Sequence[int]) -> Counts:
    """Return how often each term stands; 0 is none."""
    counts = Counter(numbers)
    counts.pop(0, None)
    return as_arrays(counts)


def as_arrays(counts: Counter[int]) -> Counts:
    """Return the counts as two arrays, in the order of the first appearance."""
    return Counts(
        np.fromiter(counts.keys(), np.int32, len(counts)), np.fromiter(counts.values(), np.int32, len(counts))
    )


def term_of(token: str) -> str:
    """Return the term that `token` counts as: stemmed, small, without accents; "" where it carries nothing.

    English keeps whole stems; a longer word of another script keeps its first letters.
    """
    if token in BREAKS:
        return ""
    word = token.casefold()
    if not word.isascii():
        word = strip_accents(word).replace("’", "'")
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
    capitals = {token for token in set(tokens) if token[0].isupper() and len(token) > 1}
    return [token for before, token in pairwise(tokens) if token in capitals and before not in BREAKS]


def is_title_case(tokens: Sequence[str]) -> bool:
    """Return whether most longer words of a headline begin with a capital."""
    longer = [token for token in tokens if len(token) > SMALL_LETTERS and token[0].isalpha()]
    capitals = sum(token[0].isupper() for token in longer)
    return bool(longer) and capitals / len(longer) > TITLE_CASE_SHARE


def find_dates(tokens: Sequence[str], places: Sequence[int]) -> frozenset[tuple[int, int]]:
    """Return the dates that name month and day ("January 24", "24 января"), as pairs of numbers."""
    found: set[tuple[int, int]] = set()
    for place in places:
        if month := MONTH_FORMS.get(tokens[place]):
            beside = [*tokens[max(0, place - 1) : place], *(t for t in tokens[place + 1 : place + 3] if t != ".")][:2]
            days = [int(t) for t in beside if t.isascii() and t.isdigit()]
            found.update((month, day) for day in days if 0 < day <= LAST_DAY)
    return frozenset(found)


def names_after(tokens: Sequence[str], places: Sequence[int], offices: Container[str]) -> frozenset[str]:
    """Return the names that stand right after one of the offices: "President Jane Doe" gives Jane and Doe."""
    found = set()
    for place in places:
        for name in tokens[place + 1 : place + 1 + NAME_WORDS] if tokens[place] in offices else ():
            if not name[0].isupper():
                break
            found.add(term_of(name))
    return frozenset(found)


def find_marked(tokens: Sequence[str]) -> list[int]:
    """Return the places of months and offices."""
    return [place for place, token in enumerate(tokens) if token in _MARKED]


def is_telling_number(term: str) -> bool:
    """Return whether `term` is a number that may tell one happening from another: no year, no small count."""
    return term[:1].isdigit() and len(term) >= SHORT_NUMBER and not _YEAR.fullmatch(term)
