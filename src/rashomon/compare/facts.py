"""Facts: what articles say in their own voice, matched across outlets.

In: the accounts.  Out: groups of sentences that tell one thing, by rare words, names, numbers and time in common.
A quotation is no fact, and what only sources report is an utterance; figures that differ keep two sentences apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.compare.accounts import Sentence, Telling
from rashomon.compare.origins import Provenance, count_origins
from rashomon.compare.similarity import Likeness, candidate_pairs, measure_likeness
from rashomon.compare.terms import is_number
from rashomon.model import Fact, members_id

MAX_POSTINGS = 60  # a term in more sentences than this tells none of them apart
MIN_TERMS = 4  # a shorter sentence says too little to be recognised
SHARED_TERMS = 4
CONTAINED = 0.5
JOINT = 0.3
# Questions, and labels of sources and pictures.
_NO_TELLING = re.compile(
    r"\?|^(?:source|photo|photos|image|picture|pictured|video|graphic|file|credit)s?\b[^.]{0,20}:", re.IGNORECASE
)


def find_facts(telling: Telling, provenance: Provenance) -> tuple[Fact, ...]:
    """Return what at least two roots report in their own voice, in order of id."""
    sentences = list_telling(telling)
    groups = group_sentences(telling, sentences)
    facts = (make_fact(telling, provenance, [sentences[key] for key in group]) for group in groups)
    return tuple(sorted((f for f in facts if f.origins.known + f.origins.unknown > 1), key=lambda f: f.id))


def list_telling(telling: Telling) -> dict[str, Sentence]:
    """Return the body sentences in the accounts' own voice, by key; a question tells nothing."""
    return {
        sentence.key: sentence
        for account in telling.accounts.values()
        for sentence in account.sentences
        if sentence.in_body
        and sentence.own
        and len(sentence.terms) >= MIN_TERMS
        and _NO_TELLING.search(sentence.text) is None
    }


def group_sentences(telling: Telling, sentences: Mapping[str, Sentence]) -> list[tuple[str, ...]]:
    """Return the groups of sentences that tell one thing; the most alike join first, one sentence an article."""
    groups = {key: [key] for key in sentences}
    for _, a, b in match_sentences(telling, sentences):
        first, second = groups[a], groups[b]
        articles = {sentences[k].article_id for k in first} & {sentences[k].article_id for k in second}
        if first is not second and not articles:
            first.extend(second)
            groups.update(dict.fromkeys(second, first))
    unique = {id(group): tuple(sorted(group)) for group in groups.values() if len(group) > 1}
    return sorted(unique.values())


def match_sentences(telling: Telling, sentences: Mapping[str, Sentence]) -> list[tuple[float, str, str]]:
    """Return the pairs of sentences of two articles that tell one thing, the most alike first."""
    pairs = candidate_pairs({key: s.terms for key, s in sentences.items()}, cap=MAX_POSTINGS, shared=2)
    found = []
    for a, b in pairs:
        x, y = sentences[a], sentences[b]
        if x.article_id != y.article_id and len(x.terms & y.terms) >= SHARED_TERMS and figures_fit(x, y):
            likeness = measure_likeness(telling, x.words, y.words, x.terms, y.terms)
            if tells_same(likeness):
                found.append((-round(likeness.joint + likeness.contained, 4), a, b))
    return sorted(found)


def tells_same(likeness: Likeness) -> bool:
    """Return whether two sentences are alike enough to tell one thing."""
    return likeness.shared >= SHARED_TERMS and likeness.contained >= CONTAINED and likeness.joint >= JOINT


def figures_fit(a: Sentence, b: Sentence) -> bool:
    """Return whether no figure of one sentence stands against another of the other."""
    x, y = ({t for t in s.terms if is_number(t)} for s in (a, b))
    return x <= y or y <= x


def make_fact(telling: Telling, provenance: Provenance, group: Sequence[Sentence]) -> Fact:
    """Return the fact; its text is the sentence most like the others."""
    evidence = tuple(sentence.evidence() for sentence in group)
    return Fact(
        id=members_id("f", (sentence.key for sentence in group)),
        story_id=telling.story_id,
        text=choose_central(telling, group).evidence(),
        evidence=evidence,
        article_ids=tuple(sorted({sentence.article_id for sentence in group})),
        origins=count_origins(telling, provenance, evidence),
        missing_from=(),
        sure="check",
        because="sentences that share most of their rare words",
    )


def choose_central(telling: Telling, group: Sequence[Sentence]) -> Sentence:
    """Return the sentence that shares most with the others; of equals the shortest."""
    return min(
        group,
        key=lambda s: (
            -round(sum(telling.weigh(s.terms & o.terms) for o in group if o is not s), 4),
            len(s.text),
            s.key,
        ),
    )
