"""Utterances: the statements that render one thing said on one occasion, in every account.

In: the statements read for comparison.  Out: pairs that match, and groups of statements.
Precision comes first: two groups join only by their fullest statements, never across two occasions.
The same words under two speakers stay one group, which `attributions` then shows as a conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rashomon.compare.said.meaning import Relate, Vectors, pair_across, pair_by_figures
from rashomon.compare.said.occasions import held_apart, one_occasion
from rashomon.compare.said.pairing import SHORT_WORDS, Match, can_match, liken, match_pair
from rashomon.compare.said.relations import Relations
from rashomon.compare.said.statements import Said, fullest
from rashomon.compare.who.speakers import Cast
from rashomon.compare.words.gist import Rarity, weigh_gists
from rashomon.compare.words.similarity import count_shared

BRIDGE = 0.5  # of a statement's terms, under which it is a fragment that joins nothing
COPIES_HELD = 24  # of many accounts with the same words, those next to each other in time are held together
MAX_POSTINGS = 80  # a term in more statements than this tells none of them apart


def match_statements(cast: Cast, said: Mapping[str, Said], vectors: Vectors | None = None) -> list[Match]:
    """Return the pairs of statements that render one utterance, the surest first."""
    rarity = weigh_gists((s.account.id, s.gist) for s in said.values())
    relate = Relations(cast.identities)
    pairs = candidates(said)
    found = match_words(rarity, relate, [(a, b) for a, b in pairs if a.language == b.language])
    across = pair_across(said, vectors, relate) if vectors is not None else pair_by_figures(pairs, relate)
    found += [m for a, b, near in across if (m := match_languages(rarity, said[a], said[b], near)) is not None]
    return sorted(found, key=lambda m: (-m.score, m.a, m.b))


def candidates(said: Mapping[str, Said]) -> list[tuple[Said, Said]]:
    """Return the pairs of statements with words in common; the same words in many accounts count as one text."""
    texts: dict[str, list[Said]] = {}
    for one in said.values():
        texts.setdefault(f"{one.language} {' '.join(one.words)}", []).append(one)
    alike = {text: group[0].gist for text, group in texts.items()}
    short = {text for text, group in texts.items() if len(group[0].words) <= SHORT_WORDS}
    near = count_shared(alike, cap=MAX_POSTINGS).items()
    kept = sorted((x, y) for (x, y), count in near if count > 1 or x in short or y in short)
    pairs = [(a, b) for x, y in kept for a in texts[x][:COPIES_HELD] for b in texts[y][:COPIES_HELD]]
    for group in texts.values():
        ordered = sorted(group, key=lambda s: (s.account.published.earliest if s.account.published else 0, s.id))
        pairs += [(a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 : i + 1 + COPIES_HELD]]
    return [(a, b) if a.id < b.id else (b, a) for a, b in pairs]


def match_words(rarity: Rarity, relate: Relate, pairs: Iterable[tuple[Said, Said]]) -> list[Match]:
    """Return the matches among pairs in one language."""
    found = []
    for a, b in pairs:
        relation = relate(a, b)
        if can_match(rarity, a, b, relation):
            match = match_pair(rarity, a, b, relation, liken(rarity, a, b))
            found.extend([match] if match is not None else [])
    return found


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
    linked = stands_for(said, accepted, first, second) or stands_for(said, accepted, second, first)
    return linked and not any(held_apart(said[a], said[b]) for a in first for b in second)


def stands_for(
    said: Mapping[str, Said], accepted: set[tuple[str, str]], group: Sequence[str], others: Sequence[str]
) -> bool:
    """Return whether the fullest statement of a group matches a statement that stands for the others.

    A fragment ("sick people") that two long statements have in common does not make them one.
    """
    full, longest = (fullest([said[k] for k in keys]) for keys in (group, others))
    least = BRIDGE * min(len(full.gist), len(longest.gist))
    matching = (k for k in others if (min(full.id, k), max(full.id, k)) in accepted)
    return any(k == longest.id or len(said[k].gist) >= least for k in matching)
