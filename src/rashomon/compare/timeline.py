"""Timeline: what happened when, by the articles' own dates and resolved time words.

In: the accounts.  Out: dated entries, each with its sentences and who had it how long after the first.
A lag is claimed only between times that name a zone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.compare.accounts import Account, Sentence, Telling
from rashomon.compare.words.similarity import measure_likeness
from rashomon.model import Happening, Published

SAME_HAPPENING_JOINT = 0.25
SAME_HAPPENING_TERMS = 3
MIN_WORDS = 4  # fewer words beside a date are a label
DAY = len("2025-01-24")
_STAMP = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified|filed|printed|created)\b"
    r"[\s:]{0,4}(?:on|at)?\s{0,3}[\w,.]{0,20}\s{0,3}\d|"
    r"(?:by|written by|reporting by|story by)\s+[A-ZÀ-Ý][\w.'’-]+(?:\s+[A-ZÀ-Ý][\w.'’-]+)+[\s,|·•–-]{0,6}"
    r"(?:$|updated|published|\w+\.?\s+\d)|\w+day,?\s+\w+\.?\s+\d{1,2}[,\s]+\d{4}\s*(?:$|[|·•–-]))",
    re.IGNORECASE,
)


def build_timeline(telling: Telling) -> tuple[Happening, ...]:
    """Return the story's dated entries in order of time; sentences on one date that tell one thing share an entry."""
    by_date: dict[str, list[Sentence]] = {}
    for account in telling.accounts.values():
        for date, sentence in list_dated(account):
            known = by_date.setdefault(date, [])
            if sentence not in known:
                known.append(sentence)
    return tuple(
        make_happening(telling, date, group)
        for date in sorted(by_date)
        for group in group_same(telling, sorted(by_date[date], key=lambda s: s.key))
    )


def list_dated(account: Account) -> list[tuple[str, Sentence]]:
    """Return the body sentences that give a date, with the day they give."""
    rows = []
    for mention in account.notes.times:
        sentence = account.sentence_at(mention.span.start)
        if mention.date is not None and sentence is not None and tells_event(sentence.text):
            rows.append((mention.date[:DAY], sentence))
    return keep_finest(rows)


def tells_event(text: str) -> bool:
    """Return whether a sentence can tell that something happened: no question, byline, time stamp or label."""
    plain = text.rstrip("\"”»’') ")
    return not plain.endswith("?") and _STAMP.match(text) is None and len(text.split()) >= MIN_WORDS


def keep_finest(rows: Sequence[tuple[str, Sentence]]) -> list[tuple[str, Sentence]]:
    """Return the rows without a month or year that a finer date of the same sentence repeats."""
    return [
        (date, sentence)
        for date, sentence in rows
        if not any(s is sentence and d != date and d.startswith(date) for d, s in rows)
    ]


def group_same(telling: Telling, sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Return the sentences of one date grouped by what they tell."""
    groups: list[list[Sentence]] = []
    for sentence in sentences:
        home = next((g for g in groups if any(tells_alike(telling, sentence, other) for other in g)), None)
        if home is None:
            groups.append([sentence])
        else:
            home.append(sentence)
    return groups


def tells_alike(telling: Telling, a: Sentence, b: Sentence) -> bool:
    """Return whether two sentences of one date tell one happening."""
    if len(a.terms & b.terms) < SAME_HAPPENING_TERMS:
        return False
    return measure_likeness(telling, a.words, b.words, a.terms, b.terms).joint >= SAME_HAPPENING_JOINT


def make_happening(telling: Telling, date: str, group: Sequence[Sentence]) -> Happening:
    """Return the entry; its text is the sentence of the account published first, of several the shortest."""
    accounts = telling.accounts
    late = 1 << 60
    first = min(
        group,
        key=lambda s: (moment.earliest if (moment := accounts[s.article_id].published) else late, len(s.text), s.key),
    )
    return Happening(
        story_id=telling.story_id,
        date=date,
        text=first.text,
        evidence=tuple(s.evidence() for s in group),
        published=measure_lags([accounts[i] for i in sorted({s.article_id for s in group})]),
    )


def measure_lags(accounts: Sequence[Account]) -> tuple[Published, ...]:
    """Return each account's lag behind the first in minutes; None without a clock time and zone on both sides."""
    exact = {a.id: a.published.earliest for a in accounts if a.published is not None and has_zone(a)}
    complete = len(exact) == len([a for a in accounts if a.published is not None])
    first = min(exact.values(), default=0)
    return tuple(
        Published(article_id=a.id, lag_minutes=exact[a.id] - first if a.id in exact and complete else None)
        for a in accounts
    )


def has_zone(account: Account) -> bool:
    """Return whether the account's publication is a clock time with its offset."""
    value = account.article.published.value if account.article.published is not None else ""
    clock = value[DAY + 1 :]
    return bool(clock) and (clock.endswith("Z") or "+" in clock or "-" in clock)
