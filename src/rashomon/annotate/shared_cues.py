"""Tell which cues share a speaker: "said A and claimed B", "said A, adding B".

In: parsed tokens.  Out: the cue whose subject a following one takes over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.annotate.cues import BELIEVE, SAY
from rashomon.annotate.grammar import own_subject, subject_of
from rashomon.annotate.parsed import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


def speaker_of(verb: Token) -> Token | None:
    """Return who speaks; a cue coordinated with another ("said A and claimed B", "said A, adding B") shares his."""
    matrix = _matrix_cue(verb)
    return subject_of(matrix if matrix is not None else verb)


def _matrix_cue(verb: Token) -> Token | None:
    """Return the cue whose subject a following cue without its own shares, looked for up the tree."""
    if own_subject(verb) is not None or not _follows_on(verb):
        return None
    climber = verb
    while climber.head.i != climber.i:
        climber = climber.head
        if (
            climber.i < verb.i
            and climber.lemma_.lower() in SAY | BELIEVE
            and climber.pos_ == "VERB"
            and own_subject(climber) is not None
        ):
            return climber
    return None


def _follows_on(verb: Token) -> bool:
    """Return whether the verb continues an earlier cue: ", adding", "and claimed"."""
    before = verb.doc[verb.i - 1] if verb.i > 0 else None
    if before is not None and before.pos_ == "ADV" and verb.i > 1:
        before = verb.doc[verb.i - 2]
    if before is None or verb.lemma_.lower() not in SAY:
        return False
    if verb.tag_ == "VBG":
        return before.text == "," or before.lower_ == "while"
    return (
        verb.tag_ in {"VBD", "VBZ"}
        and before.lower_ in {"and", "but", "then"}
        and any(c.dep_ in {"ccomp", "xcomp", "dobj"} for c in verb.children)
    )


def is_cut_by(sentence: Sentence, start: int, end: int) -> int:
    """Return where content ends because a cue of the same speaker goes on: "A, adding that B"."""
    for token in sentence.doc[start + 2 : end]:
        if token.pos_ != "VERB" or own_subject(token) is not None or not _follows_on(token):
            continue
        matrix = _matrix_cue(token)
        if matrix is not None and (token.tag_ == "VBG" or matrix.i < start):
            return token.i - 1
    return end
