"""Brief: the few sentences that most independent roots carry; none is generated.

In: the facts and utterances of a story.  Out: at most five lines with their evidence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.compare.accounts import Telling
from rashomon.compare.utterances import Said
from rashomon.model import BriefLine, Evidence, Fact, Origins, Utterance, Value

MAX_LINES = 5


class Line(Value, frozen=True, kw_only=True):
    """A candidate: its sentence first, then its other evidence."""

    id: str
    evidence: tuple[Evidence, ...]
    origins: Origins


def choose_brief(
    telling: Telling, facts: Sequence[Fact], utterances: Sequence[Utterance], said: Mapping[str, Said]
) -> tuple[BriefLine, ...]:
    """Return the lines with the most known roots, of equals with the most unknown ones, then with the most articles."""
    lines = [line_of_fact(fact) for fact in facts] + [line_of_utterance(telling, u, said) for u in utterances]
    carried = [line for line in lines if line.origins.known + line.origins.unknown > 1]
    carried.sort(
        key=lambda l: (-l.origins.known, -l.origins.unknown, -len({e.article_id for e in l.evidence}), l.id)  # noqa: E741
    )
    return tuple(BriefLine(evidence=line.evidence, origins=line.origins) for line in carried[:MAX_LINES])


def line_of_fact(fact: Fact) -> Line:
    """Return the fact's central sentence, then the others."""
    others = tuple(piece for piece in fact.evidence if piece != fact.text)
    return Line(id=fact.id, evidence=(fact.text, *others), origins=fact.origins)


def line_of_utterance(telling: Telling, utterance: Utterance, said: Mapping[str, Said]) -> Line:
    """Return the sentence of the fullest rendering, then the sentences of the others."""
    ids = [utterance.base, *(i for i in utterance.statement_ids if i != utterance.base)]
    pieces = (sentence_of(telling, said[i]) for i in ids)
    return Line(id=utterance.id, evidence=tuple(dict.fromkeys(pieces)), origins=utterance.origins)


def sentence_of(telling: Telling, said: Said) -> Evidence:
    """Return the sentence in which a statement begins."""
    start = said.statement.content[0].start
    sentence = telling.accounts[said.account.id].sentence_at(start)
    return sentence.evidence() if sentence is not None else said.statement.content[0]
