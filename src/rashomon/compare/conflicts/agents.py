"""Agents: one deed that two accounts give to two doers.

In: the sentences of all accounts.  Out: differences such as "found by the agency's laboratory" against "its own check
caught", for the few deeds that are done once: found, proposed, invented. Each such difference is unsure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.compare.accounts import Account, Sentence, Telling, evidence_in, sum_rarity, weigh_rarity
from rashomon.compare.conflicts.values import Claim, Difference, giver_in_sentence
from rashomon.compare.words.concepts import LIGHT, concepts_of
from rashomon.compare.words.similarity import candidate_pairs
from rashomon.compare.words.terms import content_terms
from rashomon.compare.words.topics import shorten
from rashomon.model import Span, Statement, Value

# Deeds that are done once and by one: what the deed is called, then its forms as verbs.
_DEEDS: dict[str, str] = {
    "found": "found|discovered|detected|caught|uncovered|spotted|identified",
    "proposed": "proposed|put forward|came up with",
    "invented": "invented|devised|designed|founded",
}
# A word is read whole or not at all (`++`): else one long word could be divided in six.
_AGENT = r"(?P<agent>(?:(?!\b(?:who|that|which|on|in|at|after|and)\b)[\w'’.-]++\s?){1,6}?)"
_END = r"(?=[,.;:]|\s(?:on|in|at|after|and)\b|$)"
_BEFORE = r"(?P<done>(?:[\w'’-]++\s){1,6})"
_AFTER = r"(?P<done>(?:\s[\w'’-]++){1,7})"
# Forms that name the doer and what was done. In the active voice the doer is the noun phrase right before the verb.
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    *(
        (deed, re.compile(form, re.IGNORECASE))
        for deed, verbs in _DEEDS.items()
        for form in (
            rf"{_BEFORE}(?:was|were|been)(?: also| first)? (?:{verbs}) by {_AGENT}{_END}",
            rf"\bit was {_AGENT}\s?who (?:also |first )?(?:{verbs}){_AFTER}",
        )
    ),
    ("proposed", re.compile(rf"\bat the initiative of {_AGENT},{_AFTER}", re.IGNORECASE)),
)
_ACTIVE = tuple(
    (deed, re.compile(rf"(?<=\s)(?:{verbs})\b(?! by\b){_AFTER}", re.IGNORECASE)) for deed, verbs in _DEEDS.items()
)
_DEED = re.compile(rf"\b(?:{'|'.join(_DEEDS.values())}|initiative)\b", re.IGNORECASE)
SHARED = 0.5  # share of the lighter wording of what was done
MAX_POSTINGS = 40


class Deed(Value, frozen=True, kw_only=True):
    """A deed in one sentence: its kind, the doer as written, and the concepts of what was done."""

    kind: str
    agent: str
    account: Account
    sentence: Sentence
    done: frozenset[str]
    doer: frozenset[str]
    given_by: str | None


def find_agents(telling: Telling, statements: Mapping[str, Sequence[Statement]]) -> list[Difference]:
    """Return the deeds that two accounts give to two doers."""
    deeds = [d for a in telling.accounts.values() for d in list_deeds(a, statements.get(a.id, ()))]
    by_key = {f"{number:06d}": deed for number, deed in enumerate(deeds)}
    weights = weigh_rarity([deed.done for deed in deeds])
    groups = {key: [key] for key in by_key}
    for x, y in candidate_pairs({key: d.done for key, d in by_key.items()}, cap=MAX_POSTINGS, shared=1):
        if groups[x] is not groups[y] and one_deed(weights, by_key[x], by_key[y]):
            groups[x].extend(groups[y])
            groups.update(dict.fromkeys(groups[y], groups[x]))
    rows = sorted({id(group): sorted(group) for group in groups.values()}.values())
    told = ([by_key[key] for key in row] for row in rows)
    return [make_difference(row) for row in told if len({d.doer for d in row}) > 1]


def list_deeds(account: Account, statements: Sequence[Statement]) -> list[Deed]:
    """Return the deeds of an account with their doers."""
    ends = {p.span.end: p.span for p in sorted(account.notes.phrases, key=lambda p: -p.span.start)}
    found: list[Deed | None] = []
    for sentence in account.sentences:
        if not sentence.in_body or not sentence.unquoted or _DEED.search(sentence.text) is None:
            continue
        for deed, form in _FORMS:
            for match in form.finditer(sentence.text):
                agent = Span(*match.span("agent")) if match["agent"].strip() else None
                found.append(read_deed(account, sentence, deed, agent, match["done"], statements))
        for deed, verb in _ACTIVE:
            for match in verb.finditer(sentence.text):
                subject = ends.get(sentence.span.start + match.start() - 1)
                agent = (
                    Span(subject.start - sentence.span.start, subject.end - sentence.span.start) if subject else None
                )
                found.append(read_deed(account, sentence, deed, agent, match["done"], statements))
    return [deed for deed in found if deed is not None and deed.doer and deed.done]


def read_deed(
    account: Account, sentence: Sentence, kind: str, agent: Span | None, done: str, statements: Sequence[Statement]
) -> Deed | None:
    """Return the deed, None without a doer; `agent`: its place in the sentence, `done`: the words for what was done."""
    if agent is None or agent.start < 0:
        return None
    words = agent.of(sentence.text).strip()
    doer = concepts_of(frozenset(content_terms(words)))
    place = Span(sentence.span.start + agent.start, sentence.span.start + agent.end)
    return Deed(
        kind=kind,
        agent=" ".join(words.split()),
        account=account,
        sentence=sentence,
        done=concepts_of(frozenset(content_terms(done))) - doer - LIGHT,
        doer=doer,
        given_by=giver_in_sentence(statements, sentence, evidence_in(account.article, place)),
    )


def one_deed(weights: Mapping[str, float], a: Deed, b: Deed) -> bool:
    """Return whether two accounts speak of one deed, and not of one doer in other words."""
    if a.kind != b.kind or a.account.id == b.account.id or (a.doer != b.doer and a.doer & b.doer):
        return False
    shared = a.done & b.done
    whole = min(sum_rarity(weights, a.done), sum_rarity(weights, b.done))
    return bool(shared) and sum_rarity(weights, shared) >= SHARED * whole


def make_difference(deeds: Sequence[Deed]) -> Difference:
    """Return the difference between those who name one doer and those who name another."""
    text = min((d.sentence.text for d in deeds), key=lambda t: (len(t), t))
    return Difference(
        kind="attribution",
        status="conflict",
        about=f"who {deeds[0].kind} it: " + shorten(text),
        claims=tuple(Claim(value=d.agent, evidence=d.sentence.evidence(), given_by=d.given_by) for d in deeds),
        sure="check",
        because="two accounts name two doers of one deed",
    )
