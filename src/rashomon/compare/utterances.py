"""Utterances: the statements that render one thing said on one occasion, in every account.

In: the statements read for comparison.  Out: pairs that match, and groups of statements.
Precision comes first: two groups join only by their fullest statements, never across two occasions.
The same words under two speakers stay one group, which `attributions` then shows as a conflict.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.compare.gist import Rarity, weigh_gists
from rashomon.compare.meaning import Vectors, pair_across, pair_by_figures
from rashomon.compare.occasions import dates_fit, held_apart, one_occasion
from rashomon.compare.pairing import Match, liken, match_pair
from rashomon.compare.relations import Relation, relate_speakers
from rashomon.compare.said import Said, fullest
from rashomon.compare.similarity import candidate_pairs
from rashomon.compare.speakers import Cast

__all__ = ["Match", "Said", "dates_fit", "group_statements", "match_statements"]

MAX_POSTINGS = 80  # a term in more statements than this tells none of them apart


def match_statements(cast: Cast, said: Mapping[str, Said], vectors: Vectors | None = None) -> list[Match]:
    """Return the pairs of statements that render one utterance, the surest first."""
    people = {identity.id: identity for identity in cast.identities}
    rarity = weigh_gists((s.account.id, s.gist) for s in said.values())

    def relate(a: Said, b: Said) -> Relation:
        return relate_speakers(people, a.statement, b.statement)

    pairs = [
        (said[a], said[b])
        for a, b in candidate_pairs({key: s.gist for key, s in said.items()}, cap=MAX_POSTINGS, shared=1)
    ]
    matches = [match_pair(rarity, a, b, relate(a, b)) for a, b in pairs if a.language == b.language]
    across = pair_across(said, vectors, relate) if vectors is not None else pair_by_figures(pairs, relate)
    found = [m for m in matches if m is not None]
    found += [m for a, b, near in across if (m := match_languages(rarity, said[a], said[b], near)) is not None]
    return sorted(found, key=lambda m: (-m.score, m.a, m.b))


def match_languages(rarity: Rarity, a: Said, b: Said, near: float) -> Match | None:
    """Return the match of two statements in two languages, None where they are of two occasions."""
    fits = one_occasion(liken(rarity, a, b), a, b)
    return Match(a=a.id, b=b.id, score=near, verbatim=False) if fits else None


# Grouping


def group_statements(said: Mapping[str, Said], matches: Sequence[Match]) -> list[tuple[str, ...]]:
    """Return the groups of statements that are one utterance in two articles or more.

    The surest matches join first; two groups join only where the fullest statement of one matches the other, and
    where no two of their statements are held apart by their occasion.
    """
    accepted = {(m.a, m.b) for m in matches}
    groups = {key: [key] for key in said}
    for match in matches:
        first, second = groups[match.a], groups[match.b]
        if first is not second and joinable(said, accepted, first, second):
            first.extend(second)
            for key in second:
                groups[key] = first
    unique = {id(group): tuple(sorted(group)) for group in groups.values()}
    found = [group for group in unique.values() if len({said[k].account.id for k in group}) > 1]
    return sorted(found)


def joinable(
    said: Mapping[str, Said], accepted: set[tuple[str, str]], first: Sequence[str], second: Sequence[str]
) -> bool:
    """Return whether two groups are one utterance."""
    linked = any(
        (min(full, other), max(full, other)) in accepted
        for group, others in ((first, second), (second, first))
        for full in [fullest([said[k] for k in group]).id]
        for other in others
    )
    return linked and not any(held_apart(said[a], said[b]) for a in first for b in second)
