"""Omissions: which accounts lack an utterance or a fact that others carry, and why.

In: the finding's words and reporters.  Out: one `Missing` for each account that lacks it.
Only *not-found* and *weaker* accuse: only accounts published after a dated one, and only of what at least two known
roots carry, in its own language. Opinion pieces, releases and live blogs are not listed: what they lack proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from rashomon.compare.absence import Index, Nearest, Wanted, is_present, is_weaker
from rashomon.compare.accounts import Account, Sentence, Telling
from rashomon.compare.facts import frame_terms
from rashomon.compare.said.occasions import dates_fit
from rashomon.compare.said.statements import Said, fullest
from rashomon.compare.times import CLEARLY_BEFORE_MINUTES
from rashomon.compare.words.similarity import measure_likeness
from rashomon.compare.words.terms import content_terms, plain_words, spelt_out
from rashomon.model import Evidence, Fact, Missing, Origins, Utterance, Value

_MARKS = re.compile('["“”‘«»]')
NOT_ACCUSED = frozenset({"opinion", "release", "live", "transcript", "post"})
ACCUSING = frozenset({"not-found", "weaker"})
MIN_ROOTS = 2
OTHER_OCCASION_VERBATIM = 0.6
OTHER_OCCASION_RUN = 3


class Carried(Value, frozen=True, kw_only=True):
    """Something that accounts carry: what to search for in each language, who reports it, who said it, its roots."""

    wanted: dict[str | None, Wanted]
    reporters: frozenset[str]
    origins: Origins
    base: Said | None


def add_missing_utterances(
    telling: Telling, index: Index, utterances: Sequence[Utterance], said: Mapping[str, Said]
) -> tuple[Utterance, ...]:
    """Return the utterances with the accounts that lack them."""
    by_speaker = group_by_speaker(said)
    return tuple(
        msgspec.structs.replace(
            u, missing_from=list_missing(telling, index, carry_utterance(index, u, said), by_speaker)
        )
        for u in utterances
    )


def group_by_speaker(said: Mapping[str, Said]) -> dict[tuple[str, str], list[Said]]:
    """Return the statements of each known speaker in each account, in order of id."""
    groups: dict[tuple[str, str], list[Said]] = {}
    for item in said.values():
        if item.statement.speaker_id is not None:
            groups.setdefault((item.statement.speaker_id, item.account.id), []).append(item)
    return groups


def carry_utterance(index: Index, utterance: Utterance, said: Mapping[str, Said]) -> Carried:
    """Return what to look for: the words of the fullest rendering in a language, the terms of all in it."""
    members = [said[i] for i in utterance.statement_ids]
    base = said[utterance.base]
    languages: dict[str | None, list[Said]] = {}
    for member in members:
        languages.setdefault(member.account.article.language, []).append(member)
    return Carried(
        wanted={
            language: index.want((base if base in rows else fullest(rows)).words, [row.terms for row in rows])
            for language, rows in languages.items()
        },
        reporters=frozenset(m.account.id for m in members),
        origins=utterance.origins,
        base=base,
    )


def add_missing_facts(telling: Telling, index: Index, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts with the accounts that lack them."""
    frame = frame_terms(telling)
    carried = (carry_fact(telling, index, f, frame) for f in facts)
    return tuple(
        msgspec.structs.replace(f, missing_from=list_missing(telling, index, c, {}))
        for f, c in zip(facts, carried, strict=True)
    )


def carry_fact(telling: Telling, index: Index, fact: Fact, frame: frozenset[str]) -> Carried:
    """Return what to look for: the words that its sentences share count most; who says it is no part of it."""
    languages: dict[str | None, list[Evidence]] = {}
    for piece in (fact.text, *(e for e in fact.evidence if e != fact.text)):
        languages.setdefault(telling.accounts[piece.article_id].article.language, []).append(piece)
    return Carried(
        wanted={
            language: index.want(
                spelt_out(plain_words(rows[0].text)), [frozenset(content_terms(row.text)) - frame for row in rows]
            )
            for language, rows in languages.items()
        },
        reporters=frozenset(fact.article_ids),
        origins=fact.origins,
        base=None,
    )


def list_missing(
    telling: Telling, index: Index, carried: Carried, by_speaker: Mapping[tuple[str, str], Sequence[Said]]
) -> tuple[Missing, ...]:
    """Return the accounts that lack it, by article id; where fewer than two known roots carry it, none is accused."""
    reporters = [telling.accounts[i] for i in sorted(carried.reporters)]
    first = min((a.published.earliest for a in reporters if a.published is not None), default=None)
    speaker = carried.base.statement.speaker_id if carried.base is not None else None
    found = {language: index.search(wanted) for language, wanted in carried.wanted.items()}
    rows = []
    for account in telling.accounts.values():
        if account.id not in carried.reporters and account.article.genre not in NOT_ACCUSED:
            said = by_speaker.get((speaker or "", account.id), ())
            nearest = found.get(account.article.language, {}).get(account.id)
            row = explain_absence(telling, account, carried, first, nearest, said)
            accusable = carried.origins.known >= MIN_ROOTS and account.article.language in found
            rows.extend([row] if row is not None and (accusable or row.why not in ACCUSING) else [])
    return tuple(rows)


def explain_absence(
    telling: Telling,
    account: Account,
    carried: Carried,
    first: int | None,
    nearest: Nearest | None,
    said: Sequence[Said],
) -> Missing | None:
    """Return why the account lacks it; None where it seems to be there after all."""
    elsewhere = find_other_occasion(telling, carried, said)
    wanted = carried.wanted.get(account.article.language)
    present = elsewhere is None and nearest is not None and wanted is not None and is_present(nearest, wanted)
    alluded = present and nearest is not None and is_allusion(carried, nearest.sentence)
    if present and not alluded:
        return None
    if account.published is None or first is None:
        return Missing(article_id=account.id, why="undated", nearest=None)
    if account.published.latest + CLEARLY_BEFORE_MINUTES <= first:
        return Missing(article_id=account.id, why="published-before", nearest=None)
    if account.article.quality.complete is False:
        return Missing(article_id=account.id, why="incomplete-page", nearest=None)
    if elsewhere is not None:
        return Missing(article_id=account.id, why="other-occasion", nearest=elsewhere)
    if nearest is not None and (alluded or is_weaker(nearest, said=carried.base is not None)):
        return Missing(article_id=account.id, why="weaker", nearest=nearest.sentence.evidence())
    return Missing(article_id=account.id, why="not-found", nearest=None)


def is_allusion(carried: Carried, sentence: Sentence) -> bool:
    """Return whether a sentence with the words of an utterance neither quotes nor reports anybody: it alludes."""
    return carried.base is not None and not sentence.reported and _MARKS.search(sentence.text) is None


def find_other_occasion(telling: Telling, carried: Carried, said: Sequence[Said]) -> Evidence | None:
    """Return the sentence in which the same speaker says the like on what is known to be another occasion."""
    base = carried.base
    for other in said:
        if base is None or not another_occasion(base, other):
            continue
        likeness = measure_likeness(telling, base.words, other.words, base.terms, other.terms)
        alike = likeness.verbatim >= OTHER_OCCASION_VERBATIM and likeness.run >= OTHER_OCCASION_RUN
        if alike and likeness.shared > 1:
            sentence = other.account.sentence_at(other.statement.content[0].start)
            return sentence.evidence() if sentence is not None else other.statement.content[0]
    return None


def another_occasion(a: Said, b: Said) -> bool:
    """Return whether day, audience or episode tell two statements apart."""
    days = (a.statement.said_on, b.statement.said_on)
    episodes = (a.account.episode, b.account.episode)
    return (
        a.venue != b.venue
        or (days[0] is not None and days[1] is not None and not dates_fit(days[0], days[1]))
        or (None not in episodes and episodes[0] != episodes[1])
    )
