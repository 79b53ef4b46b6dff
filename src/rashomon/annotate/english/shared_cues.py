"""Tell which cues share a speaker: "said A and claimed B", "said A, adding B".

In: parsed tokens.  Out: the cue whose subject a following one takes over.
"""

from __future__ import annotations

from rashomon.annotate.english.grammar import own_subject
from rashomon.annotate.english.parsed import Sentence
from rashomon.annotate.english.sources import follows_on, matrix_cue


def is_cut_by(sentence: Sentence, start: int, end: int) -> int:
    """Return where content ends because a cue of the same speaker goes on: "A, adding that B"."""
    for token in sentence.doc[start + 2 : end]:
        if token.pos_ != "VERB" or own_subject(token) is not None or not follows_on(token):
            continue
        matrix = matrix_cue(token)
        if matrix is not None and (token.tag_ == "VBG" or matrix.i < start):
            return token.i - 1
    return end
