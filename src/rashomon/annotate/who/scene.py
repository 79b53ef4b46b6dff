"""The scene: whom an article has named so far, where, and who stood in the foreground.

In: a text, its blocks, its people.  Out: what pronouns and descriptions are resolved against.
Foreground are those who spoke or were the subject of a main clause; what is said in quotation marks counts for nothing.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from typing import Literal, NamedTuple

from rashomon.annotate.who.names import Gender, Mention, Person
from rashomon.model import Span
from rashomon.model.base import Value

Kind = Literal["person", "body", "place", "unnamed"]


class Named(Value, frozen=True, kw_only=True):
    """Who a source is: canonical name and kind."""

    name: str
    kind: Kind


class Sight(NamedTuple):
    """One appearance in the foreground: where, who, and the gender where it is known."""

    at: int
    named: Named
    gender: Gender


class Scene:
    """What is known of an article's people at any place; grows as sources are named."""

    def __init__(self, text: str, blocks: Sequence[Span], people: Sequence[Person]) -> None:
        self.text, self.blocks, self.people = text, blocks, people
        self.mentions: list[tuple[Mention, Person]] = sorted(
            ((m, p) for p in people for m in p.mentions), key=lambda x: x[0].span
        )
        self._starts = [m.span.start for m, _ in self.mentions]
        self._block_starts = [b.start for b in blocks]
        self._genders = {p.name: p.gender for p in people}
        self.sights: list[Sight] = [
            Sight(m.span.start, Named(name=p.name, kind=p.kind), p.gender) for m, p in self.mentions if m.main_subject
        ]
        self.spoken: list[Span] = []
        self.described: list[tuple[int, str, Named]] = []

    def mentions_in(self, start: int, end: int) -> list[tuple[Mention, Person]]:
        """Return the mentions that begin in a range, in order."""
        return self.mentions[bisect_right(self._starts, start - 1) : bisect_right(self._starts, end - 1)]

    def touching(self, span: Span) -> list[tuple[Mention, Person]]:
        """Return the mentions that overlap a place."""
        first = max(0, bisect_right(self._starts, span.start) - 3)
        return [(m, p) for m, p in self.mentions[first : bisect_right(self._starts, span.end)] if m.span.overlaps(span)]

    def block_at(self, at: int) -> int:
        """Return the number of the block around a place."""
        return max(0, bisect_right(self._block_starts, at) - 1)

    def floor(self, at: int, back: int) -> int:
        """Return where the block begins that lies `back` blocks before the one at a place."""
        return self.blocks[max(0, self.block_at(at) - back)].start if self.blocks else 0

    def foreground(self, start: int, end: int) -> list[Sight]:
        """Return who appeared in the foreground in a range, in order."""
        first = bisect_right(self.sights, start - 1, key=lambda s: s.at)
        return self.sights[first : bisect_right(self.sights, end - 1, key=lambda s: s.at)]

    def see(self, at: int, named: Named) -> None:
        """Remember that somebody spoke at a place, unless it lies in quotation marks."""
        if not any(piece.start <= at < piece.end for piece in self.spoken):
            insort(self.sights, Sight(at, named, self._genders.get(named.name)), key=lambda s: s.at)

    def gender(self, name: str) -> Gender:
        """Return the gender of a person of the article, None where it is unknown."""
        return self._genders.get(name)
