"""The words of one article as linking sees them: terms, names, numbers, days.

In: an article and its tokens.  Out: its `Terms`, from the article alone; terms are numbers of the run's `Vocabulary`.
Not here: weights, which depend on the other articles. No parser: names are words with a capital inside a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.link.dates import day_of
from rashomon.link.quotes import Runs, quoted_runs
from rashomon.link.sparse import Counts, Ints, count_terms
from rashomon.link.tokens import Tokens
from rashomon.link.vocabulary import (
    BREAK,
    CAPITAL,
    LONG,
    MONTH,
    MONTH_FORMS,
    OFFICE,
    TO_COME,
    UPPER,
    WEEKDAY,
    WEEKDAY_FORMS,
    Vocabulary,
)
from rashomon.model import Article

Bools = NDArray[np.bool_]

BODY_TOKENS = 700  # news tells its happening in the first six hundred words; what follows is background
LEAD_WORDS = 80  # headline, dek and about two paragraphs
TITLE_CASE_SHARE = 0.6  # of a headline's longer words: above it capitals mean nothing ("Mine Collapse Kills Five")
LAST_DAY = 31
NAME_WORDS = 2  # after an office: first and last name
BARE_WORDS = 20  # with fewer it is a headline and nothing else
TITLE_ONLY_WORDS = 40  # an article with fewer words has no body to speak of


@dataclass(frozen=True, slots=True)
class Facts:
    """What an article says beside its words.

    `dates` are the months and days that the text names, `weekdays` its weekdays. `to_come` names those whom it calls
    "-elect", `in_office` those whom it calls by the office itself. `day` is when it was published, in days since 1970,
    None where unknown. `title_only`: it has no body to speak of; `bare`: it has none at all.
    """

    id: str
    language: str
    dates: frozenset[tuple[int, int]]
    weekdays: frozenset[int]
    to_come: frozenset[str]
    in_office: frozenset[str]
    day: float | None
    title_only: bool
    bare: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one article; `title` those of its headline, `lead` those of its beginning, `quotes` quoted runs."""

    facts: Facts
    title: Counts
    lead: Counts
    body: Counts
    names: Counts
    numbers: Counts
    quotes: Runs


def read_terms(article: Article, tokens: Tokens, vocabulary: Vocabulary) -> Terms:
    """Return the terms of an article; its headline also counts as part of the body."""
    numbers = tokens.numbers[:BODY_TOKENS]
    marks, every = vocabulary.marks[numbers], vocabulary.terms[numbers]
    found = every[every > 0]
    body = count_terms(found)
    names = every[find_names(numbers, marks, head_tokens=tokens.head, tokens=len(vocabulary.tokens))]
    telling = vocabulary.telling[body.terms] > 0
    return Terms(
        facts=find_facts(article, numbers, marks, vocabulary, words=len(found)),
        title=count_terms(every[: tokens.head]),
        lead=count_terms(found[:LEAD_WORDS]),
        body=body,
        names=count_terms(names),
        numbers=Counts(body.terms[telling], body.counts[telling]),
        quotes=quoted_runs(numbers, marks, vocabulary),
    )


def find_facts(article: Article, numbers: Ints, marks: Ints, vocabulary: Vocabulary, *, words: int) -> Facts:
    """Return what the article says beside its words."""
    to_come = names_after(numbers, marks, TO_COME, vocabulary)
    days = np.unique(numbers[marks & WEEKDAY > 0]).tolist()
    return Facts(
        id=article.id,
        language=article.language or "",
        dates=find_dates(numbers, marks, vocabulary),
        weekdays=frozenset(WEEKDAY_FORMS[vocabulary.tokens[number]] for number in days),
        to_come=to_come,
        in_office=names_after(numbers, marks, OFFICE, vocabulary) - to_come,
        day=day_of(article.published),
        title_only=words < TITLE_ONLY_WORDS,
        bare=words < BARE_WORDS,
    )


def find_names(numbers: Ints, marks: Ints, *, head_tokens: int, tokens: int) -> Bools:
    """Return which tokens are names: a capital where no sentence begins, and the same words where one does.

    A headline that capitals every word tells nothing of names, so its words count only if the body confirms them.
    `tokens` is how many there are in the vocabulary.
    """
    inside = np.zeros(len(numbers), bool)
    inside[1:] = (marks[1:] & CAPITAL > 0) & (marks[:-1] & BREAK == 0)
    if is_title_case(marks[:head_tokens]):
        inside[:head_tokens] = False
    inside[head_tokens : head_tokens + 1] = False
    confirmed = np.zeros(tokens, bool)
    confirmed[numbers[inside]] = True
    found: Bools = confirmed[numbers]
    return found


def is_title_case(marks: Ints) -> bool:
    """Return whether most longer words of a headline begin with a capital."""
    longer = marks[marks & LONG > 0]
    return bool(len(longer)) and bool((longer & UPPER > 0).sum() / len(longer) > TITLE_CASE_SHARE)


def find_dates(numbers: Ints, marks: Ints, vocabulary: Vocabulary) -> frozenset[tuple[int, int]]:
    """Return the dates that name month and day ("January 24", "24 января"), as pairs of numbers."""
    found: set[tuple[int, int]] = set()
    for place in np.flatnonzero(marks & MONTH).tolist():
        around = [vocabulary.tokens[n] for n in numbers[max(0, place - 1) : place + 3].tolist()]
        before = 1 if place else 0
        beside = [*around[:before], *(word for word in around[before + 1 :] if word != ".")][:2]
        days = [int(word) for word in beside if word.isascii() and word.isdigit()]
        month = MONTH_FORMS[around[before]]
        found.update((month, day) for day in days if 0 < day <= LAST_DAY)
    return frozenset(found)


def names_after(numbers: Ints, marks: Ints, office: int, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the names that stand right after such an office: "President Jane Doe" gives Jane and Doe."""
    found = set()
    for place in np.flatnonzero(marks & office).tolist():
        for after in range(place + 1, min(place + 1 + NAME_WORDS, len(numbers))):
            if not marks[after] & UPPER:
                break
            found.add(vocabulary.words[vocabulary.terms[numbers[after]]])
    return frozenset(found)
