"""Find indirect and mixed statements in a parsed sentence.

In: the parsed frame of a block and its sentences.  Out: drafts with content, cue and source.
Content is the clause that the cue governs; coordinated cues make two statements.  A cue without a source, under a
modal or a negation makes none: nobody said it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.annotate.cues import (
    BELIEVE,
    DENIALS,
    EXPRESS,
    EXPRESSED,
    NAMING,
    SAY,
    SAY_NOUNS,
    SAY_OBJECT,
    SAY_TO,
    WISH,
)
from rashomon.annotate.draft import Draft
from rashomon.annotate.frames import STAND_IN, Frame
from rashomon.annotate.grammar import (
    is_negated,
    is_unsure,
    noun_range,
    own_subject,
    subject_of,
    subtree_range,
    words_between,
)
from rashomon.model import Attribution, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MIN_CONTENT_WORDS = 2
MIN_ACCORDING_WORDS = 3  # "That is according to X" tells of the sentence before
MIN_NAMING_WORDS = 4  # shorter ones are nicknames and scare quotes
_EDGE = " \t\n,;:.—–-"
_NOBODY = frozenset({"nobody", "none", "noone", "neither", "who", "than"})
_QUESTION = frozenset({"where", "when", "why", "what", "who", "whom", "which", "whether", "if", "whose"})
_SELF = frozenset({"i", "we", "you", "one", "it", "this", "that", "there", "what"})


class Sentence:
    """One sentence of a parsed frame: token range `start:end`, and the tokens that stand for masked quotations."""

    def __init__(self, doc: Doc, frame: Frame, start: int, end: int) -> None:
        self.doc, self.frame, self.start, self.end = doc, frame, start, end
        last_piece = [p for p in frame.pieces if p.quotation is not None]
        self.masks = {
            token.i: piece.quotation
            for piece in last_piece
            for token in doc[start:end]
            if piece.at <= token.idx < piece.at + 4 and token.text == STAND_IN
        }

    def text_span(self, start: int, end: int) -> Span:
        """Return the place in the article of the tokens `start:end`."""
        last = self.doc[end - 1]
        return self.frame.text_span(self.doc[start].idx, last.idx + len(last.text))

    def has_mask(self, start: int, end: int) -> bool:
        """Return whether a masked quotation stands among the tokens."""
        return any(start <= i < end for i in self.masks)


def find_clauses(sentence: Sentence) -> list[Draft]:
    """Return the indirect and mixed statements of `sentence` in order, outermost only."""
    drafts: list[Draft] = []
    for token in sentence.doc[sentence.start : sentence.end]:
        for draft in _drafts_at(sentence, token):
            drafts.append(draft)
    return _outermost(drafts)


def _drafts_at(sentence: Sentence, token: Token) -> Iterator[Draft]:
    if token.lower_ == "according" and token.i + 1 < sentence.end and sentence.doc[token.i + 1].lower_ == "to":
        yield from _according(sentence, token)
    elif token.pos_ in {"VERB", "AUX"}:
        yield from _verb_drafts(sentence, token)
    elif token.lemma_.lower() in SAY_NOUNS and token.pos_ == "NOUN":
        yield from _noun_drafts(sentence, token)


def _outermost(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-sum(p.end - p.start for p in d.pieces), d.pieces[0].start)):
        cue = draft.cue or draft.pieces[0]
        if not any(p.covers(cue) or (p.overlaps(q)) for k in kept for p in k.pieces for q in draft.pieces):
            kept.append(draft)
    return sorted(kept, key=lambda d: d.pieces[0].start)


def _verb_drafts(sentence: Sentence, verb: Token) -> Iterator[Draft]:
    lemma = verb.lemma_.lower()
    attribution = attribution_of(lemma)
    if attribution is None or is_negated(verb) or is_unsure(verb):
        return
    subject = _subject(verb)
    if subject is not None and attribution != "speech" and subject.pos_ not in {"PROPN", "PRON"}:
        return
    if subject is None or subject.i in sentence.masks or not sentence.start <= subject.i < sentence.end:
        return
    if (subject.lower_ in _SELF and subject.lower_ != "it") or subject.lower_ in _NOBODY:
        return
    content = _content_of(sentence, verb, lemma, subject)
    if content is None:
        return
    source = _cited(sentence, verb) or subject
    yield from make_drafts(sentence, content, verb, source, lemma, attribution)


def _subject(verb: Token) -> Token | None:
    """Return who speaks: a cue coordinated with another ("said A and claimed B", "said A, adding B") shares its subject."""
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


def attribution_of(lemma: str) -> Attribution | None:
    """Return what kind of attribution a cue verb makes, None if it is no cue."""
    if lemma in SAY | EXPRESS | SAY_OBJECT | NAMING:
        return "speech"
    return "belief" if lemma in BELIEVE else "wish" if lemma in WISH else None


def _cited(sentence: Sentence, verb: Token) -> Token | None:
    """Return whom a report cites: "the paper reports, citing the ministry" is the ministry's word."""
    if verb.lemma_ not in {"report", "write"}:
        return None
    for child in verb.children:
        if child.lower_ == "citing":
            return next((c for c in child.children if c.dep_ == "dobj"), None)
    return None


def _content_of(sentence: Sentence, verb: Token, lemma: str, subject: Token) -> list[tuple[int, int]] | None:
    """Return the token ranges of what `verb` reports, None if it reports nothing."""
    before = _postposed(sentence, verb, subject, lemma)
    if before is not None:
        return before
    for child in verb.children:
        if (
            child.dep_ == "ccomp"
            and lemma not in NAMING - {"compare"}
            and _is_full(sentence, child, verb)
            and not (child.i < verb.i and sentence.doc[subject.left_edge.i - 1].lower_ in {"than", "as"})
        ):
            return [_clause(sentence, child, verb, subject)]
    for child in verb.children:
        if child.dep_ == "xcomp" and lemma in SAY_TO | WISH and _is_infinitive(sentence, child):
            return [_clause(sentence, child, verb, subject)]
    return _object_content(sentence, verb, lemma, subject)


def _object_content(sentence: Sentence, verb: Token, lemma: str, subject: Token) -> list[tuple[int, int]] | None:
    for child in verb.children:
        if child.dep_ != "dobj" or child.i < verb.i:
            continue
        wanted = child.lemma_.lower() in EXPRESSED if lemma in EXPRESS else lemma in SAY_OBJECT
        if (
            wanted
            and words_between(sentence.doc, *subtree_range(child)) >= MIN_CONTENT_WORDS
            and child.pos_ != "PRON"
            and (lemma != "rule" or any(c.lower_ == "out" for c in verb.children))
        ):
            return [_clause(sentence, child, verb, subject)]
    if lemma in NAMING:
        return _named_content(sentence, verb)
    return _asked_for(sentence, verb, lemma)


def _asked_for(sentence: Sentence, verb: Token, lemma: str) -> list[tuple[int, int]] | None:
    """Return what somebody asks, calls or pleads for, or admits to."""
    wanted = {
        "ask": "for",
        "call": "for",
        "appeal": "for",
        "plead": "for",
        "push": "for",
        "admit": "to",
        "confess": "to",
    }.get(lemma)
    preposition = next(
        (c for c in verb.children if c.dep_ in {"prep", "dative", "mark"} and c.lower_ == wanted and c.i > verb.i), None
    )
    if wanted is None:
        return None
    if preposition is None:
        clause = next(
            (
                c
                for c in verb.children
                if c.dep_ in {"advcl", "xcomp", "ccomp"} and c.left_edge.lower_ == wanted and c.i > verb.i
            ),
            None,
        )
        return [(clause.left_edge.i + 1, clause.right_edge.i + 1)] if clause is not None else None
    end = preposition.right_edge.i + 1
    clause = next((c for c in verb.children if c.dep_ in {"xcomp", "advcl"} and c.left_edge.i == end), None)
    end = clause.right_edge.i + 1 if clause is not None else end
    return (
        [(preposition.i + 1, end)] if words_between(sentence.doc, preposition.i + 1, end) >= MIN_CONTENT_WORDS else None
    )


def _named_content(sentence: Sentence, verb: Token) -> list[tuple[int, int]] | None:
    """Return the quoted words that somebody calls something."""
    doc = sentence.doc
    right = [t.i for t in doc[verb.i + 1 : min(sentence.end, verb.right_edge.i + 2)] if t.text == '"']
    if len(right) >= 2 and words_between(doc, right[0], right[1]) >= MIN_NAMING_WORDS:
        return [(right[0], right[1] + 1)]
    return None


def _is_infinitive(sentence: Sentence, clause: Token) -> bool:
    """Return whether the complement is "to" and a verb, no question ("where to go")."""
    start = clause.left_edge.i
    leads = {t.lower_ for t in sentence.doc[start : start + 2]}
    return any(c.lower_ == "to" for c in clause.children) and not leads & _QUESTION


def _is_full(sentence: Sentence, clause: Token, verb: Token) -> bool:
    """Return whether the complement is a clause of content: no masked quotation, no question word."""
    start, end = subtree_range(clause)
    if sentence.has_mask(start, end):
        return False
    leads = {t.lower_ for t in sentence.doc[start : min(start + 2, end)]}
    return not leads & _QUESTION and words_between(sentence.doc, start, end) >= MIN_CONTENT_WORDS


def _postposed(sentence: Sentence, verb: Token, subject: Token, lemma: str) -> list[tuple[int, int]] | None:
    """Return what stands before ", she said": from the sentence's start to the comma, and what follows a second comma."""
    if lemma not in SAY or own_subject(verb) is None:
        return None
    doc = sentence.doc
    first, last = noun_range(subject)
    if any(t.lower_ == "than" for t in sentence.doc[first:last]):
        return None
    group = min(first, verb.i)
    while (
        group > sentence.start and doc[group - 1].dep_ in {"aux", "advmod", "auxpass"} and doc[group - 1].head == verb
    ):
        group -= 1
    if group <= sentence.start + 2 or doc[group - 1].text not in {",", "—", "–", "-"}:
        return None
    if sentence.has_mask(sentence.start, group) or any(
        c.dep_ in {"ccomp", "xcomp"} and c.i > verb.i and c.i > subject.i for c in verb.children
    ):
        return None
    start = sentence.start
    resumed = _resumed(sentence, verb, subject)
    if not (resumed or any(t.pos_ in {"VERB", "AUX"} for t in doc[start : group - 1])) or doc[start].lower_ in {
        "speaking",
        "asked",
        "while",
        "when",
        "as",
        "if",
        "although",
        "because",
        "since",
    }:
        return None
    if any(t.dep_ == "ROOT" and t is not verb for t in doc[start : group - 1]) or any(
        c.i < group - 1 and c.dep_ in {"ccomp", "parataxis", "dep", "nsubj", "advcl", "conj"} for c in verb.children
    ):
        colon = next((t.i for t in reversed(list(doc[start : group - 1])) if t.text == ":"), None)
        pieces = [(start if colon is None else colon + 1, group - 1)]
        return [*pieces, resumed] if resumed else pieces
    return None


def _resumed(sentence: Sentence, verb: Token, subject: Token) -> tuple[int, int] | None:
    """Return what goes on after "…, the agency said, and …"."""
    doc = sentence.doc
    after = max(verb.i, noun_range(subject)[1] - 1) + 1
    comma = next((t.i for t in doc[after : sentence.end] if t.text == ","), None)
    if comma is None or comma > after + 6 or comma + 2 >= sentence.end:
        return None
    nxt = doc[comma + 1]
    if (
        nxt.lower_ in {"who", "which", "where", "whose", "citing", "adding", "according", "as", "in"}
        or nxt.tag_ == "VBG"
    ):
        return None
    if any(t.lemma_ in SAY and t.pos_ == "VERB" for t in doc[comma : sentence.end]):
        return None
    if nxt.lower_ in {"and", "but"} or nxt.pos_ in {"VERB", "AUX"}:
        return comma + 1, sentence.end
    return None


def _clause(sentence: Sentence, clause: Token, verb: Token, subject: Token) -> tuple[int, int]:
    start, end = subtree_range(clause)
    start, end = max(start, sentence.start), min(end, sentence.end)
    if clause.i > verb.i:
        start = max(start, verb.i + 1)
        if clause.i > subject.i:
            start = max(start, subject.i + 1 if subject.i > verb.i else start)
        end = is_cut_by(sentence, start, end)
    else:
        end = min(end, verb.i)
    return start, end


def is_cut_by(sentence: Sentence, start: int, end: int) -> int:
    """Return where the content ends if a cue of the same speaker goes on: "that A, adding that B", "A and claimed that B"."""
    for token in sentence.doc[start + 2 : end]:
        if (
            token.pos_ == "VERB"
            and own_subject(token) is None
            and _follows_on(token)
            and _matrix_cue(token) is not None
        ):
            if token.tag_ != "VBG" and _matrix_cue(token).i >= start:  # type: ignore[union-attr]
                continue
            return token.i - 1
    return end


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


def _noun_drafts(sentence: Sentence, noun: Token) -> Iterator[Draft]:
    """Yield "Trump's statement that …": a noun of saying with its owner and a clause."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    clause = next((c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"} and c.i > noun.i), None)
    if owner is None or clause is None:
        return
    marks = [c for c in clause.children if c.lower_ == "that" and c.dep_ == "mark"]
    if marks or (
        sentence.doc[noun.i + 1].lower_ == "that"
        and own_subject(clause) is not None
        and own_subject(clause).lower_ != "that"
    ):
        yield from make_drafts(sentence, [subtree_range(clause)], noun, owner, noun.lemma_.lower(), "speech")


def make_drafts(
    sentence: Sentence, ranges: list[tuple[int, int]], cue: Token, source: Token, lemma: str, attribution: Attribution,
    *, cue_end: int | None = None, denied: bool = False,
) -> Iterator[Draft]:  # fmt: skip
    pieces = [span for start, end in ranges if (span := content_span(sentence, start, end)) is not None]
    if not pieces or sentence.has_mask(*ranges[0]):
        return
    first, last = noun_range(source)
    if last <= first or any(t.lower_ == "than" for t in sentence.doc[first:last]):
        return
    yield Draft(
        pieces=tuple(pieces),
        kind="indirect",
        attribution=attribution,
        cue=sentence.text_span(cue.i, cue_end or cue.i + 1),
        cue_lemma=lemma,
        source=sentence.text_span(first, last),
        source_head=sentence.text_span(source.i, source.i + 1),
        denied=denied or lemma in DENIALS,
        block=sentence.frame.block,
        sentence=sentence.text_span(sentence.start, sentence.end),
    )


def content_span(sentence: Sentence, start: int, end: int) -> Span | None:
    """Return the content of the tokens in the article, without "that", commas at its edges and the final stop."""
    doc = sentence.doc
    start, end = max(start, sentence.start), min(end, sentence.end)
    while start < end and (
        doc[start].text in {",", ";", ":", "—", "–", "-"}
        or doc[start].is_space
        or (
            doc[start].lower_ == "that"
            and doc[start].dep_ in {"mark", "det", "nsubj"}
            and start + 1 < end
            and doc[start].dep_ == "mark"
        )
    ):
        start += 1
    while end > start and (doc[end - 1].text in {",", ";", ":", ".", "!", "?", "—", "–", "-"} or doc[end - 1].is_space):
        end -= 1
    if words_between(doc, start, end) < MIN_CONTENT_WORDS:
        return None
    return sentence.text_span(start, end)
