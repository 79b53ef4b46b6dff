"""Denials: what one source denies and another source, or an account itself, asserts.

In: the statements and sentences of all accounts.  Out: differences with the denial on one side, the assertion on the
other. Three ways: the denial points back ("denied this", "any such calls"), it shares the assertion's own words, or
two accounts tell one sentence with opposite words ("passed", "failed").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from rashomon.compare.accounts import Account, Sentence, Telling, statement_text
from rashomon.compare.conflicts import Claim, Difference, giver_of
from rashomon.compare.names import latin, name_tokens
from rashomon.compare.similarity import candidate_pairs, measure_likeness
from rashomon.compare.speakers import Cast, name_terms
from rashomon.compare.terms import content_terms, is_number, word_term
from rashomon.compare.times import days_apart
from rashomon.model import Evidence, Statement, Value
from rashomon.text.normalize import fold

DENYING = frozenset("deny refute reject dismiss rebut disprove contradict dispute repudiate disavow".split())
# The denial points at what was said just before.
_POINTS_BACK = re.compile(
    r"\b(?:such|this|these|those)\b|^(?:it|that|them|(?:the|all|any) (?:claims?|allegations?|accusations?|"
    r"reports?|charges?|suggestions?))$",
    re.IGNORECASE,
)
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
# Sentences about a dispute name what is denied without asserting it.
_DISPUTED = re.compile(
    r"\b(?:den(?:y|ies|ied|ials?)|refut|reject|dismiss|disput|question of|whether|claims? that|doubt)", re.IGNORECASE
)
_NOBODY = re.compile(r"^\W*(?:nobody|no one|none of)\b", re.IGNORECASE)
# What is not asserted: questions, wishes, conditions.
_OPEN = re.compile(
    r"\b(?:whether|if|could|may|might|would|should|asked|unless|possible|possibly|hopes?|plans? to|wants? to)\b|\?",
    re.IGNORECASE,
)

ANTONYMS: dict[str, str] = {}
for _pair in (
    "pass fail|accept reject|approve reject|win lose|increase decrease|rise fall|guilty innocent|"
    "alive dead|confirm deny|support oppose"
    "|succeed fail|acquit convict|allow ban|resume suspend|advance retreat|recover worsen|grant refuse|"
    "sign veto|arrive leave|strengthen weaken"
).split("|"):
    _a, _b = (word_term(word) or word for word in _pair.split())
    ANTONYMS.setdefault(_a, _b)
    ANTONYMS.setdefault(_b, _a)

# Verbs that stand in any two statements.
LIGHT_TERMS = frozenset(
    word_term(w) or w for w in "like want know think believe care see hear say tell do make get go come need".split()
)
CONTAINED = 0.6  # share of the denial's own weight that the assertion must have
SHARED_TERMS = 2
OPPOSITE_JOINT = 0.5  # two tellings of one sentence, apart from the opposite words
MAX_DAYS_APART = 10
MAX_POSTINGS = 60
MAX_NEGATION_WORDS = 12  # a longer statement says more than that something is not so
MAX_ABOUT_WORDS = 14


class Denial(Value, frozen=True, kw_only=True):
    """Something denied: who denies it, the words, and the sentence.

    `back`: it points at what was said before. `predicate`: the verb that a plain negation negates. `names`: the
    proper names in what is denied.
    """

    speaker: str
    speaker_id: str | None
    account: Account
    sentence: Sentence
    evidence: tuple[Evidence, ...]
    terms: frozenset[str]
    back: bool
    nobody: bool
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


def find_denials(telling: Telling, cast: Cast, statements: Mapping[str, Sequence[Statement]]) -> list[Difference]:
    """Return the denials that stand against an assertion, and the sentences told with opposite words."""
    names = name_terms(cast, "person", "body", "unnamed")
    denials = [d for a in telling.accounts.values() for d in list_denials(a, statements.get(a.id, ()), names)]
    assertions = [x for a in telling.accounts.values() for x in list_assertions(a, statements.get(a.id, ()), names)]
    pairs = [(d, x) for d in denials for x in assertions if contradicts(telling, d, x)]
    return [*group_pairs(telling, pairs, denials), *find_opposites(telling, statements)]


# Reading


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
    by_verb = statement.denied or statement.cue_lemma in DENYING
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
        back=by_verb and _POINTS_BACK.search(text) is not None,
        nobody=nobody,
        predicate=predicate,
        names=tuple(sorted(set(_NAME.findall(text[1:])))),
    )


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
            speaker=None, speaker_id=None, account=account, sentence=s, evidence=s.evidence(), terms=s.terms - names
        )
        for s in account.sentences
        if s.in_body and s.key not in told and not is_negated(s.text) and _OPEN.search(s.text) is None
        if not any(piece.span.overlaps(s.span) for x in statements for piece in x.content)
    ]


# Holding against each other


def contradicts(telling: Telling, denial: Denial, assertion: Assertion) -> bool:
    """Return whether what is denied is what is asserted."""
    if denial.speaker_id is not None and denial.speaker_id == assertion.speaker_id:
        return False
    if denial.account.id == assertion.account.id and denial.sentence.key == assertion.sentence.key:
        return False
    if denial.back:
        return points_at(denial, assertion)
    if not denial.terms & assertion.terms or not same_time(denial.account, assertion.account):
        return False
    if denial.nobody:
        telling_terms = denial.terms - LIGHT_TERMS
        return assertion.speaker is not None and bool(telling_terms) and denial.terms <= assertion.terms
    return shares_proposition(telling, denial, assertion)


def shares_proposition(telling: Telling, denial: Denial, assertion: Assertion) -> bool:
    """Return whether the assertion has what is denied: terms and names, or the verb of a negation and its subject."""
    shared = denial.terms & assertion.terms
    words = frozenset(t for t in denial.terms if not is_number(t))
    if len(shared) < SHARED_TERMS or telling.weigh(shared) < CONTAINED * telling.weigh(words):
        return False
    text = assertion.sentence.text
    if _DISPUTED.search(text) is not None:
        return False
    if denial.predicate is not None:
        subject = name_tokens(denial.speaker)[-1:]
        return denial.predicate in shared and bool(subject) and subject[0] in latin(text)
    named = bool(denial.names) and all(name in text for name in denial.names)
    return named or len(shared) > SHARED_TERMS


def points_at(denial: Denial, assertion: Assertion) -> bool:
    """Return whether the assertion is a source's statement right before the denial."""
    if denial.account.id != assertion.account.id or assertion.speaker is None:
        return False
    return 0 < denial.sentence.index - assertion.sentence.index <= 1


def same_time(a: Account, b: Account) -> bool:
    """Return whether two accounts can speak of one state of things."""
    if a.episode is not None and b.episode is not None and a.episode != b.episode:
        return False
    return a.published is None or b.published is None or days_apart(a.published, b.published) <= MAX_DAYS_APART


def group_pairs(
    telling: Telling, pairs: Sequence[tuple[Denial, Assertion]], denials: Sequence[Denial]
) -> list[Difference]:
    """Return one difference for each set of denials and assertions that hang together."""
    groups: list[list[tuple[Denial, Assertion]]] = []
    for pair in pairs:
        fits = [g for g in groups if any(hang_together(telling, pair, other) for other in g)]
        groups = [g for g in groups if g not in fits] + [[*(p for g in fits for p in g), pair]]
    found = (settle_group(telling, group, denials) for group in groups)
    return [difference for difference in found if difference is not None]


def hang_together(telling: Telling, a: tuple[Denial, Assertion], b: tuple[Denial, Assertion]) -> bool:
    """Return whether two pairs have a denial or an assertion in common."""
    return a[0].evidence == b[0].evidence or a[1].evidence == b[1].evidence or same_side(telling, a[0], b[0])


def settle_group(
    telling: Telling, group: Sequence[tuple[Denial, Assertion]], denials: Sequence[Denial]
) -> Difference | None:
    """Return the difference of a group: nobody asserts what they deny, and every account of the denial is shown."""
    deniers = {d.speaker_id for d, _ in group} - {None}
    asserted = [x for _, x in group if x.speaker_id not in deniers]
    told = frozenset(term for x in asserted for term in x.terms)
    own = [d if d.terms & told else msgspec.structs.replace(d, evidence=d.evidence[:1]) for d, _ in group]
    more = [d for d in denials if d not in own and any(same_side(telling, d, known) for known in own)]
    return make_difference([*own, *more], asserted) if asserted else None


def same_side(telling: Telling, a: Denial, b: Denial) -> bool:
    """Return whether two denials are one denier's about one thing."""
    shared = a.terms & b.terms
    light = min(telling.weigh(a.terms), telling.weigh(b.terms))
    return (
        a.speaker_id is not None
        and a.speaker_id == b.speaker_id
        and bool(shared)
        and telling.weigh(shared) >= CONTAINED * light
    )


def make_difference(denials: Sequence[Denial], assertions: Sequence[Assertion]) -> Difference:
    """Return the difference between the denials and the assertions of a group."""
    claims = [Claim(value="denied", evidence=e, given_by=d.speaker or None) for d in denials for e in d.evidence]
    claims += [Claim(value="asserted", evidence=x.evidence, given_by=x.speaker) for x in assertions]
    about = min((x.evidence for x in assertions), key=lambda e: (e.article_id, e.start)).text.split()
    back = any(d.back for d in denials)
    return Difference(
        kind="denial",
        status="conflict",
        about="whether " + " ".join(about[:MAX_ABOUT_WORDS]),
        claims=tuple(dict.fromkeys(claims)),
        sure="sure" if back else "check",
        because="the denial answers the assertion" if back else "the denial and the assertion share their words",
    )


# Opposite words


def find_opposites(telling: Telling, statements: Mapping[str, Sequence[Statement]]) -> list[Difference]:
    """Return the sentences that two accounts tell with opposite words and otherwise alike."""
    rows = {
        s.key: s
        for account in telling.accounts.values()
        for s in account.sentences
        if s.in_body and s.terms & set(ANTONYMS)
    }
    blind = {key: frozenset(s.terms - set(ANTONYMS)) for key, s in rows.items()}
    groups: dict[tuple[str, ...], dict[str, Claim]] = {}
    for a, b in candidate_pairs(blind, cap=MAX_POSTINGS, shared=SHARED_TERMS):
        words = opposite_words(telling, rows[a], rows[b])
        if words is not None:
            claims = groups.setdefault(tuple(sorted(words)), {})
            for sentence, word in zip((rows[a], rows[b]), words, strict=True):
                giver = giver_of(statements.get(sentence.article_id, ()), sentence.evidence())
                claims[sentence.key] = Claim(value=word, evidence=sentence.evidence(), given_by=giver)
    return [
        Difference(
            kind="denial",
            status="conflict",
            about=min((c.evidence.text for c in claims.values()), key=lambda t: (len(t), t)),
            claims=tuple(claims[key] for key in sorted(claims)),
            sure="check",
            because="one sentence is told with opposite words",
        )
        for _, claims in sorted(groups.items())
    ]


def opposite_words(telling: Telling, a: Sentence, b: Sentence) -> tuple[str, str] | None:
    """Return the opposite words of two sentences of two accounts that are otherwise alike."""
    if a.article_id == b.article_id or is_negated(a.text) != is_negated(b.text):
        return None
    found = [(t, ANTONYMS[t]) for t in sorted(a.terms) if ANTONYMS.get(t) in b.terms and t not in b.terms]
    if len(found) != 1 or ANTONYMS[found[0][0]] in a.terms:
        return None
    x, y = a.terms - {found[0][0]}, b.terms - {found[0][1]}
    likeness = measure_likeness(telling, a.words, b.words, x, y)
    if likeness.joint < OPPOSITE_JOINT or likeness.shared < SHARED_TERMS:
        return None
    return written(a, found[0][0]), written(b, found[0][1])


def written(sentence: Sentence, term: str) -> str:
    """Return the word of the sentence that has the term."""
    return next((fold(word) for word in sentence.words if word_term(word) == term), term)
