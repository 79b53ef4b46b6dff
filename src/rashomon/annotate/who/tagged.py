"""What tags alone tell about a name where no tree was built: the role beside it, and whether its sentence is about it.

In: a document with tags and entities but without dependencies.  Out: token ranges.  Sentences that nobody speaks in are
read this way; they only say who is in the foreground.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.annotate.who.titles import PERSON_NOUNS, TITLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAX_ROLE_TOKENS = 8
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ENDS = frozenset({".", "?", "!", ";", ":", '"'})
_IN_NOUN = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"})


def has_tree(doc: Doc) -> bool:
    """Return whether the document has dependencies."""
    return bool(doc.has_annotation("DEP"))


def role_by_tags(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Return the tokens of the title before a name, or of the apposition behind it: "Ann Lee, the mayor of Barrow,"."""
    left = start
    while left > 0 and start - left < MAX_ROLE_TOKENS and _is_title_word(doc[left - 1]):
        left -= 1
    if any(_is_office(token) for token in doc[left:start]):
        return left, start
    if end + 1 >= len(doc) or doc[end].text != ",":
        return None
    right = end + 1
    while right < len(doc) and right - end <= MAX_ROLE_TOKENS and doc[right].pos_ in {*_IN_NOUN, "ADP"}:
        right += 1
    closed = right < len(doc) and doc[right].text in {",", "."}
    return (end + 1, right) if closed and any(_is_office(token) for token in doc[end + 1 : right]) else None


def leads_sentence(doc: Doc, start: int, end: int) -> bool:
    """Return whether the tokens are the first noun of their sentence with a finite verb behind them."""
    first = _sentence_start(doc, start)
    before = doc[first:start]
    fronted = max((t.i + 1 for t in before if t.text == ","), default=first)  # "On Monday, Ann Lee left"
    if any(t.pos_ not in _IN_NOUN for t in doc[fronted:start]) or any(t.tag_ in _FINITE for t in before):
        return False
    return _verb_follows(doc, end)


def subject_by_tags(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Return the phrase that a sentence (token range) opens with, if a finite verb follows: "She", "The minister"."""
    at = start
    while at < end and (doc[at].is_punct or doc[at].is_space):
        at += 1
    last = at
    while last < end and (doc[last].pos_ in _IN_NOUN or doc[last].pos_ == "PRON"):
        last += 1
    return (at, last) if last > at and _verb_follows(doc, last) else None


def _sentence_start(doc: Doc, at: int) -> int:
    while at > 0 and doc[at - 1].text not in _ENDS:
        at -= 1
    return at


def _verb_follows(doc: Doc, at: int) -> bool:
    """Return whether a finite verb comes next, behind an adverb or an apposition between commas."""
    if at < len(doc) and doc[at].text == ",":
        close = next((t.i for t in doc[at + 1 : at + 16] if t.text == "," or t.text in _ENDS), None)
        at = close + 1 if close is not None else at
    while at < len(doc) and doc[at].pos_ == "ADV":
        at += 1
    return at < len(doc) and doc[at].tag_ in _FINITE


def _is_title_word(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "ADJ", "PART"} or token.lower_.strip(".") in TITLES or token.tag_ == "HYPH"


def _is_office(token: Token) -> bool:
    word = token.lower_.strip(".")
    return word in TITLES or word in PERSON_NOUNS
