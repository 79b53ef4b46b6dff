"""Said: an account's statements read for comparison.

In: statements under their final speakers.  Out: each with its words, its terms and whom it was said to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rashomon.compare.accounts import Account, Telling, statement_text
from rashomon.compare.said.venues import Venue, outlets_of, read_venue
from rashomon.compare.words.gist import gist_of
from rashomon.compare.words.terms import content_terms, is_number, plain_words, spelt_out
from rashomon.model import Statement, Value

_KIND_RANK = {"direct": 0, "mixed": 1, "indirect": 2, "headline": 3}
FRAGMENT = 3  # a quotation so many times shorter than the longest rendering is a fragment, not the fullest
MAX_WORDS = 500  # no quotation in the news is longer; a hostile page can make one of a million
RUN_LENGTH = 6  # so many words in a row, two with content, are no coincidence
_NEGATIONS = frozenset("not no never none neither nor without".split())


class Said(Value, frozen=True, kw_only=True):
    """A statement read for comparison: its words in order, its terms, its gist and whom it was said to.

    `runs`: all words in a row that are long enough to come from one mouth.
    """

    id: str
    statement: Statement
    account: Account
    words: tuple[str, ...]
    terms: frozenset[str]
    gist: frozenset[str]
    numbers: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    venue: Venue

    @property
    def language(self) -> str | None:
        """The language it is printed in."""
        return self.account.article.language

    @property
    def quoted(self) -> bool:
        """Whether the account gives it, or a part of it, as the speaker's own words."""
        return self.statement.kind in {"direct", "mixed"}

    @property
    def negated(self) -> bool:
        """Whether it says that something is not so: a denial of a plain sentence, or a plain negation."""
        return bool((sum(word in _NEGATIONS for word in self.words) + self.statement.denied) % 2)


def read_statements(telling: Telling, statements: Iterable[Statement]) -> dict[str, Said]:
    """Return the statements that can be held against others, by id."""
    outlets = outlets_of(telling)
    spoken = (s for s in statements if s.attribution == "speech")
    said = (read_statement(telling.accounts[s.article_id], s, outlets) for s in spoken)
    return {s.id: s for s in sorted(said, key=lambda s: s.id) if s.terms}


def read_statement(account: Account, statement: Statement, outlets: Mapping[str, str]) -> Said:
    """Return the statement with its words, terms and venue."""
    text = statement_text(statement)
    words, terms = spelt_out(plain_words(text))[:MAX_WORDS], frozenset(content_terms(text))
    return Said(
        id=statement.id,
        statement=statement,
        account=account,
        words=words,
        terms=terms,
        gist=gist_of(words),
        numbers=frozenset(filter(is_number, terms)),
        runs=frozenset(zip(*(words[i:] for i in range(RUN_LENGTH)), strict=False)),
        venue=read_venue(account, statement, outlets),
    )


def fullest(group: Sequence[Said]) -> Said:
    """Return the fullest rendering: direct before mixed before paraphrase, the language of most, then most words.

    A fragment in quotation marks comes after the sentence that it was cut from.
    """
    languages = Counter(language for language, _ in {(s.language, s.account.id) for s in group})
    longest = max((len(s.words) for s in group if s.quoted), default=0)

    def rank(one: Said) -> tuple[bool, int, int, int, str]:
        fragment = FRAGMENT * len(one.words) < longest
        return fragment, _KIND_RANK[one.statement.kind], -languages[one.language], -len(one.words), one.id

    return min(group, key=rank)
