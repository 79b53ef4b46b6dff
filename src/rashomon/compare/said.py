"""Said: an account's statements read for comparison.

In: statements under their final speakers.  Out: each with its words, its terms and whom it was said to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rashomon.compare.accounts import Account, Telling, statement_text
from rashomon.compare.gist import gist_of
from rashomon.compare.terms import content_terms, is_number, plain_words, spelt_out
from rashomon.compare.venues import Venue, outlets_of, read_venue
from rashomon.model import Statement, Value

_KIND_RANK = {"direct": 0, "mixed": 1, "indirect": 2, "headline": 3}
_NEGATIONS = frozenset("not no never none neither nor without".split())


class Said(Value, frozen=True, kw_only=True):
    """A statement read for comparison: its words in order, its terms, its gist and whom it was said to."""

    id: str
    statement: Statement
    account: Account
    words: tuple[str, ...]
    terms: frozenset[str]
    gist: frozenset[str]
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

    @property
    def numbers(self) -> frozenset[str]:
        """The figures in it."""
        return frozenset(term for term in self.terms if is_number(term))


def read_statements(telling: Telling, statements: Iterable[Statement]) -> dict[str, Said]:
    """Return the statements that can be held against others, by id."""
    outlets = outlets_of(telling)
    spoken = (s for s in statements if s.attribution == "speech")
    said = (read_statement(telling.accounts[s.article_id], s, outlets) for s in spoken)
    return {s.id: s for s in sorted(said, key=lambda s: s.id) if s.terms}


def read_statement(account: Account, statement: Statement, outlets: Mapping[str, str]) -> Said:
    """Return the statement with its words, terms and venue."""
    text = statement_text(statement)
    words = spelt_out(plain_words(text))
    return Said(
        id=statement.id,
        statement=statement,
        account=account,
        words=words,
        terms=frozenset(content_terms(text)),
        gist=gist_of(words),
        venue=read_venue(account, statement, outlets),
    )


def fullest(group: Sequence[Said]) -> Said:
    """Return the fullest rendering: direct before mixed before paraphrase, the language of most, then most words."""
    languages = Counter(language for language, _ in {(s.language, s.account.id) for s in group})
    return min(group, key=lambda s: (_KIND_RANK[s.statement.kind], -languages[s.language], -len(s.words), s.id))
