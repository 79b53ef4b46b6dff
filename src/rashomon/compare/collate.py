"""Collate: hold the accounts of one story against each other.

In: a story, its articles with annotations, copies and page records.  Out: everything that is found in it.
This module is the table of contents: each line is one kind of finding, made in the module of that name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.compare.absence import Index
from rashomon.compare.accounts import Telling, prepare_telling
from rashomon.compare.brief import choose_brief
from rashomon.compare.citations import find_citations
from rashomon.compare.conflicts.agents import find_agents
from rashomon.compare.conflicts.attributions import find_attributions
from rashomon.compare.conflicts.dates import find_dates
from rashomon.compare.conflicts.denials import find_denials
from rashomon.compare.conflicts.numbers import find_numbers
from rashomon.compare.conflicts.quotations import find_quotations
from rashomon.compare.conflicts.spellings import find_spellings
from rashomon.compare.conflicts.values import by_article, make_conflicts
from rashomon.compare.facts import find_facts
from rashomon.compare.omissions import add_missing_facts, add_missing_utterances
from rashomon.compare.origins import Provenance, count_origins, trace_origins
from rashomon.compare.said.meaning import Vectors
from rashomon.compare.said.pairing import Match
from rashomon.compare.said.renderings import render_against
from rashomon.compare.said.statements import Said, fullest, read_statements
from rashomon.compare.said.utterances import group_statements, match_statements
from rashomon.compare.timeline import build_timeline
from rashomon.compare.updates import find_updates
from rashomon.compare.who.speakers import Cast, assign_speakers, identify_speakers, list_speakers, name_terms
from rashomon.compare.wording.groups import find_wording
from rashomon.model import (
    Annotations,
    Article,
    Conflict,
    CopyGroup,
    Findings,
    PageRecord,
    Statement,
    Story,
    Sure,
    Utterance,
    members_id,
)


def compare_story(
    story: Story,
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    copies: Sequence[CopyGroup],
    pages: Mapping[str, PageRecord],
    *,
    vectors: Vectors | None = None,
    publishers: Mapping[str, str] | None = None,
) -> Findings:
    """Return every finding of the story; the order of the inputs does not matter.

    `vectors`: the vectors of statements, by id, and of sentences, by key, for a story in several languages.
    `publishers`: the publishers that outlets are known to have, by outlet id.
    """
    episodes = {article_id: episode.id for episode in story.episodes for article_id in episode.article_ids}
    telling = prepare_telling(story.id, articles, {note.article_id: note for note in annotations}, episodes)
    cast = identify_speakers(telling)
    statements = assign_speakers(telling, cast)
    citations = find_citations(telling)
    provenance = trace_origins(telling, copies, citations, pages, publishers)
    said = read_statements(telling, statements)
    matches = match_statements(cast, said, vectors)
    groups = group_statements(said, matches)
    utterances = tuple(make_utterance(telling, provenance, [said[i] for i in group], matches) for group in groups)
    index = Index(telling)
    utterances = add_missing_utterances(telling, index, utterances, said)
    facts = add_missing_facts(telling, index, find_facts(telling, provenance, vectors))
    conflicts = find_conflicts(telling, cast, statements, utterances, said, pages)
    return Findings(
        story_id=story.id,
        statements=statements,
        speakers=list_speakers(cast, statements),
        utterances=utterances,
        facts=facts,
        conflicts=conflicts,
        citations=citations,
        updates=find_updates(telling, pages),
        wording=find_wording(telling, cast, utterances, said),
        timeline=build_timeline(telling),
        brief=choose_brief(telling, facts, utterances, said),
    )


def find_conflicts(
    telling: Telling,
    cast: Cast,
    statements: Sequence[Statement],
    utterances: Sequence[Utterance],
    said: Mapping[str, Said],
    pages: Mapping[str, PageRecord],
) -> tuple[Conflict, ...]:
    """Return every difference of the story, one module a kind."""
    people = {identity.id: identity for identity in cast.identities}
    told = by_article(statements)
    differences = [
        *find_numbers(telling, told),
        *find_dates(telling, name_terms(cast, "person"), told),
        *find_agents(telling, told),
        *find_denials(telling, cast, told),
        *find_spellings(telling, cast),
        *find_quotations(utterances, said),
        *find_attributions(utterances, said, people),
    ]
    return make_conflicts(telling, differences, pages)


def make_utterance(
    telling: Telling, provenance: Provenance, group: Sequence[Said], matches: Sequence[Match]
) -> Utterance:
    """Return the utterance that the statements of a group render."""
    base = fullest(group)
    ids = tuple(sorted(s.id for s in group))
    sure, because = judge_utterance(group, matches)
    others = sorted((s for s in group if s.id != base.id), key=lambda s: (s.account.id, s.id))
    return Utterance(
        id=members_id("u", ids),
        story_id=telling.story_id,
        speaker_id=choose_speaker(group),
        said_on=choose_day(group),
        statement_ids=ids,
        origins=count_origins(telling, provenance, [piece for s in group for piece in s.statement.content]),
        base=base.id,
        renderings=tuple(render_against(base, other) for other in others),
        missing_from=(),
        sure=sure,
        because=because,
    )


def choose_speaker(group: Sequence[Said]) -> str | None:
    """Return the speaker whom most accounts name, None where none does."""
    counts = Counter(s.statement.speaker_id for s in group if s.statement.speaker_id is not None)
    return min(counts, key=lambda i: (-counts[i], i)) if counts else None


def choose_day(group: Sequence[Said]) -> str | None:
    """Return the most exact day that the statements give, None where none does."""
    days = {s.statement.said_on for s in group} - {None}
    return max((d for d in days if d), key=lambda d: (len(d), d)) if days else None


def judge_utterance(group: Sequence[Said], matches: Sequence[Match]) -> tuple[Sure, str]:
    """Return how sure it is that the statements are one utterance, and why."""
    ids = {s.id for s in group}
    exact = any(m.verbatim for m in matches if m.a in ids and m.b in ids)
    speakers = {s.statement.speaker_id for s in group}
    if len(speakers - {None}) > 1:
        return "check", "the same words stand under different speakers"
    if None in speakers:
        return "check", "one account does not name the speaker"
    if exact:
        return "sure", "the same words by the same speaker"
    languages = len({s.language for s in group})
    return "check", f"the same content{' in other languages' if languages > 1 else ''} by the same speaker"
