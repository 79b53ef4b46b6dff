"""Small questions to a parsed sentence: who is the subject, what does a clause span, is it denied.

In: spaCy tokens.  Out: tokens and token ranges (half-open, by index in the document).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.text.calendar import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CARRIES_SUBJECT = frozenset({"conj", "advcl", "xcomp", "ccomp", "dep", "parataxis", "pcomp", "acl", "prep"})
_UNSURE_AUXILIARIES = frozenset({"would", "could", "may", "might", "should", "ca", "can"})
_WITHIN_NOUN = frozenset({"prep", "flat", "nummod", "compound", "case"})
_OF_TIME = frozenset({"on", "during", "after", "before"})
_NOT_FIRST = frozenset({"advmod", "cc", "mark"})
TIME_NAMES = frozenset({*MONTHS, *WEEKDAYS})
_LEADS_TIME = frozenset("in on since last this by until late early".split())
_NEVER = frozenset({"never", "neither", "nor"})
# Verbs with an infinitive that is done: "went on to say", "used to say".
_DOES = frozenset("go continue use begin start proceed happen manage choose rush hasten".split())
MAX_CLIMB = 3  # verbs above a participle that may carry its subject


def own_subject(verb: Token) -> Token | None:
    """Return the subject that hangs on the verb itself, the nearest of several."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    return min(subjects, key=lambda s: (abs(s.i - verb.i), s.i), default=None)


def subject_of(verb: Token) -> Token | None:
    """Return the subject of `verb`, looked for at the verbs it depends on; a relative pronoun gives its antecedent."""
    climber = verb
    for _ in range(MAX_CLIMB):
        subject = own_subject(climber)
        if subject is not None:
            if subject.lower_ in _RELATIVE and (climber.dep_ == "relcl" or subject.lower_ == "who"):
                return _antecedent(subject) or climber.head
            return subject
        if climber.dep_ == "acl" and climber.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return climber.head
        if climber.dep_ not in _CARRIES_SUBJECT or climber.head.i == climber.i:
            return None
        climber = climber.head
    return None


def _antecedent(relative: Token) -> Token | None:
    """Return the noun right before a relative pronoun: the parser often hangs the clause too high."""
    at = relative.i - 1
    while at >= 0 and (relative.doc[at].is_punct or relative.doc[at].lower_ == "of"):
        at -= 1
    token = relative.doc[at] if at >= 0 else None
    return token if token is not None and token.pos_ in {"NOUN", "PROPN"} else None


def subtree_range(token: Token) -> tuple[int, int]:
    """Return the range of tokens under `token`, itself included."""
    return token.left_edge.i, token.right_edge.i + 1


def noun_range(head: Token) -> tuple[int, int]:
    """Return the range of the noun phrase of `head` with names set beside it, without its relative clauses.

    "Putin's spokesman, Dmitry Peskov, who" gives "Putin's spokesman, Dmitry Peskov".
    """
    end = head.i + 1
    for child in head.children:
        if child.i > head.i and child.tag_ != "POS":
            reach = _reach_of(child)
            if reach is None:
                break
            end = max(end, reach)
    return _noun_start(head), end


def _reach_of(child: Token) -> int | None:
    """Return how far a noun phrase goes on with `child`, 0 if it does not, None if nothing behind belongs to it."""
    if child.dep_ in _WITHIN_NOUN and child.lower_ not in _OF_TIME:
        return child.right_edge.i + 1
    if child.dep_ == "appos" and child.pos_ == "PROPN":
        other = next((c for c in child.children if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN"}), None)
        return noun_range(other)[1] if other is not None else child.i + 1
    if child.dep_ == "appos":
        names = [c.i + 1 for c in child.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
        ends_in_name = child.right_edge.pos_ == "PROPN" and child.right_edge.head.i == child.i
        return max(names) if names else child.right_edge.i + 1 if ends_in_name else None
    if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"}:
        return noun_range(child)[1]
    return None if child.dep_ in {"relcl", "acl"} else 0


def _noun_start(head: Token) -> int:
    """Return where a noun phrase begins: behind a fronted clause ("Asked about it, she"), marks and adverbs."""
    doc, start = head.doc, head.left_edge.i
    fronted = [c.right_edge.i + 1 for c in head.children if c.dep_ in {"advcl", "acl", "relcl"} and c.i < head.i]
    start = max([start, *fronted])
    if doc[start].text == '"':  # a quotation parsed as part of its speaker's name
        start = max(i for i in range(start, head.i + 1) if doc[i].text == '"') + 1
    while start < head.i and (doc[start].is_punct or doc[start].is_space or doc[start].dep_ in _NOT_FIRST):
        start += 1
    if start < head.i and is_led_time(doc, start):
        start += 1
    return start


def is_led_time(doc: Doc, at: int) -> bool:
    """Return whether a month or weekday belongs to the preposition before it: "In January Lee said"."""
    return at > 0 and doc[at].lower_ in TIME_NAMES and doc[at - 1].lower_ in _LEADS_TIME


def is_negated(verb: Token) -> bool:
    """Return whether the verb is denied ("did not say", "never said")."""
    if any(child.dep_ == "neg" or child.lower_ in _NEVER for child in verb.children):
        return True
    return _shares_auxiliary(verb) and any(child.lower_ in _NEVER for child in verb.head.children)


def _shares_auxiliary(verb: Token) -> bool:
    """Return whether a coordinated verb stands under the auxiliary of the first: "would neither confirm nor deny"."""
    return verb.dep_ == "conj" and verb.tag_ == "VB" and own_subject(verb) is None and verb.head.i != verb.i


def is_unsure(verb: Token) -> bool:
    """Return whether the verb only could happen: a modal, a condition, an infinitive without a deed, a question."""
    for child in [*verb.children, *(verb.head.children if _shares_auxiliary(verb) else ())]:
        if child.dep_ == "aux" and child.lower_ in _UNSURE_AUXILIARIES:
            return True
        if child.dep_ == "mark" and child.lower_ in {"if", "whether", "unless"}:
            return True
    if verb.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children):
        return verb.dep_ != "conj" and verb.head.lemma_ not in _DOES
    return False


def words_between(doc: Doc, start: int, end: int) -> int:
    """Return how many words stand in a token range."""
    return sum(1 for token in doc[start:end] if not token.is_punct and not token.is_space)
