"""Omissions: which accounts lack an utterance or a fact that at least two known roots carry, and why.

In: the finding's words and reporters.  Out: one `Missing` for each account that lacks it.
Only *not-found* and *weaker* accuse, and only accounts published after a dated one. An account in another language,
an opinion piece, a release and a live blog are not listed: what they lack proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from rashomon.compare.accounts import Account, Sentence, Telling
from rashomon.compare.similarity import DECIMALS, Likeness, measure_likeness
from rashomon.compare.terms import content_terms, plain_words, spelt_out
from rashomon.compare.times import CLEARLY_BEFORE_MINUTES
from rashomon.compare.utterances import Said, dates_fit
from rashomon.model import Evidence, Fact, Missing, Origins, Utterance, Value

_MARKS = re.compile('["“”‘«»]')
NOT_ACCUSED = frozenset({"opinion", "release", "live", "transcript", "post"})
MIN_ROOTS = 2
PRESENT_RUN = 5  # so many of its words in a row: the account has it, whatever the grouping says
PRESENT_CONTAINED = 0.7
WEAKER_CONTAINED = 0.25
WEAKER_TERMS = 2
OTHER_OCCASION_VERBATIM = 0.6
OTHER_OCCASION_RUN = 3


class Wanted(Value, frozen=True, kw_only=True):
    """What an account is searched for: words, terms, who said it, who reports it."""

    words: tuple[str, ...]
    terms: frozenset[str]
    speaker_id: str | None
    reporters: frozenset[str]
    base: Said | None


def add_missing_utterances(
    telling: Telling, utterances: Sequence[Utterance], said: Mapping[str, Said]
) -> tuple[Utterance, ...]:
    """Return the utterances with the accounts that lack them."""
    return tuple(
        msgspec.structs.replace(
            u, missing_from=list_missing(telling, want_utterance(u, said), u.origins, said.values())
        )
        for u in utterances
    )


def want_utterance(utterance: Utterance, said: Mapping[str, Said]) -> Wanted:
    """Return what to look for: the base rendering."""
    base = said[utterance.base]
    return Wanted(
        words=base.words,
        terms=base.terms,
        speaker_id=utterance.speaker_id,
        reporters=frozenset(said[i].account.id for i in utterance.statement_ids),
        base=base,
    )


def add_missing_facts(telling: Telling, facts: Sequence[Fact], said: Mapping[str, Said]) -> tuple[Fact, ...]:
    """Return the facts with the accounts that lack them."""
    return tuple(
        msgspec.structs.replace(f, missing_from=list_missing(telling, want_fact(f), f.origins, said.values()))
        for f in facts
    )


def want_fact(fact: Fact) -> Wanted:
    """Return what to look for: the words that all its sentences share, or its central sentence's."""
    shared = frozenset.intersection(*(frozenset(content_terms(piece.text)) for piece in fact.evidence))
    return Wanted(
        words=spelt_out(plain_words(fact.text.text)),
        terms=shared or frozenset(content_terms(fact.text.text)),
        speaker_id=None,
        reporters=frozenset(fact.article_ids),
        base=None,
    )


def list_missing(telling: Telling, wanted: Wanted, origins: Origins, said: Iterable[Said]) -> tuple[Missing, ...]:
    """Return the accounts that lack what is wanted, by article id; none where fewer than two known roots carry it."""
    if origins.known < MIN_ROOTS:
        return ()
    reporters = [telling.accounts[i] for i in sorted(wanted.reporters)]
    first = min((a.published.earliest for a in reporters if a.published is not None), default=None)
    languages = {a.article.language for a in reporters}
    others = [s for s in said if s.statement.speaker_id == wanted.speaker_id and wanted.speaker_id is not None]
    rows = []
    for account in telling.accounts.values():
        if account.id not in wanted.reporters and may_be_missing(account, languages):
            mine = [s for s in others if s.account.id == account.id]
            row = explain_absence(telling, account, wanted, first, mine)
            rows.extend([row] if row is not None else [])
    return tuple(rows)


def may_be_missing(account: Account, languages: set[str | None]) -> bool:
    """Return whether an absence in this account means anything: its kind and its language allow a search."""
    return account.article.genre not in NOT_ACCUSED and account.article.language in languages


def explain_absence(
    telling: Telling, account: Account, wanted: Wanted, first: int | None, said: Sequence[Said]
) -> Missing | None:
    """Return why the account lacks it; None where it seems to be there after all."""
    nearest, likeness = find_nearest(telling, account, wanted)
    elsewhere = find_other_occasion(telling, wanted, said)
    present = elsewhere is None and likeness is not None and is_present(likeness, wanted)
    alluded = present and nearest is not None and is_allusion(wanted, nearest)
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
    if nearest is not None and likeness is not None and (alluded or is_weaker(likeness)):
        return Missing(article_id=account.id, why="weaker", nearest=nearest.evidence())
    return Missing(article_id=account.id, why="not-found", nearest=None)


def is_allusion(wanted: Wanted, sentence: Sentence) -> bool:
    """Return whether a sentence with the words of an utterance neither quotes nor reports anybody: it alludes."""
    return wanted.base is not None and not sentence.reported and _MARKS.search(sentence.text) is None


def find_nearest(telling: Telling, account: Account, wanted: Wanted) -> tuple[Sentence | None, Likeness | None]:
    """Return the sentence of the account that has the most of what is wanted, and how alike it is."""
    best: tuple[float, str] = (0.0, "")
    nearest: Sentence | None = None
    for sentence in account.sentences:
        common = sentence.terms & wanted.terms
        row = (-telling.weigh(common), sentence.key) if common else best
        if row < best:
            best, nearest = row, sentence
    if nearest is None:
        return None, None
    likeness = measure_likeness(telling, wanted.words, spelt_out(nearest.words), wanted.terms, nearest.terms)
    share = round(likeness.weight / max(telling.weigh(wanted.terms), likeness.weight), DECIMALS)
    return nearest, msgspec.structs.replace(likeness, contained=share)


def is_present(likeness: Likeness, wanted: Wanted) -> bool:
    """Return whether the account has it after all: its exact words, or most of its rare ones."""
    return likeness.run >= min(PRESENT_RUN, len(wanted.words)) or likeness.contained >= PRESENT_CONTAINED


def is_weaker(likeness: Likeness) -> bool:
    """Return whether a sentence alludes to it: some of its rare words."""
    return likeness.shared >= WEAKER_TERMS and likeness.contained >= WEAKER_CONTAINED


def find_other_occasion(telling: Telling, wanted: Wanted, said: Sequence[Said]) -> Evidence | None:
    """Return the sentence in which the same speaker says the like on what is known to be another occasion."""
    for other in said:
        likeness = measure_likeness(telling, wanted.words, other.words, wanted.terms, other.terms)
        alike = (
            likeness.verbatim >= OTHER_OCCASION_VERBATIM and likeness.run >= OTHER_OCCASION_RUN and likeness.shared > 1
        )
        if alike and wanted.base is not None and another_occasion(wanted.base, other):
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
