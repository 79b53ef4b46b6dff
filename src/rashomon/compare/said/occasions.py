"""Occasions: whether two statements can have been made at one time to one audience.

In: two statements read for comparison.  Out: yes or no. Days, audiences, episodes and dates of publication hold apart;
what is not told holds nothing apart.
"""

from __future__ import annotations

from rashomon.compare.accounts import Account
from rashomon.compare.said.statements import Said
from rashomon.compare.times import days_apart
from rashomon.compare.words.similarity import Likeness

RUN_WORDS = 3  # fewer words in a row stand in any two sentences
NEARLY_ALL_WORDS = 0.8
SAME_WORDS = 0.95  # said to two audiences: only the same words are one utterance
MAX_DAYS_APART = 10  # reports of one utterance appear within days; later ones quote it word for word
LONG_VERBATIM_WORDS = 8  # so many words alike are the same words, whenever they are printed


def one_occasion(likeness: Likeness, a: Said, b: Said) -> bool:
    """Return whether two statements can come from one occasion: day, audience, episode and dates of publication."""
    same_words = likeness.verbatim >= NEARLY_ALL_WORDS and likeness.run >= RUN_WORDS
    day, other = a.statement.said_on, b.statement.said_on
    if day and other and not dates_fit(day, other):
        return False
    if not one_audience(likeness, a, b, same_words=same_words):
        return False
    long_words = same_words and likeness.run >= LONG_VERBATIM_WORDS
    return long_words or bool(day and other) or published_together(a.account, b.account)


def one_audience(likeness: Likeness, a: Said, b: Said, *, same_words: bool) -> bool:
    """Return whether the audiences can be one: an outlet alone, another gathering, or the press at large."""
    x, y = a.venue, b.venue
    if x.name == y.name or a.account.id == b.account.id:
        return True
    if x.outlet or y.outlet:
        told_it = {x.name, y.name} & {x.cited, y.cited} - {None}
        return bool(told_it) or (None in {x.name, y.name} and not (x.general or y.general) and same_words)
    across = a.language != b.language  # audiences are named in two languages
    one_day = None in {x.name, y.name} and a.statement.said_on is not None and b.statement.said_on is not None
    return across or one_day or likeness.verbatim >= SAME_WORDS


def dates_fit(a: str, b: str) -> bool:
    """Return whether two truncated dates can be one: the shorter is the beginning of the longer."""
    short = min(len(a), len(b))
    return a[:short] == b[:short]


def published_together(a: Account, b: Account) -> bool:
    """Return whether two accounts are of one episode and appeared within days."""
    if a.episode is not None and b.episode is not None and a.episode != b.episode:
        return False
    if a.published is None or b.published is None:
        return True
    return days_apart(a.published, b.published) <= MAX_DAYS_APART


def held_apart(a: Said, b: Said) -> bool:
    """Return whether two statements are known to come from two occasions."""
    day, other = a.statement.said_on, b.statement.said_on
    if day and other and not dates_fit(day, other):
        return True
    x, y = a.venue, b.venue
    told_apart = x.outlet != y.outlet and (x.general or y.general)
    return a.account.id != b.account.id and told_apart
