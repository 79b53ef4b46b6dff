"""A sentence of a language without a parser: its words outside quotation marks, its clauses, its phrases.

In: a text, a sentence, its quotations and the language's table.  Out: places in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rashomon.annotate.plain.grammar import Grammar, pattern
from rashomon.annotate.quotes import Quotation, trim
from rashomon.model import Span

MASK = "\u0001"  # stands for each character inside quotation marks
_WORD = re.compile(rf"{MASK}+|[^\W_]+['’](?=\w)|\w+(?:[-/&.’']\w+)*|\([^()]*\)|[^\w\s]")
_BOUNDARY = re.compile(r"[;:]|,(?!\d)|\s[–—-]\s")
MAX_PHRASE_CHARACTERS = 120
MAX_NEAR_QUOTATIONS = 40  # quotations are ordered by place: those of a sentence are the last to begin before its end
SUBORDINATE = frozenset(
    "der die das den dem deren dessen denen welche welcher welches dass daß weil da obwohl während nachdem wenn ob wo "
    "wobei wonach wodurch um".split()
)
_AND = frozenset("und et y e и і та й".split())


class Line:
    """One sentence; `masked` has the sentence's length, `at` its offset in the text."""

    def __init__(self, text: str, span: Span, quotations: Sequence[Quotation], grammar: Grammar) -> None:
        self.text, self.span, self.at, self.grammar = text, span, span.start, grammar
        last = bisect_left(quotations, span.end, key=lambda q: q.outer.start)
        near = quotations[max(0, last - MAX_NEAR_QUOTATIONS) : last]
        self.quotations = [q for q in near if q.outer.overlaps(span) and not q.depth]
        self.masked = _masked(text, span, self.quotations)
        last = len(self.masked.rstrip())
        self.end = last - 1 if self.masked[last - 1 : last] in {".", "!", "?"} else last

    def place(self, start: int, end: int) -> Span | None:
        """Return the place in the text of the line's characters, without white space, commas and dashes around."""
        text = self.text[self.at : self.span.end]
        while start < end and (text[start].isspace() or text[start] in ",;:–—-"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-"):
            end -= 1
        return trim(self.text, self.at + start, self.at + end)

    def clause_start(self, at: int) -> int:
        """Return where the clause around `at` begins: behind the last comma, colon, dash or bracket."""
        return max((m.end() for m in _BOUNDARY.finditer(self.masked, 0, at)), default=0)

    def clause_end(self, at: int) -> int:
        """Return where the clause around `at` ends."""
        found = _BOUNDARY.search(self.masked, at, self.end)
        return found.start() if found else self.end

    def words(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield words, marks and masked stretches that begin between two offsets."""
        for match in _WORD.finditer(self.masked, start):
            if match.start() >= end:
                return
            yield match

    def find(self, alternatives: str | None, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first of the words within the range."""
        if not alternatives:
            return None
        return pattern(alternatives).search(self.masked, start, self.end if end is None else end)

    def find_all(self, alternatives: str | None, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
        """Return all of the words within the range."""
        if not alternatives:
            return []
        return list(pattern(alternatives).finditer(self.masked, start, self.end if end is None else end))

    def phrase_after(self, start: int, end: int, *, long: bool = False) -> Span | None:
        """Return the noun phrase that begins at `start`, adverbs skipped; `long` goes on over any preposition."""
        return PhraseReader(self, long=long).read(start, min(end, start + MAX_PHRASE_CHARACTERS))

    def is_subordinate(self, start: int) -> bool:
        """Return whether the clause depends on the one before: a relative clause, "dass", "weil"."""
        return next((m.group().lower() for m in self.words(start, self.end)), "") in SUBORDINATE

    def is_reported(self, forms: str | None) -> bool:
        """Return whether one of the verb forms (no noun) stands in a main clause."""
        found = [m for m in self.find_all(forms) if m.group()[0].islower() or m.start() == 0]
        return any(
            start == 0 or not self.is_subordinate(start) for start in (self.clause_start(m.start()) for m in found)
        )

    def cues(self, *, quoting: bool = False) -> list[re.Match[str]]:
        """Return the verbs of saying outside marks, in order; `quoting` those that can stand behind their content."""
        found = self.find_all(self.grammar.says) + self.find_all(self.grammar.split_says)
        wanted = pattern(self.grammar.quoting) if quoting and self.grammar.quoting else None
        return sorted((m for m in found if wanted is None or wanted.fullmatch(m.group())), key=lambda m: m.start())


def _masked(text: str, span: Span, quotations: Sequence[Quotation]) -> str:
    parts, at = [], span.start
    for q in quotations:
        start, end = max(q.outer.start, at), min(q.outer.end, span.end)
        if end > start:
            parts += [text[at:start], MASK * (end - start)]
            at = end
    return "".join([*parts, text[at : span.end]])


class PhraseReader:
    """Reads a noun phrase word by word."""

    def __init__(self, line: Line, *, long: bool) -> None:
        self.line, self.long = line, long
        self.grammar = line.grammar

    def read(self, start: int, end: int) -> Span | None:
        """Return the phrase between the offsets, None if no noun, name or pronoun is found at their start."""
        first: int | None = None
        last, seen = start, False
        for match in self.line.words(start, end):
            word = match.group()
            if first is None and self._matches(self.grammar.skipped, word):
                continue
            if first is None and self._matches(self.grammar.pronouns, word):
                return self.line.place(match.start(), match.end())
            if (
                self._is_name(word)
                or (seen and word[0] == "(")
                or (word[0] == MASK and (self.long or first is not None))
            ):
                seen, last = True, match.end()
            elif not word[0].isalnum() or not self._fits(word, match.end(), end, first, seen=seen):
                break
            elif not self.grammar.capital_nouns and not self._is_small(word):
                last = match.end()
            first = match.start() if first is None else first
        return self.line.place(first, last) if first is not None and last > first else None

    def _fits(self, word: str, at: int, end: int, first: int | None, *, seen: bool) -> bool:
        """Return whether a word that is no name can stand in the phrase at this point."""
        if self._matches(self.grammar.articles, word) and not seen:
            return True
        if seen:
            return self._goes_on(word, at, end)
        if self.grammar.capital_nouns:
            return first is not None or word[:1].isdigit() or self._is_adjective(word, at, end)
        return self._matches(self.grammar.links, word) or not self._matches(self.grammar.openers, word)

    def _is_adjective(self, word: str, at: int, end: int) -> bool:
        """Return whether a small word opens a phrase without an article: "arabische Medien"."""
        following = next((m.group() for m in self.line.words(at, end)), "")
        return word.endswith(("e", "en", "er", "es", "em")) and self._is_name(following)

    def _is_small(self, word: str) -> bool:
        return self._matches(self.grammar.articles, word) or self._matches(self.grammar.links, word)

    def _goes_on(self, word: str, at: int, end: int) -> bool:
        """Return whether a small word behind a noun continues the phrase: "der Sprecher der Polizei"."""
        if self.long and not self.grammar.capital_nouns:
            return True  # all words before a verb are its subject's
        if not self._matches(self.grammar.links, word) and not (
            self.long and self._matches(self.grammar.openers, word)
        ):
            return False
        following = next((m.group() for m in self.line.words(at, end)), "")
        return (
            self._is_name(following)
            or self._is_small(following)
            or (following[:1].isalpha() and word.lower() not in _AND)
        )

    def _is_name(self, word: str) -> bool:
        if not (
            any(c.isupper() for c in word) or (word[:1].isdigit() and not word.isdigit() and self.grammar.capital_nouns)
        ):
            return False
        return not self._matches(self.grammar.articles, word) and not self._matches(self.grammar.pronouns, word)

    @staticmethod
    def _matches(alternatives: str | None, word: str) -> bool:
        return bool(alternatives) and pattern(alternatives or "").fullmatch(word) is not None
