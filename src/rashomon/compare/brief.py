"""Brief: the few sentences that most independent roots carry; none is generated.

In: the facts and utterances of a story.  Out: at most five lines with their evidence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.compare.accounts import Telling
from rashomon.compare.said.statements import Said
from rashomon.model import BriefLine, Evidence, Fact, Origins, Utterance, Value

MAX_LINES = 5
MIN_WORDS = 6  # a shorter sentence says too little by itself
MIN_OWN_WORDS = 2  # "she said": a bare quotation does not say whose it is
_QUOTED = re.compile('["“«][^"“”«»]*["”»]')
_OPENING = re.compile("[\"“«‘']?(?:[A-ZÀ-ÞА-Я]|[0-9])")


class Line(Value, frozen=True, kw_only=True):
    """A candidate: its sentence first, then its other evidence."""

    id: str
    evidence: tuple[Evidence, ...]
    origins: Origins
    own: bool


def choose_brief(
    telling: Telling, facts: Sequence[Fact], utterances: Sequence[Utterance], said: Mapping[str, Said]
) -> tuple[BriefLine, ...]:
    """Return the lines with the most known roots, of equals with the most unknown ones; facts before utterances."""
    told = [line_of_utterance(telling, u, said) for u in utterances]
    lines = [line_of_fact(fact) for fact in facts] + [line for line in told if line is not None]
    carried = [line for line in lines if line.origins.known + line.origins.unknown > 1]
    carried.sort(key=rank_line)
    return tuple(BriefLine(evidence=line.evidence, origins=line.origins) for line in carried[:MAX_LINES])


def rank_line(line: Line) -> tuple[int, int, bool, int, str]:
    """Return what lines are sorted by."""
    articles = len({piece.article_id for piece in line.evidence})
    return (-line.origins.known, -line.origins.unknown, not line.own, -articles, line.id)


def line_of_fact(fact: Fact) -> Line:
    """Return the fact's central sentence, then the others."""
    others = tuple(piece for piece in fact.evidence if piece != fact.text)
    return Line(id=fact.id, evidence=(fact.text, *others), origins=fact.origins, own=True)


def line_of_utterance(telling: Telling, utterance: Utterance, said: Mapping[str, Said]) -> Line | None:
    """Return a sentence that tells the utterance whole, the fullest rendering's first; None where there is none."""
    ids = [utterance.base, *(i for i in utterance.statement_ids if i != utterance.base)]
    pieces = list(dict.fromkeys(sentence_of(telling, said[i]) for i in ids))
    named = {sentence_of(telling, said[i]) for i in ids if names_source(sentence_of(telling, said[i]), said[i])}
    whole = [piece for piece in pieces if piece in named and is_whole(piece.text)]
    if not whole:
        return None
    evidence = (whole[0], *(piece for piece in pieces if piece != whole[0]))
    return Line(id=utterance.id, evidence=evidence, origins=utterance.origins, own=False)


def names_source(sentence: Evidence, said: Said) -> bool:
    """Return whether the sentence itself says who speaks; a middle part of a longer quotation does not."""
    source = said.statement.source
    return source is not None and sentence.span.covers(source.span)


def is_whole(text: str) -> bool:
    """Return whether a sentence stands by itself: no part of a longer quotation, no question, words of its own."""
    marks = [(text.count(a), text.count(b)) for a, b in ("“”", "«»", "‘’")]
    balanced = text.count('"') % 2 == 0 and all(a == b for a, b in marks[:2]) and marks[2][0] <= marks[2][1]
    outside = _QUOTED.sub(" ", text)
    return (
        balanced
        and not text.rstrip("\"”»’' ").endswith("?")
        and len(text.split()) >= MIN_WORDS
        and len(outside.split()) >= MIN_OWN_WORDS
        and _OPENING.match(text) is not None
    )


def sentence_of(telling: Telling, said: Said) -> Evidence:
    """Return the sentence in which a statement begins."""
    start = said.statement.content[0].start
    sentence = telling.accounts[said.account.id].sentence_at(start)
    return sentence.evidence() if sentence is not None else said.statement.content[0]
