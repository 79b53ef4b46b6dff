"""Facts: what articles say in their own voice, matched across outlets.

In: the accounts.  Out: groups of sentences that tell one thing, by rare words, names, numbers and time in common.
A quotation is no fact, and what only sources report is an utterance: one account at least says it in its own voice.
Figures that differ keep two sentences apart, and names and roles of people alone join none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.compare.accounts import Sentence, Telling
from rashomon.compare.facts_across import pair_across
from rashomon.compare.origins import Provenance, count_origins
from rashomon.compare.words.similarity import DECIMALS, candidate_pairs
from rashomon.compare.words.terms import content_terms, is_number
from rashomon.model import Fact, members_id

MAX_POSTINGS = 60  # a term in more sentences than this tells none of them apart
MIN_TERMS = 4  # a shorter sentence says too little to be recognised
SHARED_TERMS = 3  # beside people's names and roles
BECAUSE_SHARED = "sentences that share most of their rare words"
BECAUSE_ACROSS = "sentences of two languages, each the nearest of the other"
CONTAINED = 0.5
JOINT = 0.3
# Words by which a sentence names its source.
_SAYING = frozenset(content_terms("say tell ask add claim state comment spokesman spokeswoman according report"))
# Questions, posts, and labels of sources and pictures.
_NO_TELLING = re.compile(
    r"\?|https?:|pic\.twitter|\(@\w|contributed to this report|\bdeclined to (?:comment|answer)|"
    r"did not (?:immediately )?(?:respond|comment|answer|reply)|"
    r"^(?:source|photo|photos|image|picture|pictured|video|graphic|file|credit)s?\b[^.]{0,20}:",
    re.IGNORECASE,
)


def find_facts(
    telling: Telling, provenance: Provenance, vectors: Mapping[str, Sequence[float]] | None = None
) -> tuple[Fact, ...]:
    """Return what at least two roots report, one of them in its own voice, in order of id.

    `vectors`: a sentence's key to the vector of its words, for a story in several languages.
    """
    sentences = list_telling(telling)
    pairs = match_sentences(telling, sentences) + (pair_across(telling, sentences, vectors) if vectors else [])
    groups = group_sentences(sentences, pairs)
    kept = (group for group in groups if any(sentences[key].own for key in group))
    facts = (make_fact(telling, provenance, [sentences[key] for key in group]) for group in kept)
    return tuple(sorted((f for f in facts if f.origins.known + f.origins.unknown > 1), key=lambda f: f.id))


def list_telling(telling: Telling) -> dict[str, Sentence]:
    """Return the body sentences outside quotation marks, by key; a question and a post tell nothing."""
    return {
        sentence.key: sentence
        for account in telling.accounts.values()
        for sentence in account.sentences
        if sentence.in_body
        and sentence.unquoted
        and len(sentence.terms) >= MIN_TERMS
        and _NO_TELLING.search(sentence.text) is None
    }


def frame_terms(telling: Telling) -> frozenset[str]:
    """Return the terms of people's names and roles: two sentences that share only these say who, not what."""
    people = (e for a in telling.accounts.values() for e in a.notes.entities if e.kind == "person")
    texts = {text for e in people for text in (e.name, *e.aliases, *(role.text for role in e.roles))}
    return frozenset(term for text in sorted(texts) for term in content_terms(text)) | _SAYING


def group_sentences(
    sentences: Mapping[str, Sentence], pairs: Sequence[tuple[float, str, str]]
) -> list[tuple[str, ...]]:
    """Return the groups of sentences that tell one thing; the most alike join first, one sentence an article."""
    groups = {key: [key] for key in sentences}
    for _, a, b in sorted(pairs):
        first, second = groups[a], groups[b]
        articles = {sentences[k].article_id for k in first} & {sentences[k].article_id for k in second}
        if first is not second and not articles:
            first.extend(second)
            groups.update(dict.fromkeys(second, first))
    unique = {id(group): tuple(sorted(group)) for group in groups.values() if len(group) > 1}
    return sorted(unique.values())


def match_sentences(telling: Telling, sentences: Mapping[str, Sentence]) -> list[tuple[float, str, str]]:
    """Return the pairs of sentences of two articles that tell one thing, the most alike first."""
    frame = frame_terms(telling)
    told = {key: sentence.terms - frame for key, sentence in sentences.items()}
    figures = {key: frozenset(filter(is_number, sentence.terms)) for key, sentence in sentences.items()}
    found = []
    for a, b in candidate_pairs(told, cap=MAX_POSTINGS, shared=2):
        x, y = sentences[a], sentences[b]
        if x.article_id != y.article_id and (x.own or y.own) and figures_fit(figures[a], figures[b]):
            likeness = weigh_likeness(telling, told[a], told[b])
            if likeness is not None:
                found.append((-likeness, a, b))
    return sorted(found)


def weigh_likeness(telling: Telling, a: frozenset[str], b: frozenset[str]) -> float | None:
    """Return how alike two sentences are by what they tell; None where too little for one thing."""
    common = a & b
    if len(common) < SHARED_TERMS:
        return None
    weight, light, heavy = telling.weigh(common), *sorted((telling.weigh(a), telling.weigh(b)))
    contained, joint = weight / light, weight / (light + heavy - weight)
    return round(contained + joint, DECIMALS) if contained >= CONTAINED and joint >= JOINT else None


def figures_fit(a: frozenset[str], b: frozenset[str]) -> bool:
    """Return whether no figure of one sentence stands against another of the other."""
    return a <= b or b <= a


def make_fact(telling: Telling, provenance: Provenance, group: Sequence[Sentence]) -> Fact:
    """Return the fact; its text is the sentence most like the others."""
    evidence = tuple(sentence.evidence() for sentence in group)
    languages = {telling.accounts[sentence.article_id].article.language for sentence in group}
    return Fact(
        id=members_id("f", (sentence.key for sentence in group)),
        story_id=telling.story_id,
        text=choose_central(telling, group).evidence(),
        evidence=evidence,
        article_ids=tuple(sorted({sentence.article_id for sentence in group})),
        origins=count_origins(telling, provenance, evidence),
        missing_from=(),
        sure="check",
        because=BECAUSE_ACROSS if len(languages) > 1 else BECAUSE_SHARED,
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
