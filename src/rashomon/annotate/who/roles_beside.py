"""Find what stands beside a name and says who it is: the title before it, the apposition behind or before it.

In: a parsed frame and the tokens of a name.  Out: the place of the role, or none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.annotate.frames import Frame
from rashomon.annotate.who.tagged import has_tree, role_by_tags
from rashomon.annotate.who.titles import TITLES
from rashomon.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAX_ROLE_WORDS = 8


def role_beside(frame: Frame, doc: Doc, start: int, end: int) -> Span | None:
    """Return the title before the name or the apposition behind or before it."""
    if not has_tree(doc):
        found = role_by_tags(doc, start, end)
        return _place(frame, doc, *found) if found is not None else None
    root, left = doc[start:end].root, start
    while left > 0 and start - left < MAX_ROLE_WORDS and _is_role_word(doc[left - 1], root):
        left -= 1
    if (
        left < start
        and any(doc[i].pos_ in {"NOUN", "PROPN"} for i in range(left, start))
        and doc[start - 1].pos_ != "ADJ"
    ):
        return _place(frame, doc, left, start)
    noun = next((c for c in root.children if c.dep_ == "appos" and _is_office(c)), None)
    if noun is None and root.dep_ == "appos" and _is_office(root.head):
        noun = root.head
    if noun is None:
        return None
    left_edge, right = noun.left_edge.i, noun.i + 1
    for child in noun.children:
        if (
            child.i > noun.i
            and child.dep_ == "prep"
            and child.right_edge.i < noun.i + MAX_ROLE_WORDS
            and not (child.i <= start <= child.right_edge.i)
        ):
            right = child.right_edge.i + 1
    if not (right <= start or left_edge >= end):
        return None
    while left_edge < noun.i and (doc[left_edge].is_punct or doc[left_edge].is_space):
        left_edge += 1
    return _place(frame, doc, left_edge, right)


def _place(frame: Frame, doc: Doc, start: int, end: int) -> Span:
    return frame.text_span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1].text))


def _is_office(token: Token) -> bool:
    """Return whether a token heads a description: a noun, or a title with a capital ("the Head of State, Ann Lee")."""
    return token.pos_ == "NOUN" or (token.pos_ == "PROPN" and (token.lower_ in TITLES or token.text.islower()))


def _is_role_word(token: Token, root: Token) -> bool:
    if token.is_punct and token.text not in {"-", "'"}:
        return False
    if token.pos_ in {"DET", "VERB", "ADP", "CCONJ", "PRON", "AUX", "SCONJ", "ADV", "NUM", "SPACE"}:
        return False
    return (
        token.head == root
        or token.head.head == root
        or token.lower_.strip(".") in TITLES
        or token.tag_ in {"POS", "HYPH"}
    )
