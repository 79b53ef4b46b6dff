"""Ledger: every figure of a story, with what it counts, what stands beside it, who gives it and how exact it is.

In: the quantities of all accounts.  Out: figures by what they measure; nothing is held against each other here.
Parts, differences and figures of other years are left out: they count something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.compare.accounts import Account, Sentence, Telling, evidence_in
from rashomon.compare.conflicts.values import giver_in_sentence
from rashomon.compare.words.terms import content_terms, is_number, word_term
from rashomon.model import Quantity, Statement, Value

# States that develop as a story goes on; a later account replaces the earlier figure.
DEVELOPING = frozenset("killed missing injured ill hospital arrested rescued evacuated displaced".split())
# Words that name the same kind of event beside a measure.
EVENT_WORDS: dict[str, str] = {
    word: row.split()[0]
    for row in (
        "applause applaud clap ovation cheer", "walk march hike", "speech address speak talk", "flight fly",
        "delay late",
        "outage blackout", "siege blockade", "sentence jail imprison prison", "strike walkout stoppage",
        "burn fire blaze",
    )
    for word in row.split()
}  # fmt: skip
NOT_PEOPLE = frozenset(
    """
    count list report family household building house home village town city school vehicle car plane ship animal cow
    horse bird
    """.split()
)
# Words that no counted person has beside "one": "which shore one asks".
NO_NOUNS = frozenset("ask depend shore side how many which".split())
GENERIC_NOUNS = frozenset(
    """
    person man woman people child them member time thing way place part side case other first last year day week month
    hour point question word family
    """.split()
)
SMALL_COUNT = 3  # up to here figures count whatever a sentence needs: two sides, three questions
_SCOPE = re.compile(
    r"\b(including|excluding|include[sd]?|exclude[sd]?|plus|net of|not counting|among them|of whom|of which|"
    r"altogether|combined|in addition)\b",
    re.IGNORECASE,
)
_GROWS = re.compile(
    r"\b(rose|risen|rises|rising|increased|increases|climbed|grew|grown|grows|fell|fallen|falls|dropped|widened|"
    r"extended|expanded|raised|cut|reduced|revised|updated|up from|down from|"
    r"now|no longer|still|so far|again)\b",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    r"^\s*(?:more|fewer|less|others?|of (?:them|those|the|these|whom)|later|earlier|ago|\w+ and (?:an?|one|two|"
    r"three|\d+)\b(?!\w* were))\b",
    re.IGNORECASE,
)
_COUNTS_AGAIN = re.compile(
    r"\b(?:(?:puts?|putting|gave|gives|set|estimated?s?)\b[^,;.]{0,30}\b(?:at|to|as)|"
    r"(?:spoke|speaks?|speaking|talks?|talked) of|admit(?:s|ted)? to|counts?|counted)\s+\W?$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:he|she|it|they)\b", re.IGNORECASE)
_OPENING_NAME = re.compile(
    r"((?:[A-ZÀ-Ý][\w’'-]+ ?){2,4}|[A-ZÀ-Ý][\w’'-]+ (?=(?:puts?|gave|gives|speaks?|spoke|talks?|talked|admits?)\b))"
)
_DIFFERENCE = re.compile(r"\b(?:another|other|further|additional)\s*$", re.IGNORECASE)


class Figure(Value, frozen=True, kw_only=True):
    """A quantity read for comparison. `key` is what is measured, `context` the terms beside it."""

    key: str
    quantity: Quantity
    account: Account
    sentence: Sentence
    context: frozenset[str]
    given_by: str | None
    qualified: bool
    grows: bool
    dates: frozenset[str]
    again: bool


def list_figures(telling: Telling, statements: Mapping[str, Sequence[Statement]]) -> dict[str, list[Figure]]:
    """Return the figures of all accounts by what they measure, in order of article and place."""
    ledger: dict[str, list[Figure]] = {}
    for account in telling.accounts.values():
        last: list[Figure] = []
        for quantity in account.notes.quantities:
            figures = read_figure(account, quantity, statements.get(account.id, ()), last)
            last = figures or last
            for figure in figures:
                ledger.setdefault(figure.key, []).append(figure)
    return {key: rows for key, rows in ledger.items() if len({r.quantity.value for r in rows}) > 1}


def read_figure(
    account: Account, quantity: Quantity, statements: Sequence[Statement], last: Sequence[Figure]
) -> list[Figure]:
    """Return the quantity under each thing that it measures; none where it counts a part or a difference.

    `last`: the figures before it, whose thing "put the number at 17" counts again.
    """
    sentence = account.sentence_at(quantity.span.start)
    text = account.article.text
    if sentence is None or is_partial(text, quantity, sentence) or is_history(account, sentence):
        return []
    evidence = evidence_in(account.article, quantity.span)
    again = _COUNTS_AGAIN.search(text[sentence.span.start : quantity.span.start]) is not None
    giver = giver_in_sentence(statements, sentence, evidence)
    if again and giver is None:
        giver = read_subject(account, sentence, statements)
    dates = frozenset(t.date[:7] for t in account.notes.times if t.date and sentence.span.covers(t.span))
    return [
        Figure(
            key=key,
            quantity=quantity,
            account=account,
            sentence=sentence,
            context=context_terms(sentence, quantity, text),
            given_by=giver,
            qualified=_SCOPE.search(sentence.text) is not None,
            grows=_GROWS.search(sentence.text) is not None,
            dates=dates,
            again=again,
        )
        for key in measured_things(quantity) or (counted_again(sentence, last) if again else [])
    ]


def counted_again(sentence: Sentence, last: Sequence[Figure]) -> list[str]:
    """Return what the figures right before count, which a source then puts at another value."""
    return [f.key for f in last if 0 <= sentence.index - f.sentence.index <= 1]


def read_subject(account: Account, sentence: Sentence, statements: Sequence[Statement]) -> str | None:
    """Return who "puts the figure at" something: the name that opens the sentence, or for "she" the speaker before."""
    if _PRONOUN.match(sentence.text) is None:
        named = _OPENING_NAME.match(sentence.text)
        return named[1].strip() if named is not None else None
    before = account.sentence_at(sentence.span.start - 2)
    spoken = [s for s in statements if before is not None and before.span.start <= s.content[0].start < before.span.end]
    speakers = {s.speaker.name for s in spoken if s.speaker is not None}
    return speakers.pop() if len(speakers) == 1 else None


def is_history(account: Account, sentence: Sentence) -> bool:
    """Return whether the sentence dates its figure to another year than the article's."""
    published = account.article.published.value[:4] if account.article.published is not None else None
    dates = {t.date[:4] for t in account.notes.times if t.date and sentence.span.covers(t.span)}
    return published is not None and bool(dates) and published not in dates


def is_partial(text: str, quantity: Quantity, sentence: Sentence) -> bool:
    """Return whether the quantity counts a part, a rest or a difference: "two of them", "five more than"."""
    after = text[quantity.span.end : sentence.span.end]
    before = text[sentence.span.start : quantity.span.start]
    age = after.startswith((",", "-year-old")) and (before.endswith(", ") or after.startswith("-"))
    return age or _PARTIAL.match(after) is not None or _DIFFERENCE.search(before) is not None


def measured_things(quantity: Quantity) -> list[str]:
    """Return keys for what is measured: the state of people, the unit, or each noun that is counted."""
    counted = set(quantity.counted)
    if quantity.unit is not None:
        return [f"unit:{quantity.unit}"] if not counted & {"year", "month", "week", "day"} else []
    states = sorted(counted & DEVELOPING)
    pronoun = quantity.stated.lower() == "one" and counted <= DEVELOPING | NO_NOUNS
    if states and not counted & NOT_PEOPLE and not pronoun:
        return ["state:" + "+".join(states)]
    if counted & {"year", "month", "week", "day"} or quantity.value <= SMALL_COUNT:
        return []
    return [f"noun:{noun}" for noun in sorted(counted - GENERIC_NOUNS) if word_term(noun) is not None]


def context_terms(sentence: Sentence, quantity: Quantity, text: str) -> frozenset[str]:
    """Return the terms beside the figure, numbers and the unit's own words apart; event words as one word."""
    own = set(content_terms(quantity.span.of(text))) | {t for n in quantity.counted if (t := word_term(n)) is not None}
    terms = {EVENT_WORDS.get(term, term) for term in sentence.terms if not is_number(term)}
    return frozenset(terms - own)
