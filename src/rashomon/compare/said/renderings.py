"""Renderings: how each statement of an utterance differs from its fullest rendering, by words.

In: the base and another statement of one utterance.  Out: what is cut, inserted, replaced and moved.
Case, punctuation and an editor's brackets do not count. A paraphrase and another language get no word differences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rashomon.compare.accounts import statement_text
from rashomon.compare.said.statements import Said
from rashomon.compare.words.terms import word_term
from rashomon.model import Change, ChangeOp, Rendering, Value
from rashomon.text.align import Run, align_words
from rashomon.text.normalize import fold

_EDITOR = re.compile(r"\[[^\]]*\]")
_SHORT_FORMS = "No Mr Ms Dr St Mrs Sen Gen Rep Gov Col Lt Maj Prof Jr Sr".split()
_NOT_SHORT = "".join(rf"(?<!\b{form}\.)" for form in _SHORT_FORMS)
_SENTENCE = re.compile(rf"(?<=[.!?…]){_NOT_SHORT}(?<!\b[A-Z]\.)\s+")  # an initial or a short form ends no sentence
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
    """Return what turns the words of `base` into those of `here`, in order of the base.

    A sentence of which nothing is left is one cut: its small words are not sought in the sentences around it, where
    "it" and "is" stand by chance.
    """
    a, b = shown_words(base), shown_words(here)
    gone = sentences_left_out(base, here)
    kept = [i for i in range(len(a)) if not any(i in sentence for sentence in gone)]
    runs = align_words([fold(a[i]) for i in kept], [fold(word) for word in b])
    edits = [_edit(run, kept, b, len(a)) for run in runs if run.op != "equal"]
    edits += [_Edit(words=tuple(sentence), here=()) for sentence in gone]
    return tuple(mark_moves([_change(edit, a) for edit in _joined_cuts(sorted(edits, key=lambda e: e.at))]))


class _Edit(Value, frozen=True, kw_only=True):
    """Words of the base, by number, that give way to the words `here`; `before` places an insertion."""

    words: tuple[int, ...]
    here: tuple[str, ...]
    before: int = 0

    @property
    def at(self) -> int:
        return self.words[0] if self.words else self.before


def _edit(run: Run, kept: Sequence[int], b: Sequence[str], end: int) -> _Edit:
    words = tuple(kept[run.a_start : run.a_end])
    before = kept[run.a_start] if run.a_start < len(kept) else end
    return _Edit(words=words, here=tuple(b[run.b_start : run.b_end]), before=before)


def _joined_cuts(edits: Sequence[_Edit]) -> list[_Edit]:
    """Return the edits with cuts that follow each other in the base as one."""
    joined: list[_Edit] = []
    for edit in edits:
        last = joined[-1] if joined else None
        if last and not last.here and not edit.here and last.words[-1] + 1 == edit.words[0]:
            joined[-1] = _Edit(words=last.words + edit.words, here=())
        else:
            joined.append(edit)
    return joined


def _change(edit: _Edit, a: Sequence[str]) -> Change:
    op: ChangeOp = "insert" if not edit.words else "replace" if edit.here else "cut"
    return Change(op=op, base=" ".join(a[i] for i in edit.words), here=" ".join(edit.here))


def sentences_left_out(base: str, here: str) -> list[range]:
    """Return the sentences of `base`, as ranges of its word numbers, of which nothing stands in `here`.

    Nothing: no word of content and no two words in a row. "We will let you know" is not left out where "we will
    inform you" stands. The only sentence of a rendering is never left out: then its words were replaced.
    """
    left = _traces(shown_words(here))
    sentences, start = [], 0
    for part in _SENTENCE.split(base):
        end = start + len(shown_words(part))
        sentences.append(range(start, end))
        start = end
    words = shown_words(base)
    gone = [s for s in sentences if (traces := _traces(words[s.start : s.stop])) and not traces & left]
    return gone if len(gone) < sum(len(s) > 0 for s in sentences) else []


def _traces(words: Sequence[str]) -> frozenset[str]:
    """Return what shows that words were kept: terms of content, and pairs of neighbours."""
    return content_terms(words) | {f"{fold(a)} {fold(b)}" for a, b in pairwise(words)}


def content_terms(words: Sequence[str]) -> frozenset[str]:
    """Return the terms of the words that carry content."""
    return frozenset(term for word in words if (term := word_term(fold(word))) is not None)


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
    before, after = (content_terms(text.split()) for text in (change.base, change.here))
    return bool(before) and bool(after) and before != after
