"""What is denied and what is asserted in one account.

In: an account's statements and sentences.  Out: `Denial`s and `Assertion`s; nothing is held against each other here.
A denial is told by its verb, by a short "denied this" or by a plain negation; questions, wishes and conditions assert
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rashomon.compare.accounts import Account, Sentence, statement_text
from rashomon.compare.conflicts.values import name_document
from rashomon.compare.words.terms import content_terms, word_term
from rashomon.model import Evidence, Statement, Value
from rashomon.text.normalize import fold

DENYING = frozenset("deny refute reject dismiss rebut disprove contradict dispute repudiate disavow".split())
# The denial points at what was said just before.
_POINTS_BACK = re.compile(
    r"\b(?:such|this|these|those)\b|^(?:it|that|them|(?:the|all|any) (?:claims?|allegations?|accusations?|"
    r"reports?|charges?|suggestions?))$",
    re.IGNORECASE,
)
# What is rejected as a judge or an office rejects it: nothing is said to be untrue.
_DECIDED = re.compile(
    r"\b(?:requests?|bids?|appeals?|motions?|lawsuits?|petitions?|pleas?|applications?|offers?|proposals?|nominations?|"
    r"permits?|visas?|entry|access|bail|parole)\b",
    re.IGNORECASE,
)
_POINTING_NOUN = re.compile(r"^(?:the|all|any) \w+$", re.IGNORECASE)
_SHORT_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied)|refute[sd]?|reject(?:s|ed)?|dismiss(?:es|ed)?|disputes?|disputed|rubbish(?:es|ed)?)\s+"
    r"(?:this|it|that|them|the (?:claims?|allegations?|accusations?|reports?|charges?))\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|never|nobody|no one|neither|nor|cannot|without)\b|n['’]t\b|(?<=\w )no\b|\b(?:denied|denies|deny|"
    r"refuted|refutes)\b",
    re.IGNORECASE,
)
_NOT_VERB = re.compile(
    r"(?:\bnot|\bnever|n['’]t)\s+(?:(?:ever|yet|once|been|be|have|had|even|actually)\s+)*(?P<verb>\w+)", re.IGNORECASE
)
_VERB_NO = re.compile(r"\b(?P<verb>\w+)\s+no\s+\w+", re.IGNORECASE)
_DUTY = re.compile(r"\b(?:will|won['’]t|must|ought|need|going to|shall|let['’]s|do not|don['’]t)\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-ZÀ-Ý]\w+")
_NOBODY = re.compile(r"^\W*(?:nobody|no one|none of)\b", re.IGNORECASE)
# What is not asserted: questions, wishes, conditions.
_OPEN = re.compile(
    r"\b(?:whether|if|could|may|might|would|should|asked|unless|possible|possibly|hopes?|plans? to|wants? to)\b|\?",
    re.IGNORECASE,
)

MAX_NEGATION_WORDS = 12  # a longer statement says more than that something is not so


class Denial(Value, frozen=True, kw_only=True):
    """Something denied: who denies it, the words, and the sentence.

    `back`: it points at what was said before, `noun`: as "the allegation", which can stand elsewhere. `predicate`: the
    verb that a plain negation negates. `names`: the proper names in what is denied.
    """

    speaker: str
    speaker_id: str | None
    account: Account
    sentence: Sentence
    evidence: tuple[Evidence, ...]
    terms: frozenset[str]
    back: bool
    nobody: bool
    noun: bool = False
    predicate: str | None = None
    names: tuple[str, ...] = ()


class Assertion(Value, frozen=True, kw_only=True):
    """Something asserted by a source, or by the account itself where `speaker` is None."""

    speaker: str | None
    speaker_id: str | None
    account: Account
    sentence: Sentence
    evidence: Evidence
    terms: frozenset[str]


def list_denials(account: Account, statements: Sequence[Statement], names: frozenset[str]) -> list[Denial]:
    """Return what is denied in an account: by verb, by a short "denied this", by negation."""
    found = [d for s in statements if (d := read_denial(account, s, names)) is not None]
    for sentence in account.sentences:
        short = len(sentence.words) <= MAX_NEGATION_WORDS and not sentence.quoted
        if short and _SHORT_DENIAL.search(sentence.text) and not any(d.sentence.key == sentence.key for d in found):
            found.append(read_short_denial(account, sentence, statements, names))
    return found


def read_denial(account: Account, statement: Statement, names: frozenset[str]) -> Denial | None:
    """Return the denial in a statement, None where it denies nothing."""
    text = statement_text(statement)
    denies = (statement.denied or statement.cue_lemma in DENYING) and _DECIDED.search(text) is None
    # "Nonsense," she said, dismissing it: a quotation is the denier's own words, not what is denied.
    own_words = statement.kind == "direct" and not is_negated(text)
    by_verb = denies and follows_cue(statement) and not own_words
    nobody = _NOBODY.match(text) is not None
    predicate = None if by_verb or nobody else negated_verb(text)
    sentence = account.sentence_at(statement.content[0].start)
    if sentence is None or statement.attribution != "speech" or not (by_verb or nobody or predicate):
        return None
    return Denial(
        speaker=speaker_name(statement) or "",
        speaker_id=statement.speaker_id,
        account=account,
        sentence=sentence,
        evidence=statement.content,
        terms=own_terms(text, names),
        back=by_verb and _POINTS_BACK.search(text) is not None and len(text.split()) <= MAX_NEGATION_WORDS,
        noun=_POINTING_NOUN.match(text) is not None,
        nobody=nobody,
        predicate=predicate,
        names=tuple(sorted(set(_NAME.findall(text[1:])))),
    )


def follows_cue(statement: Statement) -> bool:
    """Return whether the words come after the denying verb: what stands before it ("On Monday") is not denied."""
    cue = statement.cue
    quoted = statement.kind == "direct"
    return cue is None or quoted or statement.content[0].start > cue.start


def negated_verb(text: str) -> str | None:
    """Return the term of the verb that a short plain negation negates; None for wishes, duties and plans."""
    if _OPEN.search(text) is not None or _DUTY.search(text) is not None or len(text.split()) > MAX_NEGATION_WORDS:
        return None
    after = _NOT_VERB.search(text)
    before = _VERB_NO.search(text)
    word = after["verb"] if after is not None else before["verb"] if before is not None else None
    return word_term(fold(word)) if word is not None else None


def read_short_denial(
    account: Account, sentence: Sentence, statements: Sequence[Statement], names: frozenset[str]
) -> Denial:
    """Return the denial of a sentence that denies "this", with the quotation that follows it."""
    following = account.sentence_at(sentence.span.end + 1) or account.sentence_at(sentence.span.end + 2)
    quoted = next(
        (
            s
            for s in statements
            if following is not None and following.span.start <= s.content[0].start < following.span.end
        ),
        None,
    )
    evidence = (
        sentence.evidence(),
        *(quoted.content if quoted is not None and is_negated(statement_text(quoted)) else ()),
    )
    return Denial(
        speaker=(speaker_name(quoted) or "") if quoted is not None else "",
        speaker_id=quoted.speaker_id if quoted is not None else None,
        account=account,
        sentence=sentence,
        evidence=evidence,
        terms=frozenset() if quoted is None else own_terms(statement_text(quoted), names),
        back=True,
        nobody=False,
    )


def speaker_name(statement: Statement) -> str | None:
    """Return the speaker's name, or the source as written."""
    if statement.speaker is not None:
        return statement.speaker.name
    return statement.source.text if statement.source is not None else None


def own_terms(text: str, names: frozenset[str]) -> frozenset[str]:
    """Return what a text says without the names in it: a name shared is no assertion shared."""
    return frozenset(content_terms(text)) - names


@lru_cache(maxsize=65536)
def is_negated(text: str) -> bool:
    """Return whether a text holds a negation; "no" at its very beginning counts things instead."""
    return _NEGATED.search(text) is not None


def list_assertions(account: Account, statements: Sequence[Statement], names: frozenset[str]) -> list[Assertion]:
    """Return what sources and the account itself assert: plain sentences without negation, question or condition."""
    found = []
    for statement in statements:
        text = statement_text(statement)
        sentence = account.sentence_at(statement.content[0].start)
        if (
            sentence is None
            or statement.denied
            or statement.cue_lemma in DENYING
            or is_negated(text)
            or _OPEN.search(text)
        ):
            continue
        found.append(
            Assertion(
                speaker=speaker_name(statement),
                speaker_id=statement.speaker_id,
                account=account,
                sentence=sentence,
                evidence=statement.content[0],
                terms=own_terms(text, names),
            )
        )
    told = {a.sentence.key for a in found}
    return found + [
        Assertion(
            speaker=name_document(s.text),
            speaker_id=None,
            account=account,
            sentence=s,
            evidence=s.evidence(),
            terms=s.terms - names,
        )
        for s in account.sentences
        if s.in_body and s.key not in told and not is_negated(s.text) and _OPEN.search(s.text) is None
        if not any(piece.span.overlaps(s.span) for x in statements for piece in x.content)
    ]
