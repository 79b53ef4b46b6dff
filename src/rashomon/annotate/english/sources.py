"""Find whose words a cue brings: its subject, the agent of a passive, the owner of a participle, a name beside it.

In: a verb of a parsed sentence.  Out: the token that heads the source, and the relative pronoun that stands for it.
"Trump told the paper that Romney was wrong, adding …" is Trump's; "issued a statement calling …" is the issuer's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.annotate.english.cues import BELIEVE, SAY
from rashomon.annotate.english.grammar import TIME_NAMES, own_subject, subject_of
from rashomon.annotate.who.titles import BODY_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIVES = frozenset({"who", "which", "that"})
_BODY_LABELS = frozenset({"ORG", "GPE", "LOC", "FAC", "DATE", "TIME", "NORP"})
# What somebody puts out: its words are those of whoever issued it.
_DOCUMENTS = frozenset(
    """
    statement letter resolution ad advert advertisement tweet email e-mail memo papers paper banner banners sign signs
    message note post video release motion petition declaration order brief
    """.split()
)
_ADDRESSING = frozenset("email e-mail text write phone call message tell address".split())
_OCCASIONS = frozenset("conference event rally interview speech hearing briefing call meeting statement".split())
_OF_TIME = frozenset({"DATE", "TIME"})
_NOMINATIVES = frozenset({"he", "she", "they", "we", "i", "it", "you"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CAUSES = frozenset("force lead prompt push cause compel drive allow help enable get".split())
# Ways in which a verb hangs on what carries its subject.
_CARRIED = frozenset({"xcomp", "acomp", "conj", "pcomp", "prep", "oprd", "advcl", "amod", "relcl"})
MAX_PARENTHESIS = 8  # tokens of "(R-IN)"
MAX_CARRIED = 5
MAX_CLIMB = 3  # verbs above a participle that may carry its subject


def source_of(verb: Token) -> Token | None:
    """Return who speaks through `verb`; a cue coordinated with another ("said A and claimed B") shares his speaker."""
    if verb.text == ":" or verb.pos_ == "PROPN":
        return _right_before(verb)
    agent = _agent(verb)
    if agent is not None:
        return agent
    if own_subject(verb) is None:
        matrix = matrix_cue(verb)
        if matrix is not None:
            return _agent(matrix) or subject_of(matrix)
        owner = _name_at(verb) or _issuer(verb) or _with_participle(verb) or _made_to(verb)
        if owner is not None:
            return owner
    subject = subject_of(verb)
    if subject is not None and relative_of(verb) is not None:
        return _person_antecedent(subject, verb)
    if subject is not None and not _is_time(subject):
        return subject
    return _beside(verb) or _far_subject(verb)


def _right_before(cue: Token) -> Token | None:
    """Return the noun right before a colon or before a verb that a capital hides: "Lee: all is well", "Lee Vows To"."""
    before = cue.doc[cue.i - 1] if cue.i > 0 else None
    return before if before is not None and before.pos_ in {"PROPN", "NOUN"} else None


def relative_of(verb: Token) -> Token | None:
    """Return the relative pronoun that is the verb's subject in "Stevie Wonder, who joked", else None."""
    climber = verb
    for _ in range(MAX_CLIMB):
        subject = own_subject(climber)
        if subject is not None:
            relative = subject.lower_ == "who" or (subject.lower_ in RELATIVES and climber.dep_ == "relcl")
            return subject if relative else None
        if climber.dep_ not in {"conj", "xcomp", "advcl"} or climber.head.i == climber.i:
            return None
        climber = climber.head
    return None


def _agent(verb: Token) -> Token | None:
    """Return X of "was criticised by X"."""
    by = next((c for c in verb.children if c.dep_ == "agent" and c.i > verb.i), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def matrix_cue(verb: Token) -> Token | None:
    """Return the cue whose subject a following cue without its own shares: the outermost one up the tree."""
    if own_subject(verb) is not None or not follows_on(verb):
        return None
    climber, found = verb, None
    if verb.dep_ == "conj" and verb.head.dep_ == "advcl" and own_subject(verb.head) is not None:
        return None  # "after she attacked and blamed": hers, whoever said so
    while climber.head.i != climber.i:
        climber = climber.head
        if (
            climber.i < verb.i
            and climber.lemma_.lower() in SAY | BELIEVE
            and climber.pos_ == "VERB"
            and own_subject(climber) is not None
        ):
            found = climber
            if verb.tag_ != "VBG":
                break
    return found


def follows_on(verb: Token) -> bool:
    """Return whether the verb continues an earlier cue: ", adding", "and claimed"."""
    before = verb.doc[verb.i - 1] if verb.i > 0 else None
    if before is not None and (before.pos_ == "ADV" or before.text == '"') and verb.i > 1:
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


def _name_at(verb: Token) -> Token | None:
    """Return the name that the parser tied to a cue in another way: "Trump barked", "Said Ellis:", "experts say"."""
    doc, head = verb.doc, verb.head
    if verb.dep_ in {"compound", "amod"} and head.pos_ == "PROPN" and head.i > verb.i and verb.is_sent_start:
        return head
    before = doc[verb.i - 1] if verb.i > 0 else None
    if before is None or _is_time(before) or verb.tag_ not in {*_FINITE, "VBN"}:
        return None
    if before.dep_ == "compound" and before.head.i == verb.i and before.pos_ == "PROPN":
        return before
    if verb.tag_ in _FINITE and before.tag_ in {"NNP", "NNPS", "NNS"} and verb.lemma_.lower() in SAY:
        return before
    return None


def _issuer(verb: Token) -> Token | None:
    """Return the Council of "the Council issued a statement calling for …"."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or noun.pos_ == "PROPN":
        return None
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        issued = noun.lemma_.lower() in _DOCUMENTS or noun.head.lemma_.lower() in _ADDRESSING
        return subject_of(noun.head) if issued else None
    if noun.dep_ != "pobj" or (noun.head.lower_ != "to" and noun.lemma_.lower() not in _OCCASIONS):
        return None
    climber = noun.head
    for _ in range(MAX_CLIMB):
        climber = climber.head
        if climber.pos_ == "VERB":
            return subject_of(climber)
    return None


def _made_to(verb: Token) -> Token | None:
    """Return the banker of "the senator forced the banker to admit": who is made to speak speaks."""
    cause = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in {"xcomp", "advcl", "ccomp"} or cause.lemma_.lower() not in _CAUSES:
        return None
    return next((c for c in cause.children if c.dep_ == "dobj" and cause.i < c.i < verb.i), None)


def _far_subject(verb: Token) -> Token | None:
    """Return the subject of "he was able to boast", "she began by saying": the verb above carries it."""
    climber = verb
    for _ in range(MAX_CARRIED):
        if climber.dep_ not in _CARRIED or climber.head.i == climber.i:
            return None
        climber = climber.head
        subject = own_subject(climber)
        if subject is not None:
            return subject if subject.i < verb.i and not _is_time(subject) else None
    return None


def _with_participle(verb: Token) -> Token | None:
    """Return the person right before a participle in "with Ann Lee calling it a farce"."""
    before = verb.doc[verb.i - 1] if verb.i > 1 else None
    if verb.tag_ != "VBG" or before is None or before.pos_ not in {"PROPN", "NOUN"}:
        return None
    start = before.left_edge.i
    led = verb.doc[start - 1].lower_ == "with" if start > 0 else False
    return before if led and before.dep_ in {"pobj", "nsubj"} else None


def _person_antecedent(antecedent: Token, verb: Token) -> Token:
    """Return whom "who" means: "Democrats on Capitol Hill, who" are the Democrats, not the Hill."""
    relative = relative_of(verb)
    if relative is None or relative.lower_ != "who":
        return antecedent
    noun = antecedent
    for _ in range(MAX_CLIMB):
        if noun.ent_type_ not in _BODY_LABELS and noun.lemma_.lower() not in BODY_NOUNS:
            return noun
        if noun.dep_ != "pobj" or noun.head.head.pos_ not in {"NOUN", "PROPN"}:
            return antecedent
        noun = noun.head.head
    return antecedent


def _beside(verb: Token) -> Token | None:
    """Return the name or noun right before or right behind a finite cue that the parser gave no subject."""
    doc, head = verb.doc, verb.head
    if verb.dep_ == "conj" and head.dep_ == "dobj":
        return subject_of(head.head)  # "adopted a fake accent and joked"
    if verb.dep_ == "acl" and head.i == verb.i - 1 and head.pos_ == "ADJ":
        return head  # "the 43-year-old asked"
    if verb.tag_ not in _FINITE:
        return None
    at = verb.i - 1
    while at > 0 and (doc[at].pos_ == "ADV" or doc[at].text in {",", ")"}):
        opened = next((t.i for t in reversed(list(doc[max(0, at - MAX_PARENTHESIS) : at])) if t.text == "("), at)
        at = (opened if doc[at].text == ")" else at) - 1
    if at >= 0 and _can_speak(doc[at]):
        return _apposed_to(doc[at]) if doc[at + 1].text == "," else doc[at]
    at = verb.i + 1
    end = at
    while end < len(doc) and (doc[end].pos_ in {"PROPN", "DET", "ADJ"} or (end > at and doc[end].pos_ == "NOUN")):
        end += 1
    return doc[end - 1] if end > at and _can_speak(doc[end - 1]) and doc[at].text[:1].isupper() else None


def _apposed_to(name: Token) -> Token:
    """Return the noun that a name is set beside: the adviser of "her adviser, Ann Lee, said"."""
    return name.head if name.dep_ == "appos" else name


def _is_time(token: Token) -> bool:
    """Return whether a token is of a time ("Tuesday"), which says nothing; "the 66-year-old" does."""
    late = token.pos_ == "PROPN" and token.lower_ not in TIME_NAMES  # "In January Lee said": the finder joins the two
    return token.ent_type_ in _OF_TIME and token.pos_ != "ADJ" and not late


def _can_speak(token: Token) -> bool:
    """Return whether a token can head a source: a name, a noun that is no object, "she"."""
    if _is_time(token) or (token.dep_ in {"pobj", "dobj"} and token.pos_ != "PROPN"):
        return False
    return token.pos_ in {"PROPN", "NOUN"} or token.lower_ in _NOMINATIVES
