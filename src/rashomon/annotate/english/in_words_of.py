"""Find what is given in somebody's words: "in Lee's words, A", "A, in the words of Lee", "as Lee put it".

In: a sentence of a parsed frame and the article's quotations.  Out: drafts with content, cue and source.
What stands in quotation marks is the content; without marks it is the rest of the clause, on both sides of the aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rashomon.annotate.draft import Draft
from rashomon.annotate.english.grammar import noun_range, own_subject
from rashomon.annotate.english.parsed import Sentence, content_span
from rashomon.annotate.quotes import Quotation
from rashomon.annotate.who.titles import BODY_NOUNS, DOCUMENT_NOUNS, PERSON_NOUNS, PLURAL_PEOPLE
from rashomon.model import Span, StatementKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEAKERS = PERSON_NOUNS | BODY_NOUNS - DOCUMENT_NOUNS
_OWNERS = frozenset("his her their".split())
_EDGES = frozenset({",", "—", "–", "-", ";", ":", "("})


class _Aside(NamedTuple):
    """The words that say whose words they are: token range, cue and speaker."""

    start: int
    end: int
    cue: Token
    source: Token


def find_worded(sentence: Sentence, quotations: Sequence[Quotation]) -> list[Draft]:
    """Return a draft for each aside of the sentence that says in whose words the rest stands."""
    return [d for aside in _asides(sentence) if (d := _draft(sentence, aside, quotations)) is not None]


def _asides(sentence: Sentence) -> Iterator[_Aside]:
    for token in sentence.doc[sentence.start : sentence.end]:
        found = _READERS[token.lower_](token) if token.lower_ in _READERS else None
        if found is not None and sentence.start <= found.start and found.end <= sentence.end:
            yield found


def _in_words(words: Token) -> _Aside | None:
    """Read "in the words of X" and "in X's (own) words"."""
    owner = next((c for c in words.children if c.dep_ == "poss" and c.i < words.i), None)
    of = words.doc[words.i + 1] if words.i + 1 < len(words.doc) and words.doc[words.i + 1].lower_ == "of" else None
    source = owner if owner is not None else _object_of(of)
    start = words.left_edge.i - 1
    if source is None or start < 0 or words.doc[start].lower_ != "in" or not _can_say(source):
        return None
    end = max(words.i + 1, noun_range(source)[1])
    return _Aside(start, end, words, source)


def _object_of(of: Token | None) -> Token | None:
    return next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None


def _as_put(verb: Token) -> _Aside | None:
    """Read "as X put it"."""
    it = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == "it" else None
    source = own_subject(verb)
    if it is None or source is None or source.i > verb.i or not (_can_say(source) or source.pos_ == "PRON"):
        return None
    opener = next((c for c in verb.children if c.lower_ == "as" and c.i < source.i), None)
    start = opener.i if opener is not None else noun_range(source)[0] - 1
    if start < 0 or verb.doc[start].lower_ != "as":
        return None
    return _Aside(start, it.i + 1, verb, source)


def _to_quote(verb: Token) -> _Aside | None:
    """Read "to quote X"."""
    source = next((c for c in verb.children if c.dep_ in {"dobj", "dative"} and c.i > verb.i), None)
    if verb.i == 0 or verb.doc[verb.i - 1].lower_ != "to" or source is None or not _can_say(source):
        return None
    return _Aside(verb.i - 1, noun_range(source)[1], verb, source)


_READERS = {
    "words": _in_words,
    "put": _as_put,
    "puts": _as_put,
    "phrased": _as_put,
    "quote": _to_quote,
}


def _can_say(source: Token) -> bool:
    """Return whether the words can be somebody's: a name, a person, a body, "his"; no "in the words of the song"."""
    return source.pos_ == "PROPN" or source.lower_ in _OWNERS | PLURAL_PEOPLE or source.lemma_.lower() in _SPEAKERS


def _draft(sentence: Sentence, aside: _Aside, quotations: Sequence[Quotation]) -> Draft | None:
    pieces, kind = _pieces(sentence, aside, quotations)
    if not pieces:
        return None
    first, last = noun_range(aside.source) if aside.source.pos_ != "PRON" else (aside.source.i, aside.source.i + 1)
    return Draft(
        pieces=tuple(pieces),
        kind=kind,
        cue=sentence.place_of(aside.cue),
        cue_lemma=aside.cue.lemma_.lower(),
        source=sentence.text_span(first, last),
        source_head=sentence.place_of(aside.source),
        block=sentence.frame.block,
        sentence=sentence.text_span(sentence.start, sentence.end),
    )


def _pieces(sentence: Sentence, aside: _Aside, quotations: Sequence[Quotation]) -> tuple[list[Span], StatementKind]:
    """Return the quotations beside the aside, else what stands around it and is set off by marks."""
    masked = [quotations[number].inner for _, number in sorted(sentence.masks.items())]
    if masked:
        return masked, "direct"
    quoted = _quoted(sentence, aside)
    if quoted is not None:
        return [quoted], "direct"
    if not _is_set_off(sentence, aside):
        return [], "indirect"
    ranges = ((sentence.start, aside.start), (aside.end, sentence.end))
    return [span for start, end in ranges if (span := content_span(sentence, start, end)) is not None], "indirect"


def _quoted(sentence: Sentence, aside: _Aside) -> Span | None:
    """Return the words in marks that are nearest behind the aside, else before it, without their marks."""
    marks = [t.i for t in sentence.doc[sentence.start : sentence.end] if t.text == '"']
    pairs = [(a, b) for a, b in list(pairwise(marks))[::2] if b - a > 1]
    behind = [pair for pair in pairs if pair[0] >= aside.end]
    chosen = behind[0] if behind else pairs[-1] if pairs else None
    return sentence.text_span(chosen[0] + 1, chosen[1]) if chosen is not None else None


def _is_set_off(sentence: Sentence, aside: _Aside) -> bool:
    """Return whether marks part the aside from the rest: "…, as Lee put it, …"."""
    doc = sentence.doc
    before = aside.start == sentence.start or doc[aside.start - 1].text in _EDGES
    behind = aside.end >= sentence.end or doc[aside.end].is_punct
    return before and behind
