"""Tell which words of a sentence a verb of saying reports.

In: a verb, its lemma and subject in a parsed sentence.  Out: ranges of tokens, or none if the verb reports nothing.
Tried in order: what stands before ", she said"; a clause; an infinitive; an object that is a claim; quoted names.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rashomon.annotate.english.cues import EXPRESS, EXPRESSED, FIGURE_CUES, NAMING, SAY, SAY_OBJECT, SAY_TO, WISH
from rashomon.annotate.english.grammar import noun_range, own_subject, subtree_range, words_between
from rashomon.annotate.english.parsed import MIN_CONTENT_WORDS, Sentence
from rashomon.annotate.english.shared_cues import is_cut_by

if TYPE_CHECKING:
    from spacy.tokens import Token

Ranges = list[tuple[int, int]]
MIN_NAMING_WORDS = 4  # shorter ones are nicknames and scare quotes
MAX_TAIL_TOKENS = 6  # between ", she told a paper" and the comma behind it
QUESTION_WORDS = frozenset({"where", "when", "why", "what", "who", "whom", "which", "whether", "if", "whose"})
_LEADS_AWAY = frozenset("speaking asked while when as if although because since".split())
_NOT_RESUMED = frozenset("who which where whose citing adding according as in".split())
# Without a hearer these are passive: "Town told to boil water".
TO_SOMEBODY = frozenset("tell order instruct".split())
# Verbs whose content follows a preposition.
_PREPOSITIONS = {
    "ask": "for",
    "call": "for",
    "appeal": "for",
    "plead": "for",
    "push": "for",
    "admit": "to",
    "confess": "to",
}


def content_of(sentence: Sentence, verb: Token, lemma: str, subject: Token) -> Ranges | None:
    """Return the token ranges of what `verb` reports, None if it reports nothing."""
    before = _postposed(sentence, verb, subject, lemma)
    if before is not None:
        return before
    for child in verb.children:
        if (
            child.dep_ == "ccomp"
            and lemma not in NAMING - {"compare"}
            and _is_full(sentence, child)
            and not (child.i < verb.i and sentence.doc[subject.left_edge.i - 1].lower_ in {"than", "as"})
        ):
            return [_clause(sentence, child, verb, subject)]
    for child in verb.children:
        if child.dep_ == "xcomp" and lemma in SAY_TO | WISH and _is_infinitive(sentence, child):
            if lemma in TO_SOMEBODY and not any(c.dep_ in {"dobj", "dative"} for c in verb.children):
                return None
            if lemma == "agree" and _are_several(subject):
                return None  # "the two sides agreed to meet": a deal, nobody's words
            return [_clause(sentence, child, verb, subject)]
    return _object_content(sentence, verb, lemma, subject)


def _object_content(sentence: Sentence, verb: Token, lemma: str, subject: Token) -> Ranges | None:
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
    return _accused_of(verb, lemma) or _figure_content(sentence, verb, lemma) or _asked_for(sentence, verb, lemma)


def _accused_of(verb: Token, lemma: str) -> Ranges | None:
    """Return whom somebody accuses and of what."""
    accused = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    charge = next((c for c in [*verb.children, *(accused.children if accused is not None else ())]
                   if c.lower_ == "of" and accused is not None and c.i > accused.i), None)  # fmt: skip
    if lemma != "accuse" or accused is None or charge is None:
        return None
    return [(accused.left_edge.i, charge.right_edge.i + 1)]


def _figure_content(sentence: Sentence, verb: Token, lemma: str) -> Ranges | None:
    """Return the figure that somebody gives: "put the loss at 2,400 litres", "speaks of 310"."""
    wanted = FIGURE_CUES.get(lemma)
    preposition = next((c for c in verb.subtree if c.lower_ == wanted and c.i > verb.i), None)
    if preposition is None or preposition.i - verb.i > MAX_TAIL_TOKENS or preposition.i + 1 >= sentence.end:
        return None
    end = min(preposition.right_edge.i + 1, sentence.end)
    figure = sentence.doc[preposition.i + 1 : min(preposition.i + 3, end)]
    other = next((t.i for t in sentence.doc[preposition.i + 2 : end - 1] if _repeats(t, preposition)), end)
    return [(preposition.i + 1, other)] if any(t.like_num for t in figure) else None


def _repeats(conjunction: Token, preposition: Token) -> bool:
    """Return whether a second figure follows: "of 2,400 litres and of 14 days"."""
    return conjunction.lower_ == "and" and conjunction.nbor().lower_ == preposition.lower_


def _asked_for(sentence: Sentence, verb: Token, lemma: str) -> Ranges | None:
    """Return what somebody asks, calls or pleads for, or admits to."""
    wanted = _PREPOSITIONS.get(lemma)
    preposition = next(
        (c for c in verb.children if c.dep_ in {"prep", "dative", "mark"} and c.lower_ == wanted and c.i > verb.i), None
    )
    subject = own_subject(verb)
    if wanted is None or (subject is not None and subject.lower_ == "it"):
        return None  # "it calls for butter": a thing needs it
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


def _named_content(sentence: Sentence, verb: Token) -> Ranges | None:
    """Return the quoted words that somebody calls something."""
    doc = sentence.doc
    right = [t.i for t in doc[verb.i + 1 : min(sentence.end, verb.right_edge.i + 2)] if t.text == '"']
    if len(right) >= 2 and words_between(doc, right[0], right[1]) >= MIN_NAMING_WORDS:
        return [(right[0], right[1] + 1)]
    return None


def _are_several(subject: Token) -> bool:
    return subject.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in subject.children)


def _is_infinitive(sentence: Sentence, clause: Token) -> bool:
    """Return whether the complement is "to" and a verb, no question ("where to go")."""
    start = clause.left_edge.i
    leads = {t.lower_ for t in sentence.doc[start : start + 2]}
    return any(c.lower_ == "to" for c in clause.children) and not leads & QUESTION_WORDS


def _is_full(sentence: Sentence, clause: Token) -> bool:
    """Return whether the complement is a clause of content: no masked quotation, no question word."""
    start, end = subtree_range(clause)
    if sentence.has_mask(start, end):
        return False
    leads = {t.lower_ for t in sentence.doc[start : min(start + 2, end)]}
    return not leads & QUESTION_WORDS and words_between(sentence.doc, start, end) >= MIN_CONTENT_WORDS


def _postposed(sentence: Sentence, verb: Token, subject: Token, lemma: str) -> Ranges | None:
    """Return what stands before ", she said", and what goes on behind it."""
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
    if (
        not (resumed or any(t.pos_ in {"VERB", "AUX"} for t in doc[start : group - 1]))
        or doc[start].lower_ in _LEADS_AWAY
    ):
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
    if comma is None or comma > after + MAX_TAIL_TOKENS or comma + 2 >= sentence.end:
        return None
    nxt = doc[comma + 1]
    if nxt.lower_ in _NOT_RESUMED or nxt.tag_ == "VBG":
        return None
    if any(t.lemma_ in SAY and t.pos_ == "VERB" for t in doc[comma : sentence.end]):
        return None
    if nxt.lower_ in {"and", "but"} or nxt.pos_ in {"VERB", "AUX"} or _lacks_verb(doc[sentence.start : after]):
        return comma + 1, sentence.end
    return None


def _lacks_verb(tokens: Iterable[Token]) -> bool:
    """Return whether nothing but the cue speaks of a deed so far: "For an hour, one guest said, nobody ate"."""
    return not any(t.pos_ in {"VERB", "AUX"} and t.lemma_.lower() not in SAY for t in tokens)


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
