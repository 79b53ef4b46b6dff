"""Attribute quotations that stand on their own to whoever is said to speak them.

In: a sentence of a frame in which quotations are masked.  Out: drafts of direct statements.
The cue is the nearest verb of saying in the same sentence outside the quotation; a sentence of nothing but a
quotation floats and is settled by its surroundings later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rashomon.annotate.draft import Draft
from rashomon.annotate.english.cues import NEVER, SAY
from rashomon.annotate.english.grammar import is_negated, noun_range, words_between
from rashomon.annotate.english.parsed import Sentence
from rashomon.annotate.english.sources import relative_of, source_of
from rashomon.annotate.quotes import Quotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

FAR_TOKENS = 30
ACCORDING = "according"
MAX_TITLE_WORDS = 8
MIN_TITLE_LETTERS = 4  # shorter words stay small within a title


def find_direct(text: str, sentence: Sentence, quotations: Sequence[Quotation]) -> list[Draft]:
    """Return one draft for the masked quotations of the sentence that share a cue, and one for each that floats."""
    if not sentence.masks:
        return []
    groups: list[tuple[Token | None, list[int]]] = []
    for place in sorted(sentence.masks):
        if _names_work(text, sentence, place, quotations):
            continue
        cue = _cue_for(sentence, place)
        if groups and groups[-1][0] == cue and cue is not None:
            groups[-1][1].append(place)
        else:
            groups.append((cue, [place]))
    return [_draft(sentence, cue, places, quotations) for cue, places in groups]


def _names_work(text: str, sentence: Sentence, place: int, quotations: Sequence[Quotation]) -> bool:
    """Return whether a quotation is the title of a work: capitals throughout, right behind a word that is no verb."""
    before = sentence.doc[place - 2] if place - 2 >= sentence.start else None
    if before is None or not before.is_alpha or before.pos_ in {"VERB", "AUX"}:
        return False
    words = quotations[sentence.masks[place]].inner.of(text).rstrip(",.").split()
    return 1 < len(words) <= MAX_TITLE_WORDS and all(w[:1].isupper() or len(w) < MIN_TITLE_LETTERS for w in words)


def _draft(sentence: Sentence, cue: Token | None, places: list[int], quotations: Sequence[Quotation]) -> Draft:
    pieces = tuple(quotations[sentence.masks[p]].inner for p in places if sentence.masks[p] is not None)
    whole = sentence.text_span(sentence.start, sentence.end)
    if cue is None:
        alone = _is_alone(sentence)
        return Draft(pieces=pieces, kind="direct", block=sentence.frame.block, sentence=whole, floating=alone)
    according = cue.lower_ == ACCORDING
    subject = _object_of_to(cue) if according else source_of(cue) or _inverted_subject(sentence, cue)
    base = Draft(
        pieces=pieces,
        kind="direct",
        attribution="speech",
        cue=sentence.text_span(cue.i, cue.i + 1 + according),
        cue_lemma="according to" if according else cue.lemma_.lower(),
        block=sentence.frame.block,
        sentence=whole,
    )
    if subject is None or subject.i in sentence.masks or not sentence.start <= subject.i < sentence.end:
        return base
    first, last = noun_range(subject)
    return replace(
        base,
        source=sentence.text_span(first, last),
        source_head=sentence.text_span(subject.i, subject.i + 1),
        pronoun=sentence.place_of(relative_of(cue)) if subject.i < cue.i else None,
    )


def _according(sentence: Sentence) -> Token | None:
    """Return the "according" of a sentence that is a quotation and "according to X"."""
    found = (t for t in sentence.doc[sentence.start : sentence.end - 1] if t.lower_ == ACCORDING)
    return next((t for t in found if t.nbor().lower_ == "to" and _object_of_to(t) is not None), None)


def _object_of_to(according: Token) -> Token | None:
    return next((c for c in according.nbor().children if c.dep_ == "pobj"), None)


def _inverted_subject(sentence: Sentence, cue: Token) -> Token | None:
    """Return the noun right behind a cue right behind a quotation: "…," boasted the boss is parsed as an object."""
    before = next((t for t in reversed(list(sentence.doc[sentence.start : cue.i])) if not t.is_punct), None)
    if before is None or before.i not in sentence.masks:
        return None
    return next((c for c in cue.children if c.dep_ in {"dobj", "attr", "oprd"} and c.left_edge.i == cue.i + 1), None)


def _is_alone(sentence: Sentence) -> bool:
    others = [t for t in sentence.doc[sentence.start : sentence.end] if t.i not in sentence.masks]
    return not any(t.is_alpha for t in others)


def _cue_for(sentence: Sentence, place: int) -> Token | None:
    doc = sentence.doc
    found: list[tuple[int, int, Token]] = []
    for token in doc[sentence.start : sentence.end]:
        if token.pos_ not in {"VERB", "AUX"} or abs(token.i - place) > FAR_TOKENS:
            continue
        lemma = token.lemma_.lower()
        known = lemma in SAY
        if not known and (lemma in NEVER or token.pos_ == "AUX" or not _beside(sentence, token, place)):
            continue
        if is_negated(token) and lemma != "deny":
            continue
        found.append((_distance(sentence, token, place), token.i, token))
    return min(found, key=lambda f: f[:2])[2] if found else _according(sentence)


def _beside(sentence: Sentence, verb: Token, place: int) -> bool:
    """Return whether an unknown verb with its own subject stands right at the quotation."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.i == place:
        return False
    between = (
        sentence.doc[place + 1 : min(verb.i, subject.left_edge.i)]
        if verb.i > place
        else sentence.doc[verb.i + 1 : place]
    )
    return not any(t.is_alpha for t in between)


def _distance(sentence: Sentence, verb: Token, place: int) -> int:
    start, end = (place + 1, verb.i) if verb.i > place else (verb.i + 1, place)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    penalty = 0 if subject is not None else 4
    other = sum(8 for m in sentence.masks if start <= m < end)
    return words_between(sentence.doc, start, end) + penalty + other
