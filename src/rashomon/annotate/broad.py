"""Find attributions of every kind: beliefs, wishes, support, votes, documents that show something.

In: a sentence of a parsed frame.  Out: drafts, wherever a cue's learned share of true attributions is high enough.
Used where a broad reading is asked for; what people said in so many words is found by `clauses`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.annotate.cues import DENIALS
from rashomon.annotate.draft import Draft
from rashomon.annotate.grammar import noun_range, subject_of, subtree_range, words_between
from rashomon.annotate.learned import CueShares
from rashomon.annotate.parsed import Sentence, make_drafts
from rashomon.annotate.shared_cues import is_cut_by
from rashomon.model import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token

MIN_SPEECH_SHARE = 0.5  # of a cue's attributions in the training articles: from here on it is speech
_MIN_WORDS = {"object": 2, "preposition": 2}
Candidate = tuple[str, "Token", "Token", tuple[int, int]]


def find_broad(sentence: Sentence, cues: CueShares) -> list[Draft]:
    """Return drafts of all attributions whose cue was learned, in order of their cues."""
    drafts: list[Draft] = []
    for key, cue, source, content in candidates(sentence):
        share, speech = cues.shares.get(key, (0.0, 0.0))
        if share < cues.min_share:
            continue
        lemma = cue.lemma_.lower()
        attribution: Attribution = "speech" if speech >= MIN_SPEECH_SHARE else "belief"
        drafts += make_drafts(sentence, [content], cue, source, lemma, attribution, denied=lemma in DENIALS)
    return drafts


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Yield what could be an attribution: its key in the learned table, cue, source and range of content."""
    for token in sentence.doc[sentence.start : sentence.end]:
        if token.pos_ in {"VERB", "AUX"} and token.i not in sentence.masks:
            yield from _verb_candidates(sentence, token)
        elif token.pos_ == "NOUN":
            yield from _noun_candidates(sentence, token)


def _verb_candidates(sentence: Sentence, verb: Token) -> Iterator[Candidate]:
    subject = subject_of(verb)
    if subject is None or subject.i in sentence.masks or not sentence.start <= subject.i < sentence.end:
        return
    lemma = verb.lemma_.lower()
    for child in verb.children:
        frame = _frame_of(child, verb)
        if frame is None:
            continue
        content = _range(sentence, child, verb, subject)
        if content is not None and words_between(sentence.doc, *content) >= _MIN_WORDS.get(frame.split(":")[0], 1):
            yield f"{lemma}|{frame}", verb, subject, content
    yield from _adjective_candidates(sentence, verb, subject)


def _frame_of(child: Token, verb: Token) -> str | None:
    """Return how the content hangs on the cue (clause, infinitive, object, preposition), None if it cannot."""
    if child.dep_ == "ccomp":
        return "clause" if child.i > verb.i else "before"
    if child.i < verb.i:
        return None
    if child.dep_ == "xcomp":
        return "infinitive"
    if child.dep_ == "dobj":
        return "object"
    return f"preposition:{child.lower_}" if child.dep_ == "prep" else None


def _range(sentence: Sentence, child: Token, verb: Token, subject: Token) -> tuple[int, int] | None:
    start, end = subtree_range(child)
    if child.dep_ == "prep":
        start = child.i + 1
    start, end = max(start, sentence.start), min(end, sentence.end)
    if child.i > verb.i:
        start = max(start, verb.i + 1)
        end = is_cut_by(sentence, start, end)
    else:
        end = min(end, verb.i, noun_range(subject)[0] if subject.i < verb.i and subject.i > child.i else verb.i)
    return (start, end) if end > start and not sentence.has_mask(start, end) else None


def _adjective_candidates(sentence: Sentence, verb: Token, subject: Token) -> Iterator[Candidate]:
    """Yield "is sure that …", "is ready to …"."""
    adjective = next((c for c in verb.children if c.dep_ == "acomp" and c.i > verb.i), None)
    if adjective is None:
        return
    for child in [*adjective.children, *verb.children]:
        if child.i > adjective.i and child.dep_ in {"ccomp", "xcomp"}:
            content = _range(sentence, child, adjective, subject)
            if content is not None:
                yield f"{adjective.lemma_.lower()}|{child.dep_}", adjective, subject, content


def _noun_candidates(sentence: Sentence, noun: Token) -> Iterator[Candidate]:
    """Yield "his belief that …", "her plan to …"."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None:
        return
    for child in noun.children:
        if child.i > noun.i and child.dep_ in {"acl", "ccomp"} and child.tag_ != "VBN":
            start, end = subtree_range(child)
            content = (max(start, noun.i + 1), min(end, sentence.end))
            if content[1] > content[0] and not sentence.has_mask(*content):
                yield f"{noun.lemma_.lower()}|noun", noun, owner, content
