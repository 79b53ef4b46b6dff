"""Find quotation marks that belong together, as they come on real pages.

In: a text and its blocks.  Out: quotations with and without their marks, in order, nested ones included.
Curly, straight, doubled, British single, guillemets and German marks are read; an apostrophe is no mark.  A mark that
lost its partner spoils only its own paragraph: a lone closing mark opens at the paragraph's start.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from msgspec.structs import replace

from rashomon.model import Span
from rashomon.model.base import Value


class Quotation(Value, frozen=True, kw_only=True):
    """A quotation within one block: `outer` with its marks, `inner` without, both trimmed.

    `depth` is 0 for outermost ones; `goes_on` means that the quotation is continued in the next block, `opened` and
    `closed` whether its own marks stand in the text.
    """

    outer: Span
    inner: Span
    block: int
    depth: int = 0
    opened: bool = True
    closed: bool = True
    goes_on: bool = False
    from_before: bool = False


class _Open(Value, frozen=True, kw_only=True):
    mark: str
    start: int
    width: int


_CLOSERS_OF = {
    "“": "”\"″", "„": "“”\"", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’'", "'": "'’", '"': '"”',
    "``": "''", "''": "''", "‚": "‘’", "「": "」", "”": "”",
}  # fmt: skip
_TURNED = {"»": "»«", "›": "›‹"}  # what may close a mark that opens although it points backwards
_DOUBLE = frozenset('“”„"«»‹›「」″')
_SINGLE = frozenset("‘’'‚")
_MARK = re.compile(f"[{''.join(sorted(_DOUBLE | _SINGLE))}`]")
_OPENS_BEFORE = frozenset(" \t\n\u00a0([{—–-/“‘\"'«„:;,…>")
_CLOSES_AFTER = frozenset(" \t\n\u00a0)]}—–-/.,;:!?…”’\"'»")
# A paragraph's last words where they say who spoke: what follows in the next paragraph is another quotation.
_ATTRIBUTED = re.compile(
    r",\s+(?:[—–-]\s+)?(?:[\w.’'-]+\s+){0,4}?(?:said|says|added|told|sagte|erklärte|"
    r"a (?:déclaré|dit|affirmé)|dijo|aseguró|afirmó|ha (?:detto|dichiarato)|сказала?|заявила?|сказав|заявив)"
    r"(?:\s+[\w.’'-]+){0,8}\.\Z"
)
MAX_PARTNER_CHARACTERS = 2000  # a single mark is looked for no further: longer is an apostrophe
MAX_OPEN = 16  # marks that wait for their partner: nobody quotes deeper, and each later mark is held against them all
# A single straight mark that may close: behind something, and no letter follows.
_CLOSING_SINGLE = re.compile(r"(?<!\s)'(?![^\W_])")
_ELIDED = frozenset("tis twas cause em til n bout".split())


def find_quotations(text: str, blocks: Sequence[Span]) -> tuple[Quotation, ...]:
    """Return the quotations of all blocks, ordered by place; nested ones follow the one around them."""
    found: list[Quotation] = []
    for index, block in enumerate(blocks):
        found.extend(_BlockReader(text, block, index).read())
    return tuple(sorted(_join_paragraphs(text, blocks, found), key=lambda q: (q.outer.start, -q.outer.end)))


class _BlockReader:
    """Reads one block from left to right with a stack of open marks."""

    def __init__(self, text: str, block: Span, index: int) -> None:
        self.text, self.block, self.index = text, block, index
        self.stack: list[_Open] = []
        self.found: list[Quotation] = []
        self.found_end = block.start  # of the quotation that reaches furthest

    def read(self) -> list[Quotation]:
        place = _MARK.search(self.text, self.block.start, self.block.end)
        while place is not None:
            place = _MARK.search(self.text, place.start() + self._step(place.start()), self.block.end)
        for number, mark in enumerate(self.stack):
            if _is_double(mark.mark) or mark.mark == "‘":
                self._close_at_end(mark, number)
        return self.found

    def _step(self, at: int) -> int:
        """Read the mark at `at` and return its width."""
        width = 2 if self.text[at : at + 2] in {"''", "``"} and at + 2 <= self.block.end else 1
        mark = self.text[at : at + width]
        if self._closes(mark, at, width):
            self._close(mark, at, width)
        elif self._opens(mark, at, width):
            self._open(mark, at, width)
        elif mark in {"”", "″"} or (mark in {'"', "»", "''", "“"} and self._stands_after_word(at)):
            self._lone_close(at, width)
        return width

    def _before(self, at: int) -> str:
        return self.text[at - 1] if at > self.block.start else " "

    def _after(self, at: int) -> str:
        return self.text[at] if at < self.block.end else " "

    def _stands_after_word(self, at: int) -> bool:
        return not self._before(at).isspace()

    def _closes(self, mark: str, at: int, width: int) -> bool:
        top = next((o for o in reversed(self.stack) if mark in _closers(o.mark)), None)
        if top is None or at <= top.start:
            return False
        before, after = self._before(at), self._after(at + width)
        if mark in _SINGLE or mark in {'"', "''"}:
            if before.isspace() and top.mark != "«":
                return False
            if mark in {"’", "'"} and (after.isalnum() or self._is_possessive(mark, at)):
                return False
        return not (mark == "«" and top.mark == "»" and before.isspace())

    def _is_possessive(self, mark: str, at: int) -> bool:
        """Return whether the mark after a final s is an apostrophe: another closing mark follows in the block."""
        if self._before(at).lower() != "s" or self._after(at + 1) != " ":
            return False
        rest = self.text[at + 1 : min(self.block.end, at + MAX_PARTNER_CHARACTERS)]
        closing = next(
            (i for i, c in enumerate(rest) if c == mark and not (i + 1 < len(rest) and rest[i + 1].isalnum())), -1
        )
        opening = next((i for i, c in enumerate(rest) if c in "‘'" and i and rest[i - 1] == " "), len(rest))
        return 0 <= closing < opening

    def _opens(self, mark: str, at: int, width: int) -> bool:
        before, after = self._before(at), self._after(at + width)
        if mark in {"“", "„", "«", "‹", "「", "``"}:
            return not (
                mark == "“" and not before.isspace() and before not in _OPENS_BEFORE and (after in _CLOSES_AFTER)
            )
        if mark == "‘":
            return not before.isalnum()
        if after.isspace() or before.isalnum():
            return False
        if mark in {"'", "’"}:
            return mark == "'" and before in _OPENS_BEFORE and self._has_partner(at)
        if mark in {"”", "″", "»", "›"}:
            # Swedish and Danish style: the same mark, or the pair turned round.
            return (
                before in _OPENS_BEFORE
                and after.isalnum()
                and any(self.text.find(m, at + 1, self.block.end) >= 0 for m in _TURNED.get(mark, mark))
            )
        return before in _OPENS_BEFORE

    def _has_partner(self, at: int) -> bool:
        """Return whether a single straight mark can be closed later, and is no elision such as 'tis or '90s."""
        word = self.text[at + 1 : at + 6].lower()
        if any(word.startswith(e) and not word[len(e) : len(e) + 1].isalnum() for e in _ELIDED) or word[:2].isdigit():
            return False
        # The mark stands behind one character at least.
        return _CLOSING_SINGLE.search(self.text, at + 2, min(self.block.end, at + MAX_PARTNER_CHARACTERS)) is not None

    def _open(self, mark: str, at: int, width: int) -> None:
        if self.stack and self.stack[-1].mark == mark and _is_double(mark):
            # The same mark again: the first one lost its closing mark, unless it holds a nested quotation.
            lost = self.stack.pop()
            self._close_lost(lost, at, len(self.stack))
        self.stack.append(_Open(mark=mark, start=at, width=width))
        del self.stack[:-MAX_OPEN]

    def _close(self, mark: str, at: int, width: int) -> None:
        while mark not in _closers(self.stack[-1].mark):
            self.stack.pop()
        top = self.stack.pop()
        self._add(top.start, at + width, top.start + top.width, at, len(self.stack))

    def _lone_close(self, at: int, width: int) -> None:
        if self.stack:
            return
        start = self.found_end
        self._add(start, at + width, start, at, 0, opened=False)

    def _close_lost(self, mark: _Open, at: int, depth: int) -> None:
        """End a quotation whose closing mark was lost at the first sentence end or comma before a word of saying."""
        inner = mark.start + mark.width
        stop = self.text.find(", ", inner, at)
        end = stop + 1 if stop > 0 else at
        self._add(mark.start, end, inner, end, depth, closed=False)

    def _close_at_end(self, mark: _Open, depth: int) -> None:
        said = _ATTRIBUTED.search(self.text, mark.start + mark.width, self.block.end)
        if said is not None:  # the closing mark was lost before the attribution
            self._add(mark.start, said.start() + 1, mark.start + mark.width, said.start() + 1, depth, closed=False)
            return
        self._add(mark.start, self.block.end, mark.start + mark.width, self.block.end, depth, closed=False)

    def _add(
        self, start: int, end: int, inner: int, inner_end: int, depth: int, *, opened: bool = True, closed: bool = True
    ) -> None:
        outer_span, inner_span = trim(self.text, start, end), trim(self.text, inner, inner_end)
        if outer_span is None or inner_span is None or not self._holds_word(inner_span):
            return
        self.found_end = max(self.found_end, outer_span.end)
        self.found.append(
            Quotation(outer=outer_span, inner=inner_span, block=self.index, depth=depth, opened=opened, closed=closed)
        )

    def _holds_word(self, span: Span) -> bool:
        """Return whether a letter or digit stands in the span; nearly always it begins with one."""
        if self.text[span.start].isalnum():
            return True
        at = bisect_left(self._letters, span.start)
        return at < len(self._letters) and self._letters[at] < span.end

    @cached_property
    def _letters(self) -> list[int]:
        """Where the letters and digits of the block stand."""
        return [i for i in range(self.block.start, self.block.end) if self.text[i].isalnum()]


def _is_double(mark: str) -> bool:
    return mark in _DOUBLE or mark in {"``", "''"}


def _closers(mark: str) -> tuple[str, ...]:
    closers = _CLOSERS_OF.get(mark, mark)
    return (closers,) if closers == "''" else tuple(closers)


def trim(text: str, start: int, end: int) -> Span | None:
    """Return the span without white space at its edges, None if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _join_paragraphs(text: str, blocks: Sequence[Span], found: list[Quotation]) -> list[Quotation]:
    """Return the quotations with those that run over paragraphs marked as going on."""
    joined = list(found)
    firsts: dict[int, int] = {}
    for position, quotation in enumerate(joined):
        if not quotation.depth:
            firsts.setdefault(quotation.block, position)
    for position, quotation in enumerate(joined):
        if quotation.closed or quotation.depth or quotation.outer.end != blocks[quotation.block].end:
            continue
        following = firsts.get(quotation.block + 1)
        if following is None:
            continue
        after = joined[following]
        starts_block = after.outer.start == blocks[after.block].start
        same_mark = text[quotation.outer.start] == text[after.outer.start]
        if starts_block and (not after.opened or same_mark):
            joined[position] = replace(quotation, goes_on=True)
            joined[following] = replace(after, from_before=True)
    return joined
