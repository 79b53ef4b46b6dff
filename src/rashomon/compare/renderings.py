"""Renderings: how each statement of an utterance differs from its fullest rendering, by words.

In: the base and another statement of one utterance.  Out: what is cut, inserted, replaced and moved.
Case, punctuation and an editor's brackets do not count. A paraphrase and another language get no word differences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.compare.accounts import statement_text
from rashomon.compare.terms import word_term
from rashomon.compare.utterances import Said
from rashomon.model import Change, ChangeOp, Rendering
from rashomon.text.align import Run, align_words
from rashomon.text.normalize import fold

_EDITOR = re.compile(r"\[[^\]]*\]")
_WORD = re.compile(r"\w+(?:['’]\w+)*(?:[.,:]\d+)*", re.UNICODE)
MOVED_WORDS = 2  # a single word in two places is chance
TRANSLATED_BELOW = 0.75  # share of words alike, under which one direct quotation was put into words twice
TRANSLATED_REPLACEMENTS = 2  # a single replaced word can be a slip; two are another wording


def shown_words(text: str) -> list[str]:
    """Return the words of `text` as written, without what stands in an editor's brackets."""
    return _WORD.findall(_EDITOR.sub(lambda m: " " * len(m[0]), text))


def render_against(base: Said, other: Said) -> Rendering:
    """Return how `other` renders the utterance whose base is `base`."""
    if base.account.article.language != other.account.article.language:
        return Rendering(statement_id=other.id, translated=True, changes=())
    if other.statement.kind not in {"direct", "mixed"}:
        return Rendering(statement_id=other.id, translated=False, changes=())
    changes = list_changes(statement_text(base.statement), statement_text(other.statement))
    return Rendering(statement_id=other.id, translated=is_translation(base, other, changes), changes=changes)


def list_changes(base: str, here: str) -> tuple[Change, ...]:
    """Return what turns the words of `base` into those of `here`, in order of the base."""
    a, b = shown_words(base), shown_words(here)
    runs = align_words([fold(word) for word in a], [fold(word) for word in b])
    changes = [_change(run, a, b) for run in runs if run.op != "equal"]
    return tuple(mark_moves(changes))


def _change(run: Run, a: Sequence[str], b: Sequence[str]) -> Change:
    op: ChangeOp = "cut" if run.op == "cut" else "insert" if run.op == "insert" else "replace"
    return Change(op=op, base=" ".join(a[run.a_start : run.a_end]), here=" ".join(b[run.b_start : run.b_end]))


def mark_moves(changes: Sequence[Change]) -> list[Change]:
    """Return the changes with words that were cut here and inserted there as one move, where they were cut."""
    inserted = {
        fold(c.here): i for i, c in enumerate(changes) if c.op == "insert" and len(c.here.split()) >= MOVED_WORDS
    }
    moved: dict[int, int] = {}
    for i, change in enumerate(changes):
        j = inserted.pop(fold(change.base), None) if change.op == "cut" else None
        if j is not None:
            moved[i] = j
    gone = set(moved.values())
    return [
        Change(op="move", base=change.base, here=changes[moved[i]].here) if i in moved else change
        for i, change in enumerate(changes)
        if i not in gone
    ]


def is_translation(base: Said, other: Said, changes: Sequence[Change]) -> bool:
    """Return whether two direct quotations of the same words were worded apart, as translators do."""
    if base.statement.kind != "direct" or other.statement.kind != "direct":
        return False
    replaced = [c for c in changes if c.op == "replace" and changes_content(c)]
    words = sum(len(c.here.split()) for c in replaced)
    alike = 1 - words / max(len(other.words), 1)
    return len(replaced) >= TRANSLATED_REPLACEMENTS or (bool(replaced) and alike < TRANSLATED_BELOW)


def changes_content(change: Change) -> bool:
    """Return whether a replacement touches words that carry content on both sides."""
    before, after = ({word_term(fold(w)) for w in text.split()} - {None} for text in (change.base, change.here))
    return bool(before) and bool(after) and before != after
