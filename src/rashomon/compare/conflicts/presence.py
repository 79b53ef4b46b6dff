"""Presence: what one source says was there and working, and another says was not.

In: the statements and sentences of all accounts.  Out: differences such as "without lights" against "our lights were
on", which share no more than one noun. Two sources must stand behind the two sides; each such difference is unsure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rashomon.compare.accounts import Account, Telling, statement_text
from rashomon.compare.conflicts.denied import is_negated, speaker_name
from rashomon.compare.conflicts.values import Claim, Difference
from rashomon.compare.words.terms import content_terms, word_term
from rashomon.compare.words.topics import shorten
from rashomon.model import Evidence, Statement, Value
from rashomon.text.normalize import fold

# "without lights", "heard no alarm", "there was no pilot".
_LACKING = re.compile(
    r"\b(?:without (?:any |an? |its |their |his |her )?|"
    r"(?:(?:heard|saw|seen)|there (?:was|were|is|are|has been|had been)) (?:no|not any) )"
    r"(?:(?!and\b|or\b)[\w'’-]+ )?(?P<noun>[\w'’-]+)",
    re.IGNORECASE,
)
# "this was not fog, it was …"
_NAMED_WRONGLY = re.compile(
    r"\b(?:was|were|is)(?: not|n['’]t) (?:an? |the )?(?P<noun>[\w'’-]+)\s*[,;–—-]+\s*(?:but|it|this|that|they)\b",
    re.IGNORECASE,
)
_WORKING = (
    r"(?:\s+[\w'’-]+){0,2}?\s+(?:on(?=\W*(?:$|[,.;:]|and\b|but\b))|lit|working|worked|sounded|"
    r"rang|went off|functioned|functioning|operated|operating|present|in place|visible|switched on|turned on)\b"
)
_AROUND = r"\b(?:in|because of|due to|amid) (?:[\w'’-]+ ){0,2}?"
MIN_LETTERS = 3


class Mention(Value, frozen=True, kw_only=True):
    """A noun that a source says was there or was not."""

    noun: str
    there: bool
    wrongly: bool
    speaker: str
    speaker_id: str | None
    account: Account
    evidence: Evidence


def find_presence(telling: Telling, statements: Mapping[str, Sequence[Statement]]) -> list[Difference]:
    """Return one difference for each noun that one source says was there and another that it was not."""
    told = [(telling.accounts[i], s) for i in sorted(statements) for s in statements[i] if i in telling.accounts]
    by_noun: dict[tuple[str, bool], list[Mention]] = {}
    for account, statement in told:
        for mention in list_lacking(account, statement):
            by_noun.setdefault((mention.noun, mention.wrongly), []).append(mention)
    postings = index_statements(told)
    found = []
    for (noun, wrongly), denied in sorted(by_noun.items()):
        deniers = {m.speaker_id for m in denied}
        forms = sorted({word for m in denied for word in words_of(m.evidence.text, noun)})
        pattern = positive_form(tuple(forms), wrongly=wrongly)
        there = [m for account, s in postings.get(noun, ()) for m in list_there(account, s, noun, pattern)]
        asserted = [m for m in there if m.speaker_id not in deniers]
        found.extend([make_difference(noun, denied, asserted)] if asserted else [])
    return found


def index_statements(told: Sequence[tuple[Account, Statement]]) -> dict[str, list[tuple[Account, Statement]]]:
    """Return the statements that hold each term."""
    postings: dict[str, list[tuple[Account, Statement]]] = {}
    for account, statement in told:
        for term in sorted(set(content_terms(statement_text(statement)))):
            postings.setdefault(term, []).append((account, statement))
    return postings


def list_lacking(account: Account, statement: Statement) -> list[Mention]:
    """Return what a statement says was not there, or was no such thing."""
    text = statement_text(statement)
    rows = [(m, False) for m in _LACKING.finditer(text)] + [(m, True) for m in _NAMED_WRONGLY.finditer(text)]
    return [
        make_mention(account, statement, term, there=False, wrongly=wrongly)
        for match, wrongly in rows
        if (term := word_term(fold(match["noun"]))) is not None
        and len(term) >= MIN_LETTERS
        and not match["noun"].lower().endswith("ing")
        and is_sourced(statement)
    ]


def list_there(account: Account, statement: Statement, noun: str, pattern: re.Pattern[str]) -> list[Mention]:
    """Return the statement where it says that the thing was there."""
    text = statement_text(statement)
    match = pattern.search(text)
    if match is None or not is_sourced(statement) or is_negated(text[: match.end()]):
        return []
    return [make_mention(account, statement, noun, there=True, wrongly=False)]


def is_sourced(statement: Statement) -> bool:
    """Return whether a known source says it, as its own words."""
    return statement.attribution == "speech" and statement.speaker_id is not None and not statement.denied


def make_mention(account: Account, statement: Statement, noun: str, *, there: bool, wrongly: bool) -> Mention:
    """Return the mention with the statement's first words as evidence."""
    return Mention(
        noun=noun,
        there=there,
        wrongly=wrongly,
        speaker=speaker_name(statement) or "",
        speaker_id=statement.speaker_id,
        account=account,
        evidence=next((p for p in statement.content if words_of(p.text, noun)), statement.content[0]),
    )


def words_of(text: str, noun: str) -> list[str]:
    """Return the words of a text that have the noun's term."""
    return [word for word in re.findall(r"[\w'’-]+", text) if word_term(fold(word)) == noun]


@lru_cache(maxsize=4096)
def positive_form(forms: tuple[str, ...], *, wrongly: bool) -> re.Pattern[str]:
    """Return a pattern for the noun at work ("lights were on"), or as what surrounds an event ("in thick fog")."""
    words = "|".join(
        sorted({re.escape(form) for form in forms} | {re.escape(form.rstrip("s")) + "s?" for form in forms})
    )
    form = rf"{_AROUND}(?:{words})\b" if wrongly else rf"\b(?:{words})\b{_WORKING}"
    return re.compile(form, re.IGNORECASE)


def make_difference(noun: str, denied: Sequence[Mention], asserted: Sequence[Mention]) -> Difference:
    """Return the difference between those who say that it was there and those who say that it was not."""
    claims = [Claim(value="denied", evidence=m.evidence, given_by=m.speaker or None) for m in denied]
    claims += [Claim(value="asserted", evidence=m.evidence, given_by=m.speaker or None) for m in asserted]
    about = min((m.evidence.text for m in asserted), key=lambda text: (len(text), text))
    return Difference(
        kind="denial",
        status="conflict",
        about="whether " + shorten(about),
        claims=tuple(dict.fromkeys(claims)),
        sure="check",
        because=f"one source says that there was no {noun}, another speaks of it",
    )
