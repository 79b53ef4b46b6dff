"""Updates: two captures of one address, and which sentences changed between them.

In: the accounts and the records of their pages.  Out: one `Update` for each capture and the next one.
Which is the earlier is said only where capture or modification times tell it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from rashomon.compare.accounts import Account, Sentence, Telling
from rashomon.compare.times import moment_of
from rashomon.model import Evidence, PageRecord, TextChange, Update
from rashomon.text.align import align_words, word_similarity
from rashomon.text.normalize import fold

SAME_PAGE_ALIKE = 0.8  # share of sentences that two captures without an address must have in common
SAME_SENTENCE_ALIKE = 0.5  # below this, a sentence was taken out and another put in
_ADMITS = re.compile(
    r"\b(correct(ion|ed)|clarif(ication|ied)|amended|updated to|has been updated|was updated|an earlier version|"
    r"editor['’]s note)\b",
    re.IGNORECASE,
)


def find_updates(telling: Telling, pages: Mapping[str, PageRecord]) -> tuple[Update, ...]:
    """Return what changed from each capture of a page to the next, in order of the captures."""
    found = []
    for group in group_captures(telling, pages):
        for earlier, later in pairwise(group):
            changes = compare_captures(earlier, later)
            if changes:
                found.append(
                    Update(earlier=earlier.id, later=later.id, changes=changes, admitted=admits_change(earlier, later))
                )
    return tuple(found)


def group_captures(telling: Telling, pages: Mapping[str, PageRecord]) -> list[list[Account]]:
    """Return the captures of each page in order of time; pages whose order cannot be told are left out."""
    groups: dict[tuple[str, str], list[Account]] = {}
    for account in telling.accounts.values():
        key = capture_key(account, pages)
        if key is not None:
            groups.setdefault(key, []).append(account)
    ordered = []
    for key in sorted(groups):
        rows = [(capture_time(a, pages), a.id, a) for a in groups[key]]
        if (
            len(rows) > 1
            and len({time for time, *_ in rows}) == len(rows)
            and all(time is not None for time, *_ in rows)
        ):
            ordered.append([a for *_, a in sorted(rows, key=lambda row: (row[0] or 0, row[1]))])
    return ordered


def capture_key(account: Account, pages: Mapping[str, PageRecord]) -> tuple[str, str] | None:
    """Return what two captures of one page share: the address, or outlet and headline."""
    article = account.article
    record = pages.get(article.page_id)
    url = article.url or (record.url if record is not None else None)
    if url:
        return ("url", url.split("#")[0].rstrip("/"))
    if article.outlet is not None and article.headline:
        return (article.outlet.id, fold(article.headline))
    return None


def capture_time(account: Account, pages: Mapping[str, PageRecord]) -> int | None:
    """Return when the page was captured, or else last modified, in minutes; None where neither is known."""
    record = pages.get(account.article.page_id)
    captured = record.captured if record is not None else None
    modified = account.article.modified.value if account.article.modified is not None else None
    moment = moment_of(captured or modified or "")
    return moment.earliest if moment is not None else None


def same_capture_group(a: Account, b: Account, pages: Mapping[str, PageRecord]) -> bool:
    """Return whether two accounts are captures of one page."""
    key = capture_key(a, pages)
    return a.id != b.id and key is not None and key == capture_key(b, pages)


def compare_captures(earlier: Account, later: Account) -> tuple[TextChange, ...]:
    """Return the sentences that differ, in order; empty where the pages are too unlike to be one article."""
    a, b = ([fold(s.text) for s in account.sentences] for account in (earlier, later))
    runs = align_words(a, b)
    equal = sum(run.a_end - run.a_start for run in runs if run.op == "equal")
    if equal < SAME_PAGE_ALIKE / 2 * max(len(a), len(b)):
        return ()
    changes: list[TextChange] = []
    for run in runs:
        if run.op != "equal":
            before, after = earlier.sentences[run.a_start : run.a_end], later.sentences[run.b_start : run.b_end]
            changes.extend(pair_sentences(before, after))
    return tuple(changes)


def pair_sentences(before: Sequence[Sentence], after: Sequence[Sentence]) -> list[TextChange]:
    """Return the changes between two runs of sentences: each old one with the new one most like it."""
    left = list(after)
    changes = []
    for old in before:
        best = max(left, key=lambda new: (round(word_similarity(old.words, new.words), 4), -new.index), default=None)
        if best is not None and word_similarity(old.words, best.words) >= SAME_SENTENCE_ALIKE:
            left.remove(best)
            changes.append(_change(old, best))
        else:
            changes.append(_change(old, None))
    return changes + [_change(None, new) for new in left]


def _change(old: Sentence | None, new: Sentence | None) -> TextChange:
    evidence: list[Evidence] = [s.evidence() for s in (old, new) if s is not None]
    return TextChange(
        before=old.text if old is not None else None,
        after=new.text if new is not None else None,
        evidence=tuple(evidence),
    )


def admits_change(earlier: Account, later: Account) -> bool:
    """Return whether the later capture says in new words that it was changed."""
    old = {fold(text) for text in _notes_of(earlier)}
    return any(_ADMITS.search(text) is not None and fold(text) not in old for text in _notes_of(later))


def _notes_of(account: Account) -> list[str]:
    lines = [line for removed in account.article.removed for line in removed.text.splitlines()]
    return lines + [sentence.text for sentence in account.sentences]
