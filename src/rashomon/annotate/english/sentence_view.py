"""A sentence as learned attribution sees it: which tokens are mere marks, which words were seen as cues.

In: a sentence of a parsed frame and the learned shares.  Out: looked-up properties of tokens; no decision.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rashomon.annotate.english.grammar import SUBJECTS
from rashomon.annotate.english.parsed import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

# What is never the first or last thing said.
_EDGE = frozenset(" \t\r\n\u00a0\"'“”‘’«»,.;:!?…-–—()[]")
_CLASSES = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N", "ADJ": "J", "PUNCT": "P"}
_STEPS = (1, 2, 3, 4, 7, 11, 19)  # distances up to these are told apart, longer ones are one


def cue_key(token: Token) -> str:
    """Return the key of a token in the table of cues: its lemma and coarse part of speech."""
    return f"{token.lemma_.lower()}/{_CLASSES.get(token.pos_, 'O')}"


def bucket(count: int) -> int:
    """Return the class of a distance or length in tokens, 0 to 7."""
    return sum(count > step for step in _STEPS)


class SentenceView:
    """A sentence, its token range `start:end`, and the learned share of each word as a cue."""

    def __init__(self, sentence: Sentence, shares: Mapping[str, float]) -> None:
        self.sentence, self.doc = sentence, sentence.doc
        self.start, self.end = sentence.start, sentence.end
        self.shares = shares
        self.marks = [_is_mark(token) for token in sentence.doc[sentence.start : sentence.end]]
        self.quotes = [t.i for t in sentence.doc[sentence.start : sentence.end] if t.text == '"']

    def is_mark(self, at: int) -> bool:
        """Return whether the token at `at` is white space or punctuation."""
        return self.marks[at - self.start]

    def marks_from(self, at: int, end: int) -> tuple[str, int]:
        """Return the marks that stand from `at` on, joined, and where the next word is (at most `end`)."""
        found = ""
        while at < end and self.is_mark(at):
            found += self.doc[at].text
            at += 1
        return found, at

    def share_of(self, token: Token) -> float:
        """Return how often the word is a cue, 0 where it was never seen as one."""
        return self.shares.get(cue_key(token), 0.0)

    def word(self, at: int) -> str:
        """Return the word at `at` in lower case, "<" or ">" beyond the sentence."""
        return "<" if at < self.start else ">" if at >= self.end else self.doc[at].lower_

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Return the token range without marks at its edges and without "that" in front."""
        start, end = max(start, self.start), min(end, self.end)
        while True:
            while start < end and self.is_mark(start):
                start += 1
            while end > start and self.is_mark(end - 1):
                end -= 1
            if end - start < 2 or self.doc[start].lower_ != "that":
                return start, end
            start += 1


def _is_mark(token: Token) -> bool:
    return token.is_space or (token.text[0] in _EDGE and all(c in _EDGE for c in token.text))


def path_from(cue: Token, token: Token, depth: int = 3) -> str:
    """Return the dependency labels that lead from the cue down to `token`, "top" or "far" where none do."""
    labels: list[str] = []
    climber = token
    for _ in range(depth):
        if climber.i == cue.i:
            break
        labels.append(climber.dep_)
        if climber.head.i == climber.i:
            return "top"
        climber = climber.head
    return ">".join(reversed(labels)) if climber.i == cue.i else "far"


def starting_at(token: Token, stop: int) -> Token:
    """Return the head of the largest phrase that begins with `token`, climbing no further than below `stop`."""
    climber = token
    while climber.head.i not in (climber.i, stop) and climber.head.left_edge.i >= token.i:
        climber = climber.head
    return climber


def ending_at(token: Token, end: int, stop: int) -> Token:
    """Return the head of the largest phrase that ends with `token`, climbing no further than below `stop`."""
    climber = token
    while climber.head.i not in (climber.i, stop) and climber.head.right_edge.i < end:
        climber = climber.head
    return climber


def nearest_subject(cue: Token) -> Token | None:
    """Return the nearest subject that hangs on the cue."""
    return min((c for c in cue.children if c.dep_ in SUBJECTS), key=lambda c: (abs(c.i - cue.i), c.i), default=None)
