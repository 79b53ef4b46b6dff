"""Find indirect and mixed statements in a parsed sentence.

In: the parsed frame of a block and its sentences.  Out: drafts with content, cue and source.
Content is the clause that the cue governs; coordinated cues make two statements.  A cue without a source, under a
modal or a negation makes none: nobody said it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.annotate.draft import Draft
from rashomon.annotate.english.contents import content_of
from rashomon.annotate.english.cues import BELIEVE, EXPRESS, FIGURE_CUES, NAMING, SAY, SAY_NOUNS, SAY_OBJECT, WISH
from rashomon.annotate.english.grammar import is_negated, is_unsure, own_subject, subtree_range, words_between
from rashomon.annotate.english.parsed import Sentence, make_drafts
from rashomon.annotate.english.sources import source_of
from rashomon.model import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token

MIN_ACCORDING_WORDS = 3  # "That is according to X" tells of the sentence before
MAX_REQUEST_TOKENS = 4  # "asked the two papers not to": before "not"
_LEARNING = frozenset({"find", "figure", "work"})
_ASKING = frozenset({"ask", "request", "beg"})
_NAMING_SOURCES = frozenset("name identify quote print publish disclose reveal use mention give attribute cite".split())
# Subjects that name no speaker; "it" may be a body.
NOBODY = frozenset("nobody none noone neither who than i we you one this that there what".split())


def every_clause(sentence: Sentence) -> list[Draft]:
    """Return the indirect and mixed statements of `sentence` in order of their cues, those within others too."""
    return [d for t in sentence.doc[sentence.start : sentence.end] for d in _drafts_at(sentence, t)]


def _drafts_at(sentence: Sentence, token: Token) -> Iterator[Draft]:
    if token.lower_ == "according" and token.i + 1 < sentence.end and sentence.doc[token.i + 1].lower_ == "to":
        yield from _according(sentence, token)
    elif token.pos_ in {"VERB", "AUX"}:
        yield from _verb_drafts(sentence, token)
    elif token.lemma_.lower() in SAY_NOUNS and token.pos_ == "NOUN":
        yield from _noun_drafts(sentence, token)


def outermost(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts that lie within no other, in order of place."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-sum(p.end - p.start for p in d.pieces), d.pieces[0].start)):
        cue = draft.cue or draft.pieces[0]
        if not any(p.covers(cue) or (p.overlaps(q)) for k in kept for p in k.pieces for q in draft.pieces):
            kept.append(draft)
    return sorted(kept, key=lambda d: d.pieces[0].start)


def _verb_drafts(sentence: Sentence, verb: Token) -> Iterator[Draft]:
    lemma = verb.lemma_.lower()
    attribution = attribution_of(lemma)
    if attribution is None or is_negated(verb) or is_unsure(verb) or says_nothing(verb):
        return
    subject = source_of(verb)
    if subject is not None and attribution != "speech" and subject.pos_ not in {"PROPN", "PRON"}:
        return
    if subject is None or subject.i in sentence.masks or not sentence.start <= subject.i < sentence.end:
        return
    if subject.lower_ in NOBODY:
        return
    content = content_of(sentence, verb, lemma, subject)
    if content is None:
        return
    source = cited(verb) or subject
    for part in split_claims(sentence, content):
        yield from make_drafts(sentence, part, verb, source, lemma, attribution)


def says_nothing(verb: Token) -> bool:
    """Return whether somebody only learns something ("found out that") or asks to stay unknown ("not to be named")."""
    lemma = verb.lemma_.lower()
    if lemma in _LEARNING:
        return any(c.lower_ == "out" for c in verb.children)
    if lemma not in _ASKING:
        return False
    behind = verb.doc[verb.i + 1 : verb.i + 1 + MAX_REQUEST_TOKENS]
    negated = next((t.i for t in behind if t.lower_ == "not" and t.nbor().lower_ == "to"), None)
    return negated is not None and any(t.lemma_.lower() in _NAMING_SOURCES for t in verb.doc[negated + 2 : negated + 4])


def split_claims(sentence: Sentence, content: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return the ranges of each claim: "said A and that B" makes two statements, unless quoted words cross."""
    if len(content) != 1 or any(t.text == '"' for t in sentence.doc[slice(*content[0])]):
        return [content]
    start, end = content[0]
    cuts = [
        t.i
        for t in sentence.doc[start + 2 : end - 2]
        if t.lower_ in {"and", "but"} and t.nbor().lower_ == "that" and t.nbor().dep_ == "mark"
    ]
    edges = [start, *cuts, end]
    return [[(a if a == start else a + 1, b)] for a, b in pairwise(edges)]


def attribution_of(lemma: str) -> Attribution | None:
    """Return what kind of attribution a cue verb makes, None if it is no cue."""
    if lemma in FIGURE_CUES or lemma in SAY | EXPRESS | SAY_OBJECT | NAMING:
        return "speech"
    return "belief" if lemma in BELIEVE else "wish" if lemma in WISH else None


def cited(verb: Token) -> Token | None:
    """Return whom a report cites: "the paper reports, citing the ministry" is the ministry's word."""
    if verb.lemma_ not in {"report", "write"}:
        return None
    for child in verb.children:
        if child.lower_ == "citing":
            return next((c for c in child.children if c.dep_ == "dobj"), None)
    return None


def _according(sentence: Sentence, token: Token) -> Iterator[Draft]:
    doc = sentence.doc
    start, end = token.i, max(token.right_edge.i, token.i + 1) + 1
    objects = [
        t for t in doc[token.i + 2 : min(end + 12, sentence.end)] if t.dep_ == "pobj" and t.head.i == token.i + 1
    ]
    if not objects or sentence.masks:
        return
    end = min(max(end, subtree_range(objects[0])[1]), sentence.end)
    if start <= sentence.start + 1:
        comma = next((t.i for t in doc[token.i : sentence.end] if t.text == "," and t.i >= objects[0].i), end)
        ranges = [(max(end, comma), sentence.end)]
    elif end >= sentence.end - 1 or doc[start - 1].text != ",":
        ranges = [(sentence.start, start)]
    else:
        ranges = [(sentence.start, start), (end, sentence.end)]
    if sum(words_between(doc, a, b) for a, b in ranges) < MIN_ACCORDING_WORDS:
        return
    yield from make_drafts(sentence, ranges, token, objects[0], "according to", "speech", cue_end=token.i + 2)


def _author(noun: Token) -> Token | None:
    """Return X of "the statement by X that …"."""
    by = noun.nbor() if noun.i + 1 < len(noun.doc) and noun.nbor().lower_ in {"by", "from"} else None
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def _noun_drafts(sentence: Sentence, noun: Token) -> Iterator[Draft]:
    """Yield "Trump's statement that …": a noun of saying with its owner and a clause."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None) or _author(noun)
    clause = next((c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"} and c.i > noun.i), None)
    if owner is None or clause is None:
        return
    marks = [c for c in clause.children if c.lower_ == "that" and c.dep_ == "mark"]
    subject = own_subject(clause)
    if marks or (sentence.doc[noun.i + 1].lower_ == "that" and subject is not None and subject.lower_ != "that"):
        yield from make_drafts(sentence, [subtree_range(clause)], noun, owner, noun.lemma_.lower(), "speech")
