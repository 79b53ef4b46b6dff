"""Tell on which day, in which month or year something was said.

In: a draft, its speaker and the article's time mentions.  Out: a truncated ISO date, none unless the text says when.
A time belongs to a statement if it stands in its sentence outside the content, close to the cue or at the start; a
statement by the same speaker that follows at once shares it, and so does one after "Asked on Friday, she …".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rashomon.annotate.draft import Draft
from rashomon.annotate.reading import Reading
from rashomon.annotate.who.scene import Named
from rashomon.model import Span, TimeMention

MAX_SHARED_GAP = 200  # characters: one sentence of attribution between two statements of one occasion
# Characters between cue or source and the time of saying; a coarse date stands close or means something else.
REACH = {"minute": 60, "day": 60, "month": 25, "year": 15}
OPENING = 30  # characters from the start of a sentence: "On Thursday, days after his election, he said"
_OTHER_CLAUSE = re.compile(r"\b(?:who|which|that|whose|where|when|after|before|since|until|because|by|for|of)\b|;")
_RELATIVE = re.compile(r"\b(?:who|which|that|whose)\b")
_LENGTHS = {"minute": 10, "day": 10, "month": 7, "year": 4}  # characters of a truncated ISO date
_ASKED = re.compile(r"\b(?:asked|speaking|told|said|spoke|addressing|interview(?:ed)?|pressed)\b", re.IGNORECASE)


class Calendar:
    """Finds when the statements of one article were said, one after the other."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        times: Sequence[TimeMention],
        reading: Reading,
        published: str | None,
    ) -> None:
        """Leave out the times that stand in what was said, and those after the day of publication."""
        self.text, self.sentences = text, sentences
        said = sorted(piece for draft in reading.drafts for piece in draft.pieces)
        self.times = [t for t in times if t.date and _is_past(t.date, published) and not _is_within(t.span, said)]
        self._starts = [t.span.start for t in self.times]
        self._sentence_starts = [s.start for s in sentences]
        self._names = {p.name: sorted(m.span.start for m in p.mentions) for p in reading.people}
        self._before: tuple[Draft, Named | None, str | None] | None = None

    def day_of(self, draft: Draft, named: Named | None) -> str | None:
        """Return when `draft` was said, None where the text does not tell; drafts are asked in order of place."""
        day = self._own(draft) or self._shared(draft, named) or self._asked_before(draft, named)
        self._before = (draft, named, day)
        return day

    def _times_in(self, span: Span) -> list[TimeMention]:
        first, last = bisect_left(self._starts, span.start), bisect_right(self._starts, span.end - 1)
        return [t for t in self.times[first:last] if t.precision]

    def _own(self, draft: Draft) -> str | None:
        """Return the one date of the draft's own sentence that belongs to the saying, the finest kind first."""
        if draft.sentence is None:
            return None
        near = [t for t in self._times_in(draft.sentence) if self._belongs(draft, t)]
        for kinds in (("minute", "day"), ("month",), ("year",)):
            dates = {_truncated(t) for t in near if t.precision in kinds}
            if dates:
                return dates.pop() if len(dates) == 1 else None
        return None

    def _belongs(self, draft: Draft, time: TimeMention) -> bool:
        """Return whether a time of the sentence is that of the saying rather than of what is told beside it."""
        if time.precision is None or draft.sentence is None:
            return False
        anchors = [a for a in (draft.cue, draft.pronoun or draft.source) if a is not None]
        if not anchors:
            return True
        if draft.pronoun is not None and time.span.start < draft.pronoun.start:
            return False
        if draft.source is not None and draft.pronoun is None and draft.source.end <= time.span.start:
            beside = _RELATIVE.search(self.text, draft.source.end, time.span.start)
            if beside is not None and draft.cue is not None and draft.cue.start > time.span.start:
                return False  # "Lee, who was paid a million last year, insisted"
        if time.precision == "day" and time.span.start - draft.sentence.start < OPENING:
            return True
        gaps = [self._gap(time.span, anchor) for anchor in anchors]
        gap = min(gaps, key=len)
        return len(gap) <= REACH[time.precision] and not _OTHER_CLAUSE.search(gap)

    def _gap(self, a: Span, b: Span) -> str:
        if a.overlaps(b):
            return ""
        return self.text[a.end : b.start] if a.end <= b.start else self.text[b.end : a.start]

    def _shared(self, draft: Draft, named: Named | None) -> str | None:
        """Return the date of the statement before in the same paragraph by the same speaker, if this one has none."""
        if self._before is None or named is None or draft.cue is None:
            return None
        before, who, day = self._before
        if who != named or before.block != draft.block:
            return None
        return day if len(self.text[before.pieces[-1].end : draft.pieces[0].start]) < MAX_SHARED_GAP else None

    def _asked_before(self, draft: Draft, named: Named | None) -> str | None:
        """Return the day of the sentence before where that tells of the speaker being asked or speaking."""
        first = draft.pieces[0].start if draft.sentence is None else min(draft.sentence.start, draft.pieces[0].start)
        index = bisect_right(self._sentence_starts, first) - 1
        if named is None or named.kind != "person" or index < 1 or draft.kind == "headline":
            return None
        before = self.sentences[index - 1]
        words = before.of(self.text)
        mentioned = any(before.start <= at < before.end for at in self._names.get(named.name, ()))
        if not mentioned or not _ASKED.search(words):
            return None
        days = {_truncated(t) for t in self._times_in(before) if t.precision in {"minute", "day"}}
        return days.pop() if len(days) == 1 else None


def _is_past(day: str, published: str | None) -> bool:
    """Return whether a truncated date can lie before the publication: nobody has said anything later."""
    return published is None or day[: len(published)] <= published[: len(day)]


def _is_within(span: Span, pieces: Sequence[Span]) -> bool:
    """Return whether a place lies in one of the sorted pieces."""
    index = bisect_right(pieces, span.start, key=lambda p: p.start) - 1
    return any(p.overlaps(span) for p in pieces[max(0, index - 1) : index + 2])


def _truncated(time: TimeMention) -> str:
    return (time.date or "")[: _LENGTHS[time.precision or "day"]]
